"""What a comparison of two articles is made of; `docs/app.md` defines each field."""

from dataclasses import dataclass
from typing import Literal

from onrecord.schema.article import Facts
from onrecord.schema.event import EventType
from onrecord.schema.span import Passage
from onrecord.schema.statement import Act, Form, Polarity
from onrecord.timeline import Line
from onrecord.variants import ChangeKind, Stretch

ARTICLES_SCHEMA: Literal["onrecord.articles/1"] = "onrecord.articles/1"


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as one article gives it; `speaker` is `None` for nobody and where the record does not resolve it."""

    statement: str
    speaker: str | None
    form: Form
    act: Act
    polarity: Polarity
    text: str
    link: str | None


@dataclass(frozen=True, slots=True)
class BothSaid:
    """A statement that both articles report.

    `quoted` if both give the words of one utterance: then `diff` sets them side by side (gone: only in the first, new:
    only in the other) and `changes` says what is different. Otherwise the same speaker is reported in similar words.
    """

    one: Said
    other: Said
    quoted: bool
    changes: tuple[ChangeKind, ...]
    diff: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as an article words it, in its sentence."""

    value: float
    words: Passage
    sentence: Passage


@dataclass(frozen=True, slots=True)
class FigurePair:
    """The numbers that the articles give for one thing, where they are not the same."""

    what: str
    unit: str | None
    one: tuple[Amount, ...]
    other: tuple[Amount, ...]


@dataclass(frozen=True, slots=True)
class DatePair:
    """Events of one type with the same parties that the articles put on different days: one moved, or two events."""

    type: EventType
    one: Line
    other: Line


@dataclass(frozen=True, slots=True)
class Heard:
    """A speaker whom only one of the articles lets speak, with the number of statements there."""

    name: str
    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoArticles:
    """What two articles share and what only one of them has, each in the order of its article."""

    schema: Literal["onrecord.articles/1"] = ARTICLES_SCHEMA
    one: Facts
    other: Facts
    both: tuple[BothSaid, ...]
    only_one: tuple[Said, ...]
    only_other: tuple[Said, ...]
    figures: tuple[FigurePair, ...]
    dates: tuple[DatePair, ...]
    heard_one: tuple[Heard, ...]
    heard_other: tuple[Heard, ...]
