"""The words of a quotation as they are compared: without case, marks, brackets and contractions, each at its place."""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

from onrecord.lexicon import read_table
from onrecord.schema.span import Span


class Sort(StrEnum):
    """What a word may stand for, where a change of it is a change of meaning."""

    MODAL = "modal"
    NEGATION = "negation"
    CONDITION = "condition"
    HEDGE = "hedge"
    NUMBER = "number"
    DATE = "date"
    NAME = "name"


class Word(NamedTuple):
    """One word to compare; a tuple, because there are so many of them.

    `norm` is what is compared, ``[start, end)`` where it stands in the article.
    `cut` says that an ellipsis stands before it, `broken` that words of the reporter do. `sentence` and `clause` are
    numbered from 0 within the quotation.
    """

    norm: str
    start: int
    end: int
    sort: Sort | None
    cut: bool = False
    broken: bool = False
    bracketed: bool = False
    sentence: int = 0
    clause: int = 0


_ELLIPSIS = r"(?:[\[(]\s*)?(?:…|\.(?:\s?\.){2,3})(?:\s*[\])])?"
_STAGE = r"[\[(](?:laugh|applau|inaudible|crosstalk|cheer|sic\b|pause)[^\])]*[\])]"
_PARTLY = r"\[\w{1,2}\][^\W_]+(?:['’][^\W_]+)*|[^\W_]+\[\w{1,3}\]"
_NUMBER = r"\d[\d,.]*\d[^\W_]*|\d[^\W_]*"
_LETTERS = r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’‘][^\W_]+)*"
_TOKEN = re.compile(
    rf"(?P<ellipsis>{_ELLIPSIS})|(?P<stage>{_STAGE})|(?P<word>{_PARTLY}|{_NUMBER}|{_LETTERS}|[%$£€])"
    r"|(?P<opens>[\[(])|(?P<closes>[\])])|(?P<stop>[.!?]+(?![^\W_]))|(?P<pause>[,;:—–]|--|\n)",
    re.IGNORECASE,
)
_CONTRACTED = re.compile(r"(.+?)(n't|'ll|'re|'ve|'m|'s)")
_WHOLE: dict[str, tuple[str, ...]] = {
    "won't": ("will", "not"),
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "shan't": ("shall", "not"),
    "ain't": ("is", "not"),
    "let's": ("let", "us"),
    "gonna": ("going", "to"),
    "wanna": ("want", "to"),
    "%": ("percent",),
    "ok": ("okay",),
}
_ENDINGS = {"n't": "not", "'ll": "will", "'re": "are", "'ve": "have", "'m": "am", "'s": "is"}
_TAKES_IS = frozenset("it he she that there what who here where how this everything nobody everybody".split())
_SHOUTED = 0.7
"""Share of words with a capital from which on capitals name nothing: headlines, posts in capitals."""


@cache
def said_words(*classes: str) -> frozenset[str]:
    """The words of these classes of ``said_words.tsv``."""
    return frozenset(word.partition("=")[0] for name, words in read_table("said_words") if name in classes
                     for word in words.split())  # fmt: skip


@cache
def _digits() -> dict[str, str]:
    pairs = (
        word.partition("=") for name, words in read_table("said_words") if name == "number" for word in words.split()
    )
    return {word: digit for word, _, digit in pairs}


@cache
def _sorts() -> dict[str, Sort]:
    """The words that are of a sort whatever stands beside them."""
    found = dict.fromkeys(said_words("weekday", "day"), Sort.DATE)
    for sort in (Sort.MODAL, Sort.NEGATION, Sort.CONDITION, Sort.HEDGE):
        found |= dict.fromkeys(said_words(sort.value), sort)
    return found | dict.fromkeys([*_digits().values(), *said_words("scale")], Sort.NUMBER)


def find_words(text: str, pieces: Sequence[Span]) -> tuple[tuple[Word, ...], bool]:
    """The words of `pieces`, which are parts of one quotation, and whether an ellipsis ends it."""
    reader = _Reader(text)
    for number, piece in enumerate(pieces):
        if number and any(map(str.isalnum, text[pieces[number - 1].end : piece.start])):
            reader.broken = True
        reader.read(piece)
    return tuple(_sorted(text, reader.words)), reader.cut


