"""Agendas against gold: ``python -m evaluation.agendas``.

Twenty-four short texts of ours, written by somebody who did not know the rules: sixteen hold lists of topics that
parties say they talked or will talk about, eight hold lists that are none. A topic is right if it shares more than
half of its characters with one of the gold; what two lists share counts as missed where one of them is not found.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import onrecord
from evaluation.polnear import Count
from onrecord.comparison import read_lists
from onrecord.comparison.same import shared_topics
from onrecord.schema.agenda import Agenda
from onrecord.schema.record import Record
from onrecord.schema.span import Span

GOLD = Path(__file__).parent / "gold" / "agendas.json"
Gold = Mapping[str, Any]


def read_gold() -> list[Gold]:
    """The texts with their agendas."""
    texts: list[Gold] = json.loads(GOLD.read_text(encoding="utf-8"))["texts"]
    return texts


def read(row: Gold) -> tuple[Record, Mapping[int, int]]:
    """The record of a text, and where each character of the record's text stands in the gold's."""
    record = onrecord.read_text(row["text"], published=row["published"])
    places: dict[int, int] = {}
    at = 0
    for block in record.article.blocks:
        at = row["text"].index(block.span.of(record.article.text), at)
        places |= {block.start + n: at + n for n in range(len(block.span) + 1)}
        at += len(block.span)
    return record, places


def moved(span: Span, places: Mapping[int, int]) -> Span:
    """`span` in the text of the gold."""
    return Span(places[span.start], places[span.end])


def is_same(one: Span, other: Span) -> bool:
    """Whether more than half of what either covers is shared."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return common > 0 and 2 * common > max(len(one), len(other))


def pair_lists(found: Sequence[Sequence[Span]], gold: Sequence[Sequence[Span]]) -> dict[int, int]:
    """For each list found the one of the gold that it shares a topic with."""
    return {
        n: m
        for n, topics in enumerate(found)
        for m, expected in enumerate(gold)
        if any(is_same(one, other) for one in topics for other in expected)
    }


def score() -> dict[str, float]:
    """Topics, who listed them, and what two lists share, 0..100."""
    topics, pairs = Count(), Count()
    right = lists = false = 0
    for row in read_gold():
        record, places = read(row)
        found = [[moved(item.span, places) for item in agenda.items] for agenda in record.agendas or ()]
        gold = [[Span(*item) for item in agenda["items"]] for agenda in row["agendas"]]
        same = pair_lists(found, gold)
        hits = sum(any(is_same(one, other) for other in gold[m]) for n, m in same.items() for one in found[n])
        topics.add(Count(hits, sum(map(len, found)), sum(map(len, gold))))
        right += sum(_is_speaker(record, places, n, row["agendas"][m]["speaker"]) for n, m in same.items())
        lists += len(same)
        false += bool(found) and not gold
        pairs.add(_shared(row, record, same))
    return {
        "topics F1": topics.f1,
        "topics precision": topics.precision,
        "topics recall": topics.recall,
        "speaker of a list found": 100 * right / max(lists, 1),
        "topics in both F1": pairs.f1,
        "texts without an agenda read so": 100 * (1 - false / 8),
    }


def _is_speaker(record: Record, places: Mapping[int, int], number: int, expected: list[int] | None) -> bool:
    statement = next((s for s in record.statements if s.id == (record.agendas or ())[number].by), None)
    if expected is None or statement is None:
        return expected is None and statement is None
    entity = next((e for e in record.entities or () if e.id == statement.speaker), None)
    return entity is not None and any(moved(m.span, places).overlaps(Span(*expected)) for m in entity.mentions)


def _shared(row: Gold, record: Record, same: Mapping[int, int]) -> Count:
    """The topics that two lists are found to share, beside those of the gold."""
    gold = {(one, other) for one, other in row.get("shared", ())}
    if len(row["agendas"]) != 2 or sorted(same.values()) != [0, 1] or len(same) != 2:
        return Count(0, 0, len(gold))
    first, second = sorted(same, key=lambda n: same[n])
    agendas = record.agendas or ()
    lists = read_lists(record).lists
    found = shared_topics(lists[first].topics, lists[second].topics)
    _, places = read(row)
    placed = [[Span(*item) for item in agenda["items"]] for agenda in row["agendas"]]
    numbers = {
        (_number(agendas[first], a, places, placed[0]), _number(agendas[second], b, places, placed[1]))
        for a, b in found
    }
    return Count(len(numbers & gold), len(numbers), len(gold))


def _number(agenda: Agenda, item: int, places: Mapping[int, int], gold: Sequence[Span]) -> int:
    span = moved(agenda.items[item].span, places)
    return next((n for n, other in enumerate(gold) if is_same(span, other)), -1)


def main() -> None:
    """Print the scores and every list that is not as in the gold."""
    for name, value in score().items():
        print(f"{name:34} {value:5.1f}")
    for row in read_gold():
        record, places = read(row)
        found = [[moved(item.span, places).of(row["text"]) for item in agenda.items] for agenda in record.agendas or ()]
        gold = [[Span(*item).of(row["text"]) for item in agenda["items"]] for agenda in row["agendas"]]
        if found != gold:
            print(row["id"], "\n  gold ", gold, "\n  found", found)


if __name__ == "__main__":
    main()
