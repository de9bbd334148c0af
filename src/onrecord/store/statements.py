"""The statements of a record as rows: what they are looked up by, and where they stand in the text."""

import sqlite3
from collections.abc import Mapping

from onrecord.schema.check import Verdict
from onrecord.schema.figure import FigureCheck
from onrecord.schema.record import Record
from onrecord.schema.span import Span, hull
from onrecord.text import sentence_end

NEAR = 400
"""Characters of its paragraph that are shown before and after a quote at most."""

COLUMNS = (
    "key, number, speaker, kind, form, act, polarity, channel, outlet, venue, said, until, start,"
    ' "end", sentence_start, sentence_end, failed, confidence, local, day, publisher, revised'
)
"""What the record alone tells of a statement; `revised` comes last, for other articles may make it true."""

Row = tuple[object, ...]


def write_statements(db: sqlite3.Connection, article: int, record: Record, entities: Mapping[str, int]) -> None:
    """The rows of all statements of `record`, in place of what was there.

    `entities` maps the entities of the record to those of the store.
    """
    db.execute("DELETE FROM statements WHERE article = ?", (article,))
    speakers = (entities.get(statement.speaker or "") for statement in record.statements)
    rows = [(article, entity, *row) for entity, row in zip(speakers, statement_rows(record), strict=True)]
    marks = ", ".join("?" * (COLUMNS.count(",") + 3))
    db.executemany(f"INSERT INTO statements (article, entity, {COLUMNS}) VALUES ({marks})", rows)  # noqa: S608


def statement_rows(record: Record) -> list[Row]:
    """The `COLUMNS` of each statement of `record`, in its order."""
    names = {entity.id: entity.name for entity in record.entities or ()}
    times = {time.id: (time.earliest, time.latest) for time in record.times or ()}
    revised, failed = _revised(record), _failed(record)
    sentences, day = _Sentences(record), (record.article.published.value or "")[:10]
    rows: list[Row] = []
    for number, statement in enumerate(record.statements, 1):
        whole, channel = hull(statement.content), statement.channel
        sentence = sentences.around(whole)
        rows.append(
            (
                statement.id,
                number,
                names.get(statement.speaker or ""),
                statement.speaker_kind,
                statement.form,
                statement.act,
                statement.polarity,
                channel and channel.kind,
                channel and channel.outlet,
                statement.venue,
                *times.get(statement.said or "", (None, None)),
                whole.start,
                whole.end,
                sentence.start,
                sentence.end,
                any(span.overlaps(place) for span in statement.content for place in failed),
                statement.confidence,
                statement.speaker,
                day,
                record.article.publisher,
                statement.id in revised,
            )
        )
    return rows


def _revised(record: Record) -> set[str]:
    """The statements that revise one, or are revised, within the article."""
    sides = (side for revision in record.revisions or () for side in (revision.revised, revision.by))
    return {side for side in sides if isinstance(side, str)}


def _failed(record: Record) -> list[Span]:
    """The places of claims that a register contradicts, and of figures that do not add up."""
    places = [check.place for check in record.checks or () if check.verdict is Verdict.CONTRADICTED]
    return places + [one.span for one in record.figures or () if one.check is FigureCheck.INCONSISTENT]


class _Sentences:
    """The sentences of an article, found where they are asked for."""

    def __init__(self, record: Record) -> None:
        self._text = record.article.text
        self._blocks = [block.span for block in record.article.blocks]

    def around(self, whole: Span) -> Span:
        """The sentences that `whole` begins and ends in, with their stops; of very long ones what is near."""
        first = next((block for block in self._blocks if block.start <= whole.start < block.end), whole)
        last = next((block for block in self._blocks if block.start < whole.end <= block.end), whole)
        start = self._start(min(first.start, whole.start), whole.start)
        end = sentence_end(self._text, whole.end, max(last.end, whole.end))
        # the stop and the marks that close the sentence
        while end < last.end and not self._text[end].isspace():
            end += 1
        return Span(max(start, whole.start - NEAR), min(end, whole.end + NEAR))

    def _start(self, start: int, limit: int) -> int:
        """Where the sentence begins that reaches `limit`."""
        while (end := sentence_end(self._text, start, limit)) < limit:
            after = end
            while after < limit and not self._text[after].isspace():
                after += 1
            while after < limit and self._text[after].isspace():
                after += 1
            if not self._text[after - 1].isspace():
                break
            start = after
        return start
