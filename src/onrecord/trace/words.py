"""The words of one claim, and what each does in it: names a thing, denies, hedges, counts or dates."""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

from onrecord.lexicon import irregular_forms, past_forms, read_table
from onrecord.schema.span import Span


class Part(StrEnum):
    """What a word does in a claim."""

    CONTENT = "word"
    NAME = "name"
    FIGURE = "figure"
    TIME = "date"
    NEGATION = "negation"
    MODAL = "modal"
    HEDGE = "hedge"
    SMALL = "small"


class Word(NamedTuple):
    """A word; a tuple, because there are so many of them.

    It has its place in the text it came from, what it does there, and its base, the same for all its forms.
    """

    text: str
    start: int
    end: int
    base: str
    part: Part


_WORD = re.compile(r"(?:\d+(?:[.,]\d+)*|[^\W_]+(?:[’'-][^\W_]+)*)%?")
_NOT = re.compile(r"(?P<verb>\w+?)n[’']t$", re.IGNORECASE)
_OWNER = re.compile(r"[’']s?$")
_PAUSES = frozenset(",.;:!–—")
_SUFFIXES = ("ings", "ing", "edly", "ed", "es", "s", "ly", "e")
_CONTRACTED = {"wo": "will", "ca": "can", "sha": "shall"}
_NUMBERS = dict(
    zip(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty".split(),
        map(str, range(2, 21)),
        strict=True,
    )
) | dict(zip("thirty forty fifty sixty seventy eighty ninety".split(), map(str, range(30, 100, 10)), strict=True))
_SCALES = frozenset("hundred thousand million billion trillion".split())


def split_claim(text: str, within: Span) -> tuple[Word, ...]:
    """The words of ``text[within]`` in order; "won't" is "will" and "not"."""
    found: list[Word] = []
    for match in _WORD.finditer(text, within.start, within.end):
        word, (start, end) = match[0], match.span()
        # "No, he did": an answer, no negation
        if len(word) == 2 and word.lower() == "no" and text[end : end + 1] in _PAUSES:
            continue
        found += [Word(word, start, end, base, part) for base, part in _readings(word, first=not found)]
    return tuple(found)


@lru_cache(maxsize=1 << 15)
def _readings(word: str, *, first: bool) -> tuple[tuple[str, Part], ...]:
    """The base of a word as it is written, and what it does; two of a contraction."""
    return tuple(_read(word, first=first))


def _read(word: str, *, first: bool) -> Iterator[tuple[str, Part]]:
    if contracted := _NOT.fullmatch(word):
        verb = contracted["verb"].lower()
        yield _word(_CONTRACTED.get(verb, verb), first=first)
        yield "not", Part.NEGATION
    elif word.lower() == "cannot":
        yield "can", Part.MODAL
        yield "not", Part.NEGATION
    else:
        head, _, tail = word.replace("’", "'").partition("'")
        if tail.lower() in {"ll", "d", "re", "ve", "m"}:
            yield _word(head, first=first)
            if tail.lower() == "ll":
                yield "will", Part.MODAL
        else:
            yield _word(word, first=first)


def _word(word: str, *, first: bool) -> tuple[str, Part]:
    return _reading(_OWNER.sub("", word).lower(), word, first=first)


def _reading(lower: str, word: str, *, first: bool) -> tuple[str, Part]:
    if word[0].isdigit():
        return word.replace(",", ""), Part.FIGURE
    if lower in _NUMBERS or lower in _SCALES:
        return _NUMBERS.get(lower, lower), Part.FIGURE
    if part := _classes().get(lower):
        # "May" and "Will" may be names
        if part in {Part.HEDGE, Part.MODAL} and word[0].isupper() and not first:
            return (lower, Part.TIME) if lower == "may" else (lower, Part.NAME)
        return lower, part
    if word[0].isupper() and not first:
        return base_of(lower), Part.NAME
    return base_of(lower), Part.CONTENT


@cache
def _classes() -> dict[str, Part]:
    parts = {"negation": Part.NEGATION, "hedge": Part.HEDGE, "modal": Part.MODAL, "time": Part.TIME}
    rows = [(kind, words) for kind, words in read_table("function_words") if kind != "time"]
    small = {word: Part.SMALL for _, words in rows for word in words.split() if word not in _NUMBERS}
    return small | {
        word: parts.get(kind, Part.SMALL)
        for kind, words in read_table("statement_words")
        for word in words.split()
        if kind in _CLASSED and not (kind == "time" and word == "may")
    }


def is_clause(words: Sequence[Word]) -> bool:
    """Whether a verb or a subject pronoun is among the words, so that something is claimed and not only named."""
    return any(word.part in {Part.MODAL, Part.NEGATION} or _is_verb(word.text.lower()) for word in words)


def _is_verb(word: str) -> bool:
    return word in _verbs() or word.endswith("ed")


@cache
def _verbs() -> frozenset[str]:
    return past_forms() | words_of("verb") | words_of("subject") | words_of("pronoun") | words_of("stance")


_CLASSED = frozenset({"negation", "hedge", "modal", "time", "subject", "pronoun", "title", "vague"})


@cache
def words_of(kind: str) -> frozenset[str]:
    """The words of one class of the table, as they are and by their bases."""
    found = {word for name, words in read_table("statement_words") if name == kind for word in words.split()}
    return frozenset(found | set(map(base_of, found)))


@cache
def _lemmas() -> dict[str, str]:
    return {form: lemma for lemma, forms in irregular_forms().items() for form in forms}


@cache
def base_of(word: str) -> str:
    """The same letters for "raise", "raises", "raised" and "raising"; no word of a dictionary, but the same for all."""
    word = _lemmas().get(word, word)
    if word.endswith(("ies", "ied")) and len(word) > 4:
        return word[:-3] + "y"
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3 and not word.endswith("ss"):
            stem = word.removesuffix(suffix)
            doubled = suffix in {"ing", "ed"} and stem[-1] == stem[-2] and stem[-1] not in "lsz"
            return stem[:-1] if doubled else stem
    return word


@cache
def opposites() -> frozenset[tuple[str, str]]:
    """Pairs of bases that say the opposite of each other, both ways round."""
    found: set[tuple[str, str]] = set()
    for these, those in read_table("opposites"):
        for one in map(base_of, these.split()):
            for other in map(base_of, those.split()):
                found |= {(one, other), (other, one)}
    return frozenset(found)
