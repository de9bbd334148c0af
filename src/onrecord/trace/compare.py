"""Two claims, word by word: what they share, what differs, and whether one says what the other denies."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from onrecord.trace.rows import Change, Grade
from onrecord.trace.words import Part, Word, opposites, words_of

REACH = 5
"""Words within which a negation must be followed by a word of both claims: "I don't know" denies nothing of them."""

NEAR, SHARED = 0.75, 2
"""The share of words of the longer claim that the other has too, and how many at least, in nearly the same claim."""

CLEAR = 3
"""Words in common from which on "the" points to one thing, where no name is among them."""

_WILL = frozenset({"would", "shall"})


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two claims share and where they differ, as the bases of words.

    `opposed` are pairs of opposites; `negated` whether each is negated, and `loose` whether a negation may not be about
    the claim as a whole ("not only"). `alike` is whether nothing else differs, and all that is claimed is that somebody
    goes; `vague` whether it may be about two things, as "the bill" is one in May and another in June. `names` are those
    that only one has, `named` those that both have.
    """

    shared: frozenset[str]
    earlier_only: frozenset[str]
    later_only: frozenset[str]
    opposed: tuple[tuple[str, str], ...]
    negated: tuple[bool, bool]
    loose: bool
    hedged: tuple[frozenset[str], frozenset[str]]
    figures: tuple[frozenset[str], frozenset[str]]
    times: tuple[frozenset[str], frozenset[str]]
    alike: bool
    vague: bool
    names: frozenset[str]
    named: frozenset[str]

    @property
    def agreement(self) -> float:
        """The share of the longer claim that the other has too, 0 to 1; opposites count as the same."""
        both = len(self.shared) + len(self.opposed)
        longer = both + max(len(self.earlier_only), len(self.later_only))
        return both / longer if longer else 0.0

    @property
    def containment(self) -> float:
        """The same of the shorter claim."""
        both = len(self.shared) + len(self.opposed)
        shorter = both + min(len(self.earlier_only), len(self.later_only))
        return both / shorter if shorter else 0.0

    @property
    def flipped(self) -> bool:
        """Whether one says what the other denies, if all else is the same."""
        return (self.negated[0] != self.negated[1]) != (len(self.opposed) % 2 == 1)

    @property
    def is_near(self) -> bool:
        """Whether both are about the same, in nearly the same words."""
        many = len(self.shared) >= SHARED or self.alike
        enough = many and len(self.shared) > len(self.named) and self.agreement >= NEAR
        # a word in place of another is another thing: "jobs at the port", "jobs at the mine"
        added_only = not (self.earlier_only and self.later_only)
        return enough and added_only and not self.names and self.times[0] == self.times[1]


def compare(
    earlier: Sequence[Word], later: Sequence[Word], *, denied: tuple[bool, bool] = (False, False)
) -> Comparison:
    """What becomes of `earlier` in `later`; `denied` are those of which the source says that they are not so."""
    one, other = _content(earlier), _content(later)
    here, there = one - other, other - one
    opposed = tuple(sorted((a, b) for a in here for b in there if (a, b) in opposites()))
    counted = Counter(a for a, _ in opposed) + Counter(b for _, b in opposed)
    single = tuple(pair for pair in opposed if counted[pair[0]] == counted[pair[1]] == 1)
    about = (one & other) | {word for pair in single for word in pair}
    names = _other_names(earlier, other) | _other_names(later, one)
    if names <= one or names <= other:
        # "Clinton" and "Hillary Clinton" are one, "Bill Clinton" and "Hillary Clinton" are not
        fuller = names & (_beside_shared(earlier, other) | _beside_shared(later, one))
        names, here, there = names - fuller, here - fuller, there - fuller
    named = (one & other) & (_parts(earlier, Part.NAME) | _parts(later, Part.NAME))
    return Comparison(
        shared=one & other,
        earlier_only=here - {a for a, _ in single},
        later_only=there - {b for _, b in single},
        opposed=single,
        negated=(_is_negated(earlier, about) != denied[0], _is_negated(later, about) != denied[1]),
        loose=_is_loose(earlier) or _is_loose(later),
        hedged=(_parts(earlier, Part.HEDGE), _parts(later, Part.HEDGE)),
        figures=(_parts(earlier, Part.FIGURE), _parts(later, Part.FIGURE)),
        times=(_parts(earlier, Part.TIME), _parts(later, Part.TIME)),
        vague=len(one & other) + len(single) < CLEAR and not named and (_points(earlier) or _points(later)),
        alike=one == other and len(one) == 1 and one <= words_of("going") and _small(earlier) == _small(later),
        names=names,
        named=named,
    )


