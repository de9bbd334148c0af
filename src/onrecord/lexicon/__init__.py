"""Word lists as data files beside this module, each with its source and licence, and their one loader."""

import re
from functools import cache
from importlib.resources import files


def read_table(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of the tab-separated table `name`, without comments and blank lines."""
    text = files(__name__).joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def nouns(kind: str) -> frozenset[str]:
    """The nouns of one kind in the table of roles, in lower case."""
    return frozenset(word for name, words in read_table("roles") if name == kind for word in words.split())


@cache
def irregular_forms() -> dict[str, tuple[str, ...]]:
    """The irregular forms of each lemma that has any."""
    return {lemma: tuple(forms.split()) for lemma, forms in read_table("irregular")}


@cache
def past_forms() -> frozenset[str]:
    """The irregular pasts that no present tense shares."""
    return frozenset(form for (form,) in read_table("past_forms"))


_DOUBLED = re.compile(r"[^\Waeiou]*[aeiou][^\Waeiouwxy]")
"""A verb of one syllable that doubles its last consonant: "step", "stepped"; longer ones stand in the table."""


def verb_forms(lemma: str) -> frozenset[str]:
    """Every form of a verb, by the spelling rules of English, with its irregular ones; a noun gets its plural."""
    stem = lemma + lemma[-1] if _DOUBLED.fullmatch(lemma) else lemma.removesuffix("e")
    past = stem + "ed"
    third = lemma + "s"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        past, third = lemma[:-1] + "ied", lemma[:-1] + "ies"
    elif lemma.endswith(("s", "sh", "ch", "x", "z")):
        third = lemma + "es"
    return frozenset({lemma, third, past, stem + "ing", *irregular_forms().get(lemma, ())})
