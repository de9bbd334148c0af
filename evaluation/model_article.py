"""The model article against its gold: ``python -m evaluation.model_article``.

The gold holds offsets into the article's file, nested attributions included; the text itself stays with the corpora.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

import onrecord
from evaluation.model_agendas import score_agendas
from evaluation.model_checks import score_checks
from evaluation.model_events import (
    Found,
    describe,
    describe_gold,
    match_events,
    score_events,
    score_times,
    wrong_said,
)
from evaluation.model_revisions import score_revisions
from evaluation.polnear import Count, lenient, match, same_all, spans_of, trimmed
from onrecord.schema.article import DateSource
from onrecord.schema.record import Record
from onrecord.schema.span import Span
from training.corpora import Relation, shared_folder

GOLD = Path(__file__).parent / "gold" / "model_article.json"


def read_gold() -> tuple[str, dict[str, Any]]:
    """The text of the article and its gold.

    Raises:
        FileNotFoundError: the corpora are not there.
        ValueError: the file is not the one that the gold was made on.
    """
    gold: dict[str, Any] = json.loads(GOLD.read_text(encoding="utf-8"))
    content = (shared_folder() / gold["article"]).read_bytes()
    if hashlib.sha256(content).hexdigest() != gold["sha256"]:
        raise ValueError(f"{gold['article']} has changed since its gold was made")
    return content.decode(), gold


def in_file(record: Record, raw: str) -> Found:
    """`record` with where each character of its text stands in the file, found block by block in order."""
    places: dict[int, int] = {}
    at = 0
    for block in record.article.blocks:
        words = block.span.of(record.article.text)
        at = raw.index(words, at)
        places.update({block.start + n: at + n for n in range(len(words) + 1)})
        at += len(words)
    return Found(record, places)


def relations(placed: Found, raw: str) -> list[Relation]:
    """The record's attributions as offsets into the file, edges trimmed."""

    def moved(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(map(placed.moved, spans))

    every = placed.record.attributions
    return [trimmed(raw, Relation(moved(a.source), moved(a.cue), moved(a.content))) for a in every]


def gold_relations(gold: dict[str, Any], raw: str) -> list[Relation]:
    """The gold relations, edges trimmed."""
    roles = ("source", "cue", "content")
    return [trimmed(raw, Relation(*(tuple(Span(*s) for s in row[r]) for r in roles))) for row in gold["relations"]]


def wrong(
    gold: dict[str, Any], raw: str, placed: Found, pairs: dict[int, int]
) -> dict[str, list[tuple[str, object, object]]]:
    """For speaker, channel and act the matched statements that have another one: words, gold, ours."""
    record = placed.record
    entities = {entity.id: entity for entity in record.entities or ()}
    found: dict[str, list[tuple[str, object, object]]] = {"speaker": [], "channel": [], "act": []}
    for ours, theirs in pairs.items():
        statement, row = record.statements[ours], gold["relations"][theirs]
        entity = entities.get(statement.speaker or "")
        mentions = [placed.moved(mention.span) for mention in entity.mentions] if entity else []
        speaker = Span(*row["speaker"]) if row["speaker"] else None
        if (speaker is None) != (entity is None) or (speaker and not any(speaker.overlaps(m) for m in mentions)):
            found["speaker"].append((statement.text, speaker and speaker.of(raw), entity and entity.name))
        channel = statement.channel.kind if statement.channel else None
        if channel != row["channel"]:
            found["channel"].append((statement.text, row["channel"], channel))
        if statement.act != row["act"]:
            found["act"].append((statement.text, row["act"], str(statement.act)))
    return found


def score() -> dict[str, float]:
    """Spans and relations found, who said each matched one, how, and whether the layout was read right, 0..100.

    Raises:
        FileNotFoundError: the corpora are not there.
    """
    raw, gold = read_gold()
    record = onrecord.read(str(shared_folder() / gold["article"]))
    placed = in_file(record, raw)
    expected, found = gold_relations(gold, raw), relations(placed, raw)
    scores = {}
    for role in ("source", "cue", "content"):
        one, other = spans_of(expected, role), spans_of(found, role)
        scores[f"{role} exact"] = Count(len(one & other), len(other), len(one)).f1
    for name, same in (("lenient relation", lenient), ("relation exact", same_all)):
        right = len(match(expected, found, same))
        scores[name] = Count(right, len(found), len(expected)).f1
        scores[f"{name}, recall"] = 100 * right / len(expected)
    pairs = match(expected, found, lenient)
    for name, rows in wrong(gold, raw, placed, pairs).items():
        scores[f"{name} of matched statements"] = 100 * (1 - len(rows) / max(len(pairs), 1))
    said = sum(1 for _ in wrong_said(gold, placed, pairs))
    scores["said of matched statements"] = 100 * (1 - said / max(len(pairs), 1))
    scores |= score_times(gold, placed) | score_events(gold, placed)
    scores |= score_agendas(gold, placed)
    scores |= score_checks(gold, placed)
    scores |= score_revisions(gold, placed)
    layout = {
        "browser notice dropped": [d.text for d in record.article.dropped] == [raw[slice(*gold["dropped"])]],
        "headline": record.article.headline == raw[slice(*gold["headline"])],
        "date inferred": _is_inferred(record, gold["published"]),
        "standfirst": record.article.standfirst == raw[slice(*gold["standfirst"])],
    }
    return {**scores, **{name: 100.0 * right for name, right in layout.items()}}


def _is_inferred(record: Record, day: str) -> bool:
    """Whether the day was told without a date on the page, with the evidence."""
    found = record.article.published
    return found.value == day and found.source is DateSource.INFERRED and bool(found.evidence)


def main() -> None:
    """Print the scores and what was missed."""
    for name, value in score().items():
        print(f"{name:34} {value:5.1f}")
    raw, gold = read_gold()
    record = onrecord.read(str(shared_folder() / gold["article"]))
    placed = in_file(record, raw)
    expected, found = gold_relations(gold, raw), relations(placed, raw)
    pairs = match(expected, found, lenient)
    for title, rows in (
        ("missed", [r for n, r in enumerate(expected) if n not in pairs.values()]),
        ("not in the gold", [r for n, r in enumerate(found) if n not in pairs]),
    ):
        for row in rows:
            print(
                f"{title}: ",
                " | ".join(" … ".join(s.of(raw) for s in part) for part in (row.source, row.cue, row.content)),
            )
    for name, wrong_rows in wrong(gold, raw, placed, pairs).items():
        for words, theirs, ours in wrong_rows:
            print(f"{name}: ", words[:70], "|", theirs, "|", ours)
    for said_words, one, other in wrong_said(gold, placed, pairs):
        print("said: ", said_words[:70], "|", one and one.of(raw), "|", other and other.of(raw))
    print_events(gold, raw, placed)


def print_events(gold: dict[str, Any], raw: str, found: Found) -> None:
    """Print the events that are not as in the gold."""
    right = match_events(gold, found, "events")
    for n, row in enumerate(gold["events"]):
        if n not in right.values():
            print("event missed: ", describe_gold(row, raw))
    for n, event in enumerate(found.record.events or ()):
        if n not in right:
            print("event not in the gold: ", describe(event, found))


if __name__ == "__main__":
    main()
