"""Two opinions on which segments of a page are the article: trafilatura's, and resiliparse's beside it."""

import re
from copy import deepcopy
from dataclasses import dataclass

import trafilatura
from lxml.html import HtmlElement, tostring
from resiliparse.extract.html2text import extract_plain_text

from onrecord.extract.headline import key
from onrecord.extract.segment import Segment

SHORT = 25
"""A key of fewer characters must be a whole paragraph of the extractor: "Share" is a part of many."""
COVERED = 0.6
"""Share of a segment's runs of four words that an extractor must have, where it cut something out of the middle."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """The text that one extractor takes for the article, ready to be asked about segments."""

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


def ask_trafilatura(root: HtmlElement, url: str | None) -> tuple[Opinion, list[str]]:
    """The opinion of trafilatura in its default mode, and its paragraphs in its own words."""
    document = trafilatura.bare_extraction(deepcopy(root), url=url, include_comments=False)
    text = (getattr(document, "text", None) or "") if document is not None else ""
    return form_opinion(text), [line for line in text.split("\n") if line.strip()]


def ask_resiliparse(root: HtmlElement) -> Opinion:
    """The opinion of resiliparse's main content."""
    html = tostring(root, encoding="unicode")
    return form_opinion(
        extract_plain_text(html, main_content=True, alt_texts=False, comments=False, list_bullets=False) or ""
    )


def form_opinion(text: str) -> Opinion:
    """An opinion from extracted text, one paragraph a line."""
    lines = [line.strip().removeprefix("- ") for line in text.split("\n")]
    return Opinion(frozenset(map(key, lines)) - {""}, key(text), frozenset(_runs(text)), len(text.split()))


def _runs(text: str) -> list[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return [tuple(words[n : n + 4]) for n in range(len(words) - 3)]


def kept_by(opinion: Opinion, segments: tuple[Segment, ...]) -> list[bool]:
    """Which segments the extractor kept."""
    return [opinion.holds(segment.text) for segment in segments]
