"""Through which channel something was said, as the statement's own clause tells it."""

import re
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon import read_table, verb_forms
from onrecord.schema.article import Article, BlockKind
from onrecord.schema.attribution import Attribution
from onrecord.schema.span import Span, hull
from onrecord.schema.statement import ChannelKind
from onrecord.statements.addressees import speaking_phrases, told_phrases
from onrecord.statements.adjuncts import Room, belongs, rooms
from onrecord.statements.clause import Clause, block_at, own_clause
from onrecord.statements.occasion import find_occasion, find_readout
from onrecord.statements.outlets import Outlet, OutletKind, find_outlet, named_outlet
from onrecord.statements.phrases import function_words

_REACH = 80
"""Characters after the noun of a channel in which its outlet is looked for ("an interview on Friday with …")."""

_TO_OUTLET = re.compile(
    r"(?:,?\s*(?:published|broadcast|aired|posted|carried|printed|released|shown|recorded|conducted))?"
    r"(?:\s+(?:on|last|this|late|early|published|broadcast|aired|posted)?\s*"
    r"(?:\w+day|today|yesterday|week|month|morning|evening|night)(?:\s+\w+ing)?)?"
    r"\s+(?:with|to|on|for|by|in|from|via)\s+(?:the\s+|its\s+|his\s+|her\s+|their\s+)?"
)
_ON = re.compile(
    r"\b(?P<prep>[Oo]n|[Vv]ia|[Oo]ver|[Tt]hrough|[Ff]or|[Ii]n|to)\s+"
    r"(?:(?:the|his|her|its|their|[A-Z][\w.-]*['’]s)\s+)?(?:(?:own|official|personal|verified|private|public)\s+){0,2}"
)
_PHONE = re.compile(r"\b(?:by|over\s+the|on\s+the|via)\s+(?:tele)?phone\b")
_PRIVATE = re.compile(r"\b(?:privately|in\s+private|behind\s+closed\s+doors)\b")
_ISSUE = re.compile(
    r"\b(?:issu|releas|publish|sign|sen[dt]|writ|wrote|h[oe]ld|g[ai]ve|deliver|ma[dk]e)(?:e|es|ed|ing|s|ten)?\s+"
    r"(?:(?:an?|the|this|his|her|its|their)\s+)?(?:[a-z-]+\s+){0,3}?"
    r"(?P<noun>statement|press\s+release|news\s+release|communiqué|communique|letter|report|press\s+conference|briefing"
    r"|news\s+conference|speech|address|interview|remarks)\b(?!\s+of\b)"
)
_PARTITIVE = re.compile(
    r"(?:(?:an?|the|his|her|its|their)\s+)?(?:\w+\s+)?"
    r"(?:parts?|excerpts?|extracts?|cop(?:y|ies)|text|details|drafts?|versions?|some|one|two|three|several|many|most)"
    r"\s+(?:of|from)\s+",
    re.IGNORECASE,
)
_MODIFIER = re.compile(
    r"\s+(?:of|on|by|from|in|at|published|released|that|which|who|about|for|with|to|obtained|filed|conducted|written"
    r"|issued|sent|seen|reviewed|posted|carried|attributed|accompanying|into|against|and|said|behind|under|before|after"
    r"|near|over|among|involved|commissioned|dated|signed"
    r"|between|describing|provided|given|prepared|cited|quoted|led|funded|compiled|produced|late|early|earlier|last|this"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|yesterday|today)\b|[,(:\n]"
)
_SOME_OUTLET = frozenset("newspaper magazine broadcaster outlet paper station tabloid programme podcast".split())
_TELLS = re.compile(r"\b(?:told|tells?|telling|said|says|confirmed|explained|admitted|spoke)\b")
_VAGUE = frozenset({"media", "news", "press"})
_WROTE = re.compile(r"\b(?:wrote|writes|write|writing|written)\b")
_NOT_A_CALL = re.compile(r"\s+(?:for|to\s+(?:arms|action|prayer|the\s+\w+\s+to|[a-z]+\s))")
_BARE = frozenset({"testimony", "television", "tv", "radio", "remarks", "private", "social media", "email", "e-mail"})
"""Singular nouns that name a channel without an article."""

