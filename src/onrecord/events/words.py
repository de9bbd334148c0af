"""The words of a sentence, and the classes of words that status is read from."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from onrecord.lexicon import read_table, verb_forms
from onrecord.schema.span import Span

CLASSES = {name: frozenset(words.split()) for name, words in read_table("event_words")}
"""The words of each class of the table."""

DETERMINERS = CLASSES["determiner"]
PREPOSITIONS = CLASSES["preposition"]
CLAUSE = CLASSES["clause"]
"""Words and marks that begin another clause."""
QUOTES = frozenset('"“”')
NEGATIONS = CLASSES["negation"]
BE, HAVE, DO = CLASSES["be"], CLASSES["have"], CLASSES["do"]
MODALS = CLASSES["future"] | CLASSES["would"] | CLASSES["possible"] | CLASSES["doubtful"] | CLASSES["duty"]
AUXILIARIES = BE | HAVE | DO | MODALS
OCCURS = frozenset(form for lemma in CLASSES["occurs"] for form in verb_forms(lemma))
"""Verbs that only say that their subject takes place."""
COMPLETES = frozenset(form for lemma in CLASSES["completes"] for form in verb_forms(lemma))
"""Verbs whose object takes place by what they name."""

_WORD = re.compile(
    r"can(?=not\b)|\w+(?=n['’]t\b)|n['’]t\b|['’](?:s|ll|d|ve|re|m)\b"
    r"|\d+(?:[.,]\d+)*|[^\W_]+(?:[-.&/][^\W_]+)*|[\[\](),;:\"“”–—]|--|(?<=\s)-(?=\s)",
    re.IGNORECASE,
)
_FULL = {
    "wo": "will",
    "ca": "can",
    "'ll": "will",
    "'re": "are",
    "'m": "am",
    "'ve": "have",
    "'d": "would",
    "sha": "shall",
}
"""Auxiliaries that are written short."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words and inner marks of a sentence: in lower case with auxiliaries written out, as written, and where."""

    lower: tuple[str, ...]
    written: tuple[str, ...]
    starts: tuple[int, ...]
    text: str
    titled: bool

    def at(self, place: int) -> str:
        """The word at `place`, ``""`` outside of the sentence."""
        return self.lower[place] if 0 <= place < len(self.lower) else ""

    def is_name(self, place: int) -> bool:
        """Whether the word at `place` is written as a name; in a headline of capitals nothing is."""
        return 0 < place < len(self.written) and self.written[place][0].isupper() and not self.titled

    def find(self, span: Span) -> tuple[int, int]:
        """The places of the first and the last word of `span`, in characters of the sentence."""
        first = max(bisect_right(self.starts, span.start) - 1, 0)
        return first, max(bisect_right(self.starts, max(span.end - 1, span.start)) - 1, first)

    def back(self, start: int, reach: int) -> Iterator[int]:
        """The places from `start` leftwards, at most `reach` of them, up to another clause or a comma.

        Passes over what stands in brackets.
        """
        place, end = start, start - reach
        while place >= 0 and place > end:
            if self.lower[place] == ")" and "(" in self.lower[:place]:
                place -= self.lower[place::-1].index("(") + 1
                continue
            if self.lower[place] in CLAUSE or self.lower[place] == ",":
                return
            yield place
            place -= 1

    def back_over_commas(self, start: int, reach: int) -> Iterator[int]:
        """The places from `start` leftwards, at most `reach` of them, up to another clause, quoted or not."""
        for place in range(start, max(start - reach, -1), -1):
            if self.lower[place] in CLAUSE - QUOTES:
                return
            yield place


@lru_cache(maxsize=16)  # the events of a sentence are asked for one after the other
def read_words(sentence: str) -> Words:
    """The words of `sentence`."""
    found = [(match[0], match.start()) for match in _WORD.finditer(sentence)]
    lower: list[str] = []
    for word, _ in found:
        plain = word.lower().replace("’", "'")
        if plain == "'s" and lower and lower[-1] in CLASSES["subject"]:
            plain = "is"
        if word == "May" and lower and (lower[-1] in PREPOSITIONS or lower[-1] in CLASSES["time"]):
            plain = "month"
        if plain == "longer" and lower and lower[-1] == "no":
            lower[-1] = "not"
        lower.append(_FULL.get(plain, plain))
    titled = 2 * sum(word[0].isupper() for word, _ in found) > len(found)
    words, starts = zip(*found, strict=True) if found else ((), ())
    return Words(tuple(lower), words, starts, sentence.lower(), titled)


def is_adverb(word: str) -> bool:
    """Whether `word` may stand between an auxiliary and its verb."""
    return word in CLASSES["adverb"] or (word.endswith("ly") and word not in CLASSES["noun in -ly"])


def is_past(word: str) -> bool:
    """Whether `word` has the form of a past tense or of a past participle."""
    return (word.endswith("ed") and len(word) > 3 and word not in CLASSES["noun in -ed"]) or word in CLASSES[
        "irregular past"
    ]


def is_gerund(word: str) -> bool:
    """Whether `word` is a verb in -ing rather than a noun ("meeting")."""
    return word.endswith("ing") and len(word) > 4 and word not in CLASSES["noun in -ing"]


def is_base(word: str) -> bool:
    """Whether `word` can be an infinitive."""
    return word.isalpha() and not (
        (is_past(word) and word not in CLASSES["base as past"])
        or word.endswith("ing")
        or (word.endswith("s") and not word.endswith("ss"))
        or word in AUXILIARIES - {"be", "have", "do"}
        or word in DETERMINERS
        or word in PREPOSITIONS
        or word in CLASSES["subject"]
    )


def is_noun_like(words: Words, place: int) -> bool:
    """Whether the word at `place` is most likely a noun: no name, and of no class that a noun phrase ends before."""
    word = words.at(place)
    return (
        word.replace("-", "").isalpha()
        and words.written[place].islower()
        and not (is_adverb(word) or is_past(word) or word in OCCURS or word in _NO_NOUNS)
    )


_NO_NOUNS = (
    DETERMINERS
    | PREPOSITIONS
    | CLAUSE
    | AUXILIARIES
    | NEGATIONS
    | CLASSES["subject"]
    | CLASSES["time"]
    | frozenset("and or to ahead together twice alone again amid per via including back out up down off away".split())
)


def is_infinitive(words: Words, to: int) -> bool:
    """Whether the word at `to` is the "to" of an infinitive; after the preposition stand names and noun phrases."""
    verb = to + 1
    while is_adverb(words.at(verb)):
        verb += 1
    return words.at(to) == "to" and is_base(words.at(verb)) and not words.written[verb][0].isupper()


def skip_back(words: Words, place: int) -> int:
    """The first place from `place` leftwards that is no adverb and no part of an expression of time."""
    while is_adverb(words.at(place)) or words.at(place) in CLASSES["time"] or words.at(place)[:1].isdigit():
        place -= 1
        if words.at(place) in {"in", "on"} and words.at(place + 1) in CLASSES["time"]:
            place -= 1
    return place
