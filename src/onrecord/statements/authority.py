"""The chain of authority: through whom a statement came from its speaker to the reader."""

import re
from collections.abc import Iterator

from onrecord.schema.article import Article
from onrecord.schema.attribution import Attribution
from onrecord.schema.span import Span
from onrecord.statements.clause import HIDDEN, Clause, Zone, own_clause
from onrecord.statements.outlets import find_outlet, named_outlet
from onrecord.statements.phrases import head_of, is_name, is_whole, people, read_coordination, read_noun_phrase

_REPORTED = re.compile(
    r"(?:^|,|\b(?:remarks|comments|statements?|interview|speech|words|quotes|letter|email|memo|report|documents?|transcript"
    r"|video|recording|were|was|as|been|first|also|and|or))\s*"
    r"(?:which\s+(?:was|were)\s+|that\s+(?:was|were)\s+)?(?:first\s+|also\s+|widely\s+)?"
    r"(?P<verb>reported|carried|quoted|cited|relayed|published|broadcast|aired|obtained|seen|reviewed|released"
    r"|distributed|translated|read\s+out|quoted\s+as\s+saying)\s+by\s+(?=\S)"
)
_ANY_NAME = frozenset({"reported", "carried", "quoted", "cited", "relayed", "quoted as saying"})
"""Verbs after which any name is that of who passed it on; after the others only an outlet is."""

_CITING = re.compile(r"\b(?:citing|which\s+cited|who\s+cited)\s+(?=\S)")
_THROUGH = re.compile(r"\b(?:through|via)\s+(?=\S)")
_BEHALF = re.compile(r"\bon\s+behalf\s+of\s+(?=\S)")
_BEHALF_OF = re.compile(r"\bon\s+(?P<who>(?:[\w.-]+\s+){0,2}[\w.-]+)['’]s?\s+behalf\b")
_ACCORDING = re.compile(r"^\W*,\s*according\s+to\s+(?=\S)")
_FIRST_BY = re.compile(r"^\W*,\s*(?=\S)")
_FIRST = re.compile(r"\s+(?:first\s+reported|was\s+first\s+to\s+report|reported\s+first)\b")
_WHICH_FIRST = re.compile(
    r",\s*which\s+(?:first\s+(?:reported|published|broke)|broke\s+the|was\s+(?:the\s+)?first\s+to)\b"
)
_TOLD_BY = re.compile(
    r"\bwho\s+(?:was|were|had\s+been|has\s+been|have\s+been)\s+(?:told|informed|briefed)\s+(?:\w+\s+)?by\s+(?=\S)"
)
_AS_SAYING = re.compile(r"\b(?P<verb>quoted|quotes|cited|quoting)\s*$")


def find_via(article: Article, attribution: Attribution) -> tuple[Span, ...]:
    """Who passed the statement on, from the one closest to the reader to the one closest to the speaker.

    The source itself is never among them, nor is the outlet that the speaker told (that is the channel's).
    """
    clause = own_clause(article, attribution)
    if clause is None:
        return ()
    found: dict[Span, int] = {}
    for rank, span in _links(article, attribution, clause):
        inside = any(span.overlaps(own) for own in (*attribution.content, *attribution.cue))
        if not inside and not any(span.covers(own) or span == own for own in attribution.source):
            found.setdefault(span, rank)
    return tuple(sorted(found, key=lambda span: (found[span], span)))


def _links(article: Article, attribution: Attribution, clause: Clause) -> Iterator[tuple[int, Span]]:
    """Everyone who passes on, with the rank of the link: 0 outlets, 1 who reports, 2 who speaks for, 3 who told."""
    stretches = _stretches(clause)
    for rank, find in ((0, _reported), (0, _first), (2, _spoken_for), (3, _told)):
        for start, end in stretches:
            yield from ((rank, clause.to_article(s.start, s.end)) for s in find(clause.text, start, end))
    if not any("ccording" in cue.of(article.text) for cue in attribution.cue):
        for zone in clause.zones:
            tail = _ACCORDING.match(clause.text[zone.start : zone.end]) if _is_last(clause, zone) else None
            phrase = read_noun_phrase(clause.text, zone.start + tail.end(), zone.end) if tail else None
            if phrase and not re.match(r"\s+\w", clause.text[phrase.end : phrase.end + 3]):
                yield 1, clause.to_article(phrase.start, phrase.end)
    quoting = _quoting(clause)
    if quoting:
        yield 1, clause.to_article(quoting.start, quoting.end)


