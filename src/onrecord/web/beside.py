"""What two speakers said, side by side by day."""

from collections import defaultdict
from dataclasses import dataclass

from onrecord.search import search
from onrecord.store import StatementRow, Store

MOST = 40
"""Statements of each at most, the newest ones."""

Sides = tuple[list[StatementRow], list[StatementRow]]


@dataclass(frozen=True, slots=True)
class TwoSpeakers:
    """Statements of two by day, the latest first; `totals` counts all, `notes` tells what was not understood."""

    days: tuple[tuple[str | None, Sides], ...]
    totals: tuple[int, int]
    notes: tuple[str, ...]


def compare_speakers(store: Store, one: str, other: str, topic: str) -> TwoSpeakers:
    """What the entities `one` and `other` said on `topic`, words in the language of the search; all without it.

    Raises:
        StoreError: ``no-index``.
    """
    results = [
        search(store, f"entity:{key} {topic}".strip(), limit=MOST, order="newest", facets=False) for key in (one, other)
    ]
    days: defaultdict[str | None, Sides] = defaultdict(lambda: ([], []))
    for side, result in enumerate(results):
        for row in result.hits:
            days[_day(row)][side].append(row)
    ordered = sorted(days.items(), key=lambda item: item[0] or "", reverse=True)
    notes = tuple(dict.fromkeys(note for result in results for note in result.notes))
    return TwoSpeakers(tuple(ordered), (results[0].total, results[1].total), notes)


def _day(row: StatementRow) -> str | None:
    """The day of saying where it is certain, else that of publication."""
    return row.said if row.said and row.said == row.until else (row.published or "")[:10] or None
