"""For how many "each" holds: "once each with Presidents Clinton and Obama" is twice."""

import re

from onrecord.figures.quantity import Kind, Quantity
from onrecord.figures.scene import Scene

_NAME = r"(?:the\s)?(?:[A-Z][\w.'’-]*|(?:19|20)\d\d)(?:\s(?:[A-Z][\w.'’-]*|of|the|de|van|von|bin|al))*?"
_LIST = rf"{_NAME}(?:,\s{_NAME})*,?\sand\s{_NAME}"
_AFTER = re.compile(rf"\s?(?:[a-z-]+\s){{0,3}}?(?:each\s|apiece\s)?(?:[a-z]+\s){{0,2}}?(?P<names>{_LIST})(?![\w'’])")
_BEFORE = re.compile(rf"(?P<names>{_LIST})\s[^,;]*$")
_BOTH = re.compile(r"\bboth\b[^,;]*$", re.IGNORECASE)
_MOST = 1000


def multiplicity(scene: Scene, found: Quantity) -> tuple[int | None, Quantity | None]:
    """How often `found` counts, and the figure that says so if one does; `None` where it is not told."""
    if not found.each:
        return 1, None
    named = _AFTER.match(scene.words_after(found)) or _BEFORE.search(scene.words_before(found))
    if named:
        return named["names"].count(",") - named["names"].count(", and") + 2, None
    if _BOTH.search(scene.words_before(found)):
        return 2, None
    counts = [q for q in scene.marks if isinstance(q, Quantity) and q.kind is Kind.COUNT and q.end <= found.start]
    if counts and counts[-1].noun and counts[-1].value and counts[-1].exact and 2 <= counts[-1].value <= _MOST:
        return int(counts[-1].value), counts[-1]
    return None, None
