"""The nouns and pronouns by which people and bodies are referred to."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from onrecord.lexicon import nouns, read_table

Gender = Literal["m", "f"]


@cache
def peoples() -> frozenset[str]:
    """Adjectives and nouns of peoples, in the singular and in the plural: they are no names of places."""
    words = {word for _, listed in read_table("peoples") for word in listed.split(", ")}
    return frozenset(words | {word + "s" for word in words})


@dataclass(frozen=True, slots=True)
class Pronoun:
    """What a pronoun says of its antecedent; None is open."""

    plural: bool
    gender: Gender | None
    person: bool


PRONOUNS: dict[str, Pronoun] = (
    dict.fromkeys(("he", "him", "his", "himself"), Pronoun(plural=False, gender="m", person=True))
    | dict.fromkeys(("she", "her", "hers", "herself"), Pronoun(plural=False, gender="f", person=True))
    | dict.fromkeys(("they", "them", "their", "theirs", "themselves"), Pronoun(plural=True, gender=None, person=False))
    | dict.fromkeys(("it", "its", "itself"), Pronoun(plural=False, gender=None, person=False))
)
"""The pronouns of the third person."""

SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "a", "an", "&"})
"""Words of a name that give no letter to its short form."""

SPEAKER = frozenset({"i", "me", "my", "we", "us", "our"})
"""The pronouns of whoever speaks."""


def gender_of_words(words: list[str]) -> Gender | None:
    """The gender that titles and nouns such as "Mrs" or "spokesman" state; None where none or both do."""
    lower = {word.lower().rstrip(".") for word in words}
    feminine, masculine = bool(lower & nouns("feminine")), bool(lower & nouns("masculine"))
    if feminine == masculine:
        return None
    return "f" if feminine else "m"


SHORT = {
    "sen": "senator", "sens": "senators", "rep": "representative", "reps": "representatives", "gov": "governor",
    "gen": "general", "col": "colonel", "lt": "lieutenant", "sgt": "sergeant", "capt": "captain", "dr": "doctor",
    "rev": "reverend", "prof": "professor",
}  # fmt: skip
"""Titles that are written short before a name."""

_AGENT = (
    r"[a-z-]{3,}(?:ician|ologist|ographer|keeper|maker|holder|owner|worker|builder|player|leader|member|person|woman"
    r"|man)|[a-z-]{2,}(?:al|r|t|n|c|g|i)ist"
)
"""What nouns for people who do something end in, besides those of the table; "-er" alone is too often another thing."""


@cache
def role_nouns() -> str:
    """An expression for the nouns of roles in the singular, in lower case."""
    return "|".join([*sorted(nouns("person"), key=len, reverse=True), _AGENT])


def singular(word: str) -> str:
    """A noun in the singular, short titles written out."""
    word = SHORT.get(word, word)
    if word in nouns("person"):
        return word
    for ending, single in (("men", "man"), ("ies", "y"), ("s", "")):
        if word.endswith(ending) and (stem := word.removesuffix(ending) + single) in nouns("person"):
            return stem
    return word
