"""Records of what invented people said on different days, and vectors that need no network."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from onrecord.schema.entity import Entity, EntityType, Links, Mention, MentionKind, Role
from onrecord.schema.record import Record
from onrecord.schema.revision import Revision, RevisionKind
from onrecord.schema.span import Span
from onrecord.schema.statement import Act, Form, Polarity
from onrecord.trace.words import base_of
from tests.audit.samples import Said as Words
from tests.audit.samples import record_with
from tests.building import published_on, span_of

WIDTH = 512


def embed(texts: Sequence[str]) -> NDArray[np.float32]:
    """Vectors by which words the texts have."""
    rows = np.zeros((len(texts), WIDTH), np.float32)
    for row, text in zip(rows, texts, strict=True):
        for word in re.findall(r"\w+", text.lower()):
            row[crc32(base_of(word).encode()) % WIDTH] += 1
    unit: NDArray[np.float32] = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return unit


@dataclass(frozen=True)
class Said:
    """A statement in short."""

    words: str
    speaker: str = "Ada Quill"
    form: Form = Form.DIRECT
    act: Act = Act.ASSERT
    cue: str = "said"
    polarity: Polarity = Polarity.POSITIVE
    parent: int | None = None


@dataclass(frozen=True)
class Revises:
    """A revision that the article tells of: the kind, the words for what was said, and the statement that revises."""

    kind: RevisionKind
    revised: str
    by: int = 0


def person(name: str, office: str | None = "mayor", wikidata: str | None = None, text: str = "") -> Entity:
    roles = (Role(office, None, 0, 1),) if office else ()
    pronouns = tuple(Mention(m.start(), m.end(), MentionKind.PRONOUN) for m in re.finditer(r"\b(?:she|he)\b", text))
    mentions = (Mention(0, 1, MentionKind.NAME), *pronouns)
    return Entity(f"en-{name}", EntityType.PERSON, name, (), roles, mentions, Links(wikidata))


def record(
    day: str | None,
    *said: Said,
    people: Sequence[Entity] = (),
    revisions: Sequence[Revises] = (),
    id: str | None = None,
) -> Record:
    """The record of an article of that day in which each statement is a paragraph of its own."""
    lines = ["News of the harbour", *(f"{one.words}, {one.speaker} {one.cue}." for one in said)]
    text = "\n\n".join(lines)
    known = {entity.name: entity for entity in people}
    names = dict.fromkeys(one.speaker for one in said)
    entities = [known.get(name) or person(name, text=text) for name in names]
    made = record_with(
        lines, entities, [Words(one.words, one.speaker, parent=one.parent) for one in said], id or f"ar-{day}"
    )
    statements = tuple(
        replace(statement, form=one.form, act=one.act, polarity=one.polarity)
        for statement, one in zip(made.statements, said, strict=True)
    )
    attributions = tuple(
        replace(attribution, cue=(_cue(text, one),)) for attribution, one in zip(made.attributions, said, strict=True)
    )
    published = published_on(day)
    return replace(
        made,
        article=replace(made.article, published=published, text=text),
        statements=statements,
        attributions=attributions,
        revisions=tuple(_revision(one, text) for one in revisions),
    )


def _cue(text: str, one: Said) -> Span:
    place = span_of(f"{one.speaker} {one.cue}", text)
    return Span(place.start + len(one.speaker) + 1, place.end)


def _revision(one: Revises, text: str) -> Revision:
    place = span_of(one.revised, text)
    return Revision("re-0", one.kind, place, f"st-{one.by}", "en-Ada Quill", None, 0.9)


NO_TOLL = Said("“We will not charge a toll on the Harbour Bridge,”")
TOLL = Said("“We will charge a toll on the Harbour Bridge,”")
TOLLS = {"monday": record("2026-03-02", NO_TOLL), "friday": record("2026-03-06", TOLL)}
"""Two articles between which the mayor changes her mind."""
