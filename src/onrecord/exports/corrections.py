"""What people corrected, as training data: the machine's answer and the person's, with the words they are about."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from onrecord.exports.selection import select_entries
from onrecord.schema.encoding import encode
from onrecord.schema.record import Record
from onrecord.schema.span import Passage, Span, hull

CORRECTION_SCHEMA: Literal["onrecord.correction/1"] = "onrecord.correction/1"


class CorrectionKind(StrEnum):
    """What a person says is wrong."""

    WRONG_SPEAKER = "wrong speaker"
    NOT_A_STATEMENT = "not a statement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One thing that a person said of one statement.

    `answer` is the right speaker, in the person's words, where one is given. `context` are the paragraphs that hold the
    statement; it, and `source`, `cue` and `content`, are letter for letter, their places code points of the article's
    text. `speaker` and `confidence` are the machine's, `engine` and `made_by` tell which.
    """

    schema: Literal["onrecord.correction/1"] = CORRECTION_SCHEMA
    article: str
    url: str | None
    statement: str
    kind: CorrectionKind
    answer: str | None
    by: str | None
    at: str | None
    note: str | None
    context: Passage
    source: tuple[Passage, ...]
    cue: tuple[Passage, ...]
    content: tuple[Passage, ...]
    speaker: str | None
    confidence: float
    engine: str
    made_by: str


def build_correction(
    record: Record,
    statement: str,
    kind: CorrectionKind,
    *,
    answer: str | None = None,
    by: str | None = None,
    at: str | None = None,
    note: str | None = None,
) -> Correction:
    """What a person said of `statement`, an id in `record`.

    Raises:
        KeyError: the record has no such statement.
    """
    text = record.article.text
    entry = next(select_entries(record, {statement}), None)
    if entry is None:
        raise KeyError(statement)
    parts = (entry.attribution.source, entry.attribution.cue, entry.statement.content)
    source, cue, content = (tuple(_passage(text, span) for span in spans) for spans in parts)
    engine = record.engine
    return Correction(
        article=record.article.id,
        url=record.article.url,
        statement=statement,
        kind=kind,
        answer=answer,
        by=by,
        at=at,
        note=note,
        context=_passage(text, _context(record, hull(span for spans in parts for span in spans))),
        source=source,
        cue=cue,
        content=content,
        speaker=entry.speaker.name if entry.speaker else None,
        confidence=entry.statement.confidence,
        engine=" ".join(filter(None, (engine.name, engine.version, engine.model))),
        made_by=entry.attribution.by,
    )


def _context(record: Record, whole: Span) -> Span:
    """The blocks that `whole` touches, from the first to the last."""
    return hull([whole, *(block.span for block in record.article.blocks if block.span.overlaps(whole))])


def _passage(text: str, span: Span) -> Passage:
    return Passage(span.start, span.end, span.of(text))


def write_corrections(corrections: Iterable[Correction]) -> Iterator[bytes]:
    """A correction a line, as JSON."""
    for correction in corrections:
        yield encode(correction) + b"\n"
