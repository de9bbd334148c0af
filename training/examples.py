"""Gold articles as labelled windows: what one step of training sees."""

import random
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor

from onrecord.encoder.windows import Window, Words, cut_windows, split_words
from onrecord.mentions.labels import KINDS
from onrecord.schema.entity import EntityType, MentionKind
from onrecord.schema.span import Span
from onrecord.text import Quotation, find_quotations
from training.corpora import GoldArticle, Relation, Syntax, merge
from training.entities import Annotated, Referring
from training.model import IGNORE, UNSURE, Labels

_STYLES = (
    str.maketrans({"“": '"', "”": '"'}),
    str.maketrans({"“": "‘", "”": "’"}),
    str.maketrans({"’": "'"}),
)
"""Other hands' quotation marks, one character for one, so that no gold span moves."""

LAYERS = ("tags", "cue", "source", "part", "entity", "head", "relation", "name", "asks", "chain", "named")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The labels of the syntax layers, most frequent first."""

    parts: tuple[str, ...]
    entities: tuple[str, ...]
    relations: tuple[str, ...]

    @classmethod
    def of(cls, layers: Sequence[Syntax]) -> "Vocabulary":
        """Every label that occurs in `layers`, sorted."""

        def sorted_labels(lists: Iterator[list[str]]) -> tuple[str, ...]:
            return tuple(sorted({label for labels in lists for label in labels}))

        return cls(
            sorted_labels(s.tags for s in layers),
            sorted_labels(s.entities for s in layers),
            sorted_labels(s.relations for s in layers),
        )


@dataclass(frozen=True, slots=True)
class Example:
    """One window with its labels: a row per layer of LAYERS, a column per word."""

    window: Window
    labels: NDArray[np.int64]


class LabelledText:
    """A text with names or with coreference."""

    def __init__(self, text: Annotated) -> None:
        self.text = text
        self.quotations: tuple[Quotation, ...] = find_quotations(text.text, text.paragraphs)

    def examples(self, tokenizer: Tokenizer, chance: random.Random | None = None) -> Iterator[Example]:
        """The text's windows; `chance` picks the cuts."""
        words = split_words(self.text.text, self.text.paragraphs, self.quotations, tokenizer)
        layers = np.full((len(LAYERS), len(words.spans)), IGNORE, np.int64)
        label_names(words.spans, self.text, layers[LAYERS.index("name")])
        label_chains(words.spans, self.text.mentions, layers)
        for window in cut_windows(words, first=chance.randint(96, 192) if chance else None):
            yield Example(window, _within(layers, window.words))


def label_names(words: Sequence[Span], text: Annotated, row: NDArray[np.int64]) -> None:
    """Write the label of each of `words` into `row`; `UNSURE` where the corpus leaves open whether it is a name."""
    if text.names is None:
        return
    row[:] = 0 if text.others else UNSURE
    starts = [span.start for span in words]
    for name in text.names:
        covered = _covered(starts, name.span)
        begin = 1 + 2 * KINDS.index(name.kind)
        row[covered.start : covered.stop] = begin + 1
        row[covered.start] = begin


def label_chains(words: Sequence[Span], mentions: Sequence[Referring], layers: NDArray[np.int64]) -> None:
    """Write who asks for an antecedent (pronouns, and the last word of descriptions), and the words that answer.

    A pronoun is answered by any word of a name or description in its chain (`chain`), a description by a name
    (`named`); the numbers of descriptions are negative, from -2 down.
    """
    starts = [span.start for span in words]
    asks, chain, named = (layers[LAYERS.index(name)] for name in ("asks", "chain", "named"))
    if mentions:
        chain[:] = named[:] = -1
    for mention in sorted(mentions, key=lambda m: -len(m.span)):
        covered = _covered(starts, mention.span)
        if mention.kind is not MentionKind.PRONOUN:
            chain[covered.start : covered.stop] = mention.chain
        if mention.kind is MentionKind.NAME:
            named[covered.start : covered.stop] = mention.chain
    for mention in mentions:
        covered = _covered(starts, mention.span)
        if mention.kind is MentionKind.PRONOUN:
            asks[covered.start] = mention.chain
        elif mention.kind is MentionKind.NOMINAL and len(covered) <= 6:
            asks[covered.stop - 1] = -2 - mention.chain


def _covered(starts: Sequence[int], span: Span) -> range:
    return range(max(bisect_right(starts, span.start) - 1, 0), bisect_right(starts, span.end - 1))


