"""Which statement was revised: by who said it and by the words that the two share."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from onrecord.revisions.scene import Scene, Told
from onrecord.revisions.wording import is_negative, shared
from onrecord.schema.span import Span
from onrecord.schema.statement import Act, Polarity

_BEFORE = re.compile(r"\b(?:had|earlier|previously|initially|originally|at first|last (?:week|month|year))\b")
_NO_CLAIM = frozenset({Act.ASK, Act.REQUEST, Act.RETRACT, Act.APOLOGIZE, Act.CLARIFY, Act.DECLINE})
SURE, WORDS = 0.5, 2
"""Share of the shorter wording, and content words, that two statements must have in common to be about one thing."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: said by one of `agents` (anyone if `None`), not by `but`, about what `words` are about."""

    sentence: Span
    words: str
    agents: Collection[str] | None
    but: Collection[str] = ()


def find_earlier(scene: Scene, wanted: Wanted, *, alone: bool) -> Told | None:
    """The earlier statement that is `wanted`: the one that shares most words, or with `alone` the only one there is."""
    found = [t for t in scene.told if _fits(scene, wanted, t)]
    scored = sorted(((*_score(scene, wanted, t), t) for t in found), key=lambda row: (-row[0], -row[1]))
    if scored and scored[0][0] >= WORDS and scored[0][1] >= SURE and scored[0][0] > 0:
        return scored[0][2]
    return found[0] if alone and len(found) == 1 else None


def find_same(scene: Scene, wanted: Wanted, *, opposite: bool) -> Told | None:
    """The earlier statement that asserts the same, or with `opposite` the contrary, in nearly the same words."""

    def is_same(told: Told) -> bool:
        words, share = _score(scene, wanted, told)
        return words >= WORDS + 1 and share >= SURE + 0.1 and (_negative(scene, told) != negative) == opposite

    negative = is_negative(wanted.words)
    return _best([t for t in scene.told if _fits(scene, wanted, t) and is_same(t)], lambda t: _score(scene, wanted, t))


def _best(found: list[Told], score: Callable[[Told], tuple[int, float]]) -> Told | None:
    return max(found, key=score, default=None)


def _score(scene: Scene, wanted: Wanted, told: Told) -> tuple[int, float]:
    return shared(wanted.words, " ".join(s.of(scene.text) for s in told.statement.content))


def _negative(scene: Scene, told: Told) -> bool:
    return is_negative(told.content.of(scene.text)) != (told.statement.act is Act.DENY)


def _fits(scene: Scene, wanted: Wanted, told: Told) -> bool:
    """Whether `told` was said before, by one who may have, and is no question or revision itself."""
    statement = told.statement
    if told.whole.overlaps(wanted.sentence) or told.content.start < scene.body:
        return False
    if statement.polarity is Polarity.NEGATIVE or statement.act in _NO_CLAIM:
        return False
    if told.content.start > wanted.sentence.end and not _was_before(scene, told):
        return False
    if wanted.agents is not None and statement.speaker not in wanted.agents:
        return False
    return statement.speaker is None or statement.speaker not in wanted.but


def _was_before(scene: Scene, told: Told) -> bool:
    """Whether a statement that stands later in the text was made before: "had said", "earlier"."""
    return any(_BEFORE.search(scene.text, max(0, c.start - 40), c.end) for c in told.cue)
