"""Verb groups: whether a word is a verb where it stands, its auxiliaries and negations, and what these alone tell."""

from collections.abc import Callable

from onrecord.events.governors import DENIED, HAPPENED, HYPOTHETICAL, PLANNED, PROPOSED, UNDER_WAY, Verdict, governor
from onrecord.events.words import (
    AUXILIARIES,
    BE,
    CLASSES,
    CLAUSE,
    DETERMINERS,
    DO,
    HAVE,
    MODALS,
    NEGATIONS,
    PREPOSITIONS,
    Words,
    is_adverb,
    is_base,
    is_gerund,
    is_infinitive,
    is_past,
)
from onrecord.lexicon import read_table, verb_forms
from onrecord.schema.event import EventStatus

REACH = 8
"""Words to the left in which what belongs to a verb is looked for."""

GROUPS: tuple[tuple[str, EventStatus, EventStatus], ...] = (
    ("future", PLANNED, DENIED),
    ("would", HYPOTHETICAL, DENIED),
    ("possible", HYPOTHETICAL, DENIED),
    ("doubtful", HYPOTHETICAL, HYPOTHETICAL),
    ("duty", PROPOSED, DENIED),
)
"""Classes of auxiliaries, the status each gives, and the one it gives with a negation."""

SAID = frozenset(
    form
    for part, lemmas in read_table("reporting")
    for lemma in lemmas.split()
    for form in verb_forms(lemma)
    if part == "verb" and is_past(form)
) | {"decided", "agreed"}
"""Past verbs under which "would" is a future."""

NOT = frozenset({"not", "n't", "never"})

_AFTER: tuple[tuple[frozenset[str], Callable[[str, str], bool]], ...] = (
    (HAVE, lambda word, _: is_past(word)),
    (AUXILIARIES, lambda *_: True),
    (frozenset({"to"}), lambda word, following: is_base(word) and following != "of"),
    (DETERMINERS | PREPOSITIONS, lambda *_: False),
    (frozenset({"that"}), lambda word, _: is_past(word)),
    (CLASSES["subject"], lambda *_: True),
)
"""What precedes a word, and whether a word is a verb after it, given the following word too."""


def is_verb(words: Words, place: int) -> bool:
    """Whether the word at `place` is a verb or a predicate here rather than a noun."""
    before = place - 1
    while is_adverb(words.at(before)) or words.at(before) in NOT:
        before -= 1
    word, previous, following = words.at(place), words.at(before), words.at(place + 1)
    if word in AUXILIARIES:
        return True
    if word.endswith("ing") and previous not in AUXILIARIES:
        verbal = is_gerund(word) or following in DETERMINERS or governor(words, before, "ing") is not None
        return verbal and previous not in DETERMINERS and following != "of"
    for preceding, test in _AFTER:
        if previous in preceding:
            return test(word, following)
    return is_past(word) or _goes_on(words, place, before)


def _goes_on(words: Words, place: int, before: int) -> bool:
    """Whether the word at `place` goes on from another verb, or is one in the present that its object follows."""
    if words.at(before) in {"and", "or"} and coordinate(words, place) is not None:
        return True
    present = words.at(place).endswith("s") and governor(words, before, "noun") is None
    return present and (words.at(place + 1) in DETERMINERS | {"to", "that"} or words.at(before - 1) in CLAUSE)


def read_group(words: Words, place: int) -> tuple[int, tuple[str, ...]]:
    """Where the verb group that ends at `place` begins, and its auxiliaries and negations in order."""
    first = place
    found: list[str] = []
    for before in range(place - 1, max(place - REACH, -1), -1):
        word = words.at(before)
        if word in AUXILIARIES or word in NOT:
            found.insert(0, word)
        elif not is_adverb(word):
            break
        first = before
    return first, tuple(found)


def main_verb(words: Words, place: int) -> int:
    """The first place from `place` on that is no auxiliary, adverb or negation."""
    while words.at(place) in AUXILIARIES or words.at(place) in NOT or is_adverb(words.at(place)):
        place += 1
    return place


def group_verdict(words: Words, place: int) -> Verdict | None:
    """The verdict on the verb at `place` by its own auxiliaries and its subject, `None` if they do not tell."""
    first, auxiliaries = read_group(words, place)
    negated = is_negated(words, place)
    for name, status, negative in GROUPS:
        if not CLASSES[name].isdisjoint(auxiliaries):
            given = PLANNED if name == "would" and _is_reported(words, first) else status
            return Verdict(negative if negated else given, f"auxiliary: {name}")
    if words.at(first - 1) == "to":
        return None
    if negated:
        return Verdict(DENIED, "negation")
    if words.at(place).endswith("ing") and not BE.isdisjoint(auxiliaries):
        present = not {"is", "are", "am", "been"}.isdisjoint(auxiliaries)
        return Verdict(UNDER_WAY if present else HAPPENED, "progressive")
    return Verdict(HAPPENED, "auxiliary") if auxiliaries else None


def is_negated(words: Words, place: int) -> bool:
    """Whether the verb at `place` has a negation or a negative subject ("nobody", "no date")."""
    first, auxiliaries = read_group(words, place)
    if not NEGATIONS.isdisjoint(auxiliaries):
        return True
    for before in words.back(first - 1, REACH // 2):
        word = words.at(before)
        if word == "no" or word in NEGATIONS - NOT:
            return True
        if word in DETERMINERS or word in PREPOSITIONS or word in AUXILIARIES:
            return False
    return False


def _is_reported(words: Words, first: int) -> bool:
    """Whether "would" at `first` is the future of a past report, and no conditional."""
    counterfactual = words.at(first + 1) == "have" or not {"if", "unless"}.isdisjoint(words.lower)
    return not counterfactual and not SAID.isdisjoint(words.lower[:first])


def coordinate(words: Words, place: int) -> int | None:
    """The verb whose auxiliaries the bare verb at `place` shares ("will meet Ek and *sign*")."""
    base, participle = is_base(words.at(place)), is_past(words.at(place))
    for before in words.back_over_commas(place - 2, 2 * REACH):
        leading, following = words.at(before), main_verb(words, before + 1)
        if following >= place:
            continue
        bare = leading in MODALS or leading in DO or is_infinitive(words, before)
        if base and bare and is_base(words.at(following)):
            return following
        if participle and leading in {"be", "been"} and is_past(words.at(following)):
            return following
        if base and is_past(leading) and leading not in AUXILIARIES | CLASSES["base as past"]:
            return None
    return None
