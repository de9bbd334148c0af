"""Revisions in short texts: ``python -m evaluation.walkbacks [--second | --dev]``.

Two sets that were written before the rules were run on them: texts with one revision each, and near misses
("denied entry", "declined to retract", "confirmed the nominee"). A revision is right if its kind is, and if both what
revises and what is revised overlap the gold's. *Link* and *when* are shares of the gold's rows whose kind and ``by``
were found.
"""

import argparse
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import onrecord
from onrecord.schema.record import Record
from onrecord.schema.revision import Revision
from onrecord.schema.span import Span

GOLD = Path(__file__).parent / "gold"
SECOND = "walkbacks_second.json"
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Judged:
    """One text: its record, the gold's rows, and which of our revisions is which of them."""

    name: str
    record: Record
    gold: tuple[Row, ...]
    right: dict[int, int]
    linked: dict[int, int]
    wrong: tuple[int, ...]


def places(record: Record, what: str | Span) -> tuple[Span, ...]:
    """The characters of a statement's words, or the span itself."""
    if isinstance(what, Span):
        return (what,)
    return next(s.content for s in record.statements if s.id == what)


def touches(found: tuple[Span, ...], gold: list[list[int]]) -> bool:
    """Whether any of `found` overlaps any of the gold's ranges."""
    return any(span.overlaps(Span(*range_)) for span in found for range_ in gold)


def same_by(record: Record, revision: Revision, row: Row) -> bool:
    """Whether the kind and the later statement are the gold's."""
    told = [row["by"], *row.get("by_also", [])]
    kinds = [row["kind"], *row.get("kind_also", [])]
    return revision.kind in kinds and touches(places(record, revision.by), told)


def judge(name: str, record: Record, gold: list[Row]) -> Judged:
    """Match each row of the gold with our first revision that is right; another one of the same is no error."""
    revisions = record.revisions or ()
    linked: dict[int, int] = {}
    right: dict[int, int] = {}
    wrong = []
    for n, revision in enumerate(revisions):
        rows = [m for m, row in enumerate(gold) if same_by(record, revision, row)]
        hits = [m for m in rows if touches(places(record, revision.revised), gold[m]["revised"])]
        for m in rows:
            linked.setdefault(m, n)
        for m in hits:
            right.setdefault(m, n)
        if not hits:
            wrong.append(n)
    return Judged(name, record, tuple(gold), right, linked, tuple(wrong))


def judge_all(file: str = "walkbacks.json") -> list[Judged]:
    """Every text of `file`, read and matched."""
    texts = json.loads((GOLD / file).read_text(encoding="utf-8"))["texts"]
    return [judge(t["id"], onrecord.read_text(t["text"], published=t["published"]), t["revisions"]) for t in texts]


def when_is_right(judged: Judged, row: Row, revision: Revision) -> bool:
    """Whether the time is the gold's, or none where it has none."""
    time = next((t.span for t in judged.record.times or () if t.id == revision.when), None)
    return (time is None) == (row["when"] is None) and (time is None or touches((time,), [row["when"]]))


def rate(judged: list[Judged]) -> dict[str, float]:
    """Precision, recall and the rest, 0..100."""
    right = sum(len(j.right) for j in judged)
    wrong = sum(len(j.wrong) for j in judged)
    gold = sum(len(j.gold) for j in judged)
    linked = sum(len(j.linked) for j in judged)
    when = sum(when_is_right(j, j.gold[m], (j.record.revisions or ())[n]) for j in judged for m, n in j.right.items())
    return {
        "precision": 100 * right / max(right + wrong, 1),
        "recall": 100 * right / max(gold, 1),
        "link": 100 * right / max(linked, 1),
        "when": 100 * when / max(right, 1),
        "near misses taken": float(sum(bool(j.wrong) for j in judged if not j.gold)),
    }


def score() -> dict[str, float]:
    """The scores of the first set and, with *second* before their names, of the second."""
    second = {f"second {name}": value for name, value in rate(judge_all(SECOND)).items()}
    return rate(judge_all()) | second


def main() -> None:
    """Print the scores, what was missed and what was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    sets = parser.add_mutually_exclusive_group()
    for flag, file, words in (
        ("--dev", "walkbacks_dev.json", "the texts that the rules were written with"),
        ("--second", SECOND, "the texts written after the rules had been broadened"),
    ):
        sets.add_argument(flag, dest="file", action="store_const", const=file, help=words)
    judged = judge_all(parser.parse_args().file or "walkbacks.json")
    for name, value in rate(judged).items():
        print(f"{name:20} {value:5.1f}")
    for one in judged:
        text = one.record.article.text
        for m, row in enumerate(one.gold):
            if m not in one.right:
                print(f"missed {one.name}: {row['kind']}: {text[slice(*row['by'])]}")
        for n in one.wrong:
            revision = (one.record.revisions or ())[n]
            by, revised = (
                " … ".join(s.of(text) for s in places(one.record, what)) for what in (revision.by, revision.revised)
            )
            print(f"wrong {one.name}: {revision.kind}: {by} <- {revised}")


if __name__ == "__main__":
    main()
