"""What sorts of events there are, by who takes part in them and how."""

from onrecord.registers import place_of
from onrecord.schema.event import EventType

RECIPROCAL = frozenset(
    {EventType.MEETING, EventType.SUMMIT, EventType.CALL, EventType.TALKS, EventType.AGREEMENT, EventType.SIGNING}
)
"""Events whose parties have the same part."""
SUFFERED = frozenset({EventType.ELECTION, EventType.APPOINTMENT, EventType.TRIAL, EventType.SANCTION})
"""Events that belong to whom they happen to ("Lund's election")."""
LOCAL = frozenset({EventType.MEETING, EventType.SUMMIT, EventType.VISIT, EventType.ELECTION, EventType.VOTE})
"""Events that belong to a country or a town as their place ("Norway's summit")."""
TRANSITIVE = frozenset(
    {EventType.INVITATION, EventType.APPOINTMENT, EventType.ELECTION, EventType.ATTACK, EventType.THREAT}
    | {EventType.VISIT, EventType.TRIAL, EventType.SANCTION}
)
"""Events whose verbs have a recipient as their object."""
BODIES = frozenset({"United Nations", "European Union", "NATO"})


def is_body(name: str) -> bool:
    """Whether what counts as a place is a body of many countries, which acts and is no place."""
    return place_of(name) in BODIES
