"""Sixty expressions of news against their values: ``python -m evaluation.news_times``.

The sentences are ours and were written before the rules were run on them. An expression is right if one found in its
sentence overlaps it and has the same TIMEX3 value.
"""

import csv
import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.schema.span import Span
from onrecord.times.find import find_expressions
from onrecord.times.resolve import resolve_expressions

GOLD = Path(__file__).parent / "gold" / "news_times.tsv"


@dataclass(frozen=True, slots=True)
class Answer:
    """A row of the table and the values that onrecord gives its expression."""

    row: dict[str, str]
    ours: tuple[str | None, ...]

    @property
    def right(self) -> bool:
        """Whether the value of the table is among them."""
        return self.row["value"] in self.ours


def answers() -> Iterator[Answer]:
    """Each row of the table, answered."""
    with GOLD.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            text = row["text"]
            at = text.index(row["expression"])
            span, blocks = Span(at, at + len(row["expression"])), [Span(0, len(text))]
            found = resolve_expressions(
                text, blocks, find_expressions(text, blocks), dt.date.fromisoformat(row["published"])
            )
            yield Answer(
                row, tuple(r.moment.value if r.moment else r.value for r in found if r.expression.span.overlaps(span))
            )


def score() -> dict[str, float]:
    """How many are right, in all and by what they test."""
    right: Counter[str] = Counter()
    for answer in answers():
        right["right"] += answer.right
        right[f"{answer.row['tests']} right"] += answer.right
    return {name: float(count) for name, count in right.items()}


def main() -> None:
    """Print the scores, and each expression that is wrong."""
    for name, count in score().items():
        print(f"{name:20} {count:3.0f}")
    for answer in answers():
        if not answer.right:
            print(f"wrong\t{answer.row['text']}\t{answer.row['expression']}\t{answer.row['value']}\t{answer.ours}")


if __name__ == "__main__":
    main()
