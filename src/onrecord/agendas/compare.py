"""Two agendas beside each other: which topics are in both."""

import re
from collections.abc import Iterator

from onrecord.agendas.words import synonyms, words_of
from onrecord.schema.agenda import Agenda, AgendaItem
from onrecord.schema.record import Record

_WORD = re.compile(r"[^\W_][\w-]*")
_SMALL = frozenset(
    (
        "a an the of in on at for to from with and or over about between its his her their our this that new possible"
        " such as"
    ).split()
)


def shared_topics(record: Record, one: Agenda, other: Agenda) -> tuple[tuple[int, int], ...]:
    """The numbers of the items of `one` and of `other` that name the same topic; each item is paired once.

    Two items are the same topic if they have the same words, are the same in a list of synonyms, name the same
    entity of the article, or if the words of one are all in the other ("milk", "the price of milk"), unless those
    are general ("security").
    """
    pairs: list[tuple[int, int]] = []
    for same in (_is_equal, _is_entity, _is_part):
        for n, item in enumerate(one.items):
            for m, against in enumerate(other.items):
                free = all(n != a and m != b for a, b in pairs)
                if free and same(record, item, against):
                    pairs.append((n, m))
    return tuple(sorted(pairs))


def is_same_topic(one: str, other: str) -> bool:
    """Whether the words alone say that `one` and `other` are the same topic."""
    return _has_same_words(one, other) or _is_within(one, other)


def _is_equal(record: Record, one: AgendaItem, other: AgendaItem) -> bool:  # noqa: ARG001  one of three tests
    return _has_same_words(one.topic, other.topic)


def _is_entity(record: Record, one: AgendaItem, other: AgendaItem) -> bool:
    """Whether both are names of one entity of the article."""
    return any(
        {one.span, other.span} <= {mention.span for mention in entity.mentions} for entity in record.entities or ()
    )


def _is_part(record: Record, one: AgendaItem, other: AgendaItem) -> bool:  # noqa: ARG001  one of three tests
    return _is_within(one.topic, other.topic)


def _has_same_words(one: str, other: str) -> bool:
    return bool(_keys(one) & _keys(other))


def _is_within(one: str, other: str) -> bool:
    first, second = _stems(one), _stems(other)
    common = first & second
    return bool(common - frozenset(map(_stem, words_of("general")))) and common in (first, second)


def _keys(topic: str) -> frozenset[frozenset[str]]:
    """The words of a topic, and those of each of its synonyms in their place."""
    folded = f" {' '.join(_WORD.findall(topic.lower()))} "
    swapped = (
        folded.replace(f" {word} ", f" {other} ")
        for group in synonyms()
        for word in group
        if f" {word} " in folded
        for other in group
    )
    return frozenset(_stems(words) for words in (folded, *swapped))


def _stems(topic: str) -> frozenset[str]:
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
