"""Readers of what the model learns from: PolNeAR's attributions and the CoreNLP layers of its articles."""

import json
import lzma
import os
import re
import tarfile
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.schema.span import Span
from onrecord.text import MARKS


def shared_folder() -> Path:
    """The folder with the corpora: ``$ONRECORD_SHARED``, or ``../shared`` beside the project.

    Raises:
        FileNotFoundError: there is no such folder; the message says how to name one.
    """
    folder = Path(os.environ.get("ONRECORD_SHARED") or Path(__file__).resolve().parents[2] / "shared")
    if not (folder / "data").is_dir():
        raise FileNotFoundError(f"no corpora at {folder}: set ONRECORD_SHARED to the folder that holds data/")
    return folder


@dataclass(frozen=True, slots=True)
class Relation:
    """One gold attribution; each part is its fragments in text order, source and cue may be empty."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article of PolNeAR: `annotations` holds the relations of one annotator each, ordered by annotator."""

    name: str
    publisher: str
    text: str
    annotations: tuple[tuple[Relation, ...], ...]

    @property
    def paragraphs(self) -> tuple[Span, ...]:
        """The lines of the text that are not blank, without the white space around them."""
        return paragraphs_of(self.text)


def paragraphs_of(text: str) -> tuple[Span, ...]:
    """The lines of `text` that are not blank, without the white space around them."""
    return tuple(Span(*match.span()) for match in re.finditer(r"[^\s](?:[^\n\r]*[^\s])?", text))


def trim(text: str, span: Span) -> Span | None:
    """`span` without the white space, punctuation and quotation marks at its edges; None where nothing is left.

    Annotators differ on whether these belong to a span (field notes on PolNeAR), so neither training nor scoring asks.
    """
    start, end = span.start, span.end
    while start < end and _is_edge(text[start]):
        start += 1
    while end > start and _is_edge(text[end - 1]):
        end -= 1
    return Span(start, end) if start < end else None


def _is_edge(char: str) -> bool:
    if char in MARKS or char.isspace():
        return True
    return char not in "%@#&" and unicodedata.category(char)[0] == "P"


def merge(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """`spans` in order, trimmed, and joined where nothing but spaces, punctuation and quotation marks is between.

    Some annotators mark a run of sentences as one fragment, some sentence by sentence; neither is discontinuous.
    """
    merged: list[Span] = []
    for span in sorted(kept for s in spans if (kept := trim(text, s))):
        between = text[merged[-1].end : span.start] if merged else ""
        if merged and "\n" not in between and all(map(_is_edge, between)):
            merged[-1] = Span(merged[-1].start, max(span.end, merged[-1].end))
        else:
            merged.append(span)
    return tuple(merged)


def read_polnear(part: str, shared: Path | None = None) -> tuple[GoldArticle, ...]:
    """The articles of ``train`` or ``dev``, ordered by name.

    Source: Newell et al. 2018, PolNeAR v1.0.0 (brat standoff). Relations without content are left out, as are repeats.
    """
    texts: dict[str, str] = {}
    annotations: dict[str, dict[str, tuple[Relation, ...]]] = {}
    archive = (shared or shared_folder()) / "data" / "polnear" / f"polnear-{part}.tar.xz"
    with tarfile.open(archive) as tar:
        for member in tar:
            stream = tar.extractfile(member) if member.isfile() else None
            if stream is None:
                continue
            content = stream.read().decode()
            name = Path(member.name).stem
            if "/text/" in member.name:
                texts[name] = content
            else:
                article, _, annotator = name.rpartition("_")
                annotations.setdefault(article, {})[annotator] = _relations(content)
    return tuple(
        GoldArticle(name, name.partition("_")[0], texts[name], tuple(who[key] for key in sorted(who)))
        for name, who in sorted(annotations.items())
    )


def _relations(standoff: str) -> tuple[Relation, ...]:
    fragments: dict[str, tuple[Span, ...]] = {}
    relations: dict[Relation, None] = {}
    for line in standoff.split("\n"):
        key, *columns = line.split("\t")
        if key.startswith("T") and columns:
            places = columns[0].split(" ", 1)[1].split(";")
            fragments[key] = tuple(Span(*map(int, place.split())) for place in places)
    for line in standoff.split("\n"):
        key, *columns = line.split("\t")
        if not key.startswith("E") or not columns:
            continue
        parts: dict[str, tuple[Span, ...]] = {"Source": (), "Cue": (), "Content": ()}
        for argument in columns[0].split()[1:]:
            role, _, target = argument.partition(":")
            role = role.rstrip("0123456789")
            if role in parts:
                parts[role] = tuple(sorted({*parts[role], *fragments[target]}))
        if parts["Content"]:
            relations[Relation(parts["Source"], parts["Cue"], parts["Content"])] = None
    return tuple(relations)


@dataclass(frozen=True, slots=True)
class Syntax:
    """CoreNLP's layers of one article: parallel lists over tokens; `heads` are token numbers, the root's its own."""

    spans: list[tuple[int, int]] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    entities: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)


def read_syntax(part: str, shared: Path | None = None) -> Iterator[tuple[str, Syntax]]:
    """The CoreNLP layers of ``train`` or ``dev`` articles, each with the article's name.

    Source: Manning et al. 2014 (CoreNLP); part-of-speech tags of the Penn Treebank, basic Stanford dependencies.
    """
    with lzma.open(
        (shared or shared_folder()) / "data" / "silver" / f"{part}.jsonl.xz", "rt", encoding="utf-8"
    ) as lines:
        for line in lines:
            syntax = Syntax()
            article = json.loads(line)
            for sentence in article["sentences"]:
                offset = len(syntax.spans)
                for (start, end, tag, _, entity), (head, relation) in zip(
                    sentence["tokens"], sentence["heads"], strict=True
                ):
                    syntax.heads.append(offset + head if head >= 0 else len(syntax.spans))
                    syntax.spans.append((start, end))
                    syntax.tags.append(tag)
                    syntax.entities.append(entity)
                    syntax.relations.append(relation)
            yield article["name"], syntax
