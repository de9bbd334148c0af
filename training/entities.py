"""Readers of texts with named entities and with coreference, brought to one form and to one set of kinds.

The corpora differ in what they annotate: where other names than persons, organizations and places have no label, the
loss leaves open whether a word is one (`Annotated.others`).
"""

import csv
import io
import json
import lzma
import re
import tarfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from onrecord.schema.entity import EntityType, MentionKind
from onrecord.schema.span import Span
from training.corpora import shared_folder

PERSON, ORGANIZATION, PLACE = EntityType.PERSON, EntityType.ORGANIZATION, EntityType.PLACE
Kind = EntityType | None
_KINDS: dict[str, Kind] = {
    "per": PERSON, "person": PERSON, "politician": PERSON,
    "org": ORGANIZATION, "organisation": ORGANIZATION, "politicalparty": ORGANIZATION, "corporation": ORGANIZATION,
    "group": ORGANIZATION,
    "loc": PLACE, "location": PLACE, "country": PLACE,
    "misc": None, "event": None, "election": None, "creative-work": None, "product": None,
}  # fmt: skip
_PRONOUNS = frozenset(
    "i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers"
    " herself it its itself they them their theirs themselves".split()
)
_NO_SPACE_BEFORE = frozenset([*".,;:!?)]}%", "'s", "'S", "n't", "'re", "'ve", "'ll", "'d", "'m", "''", "’s", "”"])
_NO_SPACE_AFTER = frozenset([*"([{$#", "``", "“"])


OFTEN = 8
"""How often a sentence of CrossNER politics is read: it is small, and the nearest to the news."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a known kind; None is a name that is neither person nor organization nor place."""

    span: Span
    kind: Kind


