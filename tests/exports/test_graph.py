import io
from dataclasses import replace
from pathlib import Path

import igraph
import networkx as nx
import pytest
from lxml import etree

from onrecord.exports.graph import build_graph, write_graphml
from tests.exports.samples import FERRY, LATER, RECORDS, written

EDGES = {
    ("Ada Quill", "Bo Fenn"): (2, "assert 2", "2026-03-02", "2026-03-03"),
    ("Ada Quill", "Ferry Board"): (1, "deny 1", "2026-03-03", "2026-03-03"),
    ("Ada Quill", "Lorn"): (2, "deny 1, request 1", "2026-03-03", "2026-04-05"),
}


def test_graphml_is_read_by_igraph(tmp_path: Path) -> None:
    path = tmp_path / "graph.graphml"
    path.write_bytes(written("graphml"))
    graph = igraph.Graph.Read_GraphML(str(path))
    names = graph.vs["label"]
    assert {
        (names[edge.source], names[edge.target]): (edge["weight"], edge["acts"], edge["first"], edge["last"])
        for edge in graph.es
    } == EDGES
    assert graph.is_directed()
    quill = graph.vs.find(label="Ada Quill")
    assert (quill["type"], quill["wikidata"], quill["statements"], quill["articles"]) == ("person", "Q4711", 5, 2)
    assert (quill["first"], quill["last"]) == ("2026-03-02", "2026-04-05")
    lorn = graph.vs.find(label="Lorn")
    assert (lorn["statements"], lorn["articles"], lorn["acts"]) == (0, 2, "")


def test_identifiers_of_graphml_are_unique() -> None:
    ids = etree.fromstring(written("graphml")).xpath("//@id")
    assert len(ids) == len(set(ids))


def test_gexf_is_read_by_networkx() -> None:
    graph = nx.read_gexf(io.BytesIO(written("gexf")))
    names = nx.get_node_attributes(graph, "label")
    assert {
        (names[who], names[other]): (facts["weight"], facts["acts"], facts["first"], facts["last"])
        for who, other, facts in graph.edges(data=True)
    } == EDGES
    assert b"lastmodifieddate" not in written("gexf")


def labels_of(graph: "nx.DiGraph[str]") -> list[str]:
    return [graph.nodes[node]["label"] for node in graph]


def test_the_caller_says_who_is_one() -> None:
    apart = build_graph(RECORDS, None, lambda record, entity: record.article.id + entity.id)
    assert {"Ada QUILL", "Ada Quill"} <= set(labels_of(apart))
    assert b"<edge" not in b"".join(write_graphml(RECORDS, None, lambda *_: "all"))


def test_who_is_only_described_is_somebody_else_in_every_article() -> None:
    statement = replace(FERRY.statements[0], speaker="en-press")
    record = replace(FERRY, statements=(statement, *FERRY.statements[1:]))
    other = replace(record, article=replace(record.article, id="ar-other"))
    labels = labels_of(build_graph([record, other]))
    assert (labels.count("reporters"), labels.count("Bo Fenn")) == (2, 1)


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_what_xml_cannot_hold_is_replaced(form: str) -> None:
    odd = replace(LATER, entities=tuple(replace(e, name=f"{e.name}\x00\x1b\uffff & <b>") for e in LATER.entities or ()))
    labels = etree.fromstring(written(form, [odd])).xpath("//@label | //*[local-name()='data']/text()")
    assert any("QUILL␀␛\ufffd & <b>" in label for label in labels)
