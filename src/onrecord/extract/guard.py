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

_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/<>]*+)((?:[^<>\"']++|\"[^\"]{0,500}+\"|'[^']{0,500}+')*+)")
"""Marks of comparison inside quoted values do not end a tag; the bound keeps unfinished quotes from costing much."""
_QUOTED = re.compile(r"\"[^\"]*+\"|'[^']*+'")
_RAW = re.compile(
    r"<(script|style|textarea|template|svg)\b.*?(?:</\1\s*>|\Z)"
    r"|<!--.*?(?:-->|\Z)",
    re.IGNORECASE | re.DOTALL,
)
_FLAT = frozenset(
    "html head body p li dt dd option optgroup tr td th thead tbody tfoot colgroup caption rp rt area base br col "
    "embed hr img input link meta param source track wbr".split()
)
"""Elements that have no content or that HTML closes by itself: open ones do not lie inside each other."""
_LEVELS = {"table": 3, "ul": 2, "ol": 2, "dl": 2}
"""Levels that an element adds together with the flat ones it needs: a table has rows and cells."""


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
        name = name.lower()
        if name not in _FLAT and not rest.endswith("/"):
            levels = _LEVELS.get(name, 1)
            depth = max(depth - levels, 0) if closing else depth + levels
            deepest = max(deepest, depth)
        if len(rest) > MAX_ATTRIBUTES and len(_QUOTED.sub("", rest).split()) > MAX_ATTRIBUTES:
            raise _hostile(page, f"a tag with more than {MAX_ATTRIBUTES:,} attributes")
        if deepest > MAX_DEPTH:
            raise _hostile(page, f"tags nested more than {MAX_DEPTH} deep")
        if tags > MAX_TAGS:
            raise _hostile(page, f"more than {MAX_TAGS:,} tags")


def _hostile(page: Page, what: str) -> PageError:
    return PageError(f"{page.asked}: {what}; save the text of the article and give that", code="hostile")
