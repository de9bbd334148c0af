"""Where something was said, as the statement's own clause tells it."""

import re
from functools import cache

from onrecord.lexicon import read_table, verb_forms
from onrecord.schema.article import Article
from onrecord.schema.attribution import Attribution
from onrecord.schema.span import Span
from onrecord.statements.adjuncts import Room, belongs, rooms
from onrecord.statements.clause import Clause, own_clause
from onrecord.statements.outlets import find_outlet
from onrecord.statements.phrases import function_words, head_of, is_name, is_whole, read_noun_phrase, whole_run

_AT = re.compile(
    r"\b(?P<prep>[Aa]t|[Oo]utside|[Ii]nside|[Aa]board|[Ii]n\s+front\s+of|[Ii]n|[Oo]n|[Ff]rom|[Nn]ear|[Dd]uring)"
    r"\s+(?=[^\W\d_])"
)
_SPEAKING = re.compile(r"\b(?:speaking|spoke|speaks|speech|address|remarks)\s+$", re.IGNORECASE)
_IN_TOWN = re.compile(r"\s+in\s+(?=[A-Z])")
_WORD = re.compile(r"[^\W_]+")
_NOT_A_PLACE = frozenset(
    (
        "january february march april may june july august september october november december spring summer autumn"
        " fall winter english french german spanish arabic russian chinese mandarin cantonese farsi persian turkish"
        " hebrew italian portuguese japanese korean hindi urdu ukrainian swahili latin welsh christmas easter ramadan"
    ).split()
)
_CHANNEL = re.compile(r"\b(?:news|press|media)\s+(?:conference|briefing)")
_BY = re.compile(r"\bby\b")
_PARTICIPLE = re.compile(r"\b(?!(?:meeting|morning|evening|briefing|hearing|speaking)\b)[a-z]+(?:ing|ed)\b.*$")


def find_venue(article: Article, attribution: Attribution) -> Span | None:
    """The place or the gathering where it was said, without its preposition; `None` if the clause names none.

    Only what is said aloud has a venue; "In Oslo, police said" in front of a clause may tell where things happened, so
    there only gatherings and "speaking at …" count.
    """
    clause = own_clause(article, attribution)
    if clause is None or not _is_aloud(clause):
        return None
    for room in (room for room in rooms(clause) if room.after != "doubtful"):
        for match in _AT.finditer(clause.text, room.start, room.end):
            phrase = _venue_at(clause, room, match)
            if phrase:
                return clause.to_article(phrase.start, phrase.end)
    return None


def _is_aloud(clause: Clause) -> bool:
    words = {word[0].lower() for cue in clause.cue for word in _WORD.finditer(clause.text, cue.start, cue.end)}
    return bool(words & _aloud())


def _venue_at(clause: Clause, room: Room, match: re.Match[str]) -> Span | None:
    nouns = _nouns("gathering", "place", "surface")
    phrase = read_noun_phrase(clause.text, match.end(), room.end, known=nouns)
    if phrase and not is_whole(clause.text, phrase, room.end):
        phrase = _completed(clause.text, phrase, room.end)
    if phrase is None or not _attached(clause, room, match) or not _is_venue(clause.text, room, match, phrase):
        return None
    town = _IN_TOWN.match(clause.text, phrase.end, room.end)
    place = read_noun_phrase(clause.text, town.end(), room.end) if town and not is_name(clause.text, phrase) else None
    return Span(phrase.start, place.end) if place and _is_place_name(clause.text, place) else phrase


def _completed(text: str, phrase: Span, end: int) -> Span | None:
    """`phrase` with the nouns that end it ("the opening of the Ardal gas terminal"); a bare name is none then."""
    run = whole_run(text, phrase.start, end)
    rest = text[phrase.end : run.end].split() if run else []
    if is_name(text, phrase):  # "told at the Ardal Forum of the new port plan": the link belongs to the verb
        name = text[phrase.start : phrase.end].partition(" of ")[0]
        return Span(phrase.start, phrase.start + len(name)) if len(name) < len(phrase) else None
    nouns = " of " in phrase.of(text) and not any(word.endswith(("ed", "ing", "held", "'s", "’s")) for word in rest)
    return run if nouns else phrase


def _attached(clause: Clause, room: Room, match: re.Match[str]) -> bool:
    """Whether the phrase belongs to the cue, or to "a speech" or "an interview" that does."""
    if belongs(clause, room, match.start()):
        ends = [cue.end for cue in clause.cue if room.start <= cue.end <= match.start()]
        return not (room.loose and _PARTICIPLE.search(clause.text, max([room.start, *ends]), match.start()))
    lead = re.compile(
        r"\b[Ii]n\s+(?:an?|his|her|the|their)\s+(?:\w+\s+){0,2}(?:speech|address|remarks|interview|lecture)\s+$"
    )
    before = lead.search(clause.text, room.start, match.start())
    return bool(before) and belongs(clause, room, before.start() if before else 0)


def _is_venue(text: str, room: Room, match: re.Match[str], phrase: Span) -> bool:
    preposition = " ".join(match["prep"].lower().split())
    head = head_of(text, phrase)
    outlet = find_outlet(text, phrase.start, phrase.end)
    if outlet or _CHANNEL.search(phrase.of(text)) or head in _NOT_A_PLACE or head.title() in _days():
        return False
    if _BY.search(text, room.start, match.start()) and head not in _nouns("gathering"):
        return False  # "claimed by the movement in Yemen"
    gathering, place = head in _nouns("gathering"), head in _nouns("place")
    named = is_name(text, phrase) and _is_place_name(text, phrase)
    spoken = bool(_SPEAKING.search(text, max(room.start, match.start() - 10), match.start()))
    if room.after == "opening" or (room.after == "source" and not spoken):
        return preposition != "in" and (gathering or (named and (spoken or preposition in ("at", "outside", "aboard"))))
    surface = head in _nouns("surface") or (named and phrase.of(text).endswith(("Hill", "Floor")))
    by_preposition = {
        "on": surface,
        "from": (spoken and named) or place,
        "during": gathering,
        "in": named or place,
    }
    return by_preposition.get(preposition, gathering or place or named)


def _is_place_name(text: str, phrase: Span) -> bool:
    """Whether a name can be one of a place: no month, no language, nothing possessed."""
    words = phrase.of(text)
    first = words.split()[0].lower()
    return first not in _NOT_A_PLACE and words.lower() not in _NOT_A_PLACE and words.split()[0].title() not in _days()


def _days() -> frozenset[str]:
    return frozenset(word.title() for word in function_words("time") if word.endswith("day"))


@cache
def _nouns(*classes: str) -> frozenset[str]:
    rows = [words.split() for name, words in read_table("venues") if name in classes]
    return frozenset(form for words in rows for word in words for form in (word.replace("_", " "), word + "s"))


@cache
def _aloud() -> frozenset[str]:
    rows = [lemmas for frame, lemmas in read_table("addressing") if frame == "aloud"]
    return frozenset(form for lemmas in rows for lemma in lemmas.split() for form in verb_forms(lemma))
