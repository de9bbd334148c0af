"""Countries and world bodies by the names, adjectives and seats that stand for them."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path

PLACES = Path(__file__).parent / "places.tsv"

_PLAIN = str.maketrans(
    {"‘": "'", "’": "'", "‐": "-", "‑": "-", "–": "-", ".": None, "ı": "i", "ł": "l", "ø": "o", "đ": "d"}
)


def place_of(words: str) -> str | None:
    """The country or body that a name ("U.S."), an adjective ("Russian") or a seat ("the Kremlin") stands for.

    A word that stands for more than one ("Korean", "Congolese") stands for none here.
    """
    return _places().get(fold(words).removeprefix("the "))


def fold(words: str) -> str:
    """`words` as `plain` has them, on one line and without a possessive."""
    return re.sub(r"'s?$", "", " ".join(plain(words).split()))


def plain(text: str) -> str:
    """`text` in lower case, without accents and full stops, with plain apostrophes and hyphens."""
    lower = text.casefold()
    if not lower.isascii():
        lower = re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFKD", lower))
    return lower.translate(_PLAIN)


@cache
def _places() -> Mapping[str, str]:
    rows = (line.split("\t") for line in PLACES.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {name: place for place, names in rows for name in names.split("|")}
