"""Two opinions on which segments of a page are the article: trafilatura's, and resiliparse's beside it."""

import re
from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass

import trafilatura
from lxml.html import HtmlElement, tostring
from resiliparse.extract.html2text import extract_plain_text

from onrecord.extract.headline import key
from onrecord.extract.segment import Segment
from onrecord.schema.article import Dropped

SHORT = 25
"""A key of fewer characters must be a whole paragraph of the extractor: "Share" is a part of many."""
QUOTED = re.compile(r"“([^“”\n]{3,})”|\"([^\"\n]{3,})\"")
COVERED = 0.6
"""Share of a segment's runs of four words that an extractor must have, where it cut something out of the middle."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """The text that one extractor, `by` name, takes for the article, ready to be asked about segments."""

    by: str
    lines: tuple[str, ...]
    paragraphs: frozenset[str]
    whole: str
    runs: frozenset[tuple[str, ...]]
    words: int

    def holds(self, text: str) -> bool:
        """Whether the extractor kept `text`."""
        mine = key(text)
        if not mine:
            return False
        if mine in self.paragraphs or (len(mine) >= SHORT and mine in self.whole):
            return True
        runs = _runs(text)
        return len(runs) >= 5 and sum(run in self.runs for run in runs) >= COVERED * len(runs)


def ask_trafilatura(root: HtmlElement, url: str | None) -> Opinion:
    """The opinion of trafilatura in its default mode."""
    document = trafilatura.bare_extraction(deepcopy(root), url=url, include_comments=False)
    return form_opinion("trafilatura", (getattr(document, "text", None) or "") if document is not None else "")


def ask_resiliparse(root: HtmlElement) -> Opinion:
    """The opinion of resiliparse's main content."""
    html = tostring(root, encoding="unicode")
    text = extract_plain_text(html, main_content=True, alt_texts=False, comments=False, list_bullets=False)
    return form_opinion("resiliparse", text or "")


def form_opinion(by: str, text: str) -> Opinion:
    """An opinion from extracted text, one paragraph a line."""
    lines = tuple(line.strip().removeprefix("- ") for line in text.split("\n") if line.strip())
    paragraphs = frozenset(map(key, lines)) - {""}
    return Opinion(by, lines, paragraphs, key(text), frozenset(_runs(text)), len(text.split()))


def find_unaccounted(opinions: Iterable[Opinion], listed: Iterable[str]) -> list[Dropped]:
    """The paragraphs of the extractors that hold quoted words which are nowhere in `listed`.

    Whatever the rules for segments do, no passage in quotation marks that an extractor has is lost without a word.
    """
    known = key(" ".join(listed))
    found: list[Dropped] = []
    for opinion in opinions:
        for line in opinion.lines:
            quoted = [key(match[1] or match[2]) for match in QUOTED.finditer(line)]
            if any(passage not in known for passage in quoted):
                found.append(Dropped(line, f"quoted, but found by {opinion.by} only"))
                known += key(line)
    return found


def _runs(text: str) -> list[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return [tuple(words[n : n + 4]) for n in range(len(words) - 3)]


def kept_by(opinion: Opinion, segments: Sequence[Segment]) -> list[bool]:
    """Which segments the extractor kept."""
    return [opinion.holds(segment.text) for segment in segments]
