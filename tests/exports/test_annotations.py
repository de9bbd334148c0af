import json
from collections.abc import Iterator
from typing import Any

import jsonschema
from pyld import jsonld
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, Namespace

from onrecord.exports.names import VOCABULARY
from tests.exports.anno import ADDRESS, CONTEXT, MODEL
from tests.exports.samples import FERRY, LATER, RECORDS, written

OA = Namespace("http://www.w3.org/ns/oa#")
OWN = Namespace(VOCABULARY)


def load(url: str, _options: object) -> dict[str, Any]:
    assert url == ADDRESS, f"{url} would be fetched"
    return {"contextUrl": None, "documentUrl": url, "document": CONTEXT}


def collection(**selection: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(written("annotations", **selection))
    return found


def graph_of(document: dict[str, Any]) -> Graph:
    quads: str = jsonld.to_rdf(document, {"documentLoader": load, "format": "application/n-quads"})
    return Graph().parse(data=quads, format="nt")


def test_the_model_is_kept() -> None:
    validator = jsonschema.Draft202012Validator(MODEL)
    for selection in ({}, {"records": ()}, {"keep": frozenset({"st-2"})}):
        validator.validate(collection(**selection))


def test_every_annotation_is_counted_and_named_once() -> None:
    found = collection()
    items = found["first"]["items"]
    assert found["total"] == len(items) == sum(len(record.statements) for record in RECORDS)
    assert len({item["id"] for item in items}) == len(items)


def test_pyld_loses_no_name_and_rdflib_finds_the_words() -> None:
    graph = graph_of(collection())
    annotations = list(graph.subjects(RDF.type, OA.Annotation))
    assert len(annotations) == 7
    for annotation in annotations:
        assert graph.value(annotation, OA.motivatedBy) == OA.describing
        assert all(graph.value(target, OA.hasSource) for target in graph.objects(annotation, OA.hasTarget))
    statement = URIRef("urn:onrecord:ar-ferry:st-2")
    assert graph.value(predicate=OA.hasBody, object=statement) == URIRef(f"{statement}:annotation")
    assert set(graph.objects(statement, RDF.type)) == {OWN.Statement, OWN.Paraphrase}
    assert graph.value(statement, OWN.act) == Literal("criticize")
    assert graph.value(statement, OWN.speaker) == URIRef("urn:onrecord:ar-ferry:en-fenn")
    words = {str(words) for words in graph.objects(None, OA.exact)}
    assert {"“The hull is sound 👍🏽,”", "the Ferry Board met Lorn 🙂 officials"} <= words


def test_no_name_is_dropped_when_expanded() -> None:
    known = CONTEXT["@context"].keys()

    def names(value: Any) -> Iterator[str]:
        if isinstance(value, dict):
            kinds = value.get("type", ())
            yield from [kinds] if isinstance(kinds, str) else kinds
            for name, inner in value.items():
                yield name
                yield from names(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from names(inner)

    found = set(names(collection())) - {"@context", "onrecord", "schema"}
    assert all(name in known or name.startswith(("onrecord:", "schema:")) for name in found), found - known


def test_positions_are_code_points_letter_for_letter() -> None:
    texts = {f"urn:onrecord:{record.article.id}": record.article.text for record in RECORDS}
    seen = 0
    for item in collection()["first"]["items"]:
        for target in item["target"]:
            if isinstance(target["source"], dict):
                quote, position = target["selector"]
                text = texts[target["source"]["id"]]
                assert text[position["start"] : position["end"]] == quote["exact"]
                assert text[: position["start"]].endswith(quote["prefix"])
                assert text[position["end"] :].startswith(quote["suffix"])
                seen += 1
    assert seen == 8
    astral = collection(keep=frozenset({"st-5"}))["first"]["items"][0]["target"][1]["selector"][1]
    units = len(FERRY.article.text[: astral["start"]].encode("utf-16-le")) // 2
    assert units == astral["start"] + 5, "in UTF-16 the place is another"


def test_the_page_is_found_by_its_words_only() -> None:
    item = collection(records=(FERRY,))["first"]["items"][0]
    assert [target["source"] for target in item["target"]][::2] == ["https://ferry.example/port"] * 2
    assert item["target"][0]["selector"]["type"] == "TextQuoteSelector"
    (without,) = collection(records=(LATER,))["first"]["items"]
    assert [target["source"]["id"] for target in without["target"]] == ["urn:onrecord:ar-later"]


def test_the_summary_is_for_people() -> None:
    body = collection()["first"]["items"][0]["body"][0]
    assert body["value"].startswith("direct; assert; press conference (Ferry TV); said 2026-03-02 “on Monday”")
