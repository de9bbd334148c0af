"""Which topics of two lists are the same."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from onrecord.comparison.rows import Topic
from onrecord.lexicon import read_table
from onrecord.schema.entity import Entity

_WORD = re.compile(r"[^\W_][\w-]*")
_SMALL = frozenset(
    (
        "a an the of in on at for to from with and or over about between its his her their our this that new possible"
        " such as"
    ).split()
)


def shared_topics(one: Sequence[Topic], other: Sequence[Topic]) -> tuple[tuple[int, int], ...]:
    """The numbers of the topics of `one` and of `other` that are the same; each is paired once.

    Two topics are the same if they have the same words, are the same in a list of synonyms, name the same entity, or
    if the words of one are all in the other ("milk", "the price of milk"), unless those are general ("security").
    """
    pairs: list[tuple[int, int]] = []
    for same in (_has_same_words, _has_same_name, _is_within):
        for n, topic in enumerate(one):
            for m, against in enumerate(other):
                free = all(n != a and m != b for a, b in pairs)
                if free and same(topic, against):
                    pairs.append((n, m))
    return tuple(sorted(pairs))


def names_of(entity: Entity) -> frozenset[str]:
    """What tells that two entities of different articles are one: their names in full, and their identifier."""
    names = (name.casefold() for name in (entity.name, *entity.aliases) if " " in name)
    own = {entity.name.casefold(), *names}
    return frozenset(own | ({entity.links.wikidata} if entity.links.wikidata else set()))


def _has_same_words(one: Topic, other: Topic) -> bool:
    return bool(_keys(one.text) & _keys(other.text))


def _has_same_name(one: Topic, other: Topic) -> bool:
    return bool({name.casefold() for name in one.names} & {name.casefold() for name in other.names})


def _is_within(one: Topic, other: Topic) -> bool:
    first, second = stems(one.text), stems(other.text)
    common = first & second
    return bool(common - _general()) and common in (first, second)


@cache
def _general() -> frozenset[str]:
    """Words that alone do not make two topics one."""
    return frozenset(_stem(word) for words in _words_of("general") for word in words)


@cache
def _synonyms() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(word.lower() for word in words) for words in _words_of("same"))


def _words_of(name: str) -> Iterator[list[str]]:
    return (words.split("|") for kind, words in read_table("agendas") if kind == name)


def _keys(topic: str) -> frozenset[frozenset[str]]:
    """The words of a topic, and those of each of its synonyms in their place."""
    folded = f" {' '.join(_WORD.findall(topic.lower()))} "
    swapped = (
        folded.replace(f" {word} ", f" {other} ")
        for group in _synonyms()
        for word in group
        if f" {word} " in folded
        for other in group
    )
    return frozenset(stems(words) for words in (folded, *swapped))


def stems(topic: str) -> frozenset[str]:
    """The words of a topic that mean something, in lower case and in the singular, roughly."""
    return frozenset(_words(topic))


def _words(topic: str) -> Iterator[str]:
    for word in _WORD.findall(re.sub(r"[’']s\b", "", topic.lower())):
        if word not in _SMALL:
            yield _stem(word)


def _stem(word: str) -> str:
    """`word` in the singular, roughly."""
    for plural, singular in (("ies", "y"), ("ves", "f"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("shes", "sh")):
        if word.endswith(plural) and len(word) > len(plural) + 1:
            return word.removesuffix(plural) + singular
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word
