"""How a statement was made: through which channel, where, to whom, passed on by whom, and why its source would know."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.schema.article import Article
from onrecord.schema.attribution import Attribution
from onrecord.schema.span import Span
from onrecord.schema.timex import Timex
from onrecord.statements.addressees import find_addressees
from onrecord.statements.authority import find_via
from onrecord.statements.channel import FoundChannel, find_channel
from onrecord.statements.grounds import find_anonymity, find_justification
from onrecord.statements.said import find_said
from onrecord.statements.venue import find_venue


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
    return {
        a.id: Circumstances(
            find_channel(article, a),
            find_venue(article, a),
            find_addressees(article, a),
            find_via(article, a),
            find_justification(article, a),
            find_anonymity(article, a),
            find_said(article, a, times, attributions),
        )
        for a in attributions
    }
