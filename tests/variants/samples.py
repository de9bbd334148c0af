"""Records of short articles that quote somebody, made by hand: the people and the towns are invented."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord import Record, variants_of
from onrecord.schema.article import DateSource
from onrecord.schema.attribution import Attribution
from onrecord.schema.statement import Form, Polarity
from onrecord.variants import Cluster, Variant
from tests.audit.samples import Said, record_with
from tests.building import entity_of, published_on, span_of

FULL = "We will not close the harbour bridge on Monday, and Lorn will pay 20 million if the pier holds."


def article(
    id: str,
    words: str | Sequence[str],
    speaker: str | None = "Ada Quill",
    *,
    day: str | None = "2026-03-02",
    source: str | None = None,
    sentence: str = "“{}”, {} said.",
    polarity: Polarity = Polarity.POSITIVE,
) -> Record:
    """The record of an article that quotes `words`, each in a sentence; `source` is its name for the speaker."""
    told = [words] if isinstance(words, str) else words
    source = source or speaker or "a voice"
    lines = [f"Report {id}", *(sentence.format(one, source) for one in told)]
    record = record_with(lines, (), [Said(one, speaker) for one in told], id)
    form = Form.DIRECT if sentence.startswith("“") else Form.MIXED
    text = record.article.text
    span = span_of(source, text, span_of(told[-1], text).end)
    person = replace(entity_of(source, text, span.start), id=f"en-{speaker}", name=speaker or "")
    published = published_on(day, DateSource.OPTION)
    return replace(
        record,
        article=replace(record.article, published=published, publisher=f"The {id.title()}", url=None),
        entities=(person,) if speaker else (),
        attributions=tuple(Attribution(one.id, (span,), (), one.content, 0.9, one.by) for one in record.attributions),
        statements=tuple(replace(one, form=form, polarity=polarity) for one in record.statements),
    )


def mixed(id: str, sentence: str, speaker: str = "Ada Quill", day: str = "2026-03-02") -> Record:
    """The record of an article with a sentence by `speaker` of which parts stand in quotation marks."""
    return article(id, sentence, speaker, day=day, sentence="{}, {} said.")


def clusters(*records: Record) -> tuple[Cluster, ...]:
    return variants_of(records).clusters


def other(*records: Record) -> Variant:
    """What is not the reference in the only cluster, of two reports."""
    (cluster,) = clusters(*records)
    (_, variant) = cluster.variants
    return variant


def kinds(variant: Variant) -> list[str]:
    return [change.kind.value for change in variant.changes]
