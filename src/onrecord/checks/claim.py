"""What a claim says: who was where, met whom or held what, how often and when."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from onrecord.schema.entity import Entity
from onrecord.schema.span import Span


class ClaimKind(StrEnum):
    """The predicate of a claim."""

    STAY = "visit"
    MEETING = "meeting"
    OFFICE = "office"
    NEWCOMER = "first holder of an office to visit"


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `first` to `last`, as precise as the article is."""

    first: dt.date
    last: dt.date

    def distance(self, first: dt.date, last: dt.date) -> int:
        """The days between this period and another; 0 where they overlap."""
        return max((first - self.last).days, (self.first - last).days, 0)


@dataclass(frozen=True, slots=True)
class Count:
    """How often, at least and at most; as the article has it in `words`. `ordinal` counts the one that is told."""

    low: int
    high: int
    words: str
    ordinal: bool = False

    def allows(self, low: int, high: int) -> bool:
        """Whether a number from `low` to `high` is one that is claimed."""
        return self.low <= high and low <= self.high


@dataclass(frozen=True, slots=True)
class Party:
    """Who is spoken of: the entity, and the title right before the name."""

    entity: Entity
    title: str
    certain: bool
    """Whether the words can stand for nobody else: a name, or a pronoun with one name before it."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim in `span`; what it does not say is None or empty.

    `office` is what was held, or, where it counts only what was done in office, the words that say so; `strict` where
    each word of the clause was understood; `whole` is the claim of which this one gives a part.
    """

    kind: ClaimKind
    span: Span
    who: Party
    place: str
    other: Party | None = None
    count: Count | None = None
    when: Period | None = None
    since: Period | None = None
    until: Period | None = None
    office: str = ""
    verb: str = ""
    sort: str = ""
    strict: bool = True
    whole: "Claim | None" = None
