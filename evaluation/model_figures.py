"""The figures of the model article against its gold: value, and what is checked from which parts."""

from collections.abc import Iterator
from typing import Any

from evaluation.model_events import Found
from onrecord.schema.figure import Figure
from onrecord.schema.span import Span


def score_figures(gold: dict[str, Any], placed: Found) -> dict[str, float]:
    """How many of the gold's figures stand in the record with their span, value, check and parts, 0..100."""
    rows = gold["figures"]
    missed = sum(1 for _ in wrong_figures(gold, placed))
    return {"figures": 100 * (1 - missed / len(rows))}


def wrong_figures(gold: dict[str, Any], placed: Found) -> Iterator[dict[str, Any]]:
    """The rows of the gold that the record has otherwise, or not at all."""
    figures = {figure.id: figure for figure in placed.record.figures or ()}
    found = {placed.moved(figure.span): figure for figure in figures.values()}
    for row in gold["figures"]:
        figure = found.get(Span(*row["span"]))
        if figure is None or not _is_right(row, figure, figures):
            yield row


def _is_right(row: dict[str, Any], figure: Figure, figures: dict[str, Figure]) -> bool:
    parts = sorted(figures[part].value or 0 for part in figure.parts)
    return figure.value == row["value"] and (
        "check" not in row or (figure.check == row["check"] and parts == sorted(row["parts"]))
    )
