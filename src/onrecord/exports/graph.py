"""Who speaks of whom: speakers and what they name as a graph, in the formats of graph programs."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

import networkx as nx
from networkx.readwrite.gexf import GEXFWriter

from onrecord.exports.rows import day_of
from onrecord.exports.selection import Keep, KeyOf, key_of, select_entries, select_records
from onrecord.schema.entity import Entity
from onrecord.schema.record import Record
from onrecord.schema.statement import Polarity
from onrecord.views.outline import Entry
from onrecord.views.plain import one_line

_NOT_IN_XML = re.compile(r"[\ud800-\udfff\ufffe\uffff]")


@dataclass(slots=True)
class _Seen:
    """What is known so far of a node or an edge; `acts` are those of statements made, not of those that mention it."""

    entity: Entity | None = None
    articles: set[str] = field(default_factory=set)
    acts: Counter[str] = field(default_factory=Counter)
    first: date = date.max
    last: date = date.min

    def add(self, record: Record, entry: Entry, *, made: bool) -> None:
        self.articles.add(record.article.id)
        if made:
            self.acts[entry.statement.act.value] += 1
        if day := _day(record, entry):
            self.first, self.last = min(self.first, day), max(self.last, day)

    def facts(self, count: str) -> dict[str, str | int]:
        """As attributes, the number of statements as `count`: graph formats hold neither lists nor nothing."""
        known = self.last >= self.first
        return {
            count: self.acts.total(),
            "acts": ", ".join(f"{act} {n}" for act, n in sorted(self.acts.items())),
            "articles": len(self.articles),
            "first": self.first.isoformat() if known else "",
            "last": self.last.isoformat() if known else "",
        }


def _day(record: Record, entry: Entry) -> date | None:
    """When it was said, if that is one day, else when it was published."""
    said = entry.said
    if said and said.earliest == said.latest and (day := day_of(said.earliest)):
        return day
    return day_of(record.article.published.value)


def build_graph(records: Iterable[Record], keep: Keep = None, key: KeyOf = key_of) -> "nx.DiGraph[str]":
    """An edge from each speaker to each entity that its statements mention; its weight is how many do.

    Nodes are in the order in which they are met. Whoever speaks of itself gets no edge, and what somebody is said
    *not* to have said makes none.
    """
    nodes: dict[str, _Seen] = {}
    edges: dict[tuple[str, str], _Seen] = {}
    for record in select_records(records, keep):
        for entry in select_entries(record, keep):
            if entry.speaker is None or entry.statement.polarity is Polarity.NEGATIVE:
                continue
            who = key(record, entry.speaker)
            nodes.setdefault(who, _Seen(entry.speaker)).add(record, entry, made=True)
            for other, entity in {key(record, entity): entity for entity in _mentioned(record, entry)}.items():
                if other != who:
                    nodes.setdefault(other, _Seen(entity)).add(record, entry, made=False)
                    edges.setdefault((who, other), _Seen()).add(record, entry, made=True)
    return _graph(nodes, edges)


def _mentioned(record: Record, entry: Entry) -> Iterator[Entity]:
    """The entities that the content of a statement mentions, in the order of the record."""
    for entity in record.entities or ():
        spans = [mention.span for mention in entity.mentions]
        if any(content.covers(span) for span in spans for content in entry.statement.content):
            yield entity


def _graph(nodes: dict[str, _Seen], edges: dict[tuple[str, str], _Seen]) -> "nx.DiGraph[str]":
    """The graph, its nodes called n1, n2 and so on: a key may hold what XML cannot."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    names = {key: f"n{number}" for number, key in enumerate(nodes, 1)}
    for key, seen in nodes.items():
        if seen.entity:
            name, kind, known = seen.entity.name, seen.entity.type.value, seen.entity.links.wikidata or ""
            graph.add_node(
                names[key], label=_clean(name), type=kind, wikidata=_clean(known), **seen.facts("statements")
            )
    for (who, other), seen in edges.items():
        graph.add_edge(names[who], names[other], **seen.facts("weight"))
    return graph


def _clean(text: str) -> str:
    """`text` without what XML cannot hold."""
    return _NOT_IN_XML.sub("\ufffd", one_line(text))


def write_graphml(records: Iterable[Record], keep: Keep = None, key: KeyOf = key_of) -> Iterator[bytes]:
    """The graph as GraphML.

    Source: GraphML 1.0.
    """
    lines = nx.generate_graphml(build_graph(records, keep, key))
    yield b'<?xml version="1.0" encoding="UTF-8"?>\n'
    for line in lines:
        yield f"{line}\n".encode()


def write_gexf(records: Iterable[Record], keep: Keep = None, key: KeyOf = key_of) -> Iterator[bytes]:
    """The graph as GEXF, for Gephi.

    Source: GEXF 1.2 draft.
    """
    writer = GEXFWriter(version="1.2draft")
    writer.add_graph(build_graph(records, keep, key))
    for meta in writer.xml.iter("meta"):
        meta.attrib.pop("lastmodifieddate", None)  # a clock: the same records would give other bytes tomorrow
    yield b'<?xml version="1.0" encoding="UTF-8"?>\n' + f"{writer}\n".encode()
