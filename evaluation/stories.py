"""Running stories: ``python -m evaluation.stories``; B-cubed of what following puts together, by somebody else's gold.

The gold is Wikipedia's current events: editors file each report of a day under its topic ("2025 New Orleans truck
attack"). Reports of one topic with no gap of more than `GAP` days are one story; those that are filed under no topic
are given to be sorted too, but not scored. Each report is taken for an article of two or three sentences that came in
on that day. The first months were tuned on, the others are what the gate holds.
"""

import json
import lzma
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

import numpy as np

from onrecord.follow import follow_pending
from onrecord.schema.article import Article, Block, BlockKind, DateSource, Published
from onrecord.schema.record import Engine, Record
from onrecord.store import add_record, open_store
from training.corpora import shared_folder

GAP = 14
"""Days without a report after which a topic is another story."""

TUNED_TO = "2025-08-31"
"""The last day of the half that was tuned on."""

_LINK = re.compile(r"\[([^\]]*)\]\(([^()\s]*(?:\([^()]*\)[^()\s]*)*)(?:\s+\"[^\"]*\")?\)")
_TOPIC = re.compile(r"\[[^\]]*\]\((?P<to>\S+?)(?:\s+\"[^\"]*\")?\)")
_SOURCE = re.compile(r"\s*\[\([^\]]*\)\]\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Report:
    """One report: its day, the topic it is filed under, and its text."""

    day: str
    topic: str | None
    text: str


def read_reports(shared: Path | None = None) -> Iterator[Report]:
    """All reports, in the order of the file."""
    with lzma.open(_path(shared), "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield from _reports(row["date"], row["markdown"])


def _path(shared: Path | None) -> Path:
    return (shared or shared_folder()) / "data" / "text" / "current-events.jsonl.xz"


def _reports(day: str, markdown: str) -> Iterator[Report]:
    topics: list[tuple[int, str]] = []
    for line in markdown.splitlines():
        item = line.lstrip()
        if not item.startswith("* "):
            continue
        depth, body = len(line) - len(item), item[2:].strip()
        topics = [topic for topic in topics if topic[0] < depth]
        if _SOURCE.search(body):
            yield Report(day, topics[-1][1] if topics else None, _LINK.sub(r"\1", _SOURCE.sub("", body)))
        elif topic := _TOPIC.match(body):
            topics.append((depth, topic["to"]))


def gold_stories(reports: Sequence[Report]) -> list[str | None]:
    """The story of each report; `None` where it is filed under no topic."""
    last: dict[str, tuple[date, int]] = {}
    stories: list[str | None] = []
    for report in reports:
        if report.topic is None:
            stories.append(None)
            continue
        day = date.fromisoformat(report.day)
        before, number = last.get(report.topic, (day, 0))
        number += (day - before).days > GAP
        last[report.topic] = day, number
        stories.append(f"{report.topic} {number}")
    return stories


def find_stories(reports: Sequence[Report]) -> list[int]:
    """The story in which following puts each report."""
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "news.db", create=True) as store:
        keys = []
        with store.write() as db:
            for number, report in enumerate(reports):
                record = _record(number, report)
                keys.append(record.article.id)
                add_record(db, record, at="2026-11-01T00:00:00Z")
        follow_pending(store, lambda texts: np.zeros((len(texts), 1), np.float32))
        query = "SELECT a.key, s.story FROM story_articles s JOIN articles a ON a.id = s.article"
        found = dict(map(tuple, store.db.execute(query)))
        return [found[key] for key in keys]


def _record(number: int, report: Report) -> Record:
    text = report.text
    key = f"ar-{sha256(text.encode()).hexdigest()[:12]}-{number}"
    article = Article(
        id=key, url=f"https://news.example/{number}", headline=None, standfirst=None, byline=(), publisher=None,
        published=Published(report.day, "day", DateSource.META), modified=None, language="en", text=text,
        blocks=(Block(BlockKind.PARAGRAPH, 0, len(text)),), dropped=(),
    )  # fmt: skip
    return Record(
        engine=Engine("gold", "1", None), article=article, entities=(), attributions=(), statements=(), times=(),
        events=(), revisions=(), figures=(), agendas=(), checks=(),
    )  # fmt: skip


def b_cubed(gold: Sequence[str | None], found: Sequence[int]) -> tuple[float, float, float]:
    """Precision, recall and F1 over the reports that the gold has in a story, in percent.

    Source: Bagga and Baldwin 1998.
    """
    pairs = [(one, other) for one, other in zip(gold, found, strict=True) if one is not None]
    both, golds, founds = Counter(pairs), Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    precision = sum(count * count / founds[other] for (_, other), count in both.items()) / len(pairs)
    recall = sum(count * count / golds[one] for (one, _), count in both.items()) / len(pairs)
    return 100 * precision, 100 * recall, 200 * precision * recall / (precision + recall)


def halves() -> Mapping[str, list[Report]]:
    """The reports that were tuned on, and the others."""
    parts: dict[str, list[Report]] = defaultdict(list)
    for report in read_reports():
        parts["tuned on" if report.day <= TUNED_TO else "held"].append(report)
    return parts


def score() -> dict[str, float]:
    """For the gate: the half that was not tuned on."""
    reports = halves()["held"]
    names = ("B-cubed precision", "B-cubed recall", "B-cubed F1")
    return dict(zip(names, b_cubed(gold_stories(reports), find_stories(reports)), strict=True))


def main() -> None:
    """Print the figures of both halves, beside each report for itself and a story for each topic's first word."""
    for name, reports in halves().items():
        gold, found = gold_stories(reports), find_stories(reports)
        sizes = Counter(found)
        print(f"{name}: {len(reports):,} reports, {len(set(gold) - {None}):,} stories in the gold,"
              f" {sum(size > 1 for size in sizes.values()):,} found, the largest of {max(sizes.values())}")  # fmt: skip
        for label, stories in (("found", found), ("each alone", list(range(len(reports))))):
            print(f"  {label:<12} precision {{:5.1f}}  recall {{:5.1f}}  F1 {{:5.1f}}".format(*b_cubed(gold, stories)))


if __name__ == "__main__":
    main()
