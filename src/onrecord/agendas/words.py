"""The words of agendas as patterns, from the lexicon."""

import re
from collections.abc import Iterator
from functools import cache

from onrecord.lexicon import read_table, verb_forms

NEGATED = re.compile(
    r"(?:n[’']t\b|\b(?:not|never|without|avoid(?:s|ed|ing)?"
    r"|(?:refus(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|fail(?:s|ed)?) to"
    r"|no|neither|instead of|rather than|unable to|whether|if|no longer|unwilling to)\b)(?:\s+[\w’'-]+){0,4}\s*$",
    re.IGNORECASE,
)
"""What stands before a verb whose list is none of what was talked about."""


@cache
def words_of(name: str) -> tuple[str, ...]:
    """The words of the class `name`, the longest first."""
    rows = [words.split("|") for kind, words in read_table("agendas") if kind == name]
    return tuple(sorted((word for row in rows for word in row), key=len, reverse=True))


@cache
def any_of(name: str) -> re.Pattern[str]:
    """A pattern of the words of a class."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words_of(name)))})\b", re.IGNORECASE)


@cache
def verbs(name: str) -> re.Pattern[str]:
    """A pattern of the verbs of a class in all their forms, with what belongs to them."""
    forms = "|".join(sorted({form for phrase in words_of(name) for form in _forms(phrase)}, key=len, reverse=True))
    return re.compile(rf"\b(?:{forms})\b")


def _forms(phrase: str) -> Iterator[str]:
    verb, _, rest = phrase.partition(" ")
    for form in verb_forms(verb):
        yield r"\s+".join(map(re.escape, (form, *rest.split())))