_CERTAIN = frozenset(
    {ChannelKind.POST, ChannelKind.INTERVIEW, ChannelKind.PRESS_CONFERENCE, ChannelKind.BRIEFING, ChannelKind.STATEMENT}
)
"""Kinds that are seldom part of what is said, so that they count after a content that may go on."""

_SPOKEN_ON = frozenset({OutletKind.BROADCASTER, OutletKind.PROGRAMME})


@dataclass(frozen=True, slots=True)
class FoundChannel:
    """The kind of channel, the name of its outlet where the clause has one, and the words that say so."""

    kind: ChannelKind | None
    outlet: Span | None
    evidence: Span


def find_channel(article: Article, attribution: Attribution) -> FoundChannel | None:
    """The channel of `attribution`, or `None` if its own clause names none.

    What the headline calls a text that is printed turn by turn goes first. A phrase ("in a statement") goes before the
    verb ("tweeted"), the verb before who was told ("told the BBC"), these before a source that is a document ("the poll
    shows").
    """
    first = attribution.content[0]
    block = block_at(article, first)
    if block and block.kind is BlockKind.EMBED:
        return FoundChannel(ChannelKind.POST, None, (*attribution.source, first)[0])
    occasion = find_occasion(article, attribution)
    if occasion:
        return FoundChannel(occasion[0], None, occasion[1])
    clause = own_clause(article, attribution)
    if clause is None:
        return None
    told = _told(article, attribution)
    found = _by_phrase(clause) or _by_verb(clause)
    if found and told and found.outlet is None and found.kind not in (ChannelKind.POST, ChannelKind.BROADCAST):
        both = hull((found.evidence, told.evidence))
        return FoundChannel(found.kind, told.outlet, both if len(both) <= _REACH else told.evidence)
    return found or told or _by_source(article.text, attribution) or _of_readout(article, attribution)


def _of_readout(article: Article, attribution: Attribution) -> FoundChannel | None:
    readout = find_readout(article, attribution)
    return FoundChannel(readout[0], None, readout[1]) if readout else None


def _by_phrase(clause: Clause) -> FoundChannel | None:
    """The nearest phrase to the cue that names a channel."""
    for room in rooms(clause):
        found = [f for find in (_noun, _platform, _phone) if (f := find(clause, room))]
        if found:
            return min(found, key=lambda f: (f.evidence.start, -f.evidence.end))
    return None


def _noun(clause: Clause, room: Room) -> FoundChannel | None:
    """A preposition and a noun of the table: "in a joint statement", "at a news conference"."""
    for match in _phrases().finditer(clause.text, room.start, room.end):
        kind = _kinds().get((match["prep"].lower(), " ".join(match["noun"].lower().split())))
        if kind and match["noun"].startswith("video") and kind is ChannelKind.POST:
            kind = kind if _on_platform(clause.text, match, room.end) else None
        if room.after == "doubtful" and kind not in _CERTAIN:
            continue
        if kind and _is_channel(clause.text, match) and belongs(clause, room, match.start()):
            outlet = _outlet_of(clause.text, match, room.end, kind)
            return _found(clause, _refined(kind, match["noun"], outlet), outlet, match.start(), match.end())
    return None


def _refined(kind: ChannelKind, noun: str, outlet: Outlet | None) -> ChannelKind:
    """Remarks to an outlet are an interview; a message or a video on a platform is a post."""
    if outlet and noun == "remarks":
        return ChannelKind.INTERVIEW
    on_platform = outlet is not None and outlet.kind is OutletKind.PLATFORM
    return ChannelKind.POST if on_platform and ("message" in noun or "video" in noun) else kind


def _on_platform(text: str, match: re.Match[str], end: int) -> bool:
    outlet = _outlet_of(text, match, end, ChannelKind.POST)
    return outlet is not None and outlet.kind is OutletKind.PLATFORM


