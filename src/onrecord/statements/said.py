"""When it was said: the time that stands in the clause of the saying itself, not in what is said."""

import re
from collections.abc import Sequence

from onrecord.schema.article import Article
from onrecord.schema.attribution import Attribution
from onrecord.schema.timex import Timex, TimexType
from onrecord.statements.clause import Clause, Zone, own_clause

_OF_A_NOUN = re.compile(
    r"\b(?:(?<!as\s)of\s|(?:after|before|following|since|until|till|despite|than)\s(?:[\w’']+\s){0,2})(?:the\s)?$",
    re.IGNORECASE,
)
"""What stands before a time that dates a noun or another event ("the Act of 1867", "after his 2016 arrest")."""
_DETERMINED = re.compile(r"\b(?:the|a|an|his|her|its|their|this|that)\s$", re.IGNORECASE)
_NOUN = re.compile(r"\s(?!(?:and|as|at|by|for|from|in|of|on|that|to|when|where|which|who|with)\b)[a-z]")
"""A time between a determiner and a noun: "the 2009 novel"."""
_OTHER_CLAUSE = re.compile(
    r",\s(?:who|whom|whose)\b|(?<!\b[iao][nt]\s)\bwhich\b|(?<!,)\s(?:when|because|while)\b(?![^,]*,)"
    r"|\s(?:for|of|by|from|over|about)\s(?:not\s)?\w+ing\b|\b(?:after|before|since|until|while|when|as)\s$"
)
"""What begins the clause of the saying after the clause of a time in front."""


def find_said(
    article: Article, attribution: Attribution, times: Sequence[Timex], others: Sequence[Attribution]
) -> str | None:
    """The identifier of the time of saying; `None` where the clause of `attribution` names none.

    Of several the one nearest to the cue counts. A duration tells no time, and a time that belongs to another clause
    or to the content is none of the saying; nor is, for what is said within another of `others`, a time outside of it.
    """
    clause = own_clause(article, attribution)
    if clause is None or not clause.cue:
        return None
    at = clause.cue[0].start
    zones = [zone for zone in (*clause.zones_after("opening", "source", "cue"),) if zone.start < zone.end]
    found = []
    for time in times:
        if time.type in {TimexType.DURATION, TimexType.SET} or _is_vague(time):
            continue
        start = time.start - clause.offset
        end = time.end - clause.offset
        if any(zone.start <= start < zone.end and _is_adverbial(clause, zone, start, end) for zone in zones):
            found.append((abs(start - at), time.id, time.span))
    if not found:
        return None
    around = [s for other in others if other is not attribution for s in other.content if s.covers(attribution.cue[0])]
    inside = [(far, name) for far, name, span in found if all(s.covers(span) for s in around)]
    return min(inside)[1] if inside else None


def _is_adverbial(clause: Clause, zone: Zone, start: int, end: int) -> bool:
    """Whether the time at ``[start, end)`` is that of the clause, and not of a noun or of the clause before."""
    if _OF_A_NOUN.search(clause.text, max(zone.start, start - 40), start):
        return False
    if _DETERMINED.search(clause.text, max(zone.start, start - 12), start) and _NOUN.match(clause.text, end):
        return False
    return zone.after != "opening" or not _OTHER_CLAUSE.search(clause.text[end : zone.end])


def _is_vague(time: Timex) -> bool:
    return time.value is not None and time.value.endswith("_REF")
