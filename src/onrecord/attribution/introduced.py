"""Quotations that a colon introduces, with the verb in the sentence before ("Orr continued:", then a paragraph of his).

The network has learnt from a corpus in which hardly anything crosses a paragraph, so it leaves such quotations alone.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from onrecord.attribution.continuation import holds
from onrecord.attribution.draft import Draft
from onrecord.lexicon import read_table, verb_forms
from onrecord.schema.span import Span
from onrecord.text import Quotation, ends_abbreviation

INTRODUCED_RULE = "rule.introduced.1"
CONFIDENCE = 0.9

_LONG = 4
"""Words from which on a quotation is taken for speech."""
_REACH = 300
"""Characters before the colon in which its sentence begins."""

_ALSO = "continue conclude echo observe post"
_FOLLOWING = (
    r"(?:describe[sd]?|issue[sd]?|posted|published|release[sd]|sent|shared|wrote)\s(?:[\w’'-]+\s){0,3}following"
    r"(?:\s[\w’'-]+){0,3}"
)
_STOP = re.compile(r"[.!?]+[”\"’')\]]*\s+(?=\S)")
_LEAD = re.compile(r"(?:and|as|but|so|then|when|while|after|before|though)\s+", re.IGNORECASE)
_NO_SUBJECT = re.compile(
    r"(?:is|are|was|were|be|been|being|did|does|do|has|have|had|will|would|that|what|which|how|it)\b", re.IGNORECASE
)
_NAMED = re.compile(
    r"(?!(?i:from|in|on|at|of|by|with|according)\b)(?!.*\b(?:the|an?|his|her|their|its|this|of)$)"
    r"(?:(?i:he|she|they)$|(?i:the|his|her|their|its|an?|one)\s|.*\b[A-Z])"
)
"""A pronoun, a noun with its article, or a name."""

_RELATIVE = re.compile(r",?\s(?:who|which|that)\s")
_MOST = 12
"""Words of a subject."""


def introduced(text: str, quotations: Sequence[Quotation], drafts: Sequence[Draft]) -> list[Draft]:
    """`drafts` with such quotations as content of their verb; what is found inside one is nested in it."""
    found = list(drafts)
    for quotation in quotations:
        colon = _colon_before(text, quotation)
        if colon is None:
            continue
        clause = _report_before(found, colon) or clause_before(text, colon)
        if clause:
            found = [_with_source(draft, *clause) for draft in found]
            found = [kept for draft in found if (kept := _without_later(draft, quotation, clause[0]))]
        if any(holds(draft, quotation) for draft in found):
            continue
        across = [draft for draft in found if _touches(draft, quotation.span) and not _is_inside(draft, quotation.span)]
        if clause and not across:
            found = [draft.nested() if _is_inside(draft, quotation.span) else draft for draft in found]
            found = _with(found, *clause, quotation.span)
    return found


def _with_source(draft: Draft, source: Span, cue: Span) -> Draft:
    """`draft` with the subject of its clause where it has no source, and without the adverb before the colon."""
    if draft.source or not any(part.overlaps(cue) for part in draft.cue):
        return draft
    rest = tuple(span for span in draft.content if span.start > cue.end + 1)
    return replace(draft, source=(source,), content=rest or draft.content, confidence=CONFIDENCE)


def _without_later(draft: Draft, quotation: Quotation, subject: Span) -> Draft | None:
    """`draft` without a quotation that the subject of a later clause says; None where that was all."""
    if not draft.cue or not draft.source or max(part.end for part in (*draft.cue, *draft.source)) > subject.start:
        return draft
    rest = tuple(span for span in draft.content if not quotation.span.covers(span))
    return replace(draft, content=rest) if rest else None


def _colon_before(text: str, quotation: Quotation) -> int | None:
    """Where the colon right before a quotation stands, if it is long enough for speech."""
    before = text[max(quotation.span.start - 8, 0) : quotation.span.start].rstrip()
    if not before.endswith(":") or len(quotation.inner.of(text).split()) < _LONG:
        return None
    return max(quotation.span.start - 8, 0) + len(before) - 1


def _report_before(drafts: Sequence[Draft], colon: int) -> tuple[Span, Span] | None:
    """Source and cue of the report whose content ends at `colon` ("Orr said that it was late: “…”")."""
    ends = (draft for draft in drafts if draft.source and draft.cue and draft.content[-1].end == colon)
    return next(((draft.source[-1], draft.cue[0]) for draft in ends if draft.cue[0].start < colon), None)


def clause_before(text: str, colon: int) -> tuple[Span, Span] | None:
    """The subject and the verb of the clause that ends at `colon`, if its verb is one of speech."""
    start = max(colon - _REACH, text.rfind("\n", 0, colon) + 1)
    for stop in _STOP.finditer(text, start, colon):
        if not ends_abbreviation(text[start : stop.start()]):
            start = stop.end()
    match = _inverted().match(text[start:colon]) or _plain().search(text[start:colon])
    if match is None:
        return None
    lead = _LEAD.match(match["source"])
    subject = match["source"][lead.end() :] if lead else match["source"]
    words = _RELATIVE.split(subject)[0].split()
    if len(words) > _MOST or not _NAMED.match(subject) or any(_NO_SUBJECT.fullmatch(w) or w in _pasts() for w in words):
        return None
    end = start + match.end("source")
    return Span(end - len(subject), end), Span(start + match.start("cue"), start + match.end("cue"))


@cache
def _lemmas() -> tuple[str, ...]:
    rows = [lemmas for kind, lemmas in read_table("reporting") if kind == "verb"]
    return (*" ".join(rows).split(), *_ALSO.split())


@cache
def _verbs() -> str:
    forms = {form for lemma in _lemmas() for form in verb_forms(lemma)}
    return "|".join(sorted(form for form in forms if not form.endswith("ing")))


@cache
def _pasts() -> frozenset[str]:
    """The forms that are no nouns: "the report" may be a subject, "Orr reported" is none."""
    return frozenset(
        f for lemma in _lemmas() for f in verb_forms(lemma) - {lemma, f"{lemma}s"} if not f.endswith("ing")
    )


@cache
def _plain() -> re.Pattern[str]:
    """A subject after a comma or at the begin, its verb, and what else stands before the colon without a verb."""
    adverb = r"(?:(?:also|later|then|first|has|had|went\son\sto|\w+ly)\s){0,2}"
    rest = rf"(?:,?\s(?!(?:that|what|how|by|from|{_verbs()})\b)[\w.’'-]+){{0,18}}"
    cue = rf"(?P<cue>{_FOLLOWING}|(?:{_verbs()}))"
    return re.compile(rf"(?:^|(?<=,\s)|(?<=—\s)|(?<=\sand\s))(?P<source>[^,;:—“”\"\n]{{2,120}}?)\s{adverb}{cue}{rest}$")


@cache
def _inverted() -> re.Pattern[str]:
    """The verb before its subject: "Added Orr:"."""
    return re.compile(rf"(?P<cue>(?i:{_verbs()}))\s(?P<source>[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){{0,4}})$")


def _with(drafts: Sequence[Draft], source: Span, cue: Span, quotation: Span) -> list[Draft]:
    """`drafts` with `quotation` as more content of the one that has this cue, or as a draft of its own."""
    known = next((n for n, draft in enumerate(drafts) if any(part.overlaps(cue) for part in draft.cue)), None)
    if known is None:
        return [*drafts, Draft((source,), (cue,), (quotation,), CONFIDENCE, INTRODUCED_RULE)]
    one = drafts[known]
    grown = replace(one, content=tuple(sorted((*one.content, quotation))))
    return [*drafts[:known], grown, *drafts[known + 1 :]]


def _touches(draft: Draft, span: Span) -> bool:
    return any(part.overlaps(span) for part in (*draft.source, *draft.cue, *draft.content))


def _is_inside(draft: Draft, span: Span) -> bool:
    return all(span.covers(part) for part in (*draft.source, *draft.cue, *draft.content))
