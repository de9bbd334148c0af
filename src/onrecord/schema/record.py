"""A record: everything that onrecord says about one article."""

from dataclasses import dataclass
from typing import Literal

from onrecord.schema.agenda import Agenda
from onrecord.schema.article import Article
from onrecord.schema.attribution import Attribution
from onrecord.schema.check import Check
from onrecord.schema.entity import Entity
from onrecord.schema.event import Event
from onrecord.schema.figure import Figure
from onrecord.schema.revision import Revision
from onrecord.schema.statement import Statement
from onrecord.schema.timex import Timex

RECORD_SCHEMA: Literal["onrecord.record/1"] = "onrecord.record/1"


@dataclass(frozen=True, slots=True)
class Engine:
    """What made a record: the program with its version, and the weights it used."""

    name: str
    version: str
    model: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What one article says, as spans of its text; a list is `None` if not looked for, ``()`` if there is none."""

    schema: Literal["onrecord.record/1"] = RECORD_SCHEMA
    engine: Engine
    article: Article
    entities: tuple[Entity, ...] | None = None
    attributions: tuple[Attribution, ...]
    statements: tuple[Statement, ...]
    times: tuple[Timex, ...] | None = None
    events: tuple[Event, ...] | None = None
    revisions: tuple[Revision, ...] | None = None
    figures: tuple[Figure, ...] | None = None
    agendas: tuple[Agenda, ...] | None = None
    checks: tuple[Check, ...] | None = None
