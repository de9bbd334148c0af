"""Who is the subject of a verb, and who is listed where an object or a preposition's noun stands."""

from collections.abc import Iterator

from onrecord.events.governors import governor
from onrecord.events.groups import NOT, read_group
from onrecord.events.scene import Party, Scene
from onrecord.events.words import (
    AUXILIARIES,
    CLASSES,
    CLAUSE,
    DETERMINERS,
    HAVE,
    PREPOSITIONS,
    QUOTES,
    Words,
    is_base,
    is_noun_like,
    is_past,
)
from onrecord.schema.entity import EntityType

SUBJECT_REACH = 18
"""Words between a subject and its verb, what stands between commas left out."""
TITLE = 5
"""Words of office and description before a name."""

_RELATIVE = frozenset({"who", "which", "that"})
_JOINING = frozenset({"and", "or", "but", "then", ","})
_NO_TITLE = PREPOSITIONS | AUXILIARIES | CLAUSE | NOT | {",", "and", "or", "'s"}
_OPENS_PHRASE = DETERMINERS | CLASSES["subject"]
_GOVERNS_PHRASE = PREPOSITIONS | DETERMINERS | {"to", "as"}
_ARTICLES = DETERMINERS - {"'s"}
_OPENS_BASE = AUXILIARIES | {"to"}
_NOT_CLAUSE = CLAUSE - {"as", "so", "once"}
_ENDS_CLAUSE = CLAUSE - {"as", "once"}
_BE_OR_MODAL = AUXILIARIES - HAVE
_OBJECTS = frozenset({"him", "them", "me", "us"})
_FOR_TO = frozenset({"for", "on", "upon", "to"})
"""Prepositions whose noun is the subject of an infinitive ("calls for Lund to resign")."""
_OPENING = frozenset({"after", "before", "since", "until", "till", "as"})
"""Prepositions that open clauses too ("after Lund was elected")."""
_OF_PERSONS = frozenset(
    "administration government campaign team officials aides supporters allies family lawyers".split()
)
"""Nouns before which the name of a person tells only whose they are."""


def find_subject(scene: Scene, place: int) -> list[Party]:
    """The parties that are the subject of the verb at `place`: the last one that reaches it, and those joined to it."""
    words = scene.words
    first, _ = read_group(words, place)
    infinitive = words.at(first - 1) == "to"
    finite = not infinitive and not (words.at(place).endswith("ing") and first == place)
    before = scene.before(first)
    apposed: list[Party] = []
    for n in range(len(before) - 1, -1, -1):
        party = before[n]
        if party.possessive or words.at(party.last + 1) == "'s":
            continue
        if words.at(party.last) in _OBJECTS and not infinitive:
            continue
        if words.at(party.last + 1) == "," and party.last + 2 == first and not words.at(place).endswith("ing"):
            apposed = apposed or ([party] if _opens(words, party) else [])
            continue  # it ends an apposition: "Lund, the mayor of Oslo, met …"
        chain = _joined(words, before[: n + 1])
        preposition = _preposition(words, chain[0])
        if finite and preposition in _OPENING:
            preposition = None
        if preposition and not (infinitive and preposition in _FOR_TO and party.last + 2 == first):
            continue
        return chain if _reaches(words, party, first, finite=finite) else apposed
    return apposed


def _opens(words: Words, party: Party) -> bool:
    """Whether `party`, its article and title passed over, stands right after a comma."""
    place = party.first - 1
    while words.is_name(place) or words.at(place) in DETERMINERS:
        place -= 1
    return words.at(place) == ","


def _joined(words: Words, parties: list[Party]) -> list[Party]:
    """The last of `parties` with those before it that "and" or a comma joins to it."""
    chain = [parties[-1]]
    for party in reversed(parties[:-1]):
        gap = words.lower[party.last + 1 : chain[0].first]
        title = gap[1:]
        if party.possessive or not gap or len(gap) > TITLE or gap[0] not in {"and", ",", "or"}:
            break
        if not all(_is_title(word) or word == "and" for word in title):
            break
        if gap[0] == "," and title and title[0] in DETERMINERS:
            break
        chain.insert(0, party)
    return chain if len(chain) == 1 or "and" in words.lower[chain[-2].last + 1 : chain[-1].first] else chain[-1:]


def _is_title(word: str) -> bool:
    return word not in _NO_TITLE


def _preposition(words: Words, party: Party) -> str | None:
    """The preposition that `party` stands behind, its title passed over."""
    place = party.first - 1
    while place >= 0 and (words.at(place) in _ARTICLES or words.is_name(place)) and party.first - place < TITLE:
        place -= 1
    return words.at(place) if words.at(place) in PREPOSITIONS else None


