"""Article → attributions: the model's links, made exact by rules where rules are right."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from hashlib import sha256
from math import exp, log

from onrecord.attribution.according import give_source
from onrecord.attribution.apposed import apposed
from onrecord.attribution.boundaries import tidy, whole_quotations, without_day
from onrecord.attribution.clauses import noun_reports, repair, shorten
from onrecord.attribution.continuation import continue_quotations
from onrecord.attribution.coordinated import coordinated
from onrecord.attribution.decode import Link, link_paragraphs
from onrecord.attribution.divided import divided
from onrecord.attribution.draft import Draft
from onrecord.attribution.embeds import embedded_posts
from onrecord.attribution.fronted import only_subject
from onrecord.attribution.hearers import receives, settle_subject
from onrecord.attribution.introduced import introduced
from onrecord.attribution.layouts import read_layouts
from onrecord.attribution.no_reports import reports_nothing
from onrecord.attribution.requests import requests
from onrecord.attribution.subjects import own_subjects
from onrecord.encoder import Model, Reading, encode
from onrecord.lexicon import nouns, read_table, verb_forms
from onrecord.schema.article import Article
from onrecord.schema.attribution import Attribution
from onrecord.schema.span import Span, hull
from onrecord.text import MARKS

_SELF = frozenset({"i", "we", "me", "us"})
"""Sources that, inside a quotation, are its speaker: "I think" is how people talk, not a report."""

_NO_CUE = re.compile(
    r"think[\s-]+tanks?\b|(?:\w+\s+){0,3}known\s+(?:for|as)\b|(?:\w+\s+){0,2}convictions?\s+(?:for|on)\b",
    re.IGNORECASE,
)
"""Words that look like a cue and are none."""

_OWNER = re.compile(r"['’]s?$|^(?:his|her|its|their)$", re.IGNORECASE)

_TARGET = re.compile(
    r"\b(?:c[ao]mes?|coming|is|are|was|were|been|face[sd]?|dr[ae]wn?)\s+(?:under\s+)?(?:\w+\s+)?criticism"
    r"|\b(?:regard|concern)ing$",
    re.IGNORECASE,
)
"""Cues of which the content is the one who is criticized, not what anybody says."""

_SHORT = 25
"""Characters below which a content is not searched for reports inside it."""


def find_attributions(article: Article, reading: Reading, model: Model) -> tuple[Attribution, ...]:
    """The attributions of `article`, of whose blocks `reading` is, in the order of their first character of content."""
    text, paragraphs, quotations = article.text, reading.paragraphs, reading.quotations
    drafts = [draft for draft in tag(reading, model) if _says_something(text, draft)]
    drafts = [only_subject(text, give_source(text, draft)) for draft in divided(text, drafts)]
    drafts = [draft for draft in (settle_subject(text, draft) for draft in own_subjects(text, drafts)) if draft]
    drafts = repair(text, paragraphs, quotations, drafts)
    drafts = apposed(text, paragraphs, drafts)
    drafts += [shorten(text, draft) for draft in _nested(text, drafts, model)]
    drafts += [shorten(text, draft) for draft in noun_reports(text, paragraphs, drafts)]
    drafts += list(requests(text, paragraphs, drafts))
    drafts += list(coordinated(text, paragraphs, drafts))
    drafts = read_layouts(text, article.blocks, drafts)
    drafts = introduced(text, quotations, drafts)
    drafts = continue_quotations(text, paragraphs, quotations, drafts)
    posts = embedded_posts(text, article.blocks)
    inside = [post.content[0] for post in posts]
    drafts = [d for d in drafts if not any(post.covers(d.content[0]) for post in inside)] + posts
    drafts.sort(key=lambda d: (d.content[0].start, -d.content[-1].end, d.cue, d.source))
    return tuple(_identified(article.id, drafts))


def _says_something(text: str, draft: Draft) -> bool:
    """False for a false cue, and where nobody is named: for a content of one short word ("asked about that"), and for a
    cue without a word of saying or thinking ("seems"), for that is the article's own voice.
    """
    if _NO_CUE.match(text, draft.cue[-1].start) or reports_nothing(text, draft):
        return False
    if draft.source:
        return True
    if _TARGET.search(hull(draft.cue).of(text)):
        return False
    words = len(draft.content) > 1 or " " in draft.content[0].of(text)
    quoted = text[draft.content[0].start] in MARKS
    return words and (quoted or any(_saying().search(cue.of(text)) for cue in draft.cue))


def _nested(text: str, drafts: Sequence[Draft], model: Model) -> list[Draft]:
    """Reports inside what is reported ("X told Y that Z had said …").

    The model was trained on a corpus that gives each word one role only, so it sees just the outer report; read by
    itself, the content of that report is a text like any other. Each is read alone, so that what else the article says
    does not change it.
    """
    outer = sorted({s for d in drafts for s in d.content if len(s) >= _SHORT and _reporting().search(s.of(text))})
    inner = [_without_marks(text, span) for span in outer]
    found = [(span, draft) for span in inner for draft in tag(encode(text, [span], model), model)]
    known = {cue.start for draft in drafts for cue in draft.cue}
    return [
        d.nested()
        for span, d in found
        if d.source
        and not receives(text, d)
        and d.cue[0].start not in known
        and d.source[0].of(text).lower() not in _SELF
        and not _is_of_outer(text, span, d)
        and not reports_nothing(text, d)
    ]


def _is_of_outer(text: str, outer: Span, draft: Draft) -> bool:
    """Whether words are the outer report's, not of what it speaks about.

    "Opposed Orr's statement: “No …”", "called Orr's claims as “a mess”", "explained a ban on rowers saying, “No …”".
    """
    cue, quoted = draft.cue[-1].of(text), text[draft.content[0].start] in MARKS
    set_off = quoted and text[draft.cue[-1].end : draft.content[0].start].strip() in (":", ",")
    if _OWNER.search(draft.source[-1].of(text)):
        return set_off or cue.endswith(" as")
    return set_off and cue.endswith("ing") and draft.source[0].start > outer.start and not _is_document(text, draft)


def _is_document(text: str, draft: Draft) -> bool:
    """Whether the source ends with a noun for what can be read ("he held up a letter saying, “No …”")."""
    noun = draft.source[-1].of(text).rsplit(maxsplit=1)[-1].lower()
    return noun in nouns("document") or noun.removesuffix("s") in nouns("document")


def _without_marks(text: str, span: Span) -> Span:
    """`span` without the marks around it, where it is a quotation from end to end."""
    if text[span.start] not in MARKS:
        return span
    return Span(span.start + 1, span.end - 1 if text[span.end - 1] in MARKS else span.end)


@cache
def _reporting() -> re.Pattern[str]:
    """Any form of a verb or noun that reports, and "according to"; "state" only where something stated follows."""
    forms = {form for _, lemmas in read_table("reporting") for lemma in lemmas.split() for form in verb_forms(lemma)}
    plain = "|".join(sorted(forms - {"state", "states"}))
    stated = r"(?=\s(?:that|the|his|her|its|their|how)\b|[,:]?\s?[“\"])"
    return re.compile(rf"\b(?:{plain}|according to|states?{stated})\b", re.IGNORECASE)


@cache
def _saying() -> re.Pattern[str]:
    """Any form of a word that reports or that names an act of speech."""
    acts = {form for _, lemmas in read_table("acts") for lemma in lemmas.split() for form in verb_forms(lemma)}
    return re.compile(rf"{_reporting().pattern}|\b(?:{'|'.join(sorted(acts))})\b", re.IGNORECASE)


def tag(reading: Reading, model: Model) -> list[Draft]:
    """What the model finds, with exact boundaries."""
    return [draft for draft, _ in tag_with_evidence(reading, model)]


def tag_with_evidence(reading: Reading, model: Model) -> Iterator[tuple[Draft, tuple[float, ...]]]:
    """What the model finds, each with the probabilities that its confidence is made of (calibration needs them)."""
    offsets = [window.words.start + p.start for window in reading.windows for p in window.paragraphs]
    scored = zip(reading.windows, reading.scores, strict=True)
    scores = [of_window.of(p) for window, of_window in scored for p in window.paragraphs]
    for offset, found in zip(offsets, link_paragraphs(scores, model.settings.chain), strict=True):
        for link in found:
            yield _draft(reading, offset, link, model), link.evidence


def _draft(reading: Reading, offset: int, link: Link, model: Model) -> Draft:
    text, quotations, spans = reading.text, reading.quotations, reading.words.spans

    def span_of(part: tuple[int, int]) -> Span:
        return Span(spans[offset + part[0]].start, spans[offset + part[1] - 1].end)

    content = whole_quotations([span_of(part) for part in link.content], quotations)
    return Draft(
        (without_day(text, tidy(text, span_of(link.source), ())),) if link.source else (),
        (without_day(text, tidy(text, span_of(link.cue), ())),),
        tuple(tidy(text, span, quotations) for span in content),
        _calibrated(link.evidence, model.settings.calibration),
        f"model.{model.name}",
    )


def _calibrated(evidence: Iterable[float], weights: Sequence[float]) -> float:
    """Logistic regression over the log odds of the decisions (Platt 1999), rounded so that platforms agree."""
    total = weights[0] + sum(w * value for w, value in zip(weights[1:], log_odds(evidence), strict=True))
    return round(1 / (1 + exp(-total)), 2)


def log_odds(evidence: Iterable[float]) -> list[float]:
    """The log odds of each probability, kept within ±6.9."""
    return [log((p := min(max(value, 1e-3), 1 - 1e-3)) / (1 - p)) for value in evidence]


def _identified(article: str, drafts: Iterable[Draft]) -> Iterable[Attribution]:
    for draft in drafts:
        places = ";".join(
            f"{role}:{span.start}-{span.end}"
            for role, spans in (("s", draft.source), ("q", draft.cue), ("c", draft.content))
            for span in spans
        )
        key = "at-" + sha256(f"{article}|{places}".encode()).hexdigest()[:12]
        yield Attribution(key, draft.source, draft.cue, draft.content, draft.confidence, draft.by)
