"""Noun phrases without a parser: where the phrase that begins at a place ends, and what it is headed by."""

import re
from collections.abc import Iterator
from functools import cache

from onrecord.lexicon import read_table, verb_forms
from onrecord.schema.span import Span
from onrecord.text import ends_abbreviation

LONGEST = 10
"""Words after which a noun phrase is not followed any further."""

_WORD = re.compile(r"(?:[^\W_]|[@$])(?:[\w’'&/-]|\.(?=\w))*\.?")
_GAP = re.compile(r"[ \u00a0]{0,2}")
_AND = re.compile(r",?\s+(?:and|or)\s+")
_LINKS = frozenset({"of", "for", "from"})
_ARTICLES = frozenset({"the", "a", "an"})
_NOUNS_IN_LY = frozenset(
    {
        "family",
        "assembly",
        "ally",
        "elderly",
        "early",
        "monopoly",
        "bully",
        "weekly",
        "daily",
        "rally",
        "reply",
        "supply",
        "july",
        "italy",
    }
)


@cache
def function_words(*classes: str) -> frozenset[str]:
    """The function words of `classes` (rows of the table)."""
    return frozenset(word for name, words in read_table("function_words") if name in classes for word in words.split())


@cache
def people(*classes: str) -> frozenset[str]:
    """The nouns for people of `classes` (all without any), singular and plural."""
    rows = [words.split() for name, words in read_table("people") if name in classes or not classes]
    return frozenset(form for words in rows for word in words for form in (word, *_plurals(word)))


def _plurals(noun: str) -> Iterator[str]:
    yield from (form for form in verb_forms(noun) if form.endswith("s"))
    if noun.endswith(("man", "woman")):
        yield noun[:-2] + "en"


def read_noun_phrase(text: str, start: int, end: int, *, known: frozenset[str] | None = None) -> Span | None:
    """The noun phrase that begins at `start` and ends by `end`, or `None` if none does.

    A phrase ends at punctuation, at a function word or after its last name or noun for people (or of `known`); links
    ("members of …", "a lawyer for the …") belong to it.
    """
    words = _run(text, start, end)
    if not words or not _can_begin(text, words):
        return None
    if _is_pronoun(text, words):
        return words[0]
    kept = _to_head(text, words, known or people())
    while kept and kept[-1].of(text).lower() in _LINKS:
        kept.pop()
    return Span(words[0].start, _without_possessive(text, kept[-1].end)) if kept else None


def read_coordination(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The noun phrases joined by "and" from `start` on; the second counts only if nothing but a boundary follows it."""
    first = read_noun_phrase(text, start, end)
    if first is None:
        return ()
    joint = _AND.match(text, first.end, end)
    if joint is None:
        return (first,)
    words = _run(text, joint.end(), end)
    second = read_noun_phrase(text, joint.end(), end)
    if second is None or second.end < words[-1].end - 2:
        return (first,)
    starts = text[second.start]
    opens = second.of(text).split()[0].lower()
    named = (
        starts.isupper()
        or opens in function_words("determiner", "quantifier", "pronoun")
        or head_of(text, second) in people()
    )
    return (first, second) if named else (first,)


def is_whole(text: str, phrase: Span, end: int) -> bool:
    """Whether `phrase` is all of what could be read: no possessive and no other word goes on after it."""
    rest = [word.of(text).lower() for word in _run(text, phrase.start, end) if word.start >= phrase.end]
    return (not rest or rest[0] in _LINKS) and text[phrase.end : phrase.end + 1] not in tuple("'’")


def whole_run(text: str, start: int, end: int) -> Span | None:
    """All words from `start` on up to what ends a noun phrase, whatever they are."""
    words = _run(text, start, end)
    return Span(words[0].start, words[-1].end) if words else None


def head_of(text: str, phrase: Span) -> str:
    """The last word of `phrase` before its first link, in lower case."""
    words = phrase.of(text).split()
    links = [n for n, word in enumerate(words) if n and word.lower() in function_words("preposition") | {"of"}]
    return words[links[0] - 1 if links else -1].lower()


def is_name(text: str, phrase: Span) -> bool:
    """Whether `phrase` names rather than describes: its last word before a link is capitalised."""
    words = phrase.of(text).split()
    links = [n for n, word in enumerate(words) if n and word.lower() in function_words("preposition") | {"of"}]
    return words[links[0] - 1 if links else -1][0].isupper()


def _run(text: str, start: int, end: int) -> list[Span]:
    """The words from `start` on up to what ends a noun phrase."""
    words: list[Span] = []
    at = start
    while len(words) < LONGEST:
        word = _WORD.match(text, at, end)
        if word is None:
            break
        found = _without_stop(text, Span(word.start(), word.end()))
        if _ends_phrase(text, words, found, end):
            break
        words.append(found)
        gap = _GAP.match(text, found.end, end)
        if gap is None or not gap[0]:
            break
        at = gap.end()
    return words


def _without_stop(text: str, word: Span) -> Span:
    if not word.of(text).endswith(".") or ends_abbreviation(word.of(text)[:-1]):
        return word
    return Span(word.start, word.end - 1)


def _ends_phrase(text: str, words: list[Span], word: Span, end: int) -> bool:
    raw = word.of(text)
    lower = raw.lower()
    after_link = bool(words) and words[-1].of(text).lower() in _LINKS
    if lower in function_words("determiner") and raw[0].islower():
        counted = all(w.of(text).lower() in function_words("quantifier") for w in words)
        return not counted and not after_link
    if lower in ("of", "for", "from"):
        return not words or after_link or (lower != "of" and not _names_next(text, word.end, end))
    if lower in function_words("pronoun") and not words:
        return False
    if lower in function_words("time") and raw[0].isupper():
        return True
    if raw[0].isupper() and words:
        return lower in function_words("determiner") and not after_link
    adverb = lower.endswith("ly") and raw[0].islower() and lower not in _NOUNS_IN_LY
    kinds = ("preposition", "connective", "time", "verb", "pronoun", "subject")
    return adverb or (raw[0].islower() and lower in function_words(*kinds))


def _names_next(text: str, at: int, end: int) -> bool:
    return bool(re.compile(r"\s+(?:the\s+|an?\s+|his\s+|her\s+|their\s+)?[^\W\d_]").match(text, at, end))


def _can_begin(text: str, words: list[Span]) -> bool:
    first = words[0].of(text)
    if first[0].isupper():
        return first.lower() not in function_words("connective", "subject", "preposition", "verb", "time")
    if first.lower() in function_words("determiner", "quantifier", "pronoun"):
        return len(words) > 1 or first.lower() in function_words("pronoun")
    return any(word.of(text).lower() in people() for word in words)


def _is_pronoun(text: str, words: list[Span]) -> bool:
    first = words[0].of(text).lower()
    return first in function_words("pronoun") and (first != "her" or len(words) == 1)


def _to_head(text: str, words: list[Span], known: frozenset[str]) -> list[Span]:
    """`words` up to the last name or known noun; a description without a known noun only if it is short."""
    heads = [n for n, word in enumerate(words) if word.of(text)[0].isupper() or word.of(text).lower() in known]
    if words[0].of(text)[0].isupper() and heads == [0] and words[0].of(text).lower() in _ARTICLES:
        heads = []
    if heads:
        return words[: heads[-1] + 1]
    return words if len(words) <= 4 else []


def _without_possessive(text: str, end: int) -> int:
    return end - 2 if text[max(end - 2, 0) : end] in ("'s", "’s") else end
