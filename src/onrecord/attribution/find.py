"""Article → attributions: the model's links, made exact by rules where rules are right."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from math import exp, log

from onrecord.attribution.boundaries import tidy, whole_quotations
from onrecord.attribution.decode import Link, link_windows
from onrecord.attribution.model import AttributionModel
from onrecord.attribution.windows import Words, cut_windows, split_words
from onrecord.schema.article import Article
from onrecord.schema.attribution import Attribution
from onrecord.schema.span import Span
from onrecord.text import Quotation, find_quotations


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution that has no identifier yet."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    confidence: float
    by: str


def find_attributions(article: Article, model: AttributionModel) -> tuple[Attribution, ...]:
    """The attributions of `article` in the order of their first character."""
    paragraphs = [block.span for block in article.blocks]
    quotations = find_quotations(article.text, paragraphs)
    drafts = tag_text(article.text, paragraphs, quotations, model)
    drafts.sort(key=lambda d: (min(s.start for s in d.content), d.content, d.cue, d.source))
    return tuple(_identified(article.id, drafts))


def tag_text(
    text: str, paragraphs: Sequence[Span], quotations: Sequence[Quotation], model: AttributionModel
) -> list[Draft]:
    """What the model finds in `paragraphs`, with exact boundaries."""
    words = split_words(text, paragraphs, quotations, model.tokenizer)
    windows = list(cut_windows(words))
    links = link_windows(model.score(windows), model.settings.chain)
    return [
        _draft(text, words, window.words.start, link, quotations, model)
        for window, found in zip(windows, links, strict=True)
        for link in found
    ]


def _draft(
    text: str, words: Words, offset: int, link: Link, quotations: Sequence[Quotation], model: AttributionModel
) -> Draft:
    def span_of(part: tuple[int, int]) -> Span:
        return Span(words.spans[offset + part[0]].start, words.spans[offset + part[1] - 1].end)

    content = whole_quotations([span_of(part) for part in link.content], quotations)
    return Draft(
        (tidy(text, span_of(link.source), ()),) if link.source else (),
        (tidy(text, span_of(link.cue), ()),),
        tuple(tidy(text, span, quotations) for span in content),
        _calibrated(link.evidence, model.settings.calibration),
        f"model.{model.name}",
    )


def _calibrated(evidence: Iterable[float], weights: Sequence[float]) -> float:
    """Logistic regression over the log odds of the decisions (Platt 1999), rounded so that platforms agree."""
    odds = (log((p := min(max(value, 1e-4), 1 - 1e-4)) / (1 - p)) for value in evidence)
    total = weights[0] + sum(weight * value for weight, value in zip(weights[1:], odds, strict=True))
    return round(1 / (1 + exp(-total)), 3)


def _identified(article: str, drafts: Iterable[Draft]) -> Iterable[Attribution]:
    for draft in drafts:
        places = ";".join(
            f"{role}:{span.start}-{span.end}"
            for role, spans in (("s", draft.source), ("q", draft.cue), ("c", draft.content))
            for span in spans
        )
        key = "at-" + sha256(f"{article}|{places}".encode()).hexdigest()[:12]
        yield Attribution(key, draft.source, draft.cue, draft.content, draft.confidence, draft.by)
