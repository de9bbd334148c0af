"""Statements as Web Annotations: each points at its words on the page and in the article's text."""

from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.exports.linked import Node, list_nodes
from onrecord.exports.names import VOCABULARY, address_of, iri_of
from onrecord.exports.selection import Keep, select_entries, select_records
from onrecord.schema.encoding import encode
from onrecord.schema.record import Engine, Record
from onrecord.views.outline import Entry, facts_of

CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"onrecord": VOCABULARY, "schema": "https://schema.org/"}]

COLLECTION = "urn:onrecord:annotations"

_BODY = (
    *("speakerKind", "source", "cue", "form", "act", "polarity", "channel", "outlet", "venue", "said"),
    *("justification", "confidence"),
)
"""What the body repeats of the statement's node in the JSON-LD export, under the same names."""


def write_annotations(records: Iterable[Record], keep: Keep = None) -> Iterator[bytes]:
    """One AnnotationCollection with all annotations in its only page.

    Source: W3C Web Annotation Data Model, 2017, 3, 4 and 5.
    """
    yield _opening()
    total, between = 0, b"\n"
    for record in select_records(records, keep):
        for annotation in list_annotations(record, keep):
            yield between + encode(annotation)
            total, between = total + 1, b",\n"
    yield b"\n]},\n" + b'"total":%d}\n' % total


def _opening() -> bytes:
    """All up to the first annotation; how many there are is known, and said, at the end only."""
    collection = {"@context": CONTEXT, "id": COLLECTION, "type": "AnnotationCollection", "label": "Statements"}
    page = {"id": f"{COLLECTION}:1", "type": "AnnotationPage", "partOf": COLLECTION, "startIndex": 0}
    return encode(collection)[:-1] + b',\n"first":' + encode(page)[:-1] + b',"items":['


def list_annotations(record: Record, keep: Keep = None) -> Iterator[Node]:
    """An annotation for each statement of `record` to export."""
    nodes = {node["@id"]: node for node in list_nodes(record, keep)}
    for entry in select_entries(record, keep):
        statement = iri_of(record.article.id, entry.statement.id)
        yield {
            "id": f"{statement}:annotation",
            "type": "Annotation",
            "motivation": "describing",
            "generator": _generator(record.engine),
            "body": [_summary(record, entry), _body(nodes[statement], nodes)],
            "target": list(_targets(record, entry)),
        }


def _generator(engine: Engine) -> Node:
    return {"id": iri_of("engine", engine.version), "type": "Software", "name": f"{engine.name} {engine.version}"}


def _summary(record: Record, entry: Entry) -> Node:
    """For people: what any reader of annotations can show."""
    value = "; ".join(facts_of(entry, record.article.text))
    return {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "language": "en", "value": value}


def _body(statement: Node, nodes: dict[str, Node]) -> Node:
    """For programs: the statement in our own words (decision 19)."""
    body: Node = {"id": statement["@id"], "type": [_type(kind) for kind in statement["@type"]]}
    if speaker := nodes.get(statement.get("speaker", "")):
        body["onrecord:speaker"] = {"id": speaker["@id"], "type": _type(speaker["@type"]), "name": speaker["name"]}
    return body | {f"onrecord:{name}": statement[name] for name in _BODY if name in statement}


def _type(kind: str) -> str:
    """The name of a type where the words of the annotation model's own context do not hold."""
    return f"schema:{kind}" if kind in {"Quotation", "Claim", "Person", "Organization", "Place"} else f"onrecord:{kind}"


def _targets(record: Record, entry: Entry) -> Iterator[Node]:
    """Each stretch of the content by its words on the page, and by words and place in the text that was read.

    The place is one in the text: on the page other characters stand before it.
    """
    article, content, quotes = record.article, entry.statement.content, entry.statement.selector.quote
    text: dict[str, Any] = {"id": iri_of(article.id), "type": "Text", "format": "text/plain"}
    if article.language:
        text["language"] = article.language
    page = address_of(article.url)
    for number, span in enumerate(content):
        quote = {"type": "TextQuoteSelector", "exact": span.of(article.text)}
        if len(quotes) == len(content):
            quote |= {"prefix": quotes[number].prefix, "suffix": quotes[number].suffix}
        position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
        if page:
            yield {"type": "SpecificResource", "source": page, "selector": quote}
        yield {"type": "SpecificResource", "source": text, "selector": [quote, position]}
