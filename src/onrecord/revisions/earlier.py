"""Which statement was revised: by who said it and by the words that the two share."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from onrecord.revisions.scene import LONG, Scene, Told
from onrecord.revisions.wording import is_negative, shared
from onrecord.schema.span import Span
from onrecord.schema.statement import Act, Polarity

_BEFORE = re.compile(r"\b(?:had|earlier|previously|initially|originally|at first)\b")
_REPORT = re.compile(
    r"\b(?:report(?:s|ed|ing)?|reveal(?:s|ed)|rumou?rs?|leak(?:s|ed)?|alleg\w+|accus\w+|claim(?:s|ed)?)\b",
    re.IGNORECASE,
)
_NO_CLAIM = frozenset({Act.ASK, Act.REQUEST, Act.RETRACT, Act.APOLOGIZE, Act.CLARIFY, Act.DECLINE})
SURE, WORDS = 0.5, 2
"""Share of the shorter wording, and content words, that two statements must have in common to be about one thing."""

CLAIM = 3
"""Words of the shortest statement that can be taken back or denied; shorter ones are mostly names of things."""

NEAR = 300
"""Characters in which "this" or "the allegations" finds what it points at."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: said by one of `agents` (anyone if `None`), not by `but`, about what `words` are about."""

    sentence: Span
    words: str
    agents: Collection[str] | None
    but: Collection[str] = ()


def find_own(scene: Scene, wanted: Wanted, *, related: bool = False) -> Told | None:
    """What `agents` said before: by the words that are shared, or the only statement that it can be.

    If `related`, that one too must share a word.
    """
    found = _fitting(scene, wanted)
    best = max(found, key=lambda t: _score(scene, wanted, t), default=None)
    if best and _score(scene, wanted, best) >= (WORDS, SURE):
        return best
    found = [t for t in found if not related or _score(scene, wanted, t)[0]]
    marked = [t for t in found if _was_before(scene, t)]
    return next((few[0] for few in (found, marked) if len(few) == 1), None)


def find_only(scene: Scene, wanted: Wanted) -> Told | None:
    """The only statement before, if somebody without a name made it: who revises it may be meant."""
    anyone = _fitting(scene, replace(wanted, agents=None))
    return anyone[0] if len(anyone) == 1 and not scene.is_named(anyone[0].statement.speaker) else None


def find_same(scene: Scene, wanted: Wanted, *, opposite: bool = False) -> Told | None:
    """The earlier statement that asserts the same, or with `opposite` the contrary, in nearly the same words."""
    negative = is_negative(wanted.words)

    def is_same(told: Told) -> bool:
        words, share = _score(scene, wanted, told)
        return words > WORDS and share >= SURE + 0.15 and (_negative(scene, told) != negative) == opposite

    found = [t for t in _fitting(scene, wanted) if is_same(t)]
    return max(found, key=lambda t: _score(scene, wanted, t), default=None)


def find_charge(scene: Scene, wanted: Wanted, *, named: bool = False) -> Told | None:
    """The one accusation or report before that is about `agents` and shares words; if it is `named`, right before."""
    others = Wanted(wanted.sentence, wanted.words, None, wanted.agents or ())
    found = [t for t in _fitting(scene, others) if t.content.start < wanted.sentence.start and _is_charge(scene, t)]
    about = [t for t in found if set(wanted.agents or ()) & set(scene.mentioned(t.whole))]
    near = [t for t in about if _score(scene, wanted, t)[0] or (named and _is_right_before(wanted, t))]
    return near[0] if len(near) == 1 else None


def find_about(scene: Scene, wanted: Wanted, *, words: int = 0) -> Told | None:
    """The only statement of others right before that is about `agents`; with at least so many `words` in common."""
    others = Wanted(wanted.sentence, wanted.words, None, wanted.agents or ())
    near = [t for t in _fitting(scene, others) if _is_right_before(wanted, t)]
    found = [t for t in near if set(wanted.agents or ()) & set(scene.mentioned(t.whole))]
    fit = [t for t in found if _score(scene, wanted, t)[0] >= words]
    return fit[0] if len(fit) == 1 and (words or len(near) == 1) else None


def find_report(scene: Scene, wanted: Wanted, *, pointed: bool = False) -> Told | None:
    """The one report by others right before, with a word in common; if only `pointed` at, nothing else said there."""
    others = Wanted(wanted.sentence, wanted.words, None, wanted.agents or ())
    found = [t for t in _fitting(scene, others) if _is_right_before(wanted, t)]
    reported = [t for t in found if any(_REPORT.search(c.of(scene.text)) for c in t.cue)]
    near = [t for t in reported if _score(scene, wanted, t)[0]]
    return near[0] if len(near) == 1 and (len(found) == 1 or not pointed) else None


def find_number(scene: Scene, wanted: Wanted) -> Told | None:
    """The last statement before by `agents` that holds the number in `words`."""
    number = re.compile(rf"(?<![\w.,]){re.escape(wanted.words)}(?![\w]|[.,]\d)", re.IGNORECASE)
    found = [t for t in _fitting(scene, wanted) if number.search(t.content.of(scene.text))]
    return max(found, key=lambda t: t.content.start, default=None)


def _is_right_before(wanted: Wanted, told: Told) -> bool:
    return 0 < wanted.sentence.start - told.content.end < NEAR


def _is_charge(scene: Scene, told: Told) -> bool:
    return told.statement.act is Act.ACCUSE or any(_REPORT.search(c.of(scene.text)) for c in told.cue)


def _fitting(scene: Scene, wanted: Wanted) -> list[Told]:
    return [t for t in scene.told if _fits(scene, wanted, t)]


def _score(scene: Scene, wanted: Wanted, told: Told) -> tuple[int, float]:
    return shared(wanted.words, " ".join(s.of(scene.text) for s in told.statement.content))


def _negative(scene: Scene, told: Told) -> bool:
    return is_negative(told.content.of(scene.text)) != (told.statement.act is Act.DENY)


def _fits(scene: Scene, wanted: Wanted, told: Told) -> bool:
    """Whether `told` was said before, by one who may have, and is no question or revision itself."""
    statement = told.statement
    if told.whole.overlaps(wanted.sentence) or told.content.start < scene.body or len(told.content) > LONG:
        return False
    if statement.polarity is Polarity.NEGATIVE or statement.act in _NO_CLAIM or len(statement.text.split()) < CLAIM:
        return False
    if told.content.start > wanted.sentence.end and not _was_before(scene, told):
        return False
    if wanted.agents is not None and statement.speaker not in wanted.agents:
        return False
    return statement.speaker is None or statement.speaker not in wanted.but


def _was_before(scene: Scene, told: Told) -> bool:
    """Whether its cue says that it was said before: "had said", "earlier said"."""
    return any(_BEFORE.search(scene.text, max(0, c.start - 25), c.end) for c in told.cue)
