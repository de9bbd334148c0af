"""Agendas of the model article against its gold; `evaluation.model_article` prints them."""

from collections.abc import Mapping
from typing import Any

from evaluation.model_events import Found
from evaluation.polnear import Count
from onrecord.schema.span import Span


def score_agendas(gold: Mapping[str, Any], found: Found) -> dict[str, float]:
    """F1 of the topics, exact and with the one who lists them, 0..100."""
    speakers = {statement.id: statement.speaker for statement in found.record.statements}
    expected = {(n, *item) for n, row in enumerate(gold["agendas"]) for item in row["items"]}
    ours = set()
    for agenda in found.record.agendas or ():
        speaker = speakers.get(agenda.by or "") or ""
        lists = [n for n, row in enumerate(gold["agendas"]) if found.is_entity(speaker, row["speaker"])]
        spans = [found.moved(item.span) for item in agenda.items]
        ours |= {(_nearest(gold, lists, span), span.start, span.end) for span in spans}
    return {"topics of agendas": Count(len(ours & expected), len(ours), len(expected)).f1}


def _nearest(gold: Mapping[str, Any], lists: list[int], span: Span) -> int:
    """The list of that speaker that holds `span`, or -1."""
    return next((n for n in lists if [span.start, span.end] in gold["agendas"][n]["items"]), -1)
