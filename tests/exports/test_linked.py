import json
from dataclasses import replace
from importlib.resources import files
from typing import Any, NoReturn

import pytest
from pyld import jsonld
from rdflib import Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import RDF, SDO, XSD, Namespace

from onrecord.exports.linked import context
from onrecord.exports.names import VOCABULARY, address_of, file_name, iri_of
from onrecord.schema.statement import Form
from tests.exports.samples import FERRY, LATER, written

SCHEMA = Namespace("https://schema.org/")
OWN = Namespace(VOCABULARY)
PORT = URIRef("urn:onrecord:ar-ferry")


pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning:rdflib")
"""rdflib's own reader of JSON-LD still uses it."""


def part(name: str) -> URIRef:
    return URIRef(f"{PORT}:{name}")


def refuse(url: str, _options: object) -> NoReturn:
    raise AssertionError(f"{url} would be fetched")


def graph_of(content: bytes) -> Graph:
    """The triples as rdflib reads them."""
    return Graph().parse(data=content, format="json-ld")


def triples(content: bytes) -> set[str]:
    """The triples as pyld makes them, in canonical form."""
    quads: str = jsonld.normalize(
        json.loads(content), {"documentLoader": refuse, "format": "application/n-quads", "algorithm": "URDNA2015"}
    )
    return set(quads.splitlines())


def test_nothing_is_fetched_and_no_name_is_lost() -> None:
    document = json.loads(written("json-ld"))
    (expanded,) = [jsonld.expand(document, {"documentLoader": refuse})]
    nodes = [node for node in expanded if "@type" in node]
    assert len(nodes) == len(document["@graph"])
    for written_node, node in zip(document["@graph"], expanded, strict=True):
        assert len(node) == len(written_node), "a name without a meaning is dropped when expanded"
        assert all(name.startswith(("@", str(SCHEMA), VOCABULARY)) for name in node)


def test_two_readers_get_the_same_triples() -> None:
    content = written("json-ld")
    assert len(triples(content)) == len(graph_of(content))


def test_the_article_is_a_news_article() -> None:
    graph = graph_of(written("json-ld"))
    assert set(graph.subjects(RDF.type, SCHEMA.NewsArticle)) == {PORT, URIRef("urn:onrecord:ar-later")}
    assert graph.value(PORT, SCHEMA.url) == URIRef("https://ferry.example/port")
    assert graph.value(PORT, SCHEMA.headline) == Literal("🚢 Ferry 🚢 stays in port, Quill says")
    assert graph.value(PORT, SCHEMA.datePublished) == Literal("2026-03-03")
    publisher = graph.value(PORT, SCHEMA.publisher)
    assert graph.value(publisher, SCHEMA.name) == Literal("The Example")


def test_a_quotation_is_spoken_by_its_speaker() -> None:
    graph = graph_of(written("json-ld"))
    assert set(graph.objects(part("st-0"), RDF.type)) == {OWN.Statement, SCHEMA.Quotation, SCHEMA.Claim}
    assert graph.value(part("st-0"), SCHEMA.spokenByCharacter) == part("en-quill")
    assert graph.value(part("st-0"), SCHEMA.text) == Literal(FERRY.statements[0].text)
    assert graph.value(part("st-0"), SCHEMA.isPartOf) == PORT
    assert graph.value(part("st-0"), SCHEMA.dateCreated) == Literal("2026-03-02", datatype=XSD.date)
    assert graph.value(part("st-0"), OWN.channel) == Literal("press conference")
    assert set(graph.objects(part("st-0"), OWN.addressee)) == {part("en-board")}
    assert graph.value(part("en-quill"), SCHEMA.sameAs) == URIRef("http://www.wikidata.org/entity/Q4711")
    assert graph.value(part("en-quill"), SCHEMA.jobTitle) == Literal("chair")


def test_only_words_in_quotation_marks_are_a_quotation() -> None:
    graph = graph_of(written("json-ld"))
    assert set(graph.objects(part("st-2"), RDF.type)) == {OWN.Statement, OWN.Paraphrase}
    assert graph.value(part("st-2"), SCHEMA.spokenByCharacter) is None
    (quotation,) = graph.objects(part("st-2"), SCHEMA.hasPart)
    assert graph.value(quotation, SCHEMA.text) == Literal("a heap of rust")
    assert graph.value(quotation, SCHEMA.spokenByCharacter) == part("en-fenn")
    # what Quill tells of Fenn's words is not Quill's quotation
    assert graph.value(part("st-1"), SCHEMA.hasPart) is None


