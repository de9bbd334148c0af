"""Checks before any parser sees a page, each in time that grows with its length only."""

import re

from onrecord.errors import PageError
from onrecord.schema.page import Page

MAX_CHARACTERS = 12_000_000
MAX_TAGS = 150_000
MAX_DEPTH = 250
"""libxml2 stops at 256 and loses the rest without a word; the deepest of the development pages has 60."""
MAX_ATTRIBUTES = 1_000
"""In one tag."""

_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/<>]*+)([^<>]*+)")
_QUOTED = re.compile(r"\"[^\"]*+\"|'[^']*+'")
_RAW = re.compile(
    r"<(script|style|textarea|template|svg)\b.*?(?:</\1\s*>|\Z)"
    r"|<!--.*?(?:-->|\Z)",
    re.IGNORECASE | re.DOTALL,
)
_NESTING = frozenset(
    "div span section article main aside header footer nav ul ol dl table blockquote figure form fieldset b i em "
    "strong font center a u small big sub sup button label details".split()
)
"""Elements that HTML never closes by itself, so that open ones lie inside each other."""


def refuse_hostile_markup(page: Page) -> None:
    """Let pages through that the parsers can take.

    Raises:
        PageError: ``too-large`` or ``hostile``.
    """
    if len(page.content) > MAX_CHARACTERS:
        millions = len(page.content) / 1e6
        raise PageError(
            f"{page.asked}: {millions:.0f} million characters of HTML; give the page alone", code="too-large"
        )
    depth = deepest = 0
    for tags, match in enumerate(_TAG.finditer(_RAW.sub(" ", page.content)), 1):
        closing, name, rest = match.groups()
        if name.lower() in _NESTING:
            depth = max(depth - 1, 0) if closing else depth + 1
            deepest = max(deepest, depth)
        if len(rest) > MAX_ATTRIBUTES and len(_QUOTED.sub("", rest).split()) > MAX_ATTRIBUTES:
            raise _hostile(page, f"a tag with more than {MAX_ATTRIBUTES:,} attributes")
        if deepest > MAX_DEPTH:
            raise _hostile(page, f"tags nested more than {MAX_DEPTH} deep")
        if tags > MAX_TAGS:
            raise _hostile(page, f"more than {MAX_TAGS:,} tags")


def _hostile(page: Page, what: str) -> PageError:
    return PageError(f"{page.asked}: {what}; save the text of the article and give that", code="hostile")