@dataclass(frozen=True, slots=True)
class Referring:
    """A mention and the chain of mentions of one thing that it belongs to."""

    span: Span
    chain: int
    kind: MentionKind


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text with names (None: not annotated) and mentions; `others` says whether names of other kinds have a label."""

    text: str
    paragraphs: tuple[Span, ...]
    names: tuple[Name, ...] | None = None
    others: bool = True
    mentions: tuple[Referring, ...] = ()


@dataclass(slots=True)
class _Builder:
    """Tokens joined to a text as it would be printed, each with its span."""

    parts: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    paragraphs: list[Span] = field(default_factory=list)
    length: int = 0

    def add(self, tokens: Sequence[str]) -> list[Span]:
        """Add a paragraph; the span of each of its tokens."""
        if self.parts:
            self._put("\n")
        start, before = self.length, ""
        found = []
        for token in tokens:
            if before and token not in _NO_SPACE_BEFORE and before not in _NO_SPACE_AFTER:
                self._put(" ")
            at = self.length
            self._put({"``": "“", "''": "”", "-LRB-": "(", "-RRB-": ")"}.get(token, token))
            found.append(Span(at, self.length))
            before = token
        self.paragraphs.append(Span(start, self.length))
        self.spans += found
        return found

    def _put(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(self.parts)


def read_names(shared: Path | None = None) -> Iterator[Annotated]:
    """The training texts with names: CrossNER politics, WNUT-17, Broad Twitter (without F), Wikigold, Re-DocRED.

    Source: Liu et al. 2021; Derczynski et al. 2017 and 2016; Balasuriya et al. 2009; Tan et al. 2022.
    """
    folder = (shared or shared_folder()) / "data" / "entities"
    left_out = {line.split("\t")[0] for line in (folder / "leave-out.tsv").read_text().splitlines()}

    def lines(name: str) -> list[str]:
        return lzma.decompress((folder / name).read_bytes()).decode().splitlines()

    for n, sentence in enumerate(_sentences(lines("crossner-politics-train.bio.xz"))):
        if f"crossner-politics-train-{n}" not in left_out:
            yield from [_tagged([sentence])] * OFTEN
    yield from _grouped(_sentences(lines("wikigold.conll.xz")), 4)
    for name, content in _members(folder / "wnut17.tar.xz"):
        if "train" in name:
            yield from _grouped(_sentences(content.splitlines()), 6, others=False)
    for name, content in _members(folder / "broad-twitter.tar.xz"):
        if name != "f.conll":
            yield from _grouped(_sentences(content.splitlines()), 6, others=False)
    peoples = _peoples(folder.parent / "registers" / "demonyms.tsv")
    for n, document in enumerate(json.loads(lzma.decompress((folder / "redocred-dev.json.xz").read_bytes()))):
        if f"redocred-dev-{n}" not in left_out:
            yield _document(document, peoples)


def _peoples(table: Path) -> frozenset[str]:
    """The adjectives and nouns of peoples, which Re-DocRED labels as places and the other corpora do not."""
    rows = csv.reader(table.read_text(encoding="utf-8").splitlines(), delimiter="\t")
    return frozenset(word for row in rows for cell in row[3:5] for word in re.findall(r"[A-Z][\w'-]+", cell))


def _members(archive: Path) -> Iterator[tuple[str, str]]:
    with tarfile.open(archive) as tar:
        for member in tar:
            stream = tar.extractfile(member) if member.isfile() else None
            if stream:
                yield member.name, stream.read().decode(errors="replace")


Sentence = list[tuple[str, str]]


def _sentences(lines: Iterable[str]) -> Iterator[Sentence]:
    sentence: Sentence = []
    for line in [*lines, ""]:
        token, _, label = line.strip().replace("\t", " ").rpartition(" ")
        if token and label:
            sentence.append((token.split(" ")[0], label))
        elif sentence:
            yield sentence
            sentence = []


def _grouped(sentences: Iterable[Sentence], size: int, *, others: bool = True) -> Iterator[Annotated]:
    every = list(sentences)
    for start in range(0, len(every), size):
        yield _tagged(every[start : start + size], others=others)


def _tagged(sentences: Sequence[Sentence], *, others: bool = True) -> Annotated:
    built = _Builder()
    names: list[Name] = []
    for sentence in sentences:
        spans = built.add([token for token, _ in sentence])
        before = "O"
        for span, (_, label) in zip(spans, sentence, strict=True):
            place, _, kind = label.partition("-")
            if place == "I" and before[2:] == kind:
                names[-1] = Name(Span(names[-1].span.start, span.end), names[-1].kind)
            elif place != "O":
                names.append(Name(span, _KINDS[kind.lower()]))
            before = label
    return Annotated(built.text, tuple(built.paragraphs), tuple(names), others)


def _document(document: Any, peoples: frozenset[str]) -> Annotated:
    built = _Builder()
    places = [built.add([str(token) for token in tokens]) for tokens in document["sents"]]
    names = set()
    for cluster in document["vertexSet"]:
        for mention in cluster:
            kind = mention["type"].lower()
            if kind in _KINDS:
                start, end = mention["pos"]
                spans = places[mention["sent_id"]]
                span = Span(spans[start].start, spans[end - 1].end)
                names.add((span, None if span.of(built.text) in peoples else _KINDS[kind]))
    return Annotated(
        built.text, tuple(built.paragraphs), tuple(Name(s, k) for s, k in sorted(names, key=lambda n: n[0]))
    )


def read_chains(shared: Path | None = None) -> Iterator[Annotated]:
    """The training texts with coreference: GUM (with names too), LitBank, and the validation part of GAP.

    Source: Zeldes 2017; Bamman et al. 2020; Webster et al. 2018.
    """
    folder = (shared or shared_folder()) / "data"
    for _, content in _members(folder / "entities" / "gum-conllu.tar.xz"):
        yield _gum(content)
    for name, content in _members(folder / "coref" / "litbank.tar.xz"):
        if name.endswith(".conll"):
            yield _litbank(content)
    for name, content in _members(folder / "coref" / "gap-dev.tar.xz"):
        if "validation" in name:
            yield from _gap(content)


def _gum(content: str) -> Annotated:
    sentences: list[list[list[str]]] = [[]]
    for line in content.splitlines():
        columns = line.split("\t")
        if not line and sentences[-1]:
            sentences.append([])
        elif len(columns) == 10 and columns[0].isdigit():
            sentences[-1].append(columns)

    kinds: dict[int, str] = {}

    def bracket(columns: list[str]) -> Iterator[tuple[int, bool, bool]]:
        entity = re.search(r"(?:^|\|)Entity=([^|]*)", columns[9])
        marks = re.findall(r"(\(?)(\d+)(?:-([a-z]+)[^()]*|-[^()]*)?(\)?)", entity[1] if entity else "")
        for opens, chain, kind, closes in marks:
            if opens:
                kinds[int(chain)] = kind
            yield int(chain), bool(opens), bool(closes) or not opens

    read = _chained([[(c[1], list(bracket(c)), c[4]) for c in s] for s in sentences if s])
    known = {"person": PERSON, "organization": ORGANIZATION, "place": PLACE}
    spans = {
        m.span: known[kinds[m.chain]] for m in read.mentions if m.kind is MentionKind.NAME and kinds[m.chain] in known
    }
    outer = sorted(span for span in spans if not any(other.covers(span) and other != span for other in spans))
    names = tuple(Name(_bare(read.text, span), spans[span]) for span in outer)
    return replace(read, names=names, others=False)


def _bare(text: str, span: Span) -> Span:
    """`span` without an article, a courtesy title and a possessive."""
    words = re.match(r"(?:[Tt]he |M(?:r|s|rs)\. |President )?(?P<name>.+?)(?:['’]s?)?$", span.of(text), re.DOTALL)
    return Span(span.start + words.start("name"), span.start + words.end("name")) if words else span


def _litbank(content: str) -> Annotated:
    sentences: list[list[tuple[str, list[tuple[int, bool, bool]], str]]] = [[]]
    for line in content.splitlines():
        columns = line.rstrip("\n").split("\t")
        if len(columns) < 12:
            sentences.append([])
            continue
        marks = [
            (int(chain), bool(opens), bool(closes))
            for opens, chain, closes in re.findall(r"(\(?)(\d+)(\)?)", columns[-1])
        ]
        sentences[-1].append((columns[3], marks, "NNP" if columns[3][:1].isupper() else ""))
    return _chained([s for s in sentences if s])


def _chained(sentences: Sequence[Sequence[tuple[str, list[tuple[int, bool, bool]], str]]]) -> Annotated:
    """Sentences of (token, brackets, part of speech) to a text; a few sentences make a paragraph."""
    built = _Builder()
    mentions: list[Referring] = []
    group: list[tuple[str, list[tuple[int, bool, bool]], str]] = []
    for n, sentence in enumerate(sentences, 1):
        group += sentence
        if n % 3 and n < len(sentences):
            continue
        spans = built.add([token for token, _, _ in group])
        opened: dict[int, list[int]] = {}
        for place, (_, marks, _) in enumerate(group):
            for chain, opens, closes in marks:
                if opens:
                    opened.setdefault(chain, []).append(place)
                if closes and opened.get(chain):
                    start = opened[chain].pop()
                    words = group[start : place + 1]
                    mentions.append(Referring(Span(spans[start].start, spans[place].end), chain, _mention_kind(words)))
        group = []
    return Annotated(built.text, tuple(built.paragraphs), mentions=tuple(mentions))


def _mention_kind(words: Sequence[tuple[str, object, str]]) -> MentionKind:
    if len(words) == 1 and words[0][0].lower() in _PRONOUNS:
        return MentionKind.PRONOUN
    names = [word for word, _, part in words if part.startswith("NNP") and word[:1].isupper()]
    lower = [word for word, _, part in words if word[:1].islower() and not part.startswith(("IN", "DT", "POS"))]
    return MentionKind.NAME if names and len(words) <= 5 and not lower else MentionKind.NOMINAL


def _gap(content: str) -> Iterator[Annotated]:
    """A chain of the pronoun and the name it refers to, and a chain for the other name; rows that are neither left."""
    for row in csv.DictReader(io.StringIO(content), delimiter="\t", quoting=csv.QUOTE_NONE):
        mentions = []
        for letter in "AB":
            offset, name = int(row[f"{letter}-offset"]), row[letter]
            chain = 0 if row[f"{letter}-coref"] == "TRUE" else 1
            mentions.append(Referring(Span(offset, offset + len(name)), chain, MentionKind.NAME))
        start = int(row["Pronoun-offset"])
        if any(m.chain == 0 for m in mentions):
            mentions.append(Referring(Span(start, start + len(row["Pronoun"])), 0, MentionKind.PRONOUN))
            yield Annotated(row["Text"], (Span(0, len(row["Text"])),), mentions=tuple(mentions))


Reader = Callable[[Path | None], Iterator[Annotated]]
READERS: tuple[Reader, ...] = (read_names, read_chains)
"""What the joint training reads beside PolNeAR."""