def test_the_chain_of_authority_keeps_its_order() -> None:
    graph = graph_of(written("json-ld"))
    chain = graph.value(part("st-2"), OWN.via)
    assert chain is not None
    assert list(Collection(graph, chain)) == [part("en-press"), part("en-board")]
    assert graph.value(part("st-2"), OWN.within) == part("st-1")


def test_what_is_denied_or_was_not_said_is_nobodys_claim() -> None:
    graph = graph_of(written("json-ld"))
    assert set(graph.objects(part("st-3"), RDF.type)) == {OWN.Statement, OWN.Paraphrase}
    assert set(graph.objects(part("st-4"), RDF.type)) == {OWN.Statement}
    assert graph.value(part("st-4"), OWN.polarity) == Literal("negative")
    direct = replace(FERRY, statements=tuple(replace(one, form=Form.DIRECT) for one in FERRY.statements))
    assert graph_of(written("json-ld", [direct])).value(part("st-4"), SCHEMA.spokenByCharacter) is None


def test_revisions_and_checks() -> None:
    graph = graph_of(written("json-ld"))
    assert graph.value(part("rv-0"), OWN.revised) == part("st-2")
    assert graph.value(part("rv-0"), OWN.by) == part("st-3")
    assert graph.value(part("rv-1"), OWN.revisedWords) == Literal("nobody has asked us")
    (check,) = graph.objects(part("st-3"), OWN.check)
    assert graph.value(check, OWN.verdict) == Literal("contradicted")
    assert set(graph.objects(check, OWN.evidence)) == {Literal("row-1"), Literal("row-2")}


def test_what_a_selection_leaves_out_is_not_pointed_at() -> None:
    graph = graph_of(written("json-ld", keep=frozenset({"st-2"})))
    names = {str(name) for name in graph.all_nodes() if isinstance(name, URIRef) and str(name).startswith(f"{PORT}:")}
    assert names == {str(s) for s in graph.subjects() if isinstance(s, URIRef)} - {str(PORT)}
    assert graph.value(part("rv-0"), OWN.byWords) == Literal("the Ferry Board met Lorn 🙂 officials")


def test_what_comes_from_outside_breaks_no_iri() -> None:
    odd: dict[str, Any] = {"id": "ar <b>\n{ferry}", "url": "https://x.example/a b<c>\n\"'{é}|\\^`\ud800"}
    record = replace(FERRY, article=replace(FERRY.article, **odd))
    graph = graph_of(written("json-ld", [record]))
    (article,) = graph.subjects(RDF.type, SCHEMA.NewsArticle)
    assert article == URIRef("urn:onrecord:ar%20%3Cb%3E%0A%7Bferry%7D")
    assert len(list(graph.triples((None, None, None)))) == len(graph_of(written("json-ld", [FERRY])))
    assert graph.serialize(format="nt")


@pytest.mark.parametrize(
    ("url", "iri"),
    [
        ("https://x.example/ä?b=1#c", "https://x.example/ä?b=1#c"),
        ("https://x.example/a b", "https://x.example/a%20b"),
        ("javascript:alert(1)", None),
        ("http://[", None),
        (None, None),
    ],
)
def test_addresses(url: str | None, iri: str | None) -> None:
    assert address_of(url) == iri


def test_names() -> None:
    assert iri_of("ar-1") == "urn:onrecord:ar-1"
    assert iri_of("ar-1", "st:2") == "urn:onrecord:ar-1:st%3A2"
    assert file_name("../../etc/passwd") == "_etc_passwd"
    assert file_name("") == "_"


def test_the_context_means_what_it_says() -> None:
    shipped = json.loads(files("onrecord.exports").joinpath("context.jsonld").read_text(encoding="utf-8"))
    assert shipped == context()
    assert shipped["onrecord"] == VOCABULARY


def test_every_term_of_schema_org_is_one() -> None:
    terms = [value["@id"] if isinstance(value, dict) else value for value in context().values() if value != 1.1]
    used = [term.removeprefix("schema:") for term in terms if term.startswith("schema:")]
    assert len(used) > 20
    assert [term for term in used if SDO[term] not in SDO] == []


def test_an_article_without_statements_is_an_article() -> None:
    graph = graph_of(written("json-ld", [replace(LATER, statements=(), attributions=())]))
    assert len(list(graph.subjects(RDF.type, None))) == 1
