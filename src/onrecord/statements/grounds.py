"""Why a source would know, and why it is not named, as the statement's own clause tells it."""

import re
from collections.abc import Iterator
from functools import cache

from onrecord.lexicon import read_table, verb_forms
from onrecord.schema.article import Article
from onrecord.schema.attribution import Attribution
from onrecord.schema.span import Span
from onrecord.statements.clause import HIDDEN, Clause, own_clause
from onrecord.statements.phrases import head_of, people

_NAMES = r"(?:his|her|their)\s+(?:full\s+|last\s+)?names?"
_UNNAMED = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b(?:on|under)\s+(?:the\s+)?conditions?\s+of\s+anonymity\b",
        r"\b(?:spoke|speaking|talked|talking)\s+anonymously\b",
        r"\b(?:asked|asking|requested|requesting|insisted\s+on|demanded)\s+anonymity\b",
        r"\b(?:was|were|been|being)?\s*granted\s+anonymity\b",
        r"\b(?:asked|asking|requested|requesting|wanted|wished|wishing|chose|preferred|declined|declining|refused|want)"
        r"\s+(?:not\s+)?to\s+(?:not\s+)?(?:be\s+(?:named|identified|quoted\s+by\s+name)|remain\s+(?:anonymous|unnamed))\b",
        rf"\b(?:declined|refused|asked\s+not|did\s+not\s+want|didn['’]t\s+want)\s+to\s+(?:give|provide|share)\s+{_NAMES}\b",
        rf"\b(?:asked|requested)\s+that\s+{_NAMES}\s+(?:not\s+be\s+(?:used|published|printed)|be\s+withheld)\b",
        r"\b(?:did\s+not|didn['’]t|does\s+not|do\s+not|not)\s+(?:want|wish|wanting|wishing)\s+to\s+be\s+(?:named|identified)\b",
        r"\b(?:was|were|is|are)\s+not\s+authori[sz]ed\s+to\s+(?:speak|discuss|comment|talk|brief|release|disclose)\b",
        r"\b(?:cannot|could\s+not|can\s+not|can['’]t)\s+be\s+(?:named|identified)\b",
        r"\bwhose\s+names?\s+(?:was|were|is|are|has\s+been|have\s+been)\s+(?:being\s+)?(?:withheld|changed)\b",
    )
)
_LEAD_IN = re.compile(
    r"(?:\bwho\s+|\bwhich\s+)?(?:\b(?:have|has|had|was|were|also|both|all|only|would)\s+){0,2}"
    r"(?:\b(?:spoke|spoken|speaking|talked|talking|insisted|agreed\s+to\s+(?:speak|talk))\s+(?:(?:to|with|about)\s+)?"
    r"(?:[\w.’'-]+\s+){0,6})?$"
)
_REASON = re.compile(
    r",?\s+(?:because|as|since|for\s+fear|fearing|citing|due\s+to|in\s+order|given|to\s+(?:discuss|speak|describe|avoid|talk|protect))\b"
)
_WHO = re.compile(
    r"\b(?P<who>who|that|which)\s+(?:(?:has|have|had|was|were|is|are|also|first|himself|herself|personally|reportedly|both|did|helped)\s+){0,3}(?P<verb>[a-z]+(?:-[a-z]+)?)\b"
)
_OTHER_BODY = re.compile(r",|\b(?:of|for|from|with|at|in|to)\s")
"""What before "that" or "which" makes it another body's ("Orr, head of the union, which represents …")."""

_NOT_ANONYMOUS = re.compile(r"anonym|not authori[sz]ed|be (?:named|identified)|names? (?:was|were|be)")
_ASIDE = re.compile(
    r"\s*,|\s+who\s|\s+(?:familiar|close|briefed|involved|privy|present|with\s+(?:\w+\s+)?(?:knowledge|access)|aware)\s"
)
_PLACE = re.compile(r",\s+(?:[A-Z][\w.’-]*\s?){1,4}(?=,|$)")
_KIN = re.compile(
    r"(?:\b(?:[Hh]is|[Hh]er|[Tt]heir)|\b[Tt]he\s+(?:[a-z]+\s+){0,3}?[a-z]+['’]s?|(?:[A-Z][\w.-]*\s+){0,3}[A-Z][\w.-]*['’]s?)"
    r"\s+(?:[a-z-]+\s+){0,2}?(?P<noun>[a-z-]+)$"
)


def find_anonymity(article: Article, attribution: Attribution) -> Span | None:
    """The words that tell that, and why, the source is not named; `None` if the clause has none."""
    clause = own_clause(article, attribution)
    if clause is None:
        return None
    for start, end in _near_source(clause):
        found = [match for pattern in _UNNAMED if (match := pattern.search(clause.text, start, end))]
        if found:
            first = min(found, key=lambda match: match.start())
            lead = _LEAD_IN.search(clause.text, max(start, first.start() - 100), first.start())
            begin = lead.start() if lead else first.start()
            last = max(match.end() for match in found)
            return clause.to_article(begin, _phrase_end(clause.text, last, end))
    return None


def find_justification(article: Article, attribution: Attribution) -> Span | None:
    """The words that tell why the source would know: what it took part in, saw, lives near; `None` if there are none.

    An office or a profession alone is a role, not a justification.
    """
    clause = own_clause(article, attribution)
    if clause is None:
        return None
    if clause.source:
        end = _with_asides(clause, clause.source)
        for find in (find_relative, _knowing, _kinship):
            found = find(clause.text, clause.source.start, end)
            if found:
                return clause.to_article(found.start, found.end)
    witness = _witness(clause)
    return clause.to_article(witness.start, witness.end) if witness else None