def _is_last(clause: Clause, zone: Zone) -> bool:
    return zone.end == clause.sentence.end and zone.after != "opening"


def _stretches(clause: Clause) -> list[tuple[int, int]]:
    """Source, cue and the words between and after them, without what begins a new clause or another report."""
    found = [(span.start, span.end) for span in (clause.source, *clause.cue) if span]
    for zone in clause.zones:
        hidden = clause.text.find(HIDDEN, zone.start, zone.end)
        stop = hidden if hidden >= 0 else zone.end
        hard = re.compile(r"[;:]|,\s+(?:and|but|while)\s|\s(?:that|because)\s|[–—]").search(
            clause.text, zone.start, stop
        )
        if zone.after != "opening":
            found.append((zone.start, hard.start() if hard else stop))
    return found


def _reported(text: str, start: int, end: int) -> Iterator[Span]:
    """Who reported, quoted or obtained it: "in remarks carried by Reuters", "in a letter obtained by NBC News"."""
    for match in _REPORTED.finditer(text, start, end):
        if text[match.start() : match.start("verb")].strip().lower() in ("and", "or"):
            continue
        for phrase in read_coordination(text, match.end(), end):
            outlet = named_outlet(text, phrase)
            if outlet or (" ".join(match["verb"].split()) in _ANY_NAME and _is_media(text, phrase)):
                yield phrase


def _is_media(text: str, phrase: Span) -> bool:
    words = phrase.of(text).lower()
    return is_name(text, phrase) or words.endswith(
        ("media", "agency", "television", "newspaper", "newspapers", "radio")
    )


def _first(text: str, start: int, end: int) -> Iterator[Span]:
    """Who had it first: "…, The Post first reported", "told The New York Times, which first reported …"."""
    lead = _FIRST_BY.match(text[start:end])
    phrase = read_noun_phrase(text, start + lead.end(), end) if lead else None
    if phrase and _FIRST.match(text, phrase.end, end):
        yield phrase
    for match in _WHICH_FIRST.finditer(text, start, end):
        outlet = find_outlet(text, max(start, match.start() - 60), match.start())
        if outlet and outlet.span.end == match.start():
            yield outlet.span


def _spoken_for(text: str, start: int, end: int) -> Iterator[Span]:
    """Who speaks for whom: "through a spokesman", "via the agency Interfax", "on behalf of the family"."""
    for match in _THROUGH.finditer(text, start, end):
        phrase = read_noun_phrase(text, match.end(), end)
        if phrase and (_is_mouthpiece(text, phrase) or _relays(text, phrase)):
            yield phrase
    for match in _BEHALF_OF.finditer(text, start, end):
        phrase = read_noun_phrase(text, match.start("who"), match.end("who"))
        if phrase:
            yield phrase
    for match in _BEHALF.finditer(text, start, end):
        for phrase in read_coordination(text, match.end(), end):
            if is_whole(text, phrase, end) and (is_name(text, phrase) or head_of(text, phrase) in people()):
                yield phrase


def _is_mouthpiece(text: str, phrase: Span) -> bool:
    return head_of(text, phrase) in people("mouthpiece") or phrase.of(text).lower().endswith("press secretary")


def _relays(text: str, phrase: Span) -> bool:
    words = phrase.of(text).lower()
    return named_outlet(text, phrase) is not None or words.endswith(("state media", "news agency", "state television"))


def _told(text: str, start: int, end: int) -> Iterator[Span]:
    """Who told the source: "citing two officials", "who was told by the minister"."""
    for pattern in (_CITING, _TOLD_BY):
        for match in pattern.finditer(text, start, end):
            for phrase in read_coordination(text, match.end(), end):
                if is_whole(text, phrase, end) and _is_source(text, phrase):
                    yield phrase


def _is_source(text: str, phrase: Span) -> bool:
    """Whether `phrase` can tell something: people, an outlet, a name without an article ("the Constitution")."""
    named = is_name(text, phrase) and not phrase.of(text).lower().startswith(("the ", "a ", "an "))
    return named or head_of(text, phrase) in people() or named_outlet(text, phrase) is not None


def _quoting(clause: Clause) -> Span | None:
    """Who quotes the source: "Reuters quoted [the minister] as saying", whether the verb is in the cue or before it."""
    if clause.source is None:
        return None
    before = _AS_SAYING.search(clause.text, clause.sentence.start, clause.source.start)
    if before is None:
        return None
    outlet = find_outlet(clause.text, max(clause.sentence.start, before.start() - 60), before.start())
    return outlet.span if outlet and not clause.text[outlet.span.end : before.start()].strip() else None
