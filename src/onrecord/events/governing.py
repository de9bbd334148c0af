"""The status of a verb or a noun by what stands on its left: its own group, and the word that governs it."""

from collections.abc import Iterator

from onrecord.events.governors import (
    DENIED,
    HAPPENED,
    HYPOTHETICAL,
    PARTICLES,
    PLANNED,
    Complement,
    Verdict,
    combine,
    governor,
)
from onrecord.events.groups import REACH, coordinate, group_verdict, is_negated, is_verb, main_verb, read_group
from onrecord.events.words import (
    AUXILIARIES,
    CLASSES,
    CLAUSE,
    COMPLETES,
    DETERMINERS,
    DO,
    MODALS,
    NEGATIONS,
    OCCURS,
    PREPOSITIONS,
    Words,
    is_infinitive,
    is_past,
    skip_back,
)
from onrecord.schema.event import EventStatus

DEPTH = 3
"""Governing words above one another that are followed; real chains are hardly longer."""
PHRASE = 6
"""Words of a noun phrase before its head that are looked at."""

MODIFIERS = {
    word: EventStatus(name.removeprefix("modifier: "))
    for name, words in CLASSES.items()
    if name.startswith("modifier: ")
    for word in words
}
"""Words inside a noun phrase that tell the status of its head."""

ORDINALS = frozenset({"first", "second", "third", "last", "only"})
"""Words that make no plan of what follows their noun ("the first jet to be built")."""
DEFINITE = frozenset({"the", "this", "that", "those", "these"})
WITH = frozenset({"by", "for", "in", ","})
"""What stands before a gerund that goes with the verb of its clause ("will save money by selling")."""
SILENT = frozenset({"at", "by", "during"})
"""Prepositions that hardly ever join an event to the word that governs it."""


def verdict_at(words: Words, place: int, depth: int = 0) -> Verdict:
    """The verdict on the verb or noun at `place`; `depth` governing words were followed so far."""
    if depth > DEPTH:
        return Verdict(HAPPENED, "depth")
    if is_verb(words, place):
        return verb_verdict(words, place, depth)
    return noun_verdict(words, place, depth) or Verdict(HAPPENED, "noun")


def verb_verdict(words: Words, place: int, depth: int = 0) -> Verdict:
    """The verdict on the verb at `place`: by its auxiliaries, by what governs it, else by its form."""
    verdict = group_verdict(words, place)
    if verdict or depth > DEPTH:
        return verdict or Verdict(HAPPENED, "depth")
    first, _ = read_group(words, place)
    before = words.at(first - 1)
    if before == "to":
        verdict = infinitive_verdict(words, first - 1, depth)
        negated = is_negated(words, place) or words.at(first - 2) in NEGATIONS
        return Verdict(DENIED, f"not {verdict.rule}") if negated and verdict.status != HYPOTHETICAL else verdict
    if words.at(place).endswith("ing"):
        return gerund_verdict(words, place, depth)
    partner = coordinate(words, place) if before in {"and", "or", ","} else None
    return Verdict(HAPPENED, "finite verb") if partner is None else verb_verdict(words, partner, depth + 1)


def infinitive_verdict(words: Words, to: int, depth: int) -> Verdict:
    """The verdict on the infinitive whose "to" stands at `to`: by the word that governs it or the verb it goes with."""
    joint = _joint_infinitive(words, to)
    if joint is not None:
        return infinitive_verdict(words, joint, depth)
    near = to - 1 if governor(words, to - 1, "to") else skip_back(words, to - 1)
    if words.at(near) == "not":
        near = skip_back(words, near - 1)
    for place in words.back(near, REACH):
        found = governor(words, place, "to")
        if found and (place == near or not found.close) and words.at(place + 1) != "up":
            return combine(found.effect, verdict_at(words, place, depth + 1), words.at(place))
    if words.at(to + 1) == "have" and is_past(words.at(to + 2)):
        return Verdict(HAPPENED, "perfect infinitive")
    if words.at(to + 1) == "be" and ORDINALS.isdisjoint(words.lower[max(near - 4, 0) : to]):
        return Verdict(PLANNED, "to be")
    return _purpose(words, near, depth)


def _joint_infinitive(words: Words, to: int) -> int | None:
    """The "to" of the infinitive that the one at `to` is joined to by "and"."""
    if words.at(to - 1) not in {"and", "or"}:
        return None
    return next((place for place in words.back(to - 2, 2 * REACH) if is_infinitive(words, place)), None)


def _purpose(words: Words, start: int, depth: int) -> Verdict:
    """The verdict on an infinitive that no word governs: as the verb before it, to come where there is none."""
    for place in words.back(start, 2 * REACH):
        word = words.at(place)
        if word == "for":
            break
        if word in AUXILIARIES or is_infinitive(words, place) or _is_finite(words, place):
            main = verb_verdict(words, place if _is_finite(words, place) else main_verb(words, place + 1), depth + 1)
            return Verdict(main.status, f"purpose < {main.rule}")
    return Verdict(PLANNED, "infinitive")


def _is_finite(words: Words, place: int) -> bool:
    """Whether the word at `place` is a past verb, or one in the present after a name ("Lund flies out to …")."""
    if words.at(place) in AUXILIARIES:
        return False
    if is_past(words.at(place)):
        return is_verb(words, place)
    word = words.written[place]
    return place > 0 and word.islower() and word.endswith("s") and words.written[place - 1][0].isupper()


