"""English or not, told from the words that no English text can do without."""

import re

from onrecord.errors import PageError

FUNCTION_WORDS = frozenset(
    "the of and to in a an is was were are be been that which who for on with as at by from it its this he she they "
    "his her their has have had not but said says will would about after when there".split()
)
"""No name is among them, so texts full of foreign names still count as English."""

SURE_SHARE = 0.18
"""Every PolNeAR training article has 0.25 or more of its words in the list; other languages stay below 0.06
(*a*, *in*, *on*, *as*, *he* and *me* exist elsewhere)."""
MIN_WORDS = 40
"""Shorter texts are not refused: too little to tell."""
MIN_SHARE = 0.10

DISTINCT = 4
"""So many different words of the list, at least: one alone may be the *a* of a foreign list."""

_WORD = re.compile(r"\b[^\W\d_]+\b")


def find_language(text: str) -> str | None:
    """The ISO 639-1 code of the text's language; `None` where it is too short to tell."""
    words = _WORD.findall(text[:20_000].lower())
    found = [word for word in words if word in FUNCTION_WORDS]
    share = len(found) / max(len(words), 1)
    if share >= SURE_SHARE and len(set(found)) >= DISTINCT:
        return "en"
    if len(words) < MIN_WORDS and not _other_script(text):
        return None
    # only here: loading it takes half a second and 100 MB, and English texts never need it
    from py3langid import classify  # noqa: PLC0415

    code = str(classify(text[:20_000])[0])
    return "en" if code != "en" and share >= MIN_SHARE else code


def refuse_other_languages(text: str, name: str) -> str | None:
    """The language, if it is English or cannot be told.

    Raises:
        PageError: ``language``.
    """
    code = find_language(text)
    if code not in ("en", None):
        raise PageError(
            f"{name}: the text is not English (it looks like {code!r}); only English is read", code="language"
        )
    return code


def _other_script(text: str) -> bool:
    letters = [char for char in text[:2000] if char.isalpha()]
    return len(letters) > 20 and sum(char > "\u024f" for char in letters) > 0.6 * len(letters)
