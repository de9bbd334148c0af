"""What the terms of the Web Annotation context mean that the export uses, and what the data model asks of it.

Written down from the recommendations, not copied: Web Annotation Vocabulary, appendix A, and Web Annotation Data Model,
both of 23 February 2017.
"""

from typing import Any

ADDRESS = "http://www.w3.org/ns/anno.jsonld"


def _reference(name: str) -> dict[str, str]:
    return {"@id": name, "@type": "@id"}


def _word(name: str) -> dict[str, str]:
    return {"@id": name, "@type": "@vocab"}


def _number(name: str) -> dict[str, str]:
    return {"@id": name, "@type": "xsd:nonNegativeInteger"}


CONTEXT: dict[str, Any] = {
    "@context": {
        "oa": "http://www.w3.org/ns/oa#",
        "as": "http://www.w3.org/ns/activitystreams#",
        "dc": "http://purl.org/dc/elements/1.1/",
        "dctypes": "http://purl.org/dc/dcmitype/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "id": "@id",
        "type": "@type",
        "Annotation": "oa:Annotation",
        "TextualBody": "oa:TextualBody",
        "SpecificResource": "oa:SpecificResource",
        "TextQuoteSelector": "oa:TextQuoteSelector",
        "TextPositionSelector": "oa:TextPositionSelector",
        "Text": "dctypes:Text",
        "Software": "as:Application",
        "AnnotationCollection": "as:OrderedCollection",
        "AnnotationPage": "as:OrderedCollectionPage",
        "describing": "oa:describing",
        "body": _reference("oa:hasBody"),
        "target": _reference("oa:hasTarget"),
        "source": _reference("oa:hasSource"),
        "selector": _reference("oa:hasSelector"),
        "motivation": _word("oa:motivatedBy"),
        "purpose": _word("oa:hasPurpose"),
        "generator": _reference("as:generator"),
        "partOf": _reference("as:partOf"),
        "first": _reference("as:first"),
        "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
        "total": _number("as:totalItems"),
        "startIndex": _number("as:startIndex"),
        "start": _number("oa:start"),
        "end": _number("oa:end"),
        "exact": "oa:exact",
        "prefix": "oa:prefix",
        "suffix": "oa:suffix",
        "value": "rdf:value",
        "format": "dc:format",
        "language": "dc:language",
        "name": "foaf:name",
        "label": "rdfs:label",
    }
}


def _model(required: tuple[str, ...], **properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": list(required), "properties": properties}


_IRI = {"type": "string", "pattern": r"^[a-z]+:[^\s<>\"{}|\\^`]+$"}
_QUOTE = _model(("type", "exact"), type={"const": "TextQuoteSelector"}, exact={"type": "string", "minLength": 1},
                prefix={"type": "string"}, suffix={"type": "string"})  # fmt: skip
_POSITION = _model(("type", "start", "end"), type={"const": "TextPositionSelector"},
                   start={"type": "integer", "minimum": 0}, end={"type": "integer", "minimum": 0})  # fmt: skip
_SELECTOR = {"oneOf": [_QUOTE, _POSITION]}
_SOURCE = {"oneOf": [_IRI, _model(("id",), id=_IRI, type={"const": "Text"}, format={"type": "string"})]}
_TARGET = _model(
    ("source", "selector"),
    type={"const": "SpecificResource"},
    source=_SOURCE,
    selector={"oneOf": [_SELECTOR, {"type": "array", "minItems": 1, "items": _SELECTOR}]},
)
_TEXTUAL = _model(("type", "value"), type={"const": "TextualBody"}, value={"type": "string"})
_OTHER = _model(("id",), id=_IRI, type={"type": "array", "items": {"type": "string", "pattern": ":"}})
_ANNOTATION = _model(
    ("id", "type", "target"),
    id=_IRI,
    type={"const": "Annotation"},
    motivation={"const": "describing"},
    body={"type": "array", "items": {"oneOf": [_TEXTUAL, _OTHER]}},
    target={"type": "array", "minItems": 1, "items": _TARGET},
)
MODEL = _model(
    ("@context", "id", "type", "first", "total"),
    **{"@context": {"type": "array", "contains": {"const": ADDRESS}}},
    id=_IRI,
    type={"const": "AnnotationCollection"},
    label={"type": "string"},
    total={"type": "integer", "minimum": 0},
    first=_model(
        ("id", "type", "items", "partOf"),
        **{"@context": False},
        id=_IRI,
        type={"const": "AnnotationPage"},
        partOf=_IRI,
        startIndex={"const": 0},
        items={"type": "array", "items": _ANNOTATION},
    ),
)
"""Every MUST of the model that can be met or missed by what the export writes."""