def gerund_verdict(words: Words, place: int, depth: int) -> Verdict:
    """The verdict on the gerund at `place`: by the verb or preposition that governs it, or the verb it goes with."""
    before = skip_back(words, place - 1)
    if (words.at(before - 1), words.at(before)) in PARTICLES:
        before -= 1
    return (
        _governed(words, before, "ing", depth)
        or _by_preposition(words, before, depth, gerund=True)
        or _accompanying(words, before, depth)
        or Verdict(HAPPENED, "gerund")
    )


def _accompanying(words: Words, before: int, depth: int) -> Verdict | None:
    """The verdict of the verb to come that a gerund after the word at `before` goes with."""
    if words.at(before) not in WITH:
        return None
    for place in words.back(before - 1, 2 * REACH):
        if words.at(place) in AUXILIARIES or is_infinitive(words, place):
            main = main_verb(words, place + 1)
            verdict = verb_verdict(words, main, depth + 1) if main < before else None
            unreal = verdict is not None and not verdict.real and verdict.status != DENIED
            return Verdict(verdict.status, f"with {verdict.rule}") if verdict and unreal else None
    return None


def _governed(words: Words, place: int, complement: Complement, depth: int, *, beside: bool = True) -> Verdict | None:
    found = governor(words, place, complement)
    if found is None or depth >= DEPTH or (found.close and not beside):
        return None
    return combine(found.effect, verdict_at(words, place, depth + 1), words.at(place))


def _by_preposition(words: Words, preposition: int, depth: int, *, gerund: bool = False) -> Verdict | None:
    """The verdict on what follows the preposition at `preposition`, by the word that the preposition belongs to."""
    word = words.at(preposition)
    if word in {"without", "barring"}:
        return _governed(words, preposition, "of", depth)
    if word == "in":
        return _governed(words, preposition - 1, "in", depth)
    if word not in PREPOSITIONS - SILENT - CLAUSE - CLASSES["backward"] | {"from"}:
        return None
    complement: Complement = "from" if gerund and word == "from" else "of"
    reach = 1 if word == "of" else REACH // 2 + 1
    for place in words.back(preposition - 1, reach):
        if words.at(place) in CLASSES["with for"] and word != "for":
            continue
        verdict = _governed(words, place, complement, depth, beside=place == preposition - 1)
        if verdict:
            return verdict
        if place < preposition - 1 and (words.at(place) in AUXILIARIES or is_infinitive(words, place)):
            return None
    return None


def noun_verdict(words: Words, place: int, depth: int = 0) -> Verdict | None:
    """The verdict on the noun at `place` by its phrase and what governs that, `None` if neither tells."""
    any_found, before = False, place
    for before in words.back(place - 1, PHRASE):
        word = words.at(before)
        any_found = any_found or word == "any"
        if word in MODIFIERS:
            return _discussed(words, before, depth) or Verdict(MODIFIERS[word], f"modifier: {word}")
        verdict = _governed(words, before, "noun", depth) if word not in DETERMINERS else None
        if verdict:
            # what is declined or rejected has been asked all the same
            return None if verdict.status == DENIED and words.at(place) in CLASSES["asking"] else verdict
        if word in PREPOSITIONS or word in AUXILIARIES or word in CLASSES["boundary"]:
            break
    verdict = _around_phrase(words, before, place, depth)
    return verdict or (Verdict(HYPOTHETICAL, "any") if any_found else None)


def _discussed(words: Words, modifier: int, depth: int) -> Verdict | None:
    """The verdict on a "possible" event that somebody discusses: this says more of it than that it is possible."""
    if MODIFIERS[words.at(modifier)] != HYPOTHETICAL:
        return None
    for before in words.back(modifier - 1, PHRASE):
        verdict = _governed(words, before, "noun", depth) if words.at(before) not in DETERMINERS else None
        if verdict or words.at(before) in PREPOSITIONS | AUXILIARIES:
            return verdict if verdict and verdict.status == EventStatus.UNDER_DISCUSSION else None
    return None


def _around_phrase(words: Words, before: int, place: int, depth: int) -> Verdict | None:
    """The verdict on the noun at `place` by the preposition, if any, at `before` and by the verb further on."""
    if words.at(before) in CLASSES["backward"] or (words.at(before) == "to" and words.at(before - 1) == "due"):
        return None
    return _by_preposition(words, before, depth) or _as_object(words, place, depth)


def _as_object(words: Words, place: int, depth: int) -> Verdict | None:
    """The verdict of the nearest verb with a modal, "do" or "to" that the noun at `place` completes.

    A definite noun ("to stop the attack") may be older than the verb, unless this is one that brings it about.
    """
    if depth >= DEPTH:
        return None
    for before, verb in _verbs_before(words, place):
        if is_infinitive(words, before) or words.at(before) != "to":
            if _is_definite(words, verb, place) and words.at(verb) not in OCCURS | COMPLETES:
                return None
            verdict = verb_verdict(words, verb, depth + 1)
            return Verdict(verdict.status, f"object < {verdict.rule}")
    return None


def _verbs_before(words: Words, place: int) -> Iterator[tuple[int, int]]:
    """The modals, forms of "do" and "to" before `place`, each with the verb that follows it."""
    for before in words.back(place - 1, REACH):
        if words.at(before) in MODALS | DO | {"to"}:
            verb = main_verb(words, before + 1)
            if verb < place:
                yield before, verb


def _is_definite(words: Words, verb: int, place: int) -> bool:
    """Whether the phrase of the noun at `place`, which begins after `verb`, opens with "the" or the like."""
    for before in range(place - 1, verb, -1):
        if words.at(before) in DETERMINERS or words.at(before) in PREPOSITIONS:
            return words.at(before) in DEFINITE
    return False
