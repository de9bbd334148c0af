"""Whether a later claim certainly revises an earlier one of the same speaker: by its cue, or by polarity alone."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.schema.revision import RevisionKind
from onrecord.schema.statement import Act
from onrecord.trace.article import Claim, Told
from onrecord.trace.compare import Comparison, compare, grade
from onrecord.trace.rows import Grade
from onrecord.trace.words import Part, Word, words_of

CONTAINED, WHOLE, SHARED, PLAIN = 0.75, 0.5, 3, 2
"""Where the words say that something is taken back, and only what has to be found: the share of the shorter claim that
the other has too, the same of the longer one, how many words at least, and how many of them that are no names."""

BEGINNING = 4
"""Words at the beginning of a claim among which one for speech tells that what was said is meant."""

_ACTS: Mapping[Act, tuple[RevisionKind, str, re.Pattern[str]]] = {
    Act.RETRACT: (RevisionKind.RETRACTION, "is said to take it back", re.compile(r"\b(?:retract|withdr|recant|t\w+k)")),
    Act.APOLOGIZE: (RevisionKind.APOLOGY, "is said to apologize for it", re.compile(r"\b(?:apolog|regret|sorry)")),
    Act.CLARIFY: (RevisionKind.CLARIFICATION, "is said to clarify it", re.compile(r"\bclarif")),
    # "rejected" and "refused" are denials of a request too
    Act.DENY: (RevisionKind.DENIAL, "is said to deny it", re.compile(r"\bden(?:y|ied|ies|ying)\b")),
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a pair of claims is: a revision if it has a `kind`, otherwise a hint.

    `strength` is 0 to 1; `cued` is whether the words tell of a revision, so that polarity did not have to decide.
    """

    kind: RevisionKind | None
    grade: Grade | None
    reason: str
    strength: float
    cued: bool = True


def decide(earlier: Claim, later: Claim, *, ordered: bool) -> Verdict | None:
    """What becomes of `earlier` in `later`; `ordered` is whether it certainly is the earlier one."""
    return _by_cue(earlier, later) or _by_polarity(earlier, later, ordered=ordered)


def decide_told(earlier: Claim, told: Told) -> Verdict | None:
    """Whether `earlier` is what the article of `told` says was revised."""
    comparison = compare(earlier.words, told.revised)
    if not is_contained(comparison) or earlier.told or _is_of_others(earlier, comparison):
        return None
    reason = f"the later article tells of a {told.kind.value}, and the words for what was said agree"
    return Verdict(told.kind, None, reason, comparison.containment * told.confidence)


def is_contained(comparison: Comparison) -> bool:
    """Whether the shorter claim stands, almost whole, in the other."""
    plain = len(comparison.shared) - len(comparison.named)
    enough = len(comparison.shared) >= SHARED and plain >= PLAIN
    whole = comparison.containment >= CONTAINED and comparison.agreement >= WHOLE
    fits = _fit(*comparison.figures) and _fit(*comparison.times) and comparison.hedged[0] == comparison.hedged[1]
    return enough and whole and fits and not comparison.opposed and not comparison.flipped


def _is_of_others(earlier: Claim, comparison: Comparison) -> bool:
    """Whether the speaker only told what others claim: "he was accused of …" takes nothing on."""
    return any(word.base in words_of("others") and word.base not in comparison.shared for word in earlier.words)


