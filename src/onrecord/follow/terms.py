"""What an article is about, in words: those of its headline and its beginning, names counting more."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from math import log

from onrecord.lexicon import read_table
from onrecord.schema.article import Article, BlockKind

MOST = 60
"""Words of an article that are kept: the heaviest."""

READ = 2500
"""Characters of the text that are read: what follows is background."""

NAME, HEADLINE = 1.6, 1.5
"""How much more a word weighs that is written as a name, or stands in the headline."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word, the same for singular and plural, and its weight in the article alone."""

    word: str
    weight: float


_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d{2,}")
_OWNER = re.compile(r"['’]s?$")
_STOPS = frozenset('.!?:;”"\n')


def find_terms(article: Article) -> tuple[Term, ...]:
    """The words of `article`, the heaviest first."""
    text = article.text[:READ]
    headline = next((block.end for block in article.blocks if block.kind is BlockKind.HEADLINE), 0)
    counts: Counter[str] = Counter()
    names: set[str] = set()
    above: set[str] = set()
    last = 0
    for match in _WORD.finditer(text):
        if term := _term(match[0]):
            counts[term] += 1
            # at the beginning of a sentence and in a headline a capital says nothing
            if match.start() < headline:
                above.add(term)
            elif match[0][0].isupper() and _STOPS.isdisjoint(text[last : match.start()]):
                names.add(term)
        last = match.end()
    terms = (Term(term, _weight(count, named=term in names, above=term in above)) for term, count in counts.items())
    return tuple(sorted(terms, key=lambda term: (-term.weight, term.word))[:MOST])


@lru_cache(maxsize=1 << 15)
def _term(word: str) -> str | None:
    """What counts as the same word, if it tells anything."""
    term = _singular(_OWNER.sub("", word).casefold())
    return term if len(term) > 1 and term not in _small() else None


def _weight(count: int, *, named: bool, above: bool) -> float:
    return round((1 + log(count)) * (NAME if named else 1) * (HEADLINE if above else 1), 3)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


@cache
def _small() -> frozenset[str]:
    return frozenset(word for _, words in read_table("function_words") for word in words.split()) | {"of"}
