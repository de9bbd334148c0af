"""A record → checks of its claims."""

from onrecord.schema.check import Check
from onrecord.schema.record import Record


def check_claims(record: Record) -> tuple[Check, ...]:
    """The claims of `record` beside what the registers state."""
    del record
    return ()