class LabelledArticle:
    """An article with its gold, made once, from which the windows of each epoch are cut anew."""

    def __init__(self, article: GoldArticle, syntax: Syntax | None, vocabulary: Vocabulary) -> None:
        self.article = article
        self.paragraphs = article.paragraphs
        self.quotations: tuple[Quotation, ...] = find_quotations(article.text, self.paragraphs)
        self.syntax = syntax
        self.vocabulary = vocabulary

    def examples(self, tokenizer: Tokenizer, chance: random.Random | None = None) -> Iterator[Example]:
        """The article's windows; `chance` picks annotator, quotation marks and cuts (none: the first, as is)."""
        text, relations, first = self.article.text, self.article.annotations[0], None
        if chance:
            relations = chance.choice(self.article.annotations)
            first = chance.randint(96, 192)
            if chance.random() < 0.3:
                text = text.translate(chance.choice(_STYLES))
        words = split_words(text, self.paragraphs, self.quotations, tokenizer)
        layers = self._layers(words, relations)
        for window in cut_windows(words, first=first):
            yield Example(window, _within(layers, window.words))

    def _layers(self, words: Words, relations: Sequence[Relation]) -> NDArray[np.int64]:
        """All labels over the words of the whole article; links hold word numbers of the article, -1 for no source."""
        layers = np.full((len(LAYERS), len(words.spans)), IGNORE, np.int64)
        tags, cues, sources, parts, entities, heads, kinds, names = layers[:8]
        tags[:] = 0
        starts = [span.start for span in words.spans]
        text = self.article.text

        for relation in relations:
            roles = (relation.source, relation.cue, relation.content)
            ranges = [[_covered(starts, span) for span in merge(text, role)] for role in roles]
            source, cue, content = ranges
            for role, begin in ((content, 5), (source, 1), (cue, 3)):
                for words_of in role:
                    tags[words_of.start] = begin
                    tags[words_of.start + 1 : words_of.stop] = begin + 1
            if cue:
                sources[cue[0].start] = source[0].start if source else -1
                for words_of in content:
                    cues[words_of.start : words_of.stop] = cue[0].start
        if self.syntax:
            self._syntax(self.syntax, starts, parts, entities, heads, kinds)
            names[:] = _names_of(entities, self.vocabulary)
        return layers

    def _syntax(
        self,
        syntax: Syntax,
        starts: list[int],
        parts: NDArray[np.int64],
        entities: NDArray[np.int64],
        heads: NDArray[np.int64],
        kinds: NDArray[np.int64],
    ) -> None:
        place = [max(bisect_right(starts, start) - 1, 0) for start, _ in syntax.spans]
        known = self.vocabulary
        part_ids = {label: n for n, label in enumerate(known.parts)}
        entity_ids = {label: n for n, label in enumerate(known.entities)}
        relation_ids = {label: n for n, label in enumerate(known.relations)}
        for token, word in enumerate(place):
            if parts[word] != IGNORE:
                continue
            parts[word] = part_ids.get(syntax.tags[token], IGNORE)
            entities[word] = entity_ids.get(syntax.entities[token], IGNORE)
            heads[word] = place[syntax.heads[token]]
            kinds[word] = relation_ids.get(syntax.relations[token], IGNORE)


_SILVER: dict[str, EntityType | None] = {
    "PERSON": EntityType.PERSON, "ORGANIZATION": EntityType.ORGANIZATION, "LOCATION": EntityType.PLACE, "MISC": None,
}  # fmt: skip


def _names_of(entities: NDArray[np.int64], vocabulary: Vocabulary) -> NDArray[np.int64]:
    """CoreNLP's entity classes as labels of names: a run of one class is one name."""
    begins = {vocabulary.entities.index(name): 1 + 2 * KINDS.index(kind) for name, kind in _SILVER.items()}
    row = np.zeros_like(entities)
    for n, label in enumerate(entities):
        if label == IGNORE:
            row[n] = IGNORE
        elif label in begins:
            row[n] = begins[label] + int(n > 0 and entities[n - 1] == label)
    return row


def _within(layers: NDArray[np.int64], words: range) -> NDArray[np.int64]:
    """The labels of a window, its links counted from its first word; links that leave the window are not asked for."""
    labels = layers[:, words.start : words.stop].copy()
    for name in ("cue", "source", "head"):
        row = labels[LAYERS.index(name)]
        nobody = row == -1
        inside = (row >= words.start) & (row < words.stop)
        row[:] = np.where(inside, row - words.start, IGNORE)
        if name == "source":
            row[nobody] = len(words)
    labels[LAYERS.index("relation")][labels[LAYERS.index("head")] == IGNORE] = IGNORE
    _begin_spans(labels[LAYERS.index("tags")])
    return labels


def _begin_spans(tags: NDArray[np.int64]) -> None:
    """Make every span begin with its B tag, also where the window or another annotation cuts it (B tags are odd)."""
    before = 0
    for n, tag in enumerate(tags):
        if tag > 0 and tag % 2 == 0 and before not in (tag, tag - 1):
            tags[n] = tag - 1
        before = tags[n]


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded tensors of some windows."""

    pieces: Tensor
    shapes: Tensor
    mask: Tensor
    firsts: Tensor
    gold: Labels

    def to(self, device: str) -> "Batch":
        """The same batch on another device."""
        gold = Labels(*(getattr(self.gold, name).to(device) for name in LAYERS))
        pieces, shapes, mask, firsts = (x.to(device) for x in (self.pieces, self.shapes, self.mask, self.firsts))
        return Batch(pieces, shapes, mask, firsts, gold)


def make_batch(examples: Sequence[Example]) -> Batch:
    """Pad `examples` to the longest among them."""
    pieces = _pad([e.window.pieces for e in examples], 0)
    firsts = _pad([e.window.firsts for e in examples], 0)
    layers = (_pad([e.labels[n] for e in examples], IGNORE) for n in range(len(LAYERS)))
    mask = _pad([np.ones_like(e.window.pieces) for e in examples], 0).float()
    return Batch(pieces, _pad([e.window.shapes for e in examples], 0), mask, firsts, Labels(*layers))


def _pad(rows: Sequence[NDArray[np.int64]], value: int) -> Tensor:
    table = np.full((len(rows), max(map(len, rows))), value, np.int64)
    for n, row in enumerate(rows):
        table[n, : len(row)] = row
    return torch.from_numpy(table)


def batches(examples: Sequence[Example], pieces: int, chance: random.Random) -> Iterator[Batch]:
    """Batches of windows of like length, at most `pieces` padded pieces each, in random order."""
    order = sorted(examples, key=lambda e: len(e.window.pieces) + chance.random() * 12)
    groups: list[list[Example]] = []
    for example in order:
        group = groups[-1] if groups else []
        longest = max(len(e.window.pieces) for e in [*group, example])
        if not group or longest * (len(group) + 1) > pieces:
            groups.append([])
        groups[-1].append(example)
    chance.shuffle(groups)
    return (make_batch(group) for group in groups)
