"""What a figure counts: the noun phrase behind the number, in the article's words."""

import re
from functools import cache

from onrecord.figures.quantity import Kind, Quantity
from onrecord.lexicon import read_table

_WORD = re.compile(r"[\s-]([a-z][\w'-]*|\d+-[a-z]+)")
_REACH = 4
_COUNTED = frozenset({Kind.COUNT, Kind.ORDINAL, Kind.RANGE, Kind.VAGUE})
_IRREGULAR = frozenset(
    "people men women children police troops personnel staff crew lawmen policemen servicemen".split()
)
_SINGULAR = re.compile(r".*(?:ss|us|is|'s)$")
_PERSONS = re.compile(r".*(?:men|women|ers|ors|ists|ians|ants|ees|eers|ents|ives|people|children|crats|ats|ans)$")
_MORE = frozenset(
    "civilians troops police girls boys pupils adults babies infants teens teenagers dead others deputies mps".split()
)
_MORE |= frozenset(
    "wounded injured nationals youths marines personnel staff crew independents refugees hostages women".split()
)


@cache
def _stops() -> frozenset[str]:
    """Words at which a noun phrase ends."""
    classes = {"determiner", "preposition", "connective", "verb", "pronoun", "subject", "time"}
    return frozenset(w for name, words in read_table("function_words") if name in classes for w in words.split()) | {
        "of", "out", "more", "each", "apiece", "percent", "were", "went", "died", "killed", "won", "took",
    }  # fmt: skip


@cache
def _person_nouns() -> frozenset[str]:
    rows = read_table("people")
    return frozenset(word for name, words in rows if name in {"person", "kin", "witness"} for word in words.split())


def counted(text: str, words: str, found: Quantity, limit: int) -> tuple[str | None, str | None]:
    """The words counted and their head in lower case; `None` where no noun is sure."""
    if found.kind not in _COUNTED or found.unit == "votes":
        return None, None
    at = found.end
    for n in range(_REACH):
        match = _WORD.match(words, at, limit)
        if match is None or match[1] in _stops():
            break
        if match[1].endswith("'s"):
            break  # an owner: what is counted stands behind it, too far to be sure
        if match[1].endswith("s'"):
            return text[found.end + 1 : match.end() - 1], match[1][:-1]
        at = match.end()
        if _is_head(match[1], found, n):
            return text[found.end + 1 : at], match[1]
    if at > found.end and (found.value == 1 or found.kind is Kind.ORDINAL):
        return text[found.end + 1 : at], words[found.end + 1 : at].rsplit(maxsplit=1)[-1]
    return None, None


def _is_head(word: str, found: Quantity, n: int) -> bool:
    """Whether `word`, the n-th after the figure, is a plural that can be counted."""
    del n
    if found.kind is Kind.ORDINAL or found.value == 1:
        return False
    return word in _IRREGULAR or (len(word) > 2 and word.endswith("s") and not _SINGULAR.match(word))


def is_title(word: str) -> bool:
    """Whether a capitalised word in front of a name is an office ("Senator")."""
    return word.lower() in _person_nouns()


def is_person(noun: str | None) -> bool:
    """Whether `noun` names people."""
    if noun is None:
        return False
    return (
        noun in _MORE
        or noun in _person_nouns()
        or noun.removesuffix("s") in _person_nouns()
        or bool(_PERSONS.match(noun))
    )
