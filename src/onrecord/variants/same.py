"""Whether two quotations are reports of one utterance; `docs/variants.md` states each rule."""

from collections.abc import Iterator
from enum import Enum

from onrecord.variants.align import Alignment, Edit
from onrecord.variants.quotes import CONTENT, Quote, Speaker

NEAR_DAYS = 7
"""Days between two articles within which other words may still be the same utterance."""

FEW = 4.0
"""Weight of the words in common below which only the very same words count."""

MORE = 1.0
"""What the words must weigh more where it is open whether the speakers are one, or where they are not."""

LONG, LONG_WEIGHT, LONG_SHARE = 12, 6.0, 0.4
"""Words in a row, their weight, and the share of the shorter one in common, that are one utterance though both go on in
other words: two excerpts of one speech. Speeches of a campaign share sentences too, but little of the whole."""


class Relation(Enum):
    """Whether two speakers are one."""

    SAME = "same"
    OPEN = "open"
    OTHER = "other"


def relate_speakers(one: Speaker | None, other: Speaker | None) -> Relation:
    """Two are other persons only where both articles name one with the quotation, and the names cannot be one's."""
    if one is None or other is None:
        return Relation.OPEN
    if one.wikidata and other.wikidata and one.person and other.person:
        return Relation.SAME if one.wikidata == other.wikidata else _other(one, other)
    if _bare(one.name) == _bare(other.name):
        return Relation.SAME
    if not (one.person and other.person):
        return Relation.OPEN
    return _relate_names(one, other)


def _relate_names(one: Speaker, other: Speaker) -> Relation:
    """By the last name; a first name that differs leaves it open, it may be a short one ("Bill")."""
    mine, theirs = _bare(one.name), _bare(other.name)
    last = (
        {_bare(name)[-1:] for name in (one.name, *one.names)},
        {_bare(name)[-1:] for name in (other.name, *other.names)},
    )
    if not last[0] & last[1]:
        # "Abiy Ahmed" is "Abiy" elsewhere, "López Obrador" is "López"; a first name in common says nothing
        first = {mine[0], theirs[0]} if len(mine) > 1 < len(theirs) else set()
        return Relation.OPEN if set(mine) & set(theirs) - first else _other(one, other)
    if len(mine) > 1 < len(theirs) and mine[0][0] != theirs[0][0]:
        return Relation.OPEN
    return Relation.SAME


def _other(one: Speaker, other: Speaker) -> Relation:
    return Relation.OTHER if one.stated and other.stated else Relation.OPEN


_SUFFIXES = frozenset("jr sr ii iii iv".split())


def _bare(name: str) -> tuple[str, ...]:
    words = name.lower().replace(".", " ").replace(",", " ").replace("’s", "").split()
    return tuple(word for word in words if word not in _SUFFIXES)


def is_same_utterance(alignment: Alignment) -> bool:
    """Whether the two quotations are certainly one utterance: by words, speakers and the days of their articles."""
    one, other = alignment.one, alignment.other
    if one.place.article == other.place.article:
        return False
    relation = relate_speakers(one.speaker, other.speaker)
    apart = _days_apart(one, other)
    few = FEW if relation is Relation.SAME else FEW + MORE
    if alignment.weight < few or alignment.content < 2:
        return one.norms == other.norms and _is_short_repeat(one, relation, apart)
    near = apart is None or apart <= NEAR_DAYS
    if relation is Relation.OTHER:
        return near and alignment.content > 2 and _is_close(alignment, 0.9, fewest=7)
    if near:
        return _is_close(alignment, 0.75) or _is_overlap(alignment)
    return _is_cut_only(alignment) and alignment.weight >= LONG_WEIGHT and alignment.content >= 4


def _days_apart(one: Quote, other: Quote) -> int | None:
    return abs((one.day - other.day).days) if one.day and other.day else None


def _is_short_repeat(quote: Quote, relation: Relation, apart: int | None) -> bool:
    """Few words are one utterance only if the same speaker says them and they are in the news at the same time."""
    content = sum(weight == CONTENT for weight in quote.weights)
    return relation is Relation.SAME and content >= 2 and apart is not None and apart <= 2


def _is_close(alignment: Alignment, share: float, *, fewest: int = 0) -> bool:
    """Whether both have that `share` of the words of the shorter one, brackets aside, and it has `fewest` words."""
    shorter = min((alignment.one, alignment.other), key=lambda quote: len(quote.words))
    own = sum(not word.bracketed for word in shorter.words)
    return own >= fewest and alignment.shared >= share * own


def _is_overlap(alignment: Alignment) -> bool:
    long = alignment.longest >= LONG and alignment.weight >= LONG_WEIGHT
    return long and _is_close(alignment, LONG_SHARE)


def _is_cut_only(alignment: Alignment) -> bool:
    """Whether each difference leaves words out of the same one of the two, and nothing else is changed."""
    sides = {side for edit in alignment.edits for side in _sides(edit)}
    return len(sides) <= 1


def _sides(edit: Edit) -> Iterator[str]:
    if edit.one_end > edit.one_start:
        yield "one"
    if edit.other_end > edit.other_start:
        yield "other"