def _with_asides(clause: Clause, source: Span) -> int:
    """The end of the source with the asides right after it ("…, who took part, said")."""
    follows = [z for z in clause.zones if z.after == "source" and z.start == source.end]
    return max([source.end, *(_own_end(clause, z.start, z.end) for z in follows if _ASIDE.match(clause.text, z.start))])


def _near_source(clause: Clause) -> Iterator[tuple[int, int]]:
    """The source and what follows it, the words after the cue, up to the next content or clause."""
    if clause.source:
        follows = [z for z in clause.zones if z.after == "source" and z.start == clause.source.end]
        end = max([clause.source.end, *(_own_end(clause, z.start, z.end) for z in follows)])
        yield clause.source.start, end
    for zone in clause.zones:
        if zone.after == "cue" and (clause.source is None or zone.end != clause.source.start):
            yield zone.start, _own_end(clause, zone.start, zone.end)


def _own_end(clause: Clause, start: int, end: int) -> int:
    hidden = clause.text.find(HIDDEN, start, end)
    stop = hidden if hidden >= 0 else end
    hard = re.compile(r"[;:]|,\s+(?:but|while|whereas)\s|\s–\s|\s--\s").search(clause.text, start, stop)
    return hard.start() if hard else stop


def _phrase_end(text: str, at: int, end: int) -> int:
    """The end of what begins before `at`: up to the next comma, the reason included."""
    comma = text.find(",", at, end)
    reason = _REASON.match(text, comma, end) if comma >= 0 else None
    if reason:
        comma = text.find(",", reason.end(), end)
    that = re.compile(r"\s+that\s*$").search(text, at, end) if comma < 0 else None
    stop = comma if comma >= 0 else that.start() if that else end
    return at + len(text[at:stop].rstrip(" ,\"“”'‘.()"))


def find_relative(text: str, start: int, end: int) -> Span | None:
    """A relative clause that tells of taking part, seeing, being told: "who was briefed on the plan"."""
    for match in _WHO.finditer(text, start, end):
        passive = bool(re.compile(r"\b(?:was|were|is|are|been)\s").search(text, match.start(), match.start("verb")))
        stop = _relative_end(text, match.end(), end)
        words = text[match.start("verb") : stop]
        known = _fits(words, "be") if passive else match["verb"] in _verbs() or _fits(words, "verb")
        known = known and (match["who"] == "who" or not _OTHER_BODY.search(text[start : match.start()].strip(" ,")))
        if known and stop > match.end() and not _NOT_ANONYMOUS.search(words):
            return Span(match.start(), stop)
    return None


def _relative_end(text: str, at: int, end: int) -> int:
    """The end of a relative clause: its first comma, one that sets off a place aside."""
    comma = text.find(",", at, end)
    while comma >= 0 and (place := _PLACE.match(text, comma, end)):
        comma = text.find(",", place.end(), end)
        if comma < 0:
            comma = place.end()
    stop = comma if comma >= 0 else end
    also = re.compile(r"\s+and\s+who\s|\s+and\s+(?:asked|declined|spoke|requested)\s").search(text, at, stop)
    return at + len(text[at : also.start() if also else stop].rstrip(" ,\"“”'‘.()"))


def _fits(words: str, form: str) -> bool:
    return words.startswith(_openings(form))


def _knowing(text: str, start: int, end: int) -> Span | None:
    """A phrase that tells of knowing: "familiar with the matter", "with direct knowledge of the talks"."""
    match = _phrases().search(text, start, end)
    if match is None or re.search(r",\s+(?:which|citing|quoting)\b", text[start : match.start()]):
        return None
    stop = _relative_end(text, match.end(), end)
    who = re.compile(r"\s+who\s").search(text, match.end(), stop)
    stop = who.start() if who else stop
    return Span(match.start(), stop) if stop > match.end() else None


def _kinship(text: str, start: int, end: int) -> Span | None:
    """The victim's brother, in apposition: a relative knows, whatever the role."""
    parts = list(re.compile(r"[^,]+").finditer(text, start, end))
    for part in parts[1:]:
        words = part[0].strip()
        kin = _KIN.fullmatch(words)
        if kin and kin["noun"] in people("kin"):
            begin = part.start() + part[0].index(words)
            return Span(begin, begin + len(words))
    return None


def _witness(clause: Clause) -> Span | None:
    """A source that is called a witness."""
    if clause.source is None:
        return None
    words = clause.text[clause.source.start : clause.source.end]
    head = head_of(clause.text, Span(clause.source.start, clause.source.start + len(words.partition(",")[0])))
    return clause.source if head in people("witness") and "," not in words else None


@cache
def _openings(form: str) -> tuple[str, ...]:
    rows = [words.split() for name, words in read_table("knowing") if name == form]
    words = [word.replace("_", " ") for row in rows for word in row]
    if form == "verb":
        return tuple(f"{f} {w.partition(' ')[2]}" for w in words if " " in w for f in verb_forms(w.partition(" ")[0]))
    return tuple(f"{word} " for word in words)


@cache
def _verbs() -> frozenset[str]:
    rows = [words.split() for name, words in read_table("knowing") if name == "verb"]
    return frozenset(form for row in rows for word in row if "_" not in word for form in verb_forms(word))


@cache
def _phrases() -> re.Pattern[str]:
    rows = [words.split() for name, words in read_table("knowing") if name == "phrase"]
    phrases = sorted((word for row in rows for word in row), key=lambda word: (-len(word), word))
    alternatives = "|".join(re.escape(phrase).replace("_", r"\s+") for phrase in phrases)
    return re.compile(rf"\b(?:(?:directly|closely|intimately|personally)\s+)?(?:{alternatives})\s+(?=\S)")