def _content(words: Sequence[Word]) -> frozenset[str]:
    return frozenset(word.base for word in words if word.part in {Part.CONTENT, Part.NAME})


def _points(words: Sequence[Word]) -> bool:
    """Whether something is meant that was named before."""
    return any(word.base in words_of("pointing") for word in words[1:])


def _small(words: Sequence[Word]) -> list[str]:
    return [word.base for word in words if word.part is Part.SMALL]


def _parts(words: Sequence[Word], part: Part) -> frozenset[str]:
    return frozenset(word.base for word in words if word.part is part)


def _other_names(words: Sequence[Word], others: frozenset[str]) -> frozenset[str]:
    """The names that the other claim lacks, with a capital or without."""
    return _parts(words, Part.NAME) - others


def _beside_shared(words: Sequence[Word], others: frozenset[str]) -> frozenset[str]:
    """The names that stand next to a name that the other claim has too."""
    pairs = [(a, b) for a, b in pairwise(words) if a.part is b.part is Part.NAME]
    found = {a.base for a, b in pairs if b.base in others} | {b.base for a, b in pairs if a.base in others}
    return frozenset(found)


def _is_negated(words: Sequence[Word], about: frozenset[str]) -> bool:
    places = [n for n, word in enumerate(words) if word.part is Part.NEGATION]
    return sum(any(word.base in about for word in words[n : n + REACH + 1]) for n in places) % 2 == 1


def _is_loose(words: Sequence[Word]) -> bool:
    negations = [n for n, word in enumerate(words) if word.part is Part.NEGATION]
    after = {word.base for n in negations for word in words[n + 1 : n + 2]}
    # "we don't win now, but we will": a negation of one half
    halves = bool(negations) and any(word.base == "but" for word in words)
    return len(negations) > 1 or halves or bool(after & (words_of("loose") | words_of("say")))


def grade(comparison: Comparison) -> tuple[Grade, str] | None:
    """How two claims agree as far as their words alone tell it, and why; `None` where they do not."""
    if not comparison.is_near or comparison.loose or comparison.hedged[0] != comparison.hedged[1]:
        return None
    if comparison.flipped:
        return (Grade.SURFACE, _why(comparison)) if comparison.figures[0] == comparison.figures[1] else None
    if comparison.opposed or comparison.figures[0] == comparison.figures[1]:
        return Grade.CONSISTENT, "nearly the same words"
    one, other = comparison.figures
    return (Grade.FACTUAL, "nearly the same words with another figure") if one - other and other - one else None


def _why(comparison: Comparison) -> str:
    if comparison.opposed:
        return "nearly the same words, with opposites"
    return "nearly the same words, and only one of the two is negated"


_KINDS = {
    Part.NEGATION: "negation",
    Part.FIGURE: "figure",
    Part.TIME: "date",
    Part.NAME: "name",
    Part.MODAL: "modal",
    Part.HEDGE: "hedge",
}
"""What a change is called, the weightiest first."""


def find_changes(earlier: Sequence[Word], later: Sequence[Word]) -> tuple[Change, ...]:
    """The word-level diff: each run of words that one has and the other has not, named by its weightiest word."""
    return tuple(_changes(earlier, later))


def _changes(earlier: Sequence[Word], later: Sequence[Word]) -> Iterator[Change]:
    bases = ([_same(word) for word in earlier], [_same(word) for word in later])
    for operation, a, b, c, d in SequenceMatcher(None, *bases, autojunk=False).get_opcodes():
        if operation != "equal":
            # half of "won't" is no word
            back = _begins_inside(earlier, a, b) or _begins_inside(later, c, d)
            before, after = earlier[a - back : b], later[c - back : d]
            yield Change(_kind(before, after), _shown(before), _shown(after))


def _begins_inside(words: Sequence[Word], start: int, end: int) -> bool:
    return 0 < start < end and words[start - 1].start == words[start].start


def _same(word: Word) -> str:
    return "will" if word.base in _WILL else word.base


def _kind(earlier: Sequence[Word], later: Sequence[Word]) -> str:
    if any((a.base, b.base) in opposites() for a in earlier for b in later):
        return "opposite"
    parts = {word.part for word in (*earlier, *later)}
    return next((kind for part, kind in _KINDS.items() if part in parts), "words")


def _shown(words: Sequence[Word]) -> str:
    """The words as they stand, "won't" once though it is two."""
    return " ".join(word.text for n, word in enumerate(words) if not n or words[n - 1].start != word.start)
