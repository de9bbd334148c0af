"""A record with two lists of topics, made by hand."""

from dataclasses import replace

from onrecord.schema.agenda import Agenda, AgendaItem
from onrecord.schema.record import Record
from tests.samples import ARTICLE, TEXT, record_of, span_of


def agenda(by: str | None, *topics: str) -> Agenda:
    spans = [span_of(topic) for topic in topics]
    return Agenda(by, tuple(AgendaItem(span.start, span.end, span.of(TEXT)) for span in spans))


LISTED: Record = replace(
    record_of(ARTICLE), agendas=(agenda("st-1", "her deputy", "the bridge"), agenda(None, "Bridge", "Nobody"))
)