class _Reader:
    """Reads on from token to token; what marks say holds for the next word."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: list[Word] = []
        self.cut = self.broken = False
        self._bracketed = False
        self._sentence = self._clause = 0

    def read(self, piece: Span) -> None:
        """The words of one piece."""
        self._bracketed = False
        for token in _TOKEN.finditer(self.text, piece.start, piece.end):
            match token.lastgroup:
                case "word":
                    self._add(token)
                case "ellipsis":
                    self.cut = True
                case "opens" | "closes":
                    self._bracketed = token.lastgroup == "opens"
                case "stop":
                    self._sentence += bool(self.words) and not _is_short(self.words[-1])
                    self._clause += 1
                case "pause":
                    self._clause += 1

    def _add(self, token: re.Match[str]) -> None:
        norms, links, whole = _reading(token[0])
        if not norms:
            return
        self._clause += links
        start, end = token.span()
        bracketed = self._bracketed or whole
        for norm in norms:
            self.words.append(
                Word(norm, start, end, None, self.cut, self.broken, bracketed, self._sentence, self._clause)
            )
            self.cut = self.broken = False


@lru_cache(maxsize=1 << 15)
def _reading(raw: str) -> tuple[tuple[str, ...], bool, bool]:
    """What is compared of a word as it is written, whether it links clauses, and whether brackets end it."""
    norms = _norms(raw.replace("[", "").replace("]", ""))
    if norms and norms[0] in said_words("filler"):
        return (), False, False
    return norms, bool(norms) and norms[0] in said_words("link"), "[" in raw and raw.index("[") > 0


def _is_short(word: Word) -> bool:
    """Whether a stop after `word` belongs to it: an initial or a title."""
    return word.norm in {"mr", "mrs", "ms", "dr", "st", "gen", "sen", "gov", "rep"} or len(word.norm) == 1


@lru_cache(maxsize=1 << 15)
def _norms(raw: str) -> tuple[str, ...]:
    """What is compared of a word as it is written: two words of a contraction, none of a mark alone."""
    word = raw.lower().replace("’", "'").replace("‘", "'").strip("'")
    if raw == "US" or word in {"u.s.", "u.s"}:
        return ("u.s",)
    if word[:1].isdigit():
        return (word.replace(",", "").rstrip("."),)
    if word in _WHOLE:
        return _WHOLE[word]
    contracted = _CONTRACTED.fullmatch(word)
    if contracted and (contracted[2] != "'s" or contracted[1] in _TAKES_IS):
        return (contracted[1], _ENDINGS[contracted[2]])
    # "U.N." is "UN", "Jones's" is "Jones'"
    bare = word.replace(".", "").removesuffix("'s") if word.endswith("s's") else word.replace(".", "")
    return (_digits().get(bare, bare),) if bare else ()


def norms_of_phrase(phrase: str) -> tuple[str, ...]:
    """What is compared of the words of `phrase`, which has no marks but apostrophes."""
    return tuple(norm for word in phrase.split() for norm in _norms(word))


def _sorted(text: str, words: Sequence[Word]) -> Iterator[Word]:
    """`words`, each with its sort; a month or a number of a date is known by what stands beside it."""
    raised = [text[word.start].isupper() for word in words]
    named = sum(raised) < _SHOUTED * len(words)
    months = [raised[n] and word.norm in said_words("month") for n, word in enumerate(words)]
    for n, word in enumerate(words):
        # most words are of no sort whatever stands beside them
        if not raised[n] and _is_plain(word.norm):
            yield word
        else:
            sort = _sort(words, n, months, raised=named and raised[n])
            yield word._replace(sort=sort) if sort else word


@lru_cache(maxsize=1 << 15)
def _is_plain(norm: str) -> bool:
    return not norm[0].isdigit() and norm not in _sorts() and norm not in said_words("nearness")


def _sort(words: Sequence[Word], n: int, months: Sequence[bool], *, raised: bool) -> Sort | None:
    norm = words[n].norm
    after = words[n + 1].norm if n + 1 < len(words) else ""
    beside = (n > 0 and months[n - 1]) or (n + 1 < len(words) and months[n + 1])
    first = n == 0 or words[n - 1].sentence != words[n].sentence
    if months[n] and (not first or norm not in said_words("modal") or after[:1].isdigit()):
        return Sort.DATE
    if norm[0].isdigit():
        return Sort.DATE if beside or re.fullmatch(r"(?:19|20)\d\d", norm) else Sort.NUMBER
    if norm in said_words("nearness") and after in said_words("period"):
        return Sort.DATE
    if norm == "no" and (not after or words[n + 1].clause != words[n].clause):
        return None  # "No, I meant …" answers, it negates nothing
    known = _sorts().get(norm)
    if known or not raised or first or norm == "i":
        return known
    return Sort.NAME


def norms_of(words: Iterable[Word]) -> tuple[str, ...]:
    """What is compared of `words`."""
    return tuple(word.norm for word in words)
