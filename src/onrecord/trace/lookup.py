"""By which words a claim is found again, so that only a few of all that a speaker ever said are compared."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.trace.article import Claim, Told
from onrecord.trace.decide import never_said, no_longer
from onrecord.trace.words import Part, Word, opposites


@dataclass(frozen=True, slots=True)
class Lookup:
    """What a claim is found by: it is kept under each of `kept` (of the speaker), others are sought under `sought`.

    In each place by any of `words`; `size` is how many of the words are no names, in the shortest reading of the claim.
    """

    kept: tuple[str, ...]
    sought: tuple[str, ...]
    words: frozenset[str]
    size: int


def lookup_of(claim: Claim) -> Lookup:
    """What `claim` is found by."""
    readings = (claim.words, never_said(claim.words), no_longer(claim.words))
    return Lookup(
        claim.speaker.kept_under,
        claim.speaker.sought_under,
        _words(claim.words),
        min(_size(words) for words in readings if words),
    )


def lookup_of_told(told: Told) -> Lookup:
    """What the claim is found by that `told` tells of."""
    return Lookup(told.owner.kept_under, told.owner.sought_under, _words(told.revised), _size(told.revised))


def may_link(shared: int, size: int, other: int) -> bool:
    """Whether claims of these sizes with so many words in common, opposites included, can be a link at all.

    It follows from `onrecord.trace.decide` that they share half of the words of either one that are no names, and two
    words, or that each has one word only.
    """
    return 2 * shared >= max(size, other) and (shared >= 2 or max(size, other) <= 1)


def _words(words: Iterable[Word]) -> frozenset[str]:
    return frozenset(word.base for word in words if word.part in {Part.CONTENT, Part.NAME})


def _size(words: Sequence[Word]) -> int:
    names = {word.base for word in words if word.part is Part.NAME}
    return len(_words(words) - names)


def opposites_of(word: str) -> frozenset[str]:
    """The words that say the opposite of `word`."""
    return _opposites().get(word, frozenset())


@cache
def _opposites() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for one, other in opposites():
        found.setdefault(one, set()).add(other)
    return {word: frozenset(others) for word, others in found.items()}
