"""Revisions across articles, on invented stories: ``python -m evaluation.traces``.

Each story is two or three short articles that go through the whole of onrecord. A link is right if the gold has one
between the same two articles, of the same kind, and each side has at least `OVERLAP` of the gold's words; a gold link
is found if a right one stands for it. Hints are no links. Half of the stories are near misses without any link. Stories
of batch 0 were written before the rules and looked at all the time; 1 to 3 were scored once before any look.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord import load_embedder, read_text, trace_of
from onrecord.trace import Link, Quote, Trace

GOLD = Path(__file__).parent / "gold" / "traces.json"

OVERLAP = 0.5
"""The share of the gold's words that a quote needs."""


@dataclass(frozen=True, slots=True)
class Story:
    """The articles as onrecord traces them, their identifiers in order, and the links of the gold."""

    name: str
    batch: int
    articles: tuple[str, ...]
    trace: Trace
    links: tuple[Any, ...]

    @property
    def right(self) -> tuple[Link, ...]:
        """The links that the gold has."""
        return tuple(link for link in self.trace.revisions if any(self.is_it(link, gold) for gold in self.links))

    @property
    def found(self) -> int:
        """How many links of the gold were found."""
        return sum(any(self.is_it(link, gold) for link in self.trace.revisions) for gold in self.links)

    def is_it(self, link: Link, gold: Any) -> bool:
        """Whether `link` is that of the gold."""
        sides = ((link.earlier, gold["earlier"]), (link.later, gold["later"]))
        return link.kind == gold["kind"] and all(self._is_side(quote, *side) for quote, side in sides)

    def _is_side(self, quote: Quote, article: int, *wordings: str) -> bool:
        """Whether it is the right article and any of the wordings, where a revision is told twice."""
        wanted, found = map(_words, wordings), _words(quote.text)
        return quote.article == self.articles[article] and any(len(w & found) >= OVERLAP * len(w) for w in wanted)


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold()))


def read_stories() -> Iterator[Story]:
    """Each story with its trace."""
    embed = load_embedder()
    for story in json.loads(GOLD.read_text(encoding="utf-8"))["stories"]:
        records = [read_text(article["text"], published=article["published"]) for article in story["articles"]]
        articles = tuple(record.article.id for record in records)
        yield Story(story["name"], story["batch"], articles, trace_of(records, embed), tuple(story["links"]))


def score() -> dict[str, float]:
    """Precision and recall in percent, of all stories and of each batch."""
    stories = tuple(read_stories())
    scores = _scores("", stories)
    for batch in sorted({story.batch for story in stories}):
        scores |= _scores(f"batch {batch}, ", [story for story in stories if story.batch == batch])
    return scores


def _scores(prefix: str, stories: Iterable[Story]) -> dict[str, float]:
    told = tuple(stories)
    claimed = sum(len(story.trace.revisions) for story in told)
    wanted = sum(len(story.links) for story in told)
    misses = [story for story in told if not story.links]
    return {
        f"{prefix}precision": 100 * sum(len(story.right) for story in told) / claimed if claimed else 0.0,
        f"{prefix}recall": 100 * sum(story.found for story in told) / wanted if wanted else 0.0,
        f"{prefix}near misses left alone": 100 * sum(not s.trace.revisions for s in misses) / max(1, len(misses)),
    }


def main() -> None:
    """Print what was wrong or missed in each story, its hints, and the scores."""
    for story in read_stories():
        print(f"{story.name}: {story.found} of {len(story.links)}")
        for link in story.trace.revisions:
            mark = "right" if link in story.right else "WRONG"
            print(f"   {mark} {link.kind}: {link.earlier.text} → {link.later.text}")
        for link in story.trace.hints:
            print(f"   hint {link.grade}: {link.earlier.text} → {link.later.text}")
    for name, value in score().items():
        print(f"{name:30} {value:6.1f}")


if __name__ == "__main__":
    main()