def _is_channel(text: str, match: re.Match[str]) -> bool:
    """Whether a noun that can name a channel does so: it has an article, is plural, or needs none."""
    noun = match["noun"].lower()
    if match["noun"] != noun and " " not in noun and noun != "tv":  # "The Post" is no post
        return False
    if noun == "call":
        return bool(match["article"]) and not _NOT_A_CALL.match(text, match.end())
    owned = "'s " in match["more"] or "’s " in match["more"] or any(c.isupper() for c in match["more"][:1])
    return bool(match["article"]) or owned or noun in _BARE or (noun.endswith("s") and match["prep"].lower() != "with")


def _platform(clause: Clause, room: Room) -> FoundChannel | None:
    """A preposition and the name of an outlet: "on Twitter", "on CNN's morning show", "wrote in The Guardian"."""
    for match in _ON.finditer(clause.text, room.start, room.end):
        if not belongs(clause, room, match.start()):
            continue
        found = find_outlet(clause.text, match.end(), min(room.end, match.end() + 40))
        if found and found.span.start - match.end() <= len("The ") and not _named_otherwise(clause.text, match, found):
            kind = _kind_on(match["prep"].lower(), found, clause)
            if kind:
                return _found(clause, kind, found, match.start(), found.span.end)
        if match["prep"].lower() in ("on", "via") and re.compile(r"X\b(?![\w’'-])").match(clause.text, match.end()):
            platform = Outlet(Span(match.end(), match.end() + 1), OutletKind.PLATFORM)
            return _found(clause, ChannelKind.POST, platform, match.start(), match.end() + 1)
    return None


def _named_otherwise(text: str, match: re.Match[str], found: Outlet) -> bool:
    """Whether words between the preposition and the outlet make it part of another name."""
    return bool(text[match.end() : found.span.start].strip())


def _kind_on(preposition: str, outlet: Outlet, clause: Clause) -> ChannelKind | None:
    wrote = any(_WROTE.search(clause.text, cue.start, cue.end) for cue in clause.cue)
    if outlet.kind is OutletKind.PLATFORM:
        took = any("took" in clause.text[cue.start : cue.end] for cue in clause.cue)
        return ChannelKind.POST if preposition in ("on", "via", "over", "through", "in") or took else None
    if preposition == "on" and outlet.kind in _SPOKEN_ON:
        return ChannelKind.BROADCAST
    if preposition in ("in", "for") and wrote and outlet.kind is OutletKind.PRESS:
        return ChannelKind.DOCUMENT
    return None


def _phone(clause: Clause, room: Room) -> FoundChannel | None:
    if room.after == "doubtful":
        return None
    phone = _PHONE.search(clause.text, room.start, room.end)
    if phone and belongs(clause, room, phone.start()):
        return _found(clause, ChannelKind.CALL, None, phone.start(), phone.end())
    private = _PRIVATE.search(clause.text, room.start, room.end)
    if private and room.after in ("cue", "source"):
        return _found(clause, ChannelKind.CONVERSATION, None, private.start(), private.end())
    return None


def _by_verb(clause: Clause) -> FoundChannel | None:
    """A cue that is a channel by itself ("tweeted"), or that issues one ("issued a statement saying")."""
    for cue in clause.cue:
        for word in re.compile(r"[^\W_]+(?:-[^\W_]+)*").finditer(clause.text, cue.start, cue.end):
            kind = _verbs().get(word[0].lower())
            if kind:
                return _found(clause, kind, None, word.start(), word.end())
        issued = _ISSUE.search(clause.text, cue.start, cue.end)
        if issued:
            noun = " ".join(issued["noun"].split())
            return _found(
                clause, next(_kinds()[p, noun] for p in ("in", "at") if (p, noun) in _kinds()), None, *issued.span()
            )
    return None


