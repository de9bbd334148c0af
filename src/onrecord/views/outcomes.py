"""What a record holds beside its statements: revisions, checked figures, agendas, claims beside registers; as words."""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.schema.check import Verdict
from onrecord.schema.figure import FigureCheck
from onrecord.schema.record import Record
from onrecord.schema.revision import Revision
from onrecord.schema.span import Span
from onrecord.schema.statement import Form
from onrecord.views.dates import show_timex


@dataclass(frozen=True, slots=True)
class Outcome:
    """One finding: what it is, its words, whether it says that something is wrong, and the statements it is about."""

    title: str
    words: str
    wrong: bool = False
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Findings of one sort under a heading."""

    heading: str
    outcomes: tuple[Outcome, ...]


def sections_of(record: Record) -> tuple[Section, ...]:
    """The sections that hold anything, in the order in which a reader needs them."""
    found = (
        Section("What became of it", tuple(_revisions(record))),
        Section("Figures", tuple(_figures(record))),
        Section("Beside public registers", tuple(_checks(record))),
        Section("Talked about", tuple(_agendas(record))),
    )
    return tuple(section for section in found if section.outcomes)


def _revisions(record: Record) -> Iterator[Outcome]:
    times = {time.id: time for time in record.times or ()}
    for revision in record.revisions or ():
        when = times.get(revision.when or "")
        said = f"{show_timex(when)} ({when.span.of(record.article.text)})" if when else None
        title = ", ".join(filter(None, (revision.kind.value, _name(record, revision.speaker), said)))
        sides = (revision.revised, revision.by)
        yield Outcome(title, _revised(record, revision), about=tuple(one for one in sides if isinstance(one, str)))


def _revised(record: Record, revision: Revision) -> str:
    """The words that revise, and those that are revised."""
    return f"{_words(record, revision.by)} ← {_words(record, revision.revised)}"


_WHOSE = {Form.INDIRECT: " (paraphrase)", Form.MIXED: " (partly paraphrase)", Form.DIRECT: ""}


def _words(record: Record, place: str | Span) -> str:
    """The words as the article has them, with its own quotation marks and no others, and whose they are."""
    if isinstance(place, Span):
        return f"{place.of(record.article.text)} (the article’s words)"
    said = (one.text + _WHOSE[one.form] for one in record.statements if one.id == place)
    return next(said, "")


def _figures(record: Record) -> Iterator[Outcome]:
    for figure in record.figures or ():
        if figure.check is not FigureCheck.UNCHECKED:
            words = figure.span.of(record.article.text)
            wrong = figure.check is FigureCheck.INCONSISTENT
            yield Outcome(f"{figure.check.value}: {words}", figure.explanation or "", wrong)


def _checks(record: Record) -> Iterator[Outcome]:
    statements = {statement.id for statement in record.statements}
    for check in record.checks or ():
        rows = f" (rows {', '.join(check.evidence)})" if check.evidence else ""
        wrong = check.verdict is Verdict.CONTRADICTED
        about = (check.about,) if check.about in statements else ()
        yield Outcome(check.verdict.value, check.explanation + rows, wrong, about)


def _agendas(record: Record) -> Iterator[Outcome]:
    speakers = {statement.id: statement.speaker for statement in record.statements}
    for agenda in record.agendas or ():
        who = _name(record, speakers.get(agenda.by or "")) or ("somebody" if agenda.by else "the article itself")
        about = (agenda.by,) if agenda.by else ()
        yield Outcome(f"according to {who}", " · ".join(item.topic for item in agenda.items), about=about)


def _name(record: Record, entity: str | None) -> str | None:
    return next((one.name for one in record.entities or () if one.id == entity), None)
