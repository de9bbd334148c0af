"""Records as linked data: schema.org's words where they say what is meant, our own where they do not (decision 19)."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

from onrecord.exports.names import address_of, iri_of
from onrecord.exports.rows import NO_CHANNEL, day_of, words_of
from onrecord.exports.selection import Keep, checks_of, revisions_of, select_entries, select_records
from onrecord.schema.check import Check
from onrecord.schema.encoding import encode
from onrecord.schema.entity import Entity, EntityType
from onrecord.schema.record import Record
from onrecord.schema.revision import Revision
from onrecord.schema.span import Span
from onrecord.schema.statement import Act, Form, Polarity, Statement
from onrecord.text import find_quotations
from onrecord.views.outline import Entry

Node = dict[str, Any]

CLAIMS = frozenset({Act.ASSERT, Act.CONFIRM, Act.CLARIFY, Act.ACCUSE, Act.WARN})
"""Acts whose content the speaker says is so. What is denied, asked or promised is no claim of the speaker."""

_TYPES = {
    EntityType.PERSON: "Person",
    EntityType.ORGANIZATION: "Organization",
    EntityType.PLACE: "Place",
    EntityType.GROUP: "Group",
    EntityType.DOCUMENT: "Document",
    EntityType.UNNAMED: "UnnamedSource",
}
_CHARACTERS = frozenset({EntityType.PERSON, EntityType.ORGANIZATION})
"""What may be the value of spokenByCharacter."""

_REGISTERS = (
    ("wikidata", re.compile(r"Q\d+"), "http://www.wikidata.org/entity/"),
    ("bioguide", re.compile(r"[A-Z]\d+"), "https://bioguide.congress.gov/search/bio/"),
)


@cache
def context() -> Node:
    """The context that tells what each name means; it is written into every file, so that none is fetched."""
    raw = files("onrecord.exports").joinpath("context.jsonld").read_bytes()
    return msgspec.json.decode(raw, type=dict[str, Any])


def write_linked(records: Iterable[Record], keep: Keep = None) -> Iterator[bytes]:
    """One JSON-LD document: the context, then each article, its speakers, its statements and revisions as a graph.

    Source: JSON-LD 1.1; schema.org 29 (NewsArticle, Quotation, Claim).
    """
    opening = b'{"@context":' + encode(context()) + b',\n"@graph":[\n'
    for record in select_records(records, keep):
        for node in list_nodes(record, keep):
            yield opening + encode(node)
            opening = b",\n"
    yield (opening if opening.startswith(b"{") else b"") + b"\n]}\n"


def list_nodes(record: Record, keep: Keep = None) -> Iterator[Node]:
    """The nodes of one record, the article first; none points at a node that is not there."""
    entries = tuple(select_entries(record, keep))
    kept = {entry.statement.id for entry in entries}
    revisions = dict.fromkeys(r for entry in entries for r in revisions_of(record, entry.statement))
    yield _article(record)
    for entity in _used(record, entries, revisions):
        yield _entity(record.article.id, entity)
    for entry in entries:
        yield _stated(_statement(record, entry, kept))
    for revision in revisions:
        yield _stated(_revision(record, revision, kept))


def _stated(node: Node) -> Node:
    """`node` without what is not stated."""
    return {name: value for name, value in node.items() if value is not None and value != []}


def _article(record: Record) -> Node:
    article = record.article
    return _stated(
        {
            "@id": iri_of(article.id),
            "@type": "NewsArticle",
            "url": address_of(article.url),
            "headline": article.headline,
            "abstract": article.standfirst,
            "author": [{"@type": "Person", "name": name} for name in article.byline],
            "publisher": {"@type": "Organization", "name": article.publisher} if article.publisher else None,
            "datePublished": article.published.value,
            "dateModified": article.modified.value if article.modified else None,
            "inLanguage": article.language,
            "engine": f"{record.engine.name} {record.engine.version}",
        }
    )


def _used(record: Record, entries: Iterable[Entry], revisions: Iterable[Revision]) -> Iterator[Entity]:
    """Who says, is told or passes on a statement, or revises one."""
    used = {revision.speaker for revision in revisions}
    for entry in entries:
        statement = entry.statement
        used |= {statement.speaker, *(statement.addressees or ()), *(statement.via or ())}
    return (entity for entity in record.entities or () if entity.id in used)


def _entity(article: str, entity: Entity) -> Node:
    person = entity.type is EntityType.PERSON
    return _stated(
        {
            "@id": iri_of(article, entity.id),
            "@type": _TYPES[entity.type],
            "name": entity.name,
            "alternateName": list(entity.aliases),
            "jobTitle": [role.title for role in entity.roles] if person else None,
            "sameAs": list(_same(entity)),
        }
    )


def _same(entity: Entity) -> Iterator[str]:
    for name, form, place in _REGISTERS:
        key = getattr(entity.links, name)
        if key and form.fullmatch(key):
            yield place + key


def _statement(record: Record, entry: Entry, kept: set[str]) -> Node:
    statement, said = entry.statement, entry.said
    article, channel = record.article, statement.channel or NO_CHANNEL
    return {
        "@id": iri_of(article.id, statement.id),
        "@type": list(_kinds(statement)),
        "text": statement.text,
        "isPartOf": iri_of(article.id),
        **_roles(record, entry),
        "speakerKind": statement.speaker_kind,
        "source": words_of(article.text, entry.attribution.source) or None,
        "cue": words_of(article.text, entry.attribution.cue) or None,
        "form": statement.form,
        "act": statement.act,
        "polarity": statement.polarity,
        "channel": channel.kind,
        "outlet": channel.outlet,
        "venue": statement.venue,
        "within": iri_of(article.id, statement.parent) if statement.parent in kept else None,
        "said": said.edtf if said else None,
        "dateCreated": said.earliest if said and said.earliest == said.latest and day_of(said.earliest) else None,
        "justification": statement.justification.of(article.text) if statement.justification else None,
        "url": address_of(statement.selector.link),
        "hasPart": list(_quoted(record, entry)),
        "check": [_check(check) for check in checks_of(record, statement)],
        "confidence": statement.confidence,
    }


def _kinds(statement: Statement) -> Iterator[str]:
    """What a statement is; words that somebody is said *not* to have said are nobody's quotation or claim."""
    yield "Statement"
    if statement.polarity is Polarity.NEGATIVE:
        return
    yield "Quotation" if statement.form is Form.DIRECT else "Paraphrase"
    if statement.act in CLAIMS:
        yield "Claim"