def _fit(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether the figures or dates of two claims may be the same ones: one is silent, or they share one."""
    return not (some and others) or bool(some & others)


def _by_cue(earlier: Claim, later: Claim) -> Verdict | None:
    """A revision that the later words themselves tell."""
    if earlier.act in _ACTS or earlier.negative or earlier.told or later.told:
        return None
    if later.act in _ACTS:
        return _by_act(earlier, later)
    return _by_own_words(earlier, later) if later.own else None


def _by_act(earlier: Claim, later: Claim) -> Verdict | None:
    """The article says that the speaker denied it, took it back or the like."""
    kind, reason, cue = _ACTS[later.act]
    comparison = compare(earlier.words, later.words)
    told = not later.negative and bool(cue.search(later.cue.lower())) and _is_about_words(earlier, later, comparison)
    if not told or not is_contained(comparison) or _is_of_others(earlier, comparison):
        return None
    return Verdict(kind, None, f"{later.quote.speaker} {reason}", comparison.containment)


def _is_about_words(earlier: Claim, later: Claim, comparison: Comparison) -> bool:
    """Whether what is denied or taken back is what was said, and not what was done.

    Who denies taking bribes does not take back that others take them: then both must have the speaker for a subject.
    """
    if any(word.text.lower() in words_of("speech") for word in later.words[:BEGINNING] if word.text.lower() != "that"):
        return True
    if later.act is Act.CLARIFY:
        return True
    if later.act is not Act.DENY:
        return later.words[0].text.lower() == "that"
    same = later.own == earlier.own and not later.other and not later.words[0].text.endswith("ing")
    return same and not comparison.names and comparison.agreement >= CONTAINED


def _by_own_words(earlier: Claim, later: Claim) -> Verdict | None:
    """The speaker says "I never said …" or "I no longer …"."""
    if said := never_said(later.words):
        comparison = compare(earlier.words, said)
        if is_contained(comparison) and not _is_of_others(earlier, comparison):
            return Verdict(RevisionKind.DENIAL, None, "denies having said it", comparison.containment)
    if rest := no_longer(later.words):
        comparison = compare(earlier.words, rest)
        if earlier.own and comparison.is_near and not comparison.flipped:
            return Verdict(RevisionKind.REVERSAL, Grade.SURFACE, "“no longer”, else the same", comparison.agreement)
    return None


def never_said(words: Sequence[Word]) -> tuple[Word, ...] | None:
    """What follows "never said", "did not say" and the like, if the claim begins so."""
    for n, word in enumerate(words[:4]):
        if word.part is Part.NEGATION:
            for m in range(n + 1, min(n + 4, len(words))):
                if words[m].base in words_of("say") and words[m].base in _SAYING:
                    return tuple(words[m + 1 :])
    return None


_SAYING = words_of("say")


def no_longer(words: Sequence[Word]) -> tuple[Word, ...] | None:
    """The claim without "no longer"."""
    for n in range(len(words) - 1):
        if (words[n].text.lower(), words[n + 1].text.lower()) == ("no", "longer"):
            return (*words[:n], *words[n + 2 :])
    return None


def _by_polarity(earlier: Claim, later: Claim, *, ordered: bool) -> Verdict | None:
    """Nearly the same words, of which one says what the other denies, or with another figure."""
    denied = (_is_denial(earlier), _is_denial(later))
    comparison = compare(earlier.words, later.words, denied=denied)
    found = grade(comparison)
    unclear = earlier.told or later.told or earlier.other or later.other
    if found is None or found[0] is Grade.CONSISTENT or unclear:
        return None
    judged, reason = found
    clear = ordered and (not comparison.vague or comparison.alike)
    if judged is Grade.SURFACE and clear and _is_position(earlier, comparison) and _is_position(later, comparison):
        reason = f"{reason}; both tell what the speaker stands for or will do"
        return Verdict(RevisionKind.REVERSAL, judged, reason, comparison.agreement, cued=False)
    return Verdict(None, judged, reason, comparison.agreement, cued=False)


def _is_denial(claim: Claim) -> bool:
    return claim.negative or claim.act is Act.DENY


def _is_position(claim: Claim, comparison: Comparison) -> bool:
    """Whether the speaker tells, without a condition, what he or she stands for or will do."""
    if not claim.own or claim.negative or any(comparison.hedged):
        return False
    stands = any(word.base in words_of("stance") for word in claim.words)
    will = any(word.part is Part.MODAL and word.base in _WILL for word in claim.words)
    moves = any(word.base in words_of("move") and word.text.endswith("ing") for word in claim.words)
    return stands or will or moves


_WILL = frozenset({"will", "shall", "would"})
