"""How a statement was made: through which channel, where, to whom, passed on by whom, and why its source would know."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.schema.article import Article
from onrecord.schema.attribution import Attribution
from onrecord.schema.span import Span, hull
from onrecord.schema.timex import Timex
from onrecord.statements.addressees import find_addressees
from onrecord.statements.authority import find_via
from onrecord.statements.channel import FoundChannel, find_channel
from onrecord.statements.grounds import find_anonymity, find_justification
from onrecord.statements.said import find_said
from onrecord.statements.venue import find_venue
from onrecord.text import MARKS


@dataclass(frozen=True, slots=True)
class Circumstances:
    """The circumstances of one attribution, as spans of the article; who is meant by them is for others to tell.

    `said` is the identifier of the time of saying.
    """

    channel: FoundChannel | None
    venue: Span | None
    addressees: tuple[Span, ...]
    via: tuple[Span, ...]
    justification: Span | None
    anonymity: Span | None
    said: str | None


def find_circumstances(
    article: Article, attributions: Sequence[Attribution], times: Sequence[Timex]
) -> dict[str, Circumstances]:
    """The circumstances of each of `attributions`, by its identifier."""
    channels = _channels(article, attributions)
    return {
        a.id: Circumstances(
            channels[a.id],
            find_venue(article, a),
            find_addressees(article, a),
            find_via(article, a),
            find_justification(article, a),
            find_anonymity(article, a),
            find_said(article, a, times, attributions),
        )
        for a in attributions
    }


_GOES_ON = re.compile(r"\b(?:add(?:ed|s|ing)|continu(?:ed|es|ing)|conclud(?:ed|es|ing)|went\s+on)\b")
_AGAIN = frozenset({"he", "she", "they", "it"})


def _channels(article: Article, attributions: Sequence[Attribution]) -> dict[str, FoundChannel | None]:
    """The channel of each: its own, or where somebody goes on ("he added") that of what was quoted right before."""
    found: dict[str, FoundChannel | None] = {}
    for n, a in enumerate(attributions):
        found[a.id] = find_channel(article, a)
        if found[a.id] is None and any(_GOES_ON.search(cue.of(article.text)) for cue in a.cue):
            before = _gone_before(article.text, attributions[:n], a)
            found[a.id] = found[before.id] if before else None
    return found


def _gone_before(text: str, earlier: Sequence[Attribution], a: Attribution) -> Attribution | None:
    """What `a` goes on with: the last of `earlier`, of the same source, at most a paragraph before.

    A quotation goes on with the last quotation; what the same source is said to have said in between is passed over.
    """
    quoted = text[a.content[0].start] in MARKS
    for before in reversed(earlier):
        near = text[before.content[-1].end : a.content[0].start].count("\n\n") <= 1
        if not near or not before.source or not a.source or not _same(text, before.source, a.source):
            return None
        if not quoted or text[before.content[0].start] in MARKS:
            return before
    return None


def _same(text: str, one: Sequence[Span], other: Sequence[Span]) -> bool:
    """Whether two sources can be one by their words: the second is a pronoun or ends with the same name."""
    first, second = (hull(source).of(text).split()[-1].lower() for source in (one, other))
    return second in _AGAIN or first == second