def _roles(record: Record, entry: Entry) -> Node:
    """Who says it, to whom, through whom; only what has a node of its own."""
    article, statement, speaker = record.article.id, entry.statement, entry.speaker
    known = {entity.id for entity in record.entities or ()}
    who = iri_of(article, speaker.id) if speaker else None
    said = statement.polarity is Polarity.POSITIVE
    quoted = said and statement.form is Form.DIRECT and speaker and speaker.type in _CHARACTERS
    return {
        "speaker": who,
        "spokenByCharacter": who if quoted else None,
        "appearance": iri_of(article) if said and statement.act in CLAIMS else None,
        "addressee": [iri_of(article, key) for key in statement.addressees or () if key in known],
        "via": [iri_of(article, key) for key in statement.via or () if key in known],
    }


def _quoted(record: Record, entry: Entry) -> Iterator[Node]:
    """The words in quotation marks within a statement of which the rest is the reporter's.

    Those of a statement within it are somebody else's.
    """
    statement, speaker, text = entry.statement, entry.speaker, record.article.text
    if statement.form is not Form.MIXED or statement.polarity is Polarity.NEGATIVE:
        return
    others = [span for other in record.statements if other.parent == statement.id for span in other.content]
    for quotation in find_quotations(text, statement.content):
        if quotation.closed and not any(quotation.span.overlaps(span) for span in others):
            node = {"@type": "Quotation", "text": quotation.inner.of(text)}
            if speaker and speaker.type in _CHARACTERS:
                node["spokenByCharacter"] = iri_of(record.article.id, speaker.id)
            yield node


def _check(check: Check) -> Node:
    return _stated(
        {
            "@type": "Check",
            "kind": check.kind,
            "verdict": check.verdict,
            "register": check.register,
            "evidence": list(check.evidence),
            "explanation": check.explanation,
        }
    )


def _revision(record: Record, revision: Revision, kept: set[str]) -> Node:
    article = record.article
    known = {entity.id for entity in record.entities or ()}
    time = next((time for time in record.times or () if time.id == revision.when), None)
    return {
        "@id": iri_of(article.id, revision.id),
        "@type": "Revision",
        "kind": revision.kind,
        **_place(record, "by", revision.by, kept),
        **_place(record, "revised", revision.revised, kept),
        "speaker": iri_of(article.id, revision.speaker) if revision.speaker in known and revision.speaker else None,
        "when": time.edtf if time else None,
        "confidence": revision.confidence,
        "isPartOf": iri_of(article.id),
    }


def _place(record: Record, name: str, place: str | Span, kept: set[str]) -> Node:
    """A statement that is in the graph by its name, anything else by its words."""
    if isinstance(place, Span):
        return {f"{name}Words": place.of(record.article.text)}
    if place in kept:
        return {name: iri_of(record.article.id, place)}
    words = next((statement.text for statement in record.statements if statement.id == place), None)
    return {f"{name}Words": words}