def _reaches(words: Words, party: Party, end: int, *, finite: bool) -> bool:
    """Whether what stands between `party` and the verb group at `end` lets the one be the subject of the other."""
    following = party.last + 1
    if words.at(following) in _RELATIVE and following + 1 == end:
        return True
    if words.at(following) == "," and end - following == 2 and words.at(following + 1) == "who":
        return True
    start = _after_comma(words, party, end) if words.at(following) == "," else following
    if start is None:
        return following + 1 == end  # "Lund left, meeting Ek"
    if start < end and is_noun_like(words, start) and not _is_present(words, start, party):
        return False
    gap = range(start, end)
    if len(gap) > SUBJECT_REACH or not all(_goes_over(words, place) for place in gap):
        return False
    has_verb = any(is_past(words.at(place)) or words.at(place) in AUXILIARIES for place in gap)
    return not (has_verb and finite and words.at(end - 1) not in _JOINING)


def _after_comma(words: Words, party: Party, end: int) -> int | None:
    """Where the clause goes on after the comma behind `party`: there, or behind the comma that closes an aside."""
    comma = party.last + 1
    if _opens(words, party) and words.at(comma + 1) in AUXILIARIES:
        return comma + 1
    return next((place + 1 for place in range(comma + 2, end) if words.at(place) == ","), None)


def _is_present(words: Words, place: int, party: Party) -> bool:
    """Whether the word at `place`, after `party`, is a verb in the present ("Lund plans to …")."""
    found = governor(words, place, "to") or governor(words, place, "ing") or governor(words, place, "noun")
    word = words.at(place)
    person = party.type is EntityType.PERSON and word.endswith("s") and word not in _OF_PERSONS
    return person or (found is not None and words.at(place + 1) in {"to", "a", "the"})


def _goes_over(words: Words, place: int) -> bool:
    """Whether the clause of a subject goes on at `place`, with no other subject."""
    word, previous = words.at(place), words.at(place - 1)
    if word in QUOTES or (word in _NOT_CLAUSE and not words.at(place + 1).endswith("ing")):
        return False
    if word in _OPENS_PHRASE and word != "there":
        return previous in _GOVERNS_PHRASE or is_past(previous) or words.at(place - 2) in _OPENS_BASE
    return not (is_noun_like(words, place) and previous in CLASSES["time"] - {"last", "next", "this", "late", "early"})


def find_listed(scene: Scene, start: int) -> Iterator[Party]:
    """The parties listed from the word at `start` on: titles before their names are passed over, "and" joins them."""
    words = scene.words
    for party in scene.after(start - 1):
        gap = words.lower[start : party.first]
        named = [word for word in gap if word not in {"and", ","}]
        if len(named) > TITLE or not all(_is_title(word) and not _is_verbal(words, word) for word in named):
            return
        if party.possessive or words.at(party.last + 1) == "'s":
            start = party.last + 1 + (words.at(party.last + 1) == "'s")
            continue
        if _is_modifier(words, party):
            return
        yield party
        start = party.last + 1
        if words.at(start) not in {"and", ",", "or"} or (words.at(start) == "," and not _goes_on(scene, start)):
            return


def _is_verbal(words: Words, word: str) -> bool:
    return is_past(word) and word in words.written


def _goes_on(scene: Scene, comma: int) -> bool:
    """Whether a list goes on after the comma at `comma`: the next party follows it, or does after a title and "and"."""
    following = next(iter(scene.after(comma)), None)
    if following is None:
        return False
    gap = scene.words.lower[comma + 1 : following.first]
    return (
        len(gap) <= TITLE
        and not any(word in DETERMINERS for word in gap)
        and all(_is_title(w) or w == "and" for w in gap)
    )


def _is_modifier(words: Words, party: Party) -> bool:
    """Whether a name only tells whose the noun after it is ("United States troops")."""
    following = party.last + 1
    if party.type is EntityType.PERSON:
        return words.at(following) in _OF_PERSONS
    if party.is_place and words.is_name(following) and words.at(following) not in CLASSES["time"]:
        return True
    return is_noun_like(words, following)


def clause_end(words: Words, start: int) -> int:
    """Where the clause that goes on at `start` ends: at another clause, another verb, or an infinitive."""
    for place in range(start, len(words.lower)):
        word = words.at(place)
        if word in {"and", "but"} and is_past(words.at(place + 1)):
            return place
        if word in _ENDS_CLAUSE or word in _BE_OR_MODAL:
            return place
        if word == "to" and is_base(words.at(place + 1)) and not words.written[place + 1][0].isupper():
            return place
    return len(words.lower)