def _told(article: Article, attribution: Attribution) -> FoundChannel | None:
    """An interview with the outlet that was told; a hearing or a press conference that was told."""
    told = any(_TELLS.search(cue.of(article.text)) for cue in attribution.cue)
    phrases = [p for p in told_phrases(article, attribution) if told and p.start >= attribution.cue[0].start]
    for phrase in (*phrases, *speaking_phrases(article, attribution)):
        outlet = named_outlet(article.text, phrase)
        if outlet:
            return FoundChannel(ChannelKind.INTERVIEW, outlet.span, phrase)
        words = phrase.of(article.text).split()
        if words[-1] in _SOME_OUTLET:
            return FoundChannel(ChannelKind.INTERVIEW, None, phrase)
        kinds = [_kinds().get(("at", " ".join(words[-n:]).lower())) for n in (2, 1)]
        kind = next((k for k in kinds if k), None)
        if kind and len(words) > 1:
            return FoundChannel(kind, None, phrase)
    return None


def _by_source(text: str, attribution: Attribution) -> FoundChannel | None:
    """A document, a report, a poll that is the source itself."""
    if not attribution.source:
        return None
    source = attribution.source[0]
    words = source.of(text)
    partitive = _PARTITIVE.match(words)
    phrase = words[partitive.end() if partitive else 0 :]
    modifier = _MODIFIER.search(phrase)
    head = phrase[: modifier.start() if modifier else len(phrase)].split()
    if not head or (len(head) > 1 and head[-2].lower() in _VAGUE and head[-1] in ("report", "articles")):
        return None
    kind = next((k for n in (2, 1) if (k := _kinds().get(("source", " ".join(head[-n:]))))), None)
    if kind is None:
        return None
    outlet = find_outlet(text, source.start, source.end)
    return FoundChannel(kind, outlet.span if outlet else None, source)


def _outlet_of(text: str, match: re.Match[str], end: int, kind: ChannelKind) -> Outlet | None:
    """The outlet of a channel: before its noun ("a Facebook post") or after it ("an interview with the BBC")."""
    before = find_outlet(text, match.start(), match.start("noun"))
    if before and kind is not ChannelKind.SPEECH:
        return before
    lead = _TO_OUTLET.match(text, match.end(), min(end, match.end() + _REACH))
    if lead is None:
        return None
    found = find_outlet(text, lead.end(), min(end, lead.end() + _REACH))
    return found if found and found.span.start - lead.end() <= len("The ") else None


def _found(clause: Clause, kind: ChannelKind, outlet: Outlet | None, start: int, end: int) -> FoundChannel:
    if outlet is None:
        return FoundChannel(kind, None, clause.to_article(start, end))
    span = outlet.span
    evidence = clause.to_article(min(start, span.start), max(end, span.end))
    return FoundChannel(kind, clause.to_article(span.start, span.end), evidence)


@cache
def _kinds() -> dict[tuple[str, str], ChannelKind]:
    """The kind of channel by preposition (or "source") and noun."""
    return {
        (lead, noun.replace("_", " ")): ChannelKind(kind)
        for kind, leads, nouns in read_table("channels")
        for lead in leads.split()
        for noun in nouns.split()
    }


@cache
def _verbs() -> dict[str, ChannelKind]:
    rows = [(ChannelKind(kind), verbs) for kind, lead, verbs in read_table("channels") if lead == "verb"]
    return {form: kind for kind, verbs in rows for verb in verbs.split() for form in verb_forms(verb)}


@cache
def _phrases() -> re.Pattern[str]:
    """A preposition, at most five words that are no function words, and the first noun of the table."""
    nouns = sorted({noun for lead, noun in _kinds() if lead not in ("verb", "source")}, key=lambda n: (-len(n), n))
    alternatives = "|".join(re.escape(noun).replace(r"\ ", r"\s+") for noun in nouns)
    leads = "|".join(sorted({lead for lead, _ in _kinds() if lead not in ("verb", "source")}))
    stops = "|".join(sorted(function_words("preposition", "connective", "verb", "subject", "determiner")))
    word = rf"(?!(?:{stops})\s)[\w’'&./-]+\s+"
    return re.compile(
        rf"(?<!\w)(?P<prep>{leads}|{leads.title()})\s+(?P<article>(?:an?|the|his|her|its|their|this|another|one|two|several)\s+)?"
        rf"(?P<more>(?:{word}){{0,5}}?)(?P<noun>(?i:{alternatives}))(?![\w’'-])(?!\s+(?:{alternatives})\b)"
    )
