"""What the words of a time expression say, before it is known from when they are counted."""

from dataclasses import dataclass
from enum import Enum

from onrecord.times.moment import Grain, Moment


class Anchor(Enum):
    """What a relative expression is counted from."""

    PUBLISHED = "published"
    PREVIOUS = "previous"
    """The last time spoken of before it."""
    NEXT = "next"
    """The time that comes right after it ("two days after July 16")."""


class Direction(Enum):
    """Which way of its anchor a time lies."""

    PAST = -1
    SAME = 0
    FUTURE = 1
    VERB = None
    """The verb that governs the expression tells."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A time that needs no anchor ("July 16, 2018")."""

    moment: Moment


@dataclass(frozen=True, slots=True)
class Recurring:
    """What comes again each week or year ("Thursday", "July 16", "the fall", "Christmas"), and which of them is meant.

    `direction` SAME is the one nearest to the anchor; `skip` leaves out the first ("Friday week").
    """

    name: str
    direction: Direction = Direction.VERB
    anchor: Anchor = Anchor.PUBLISHED
    tail: str = ""
    skip: int = 0


@dataclass(frozen=True, slots=True)
class Shifted:
    """`n` grains on from the one that holds the anchor ("last week", "two days ago", "a year earlier"); `None`: some.

    `part` names a time within it ("Christmas last year"); `tail` is the part of the day.
    """

    grain: Grain
    n: int | None
    anchor: Anchor = Anchor.PUBLISHED
    tail: str = ""
    unit: Grain | None = None
    """The unit counted in, where it is not `grain`."""


@dataclass(frozen=True, slots=True)
class Within:
    """A time named within another ("March of last year", "the third quarter")."""

    name: str
    whole: "Fixed | Shifted"


@dataclass(frozen=True, slots=True)
class Latest:
    """The one that the text is about, else the last that is over ("the quarter" in a report on earnings)."""

    grain: Grain


@dataclass(frozen=True, slots=True)
class Length:
    """How long something takes ("two days"): a TIMEX3 duration; `sign` tells if it is reckoned up to or from now."""

    value: str
    sign: int = 0


@dataclass(frozen=True, slots=True)
class Repeated:
    """How often ("every Thursday", "daily"): a TIMEX3 set."""

    value: str


@dataclass(frozen=True, slots=True)
class Vague:
    """Now, once or some day: PRESENT_REF, PAST_REF, FUTURE_REF."""

    value: str


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of the day, of the day that the text speaks of ("8 p.m.", "noon")."""

    tail: str


Meaning = Fixed | Recurring | Shifted | Within | Latest | Length | Repeated | Vague | Clock
