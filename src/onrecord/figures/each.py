"""For how many "each" holds: "once each with Presidents Clinton and Obama" is twice."""

import re

from onrecord.figures.quantity import Quantity
from onrecord.figures.scene import Scene

_NAME = r"(?:the\s)?(?:[A-Z][\w.'’-]*|(?:19|20)\d\d)(?:\s(?:[A-Z][\w.'’-]*|of|the|de|van|von|bin|al))*?"
_LIST = rf"{_NAME}(?:,\s{_NAME})*,?\sand\s{_NAME}"
_AFTER = re.compile(rf"\s?(?:[a-z-]+\s){{0,3}}?(?:each\s|apiece\s)?(?:[a-z]+\s){{0,2}}?(?P<names>{_LIST})(?![\w'’])")
_BEFORE = re.compile(rf"(?P<names>{_LIST})\s[^,;]*$")
_BOTH = re.compile(r"\b(?:both|the two|two)\b[^,;]*$", re.IGNORECASE)


def multiplicity(scene: Scene, found: Quantity) -> int | None:
    """How often `found` counts; `None` where it holds for each of a number that is not told."""
    if not found.each:
        return 1
    named = _AFTER.match(scene.words_after(found)) or _BEFORE.search(scene.words_before(found))
    if named:
        return named["names"].count(",") - named["names"].count(", and") + 2
    return 2 if _BOTH.search(scene.words_before(found)) else None
