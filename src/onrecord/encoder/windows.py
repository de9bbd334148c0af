"""An article cut into windows that the encoder can take: whole paragraphs, as many as fit.

A *word* here is what BERT's pre-tokenizer makes: a run of letters and digits, or one punctuation mark. Tags sit on the
first piece of each word.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.schema.span import Span
from onrecord.text import MARKS, Quotation, ends_abbreviation, word_shape

WINDOW = 192
"""Pieces in a window at most, the special tokens included."""

LONGEST = 24
"""Pieces of one word that the encoder sees; an address or a line without spaces may have thousands."""

INSIDE = 8
"""What is added to a word's shape inside a quotation."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text in order: the span, the word pieces, the shape and the paragraph's number of each.

    `last` has the numbers of those that end a sentence.
    """

    spans: tuple[Span, ...]
    pieces: tuple[tuple[int, ...], ...]
    shapes: tuple[int, ...]
    paragraphs: tuple[int, ...]
    last: frozenset[int]


@dataclass(frozen=True, slots=True)
class Window:
    """One input of the encoder: `pieces` and `shapes` per token, `firsts` the token of each word.

    `words` is the range of its words in the article, `paragraphs` the words of each paragraph counted from its first.
    """

    pieces: NDArray[np.int64]
    shapes: NDArray[np.int64]
    firsts: NDArray[np.int64]
    words: range
    paragraphs: tuple[range, ...]


def split_words(text: str, paragraphs: Sequence[Span], quotations: Sequence[Quotation], tokenizer: Tokenizer) -> Words:
    """The words of `paragraphs`, with the shape of each and whether it stands inside one of `quotations`."""
    inside = _inside(len(text), quotations)
    spans: list[Span] = []
    pieces: list[tuple[int, ...]] = []
    numbers: list[int] = []
    encodings = tokenizer.encode_batch([paragraph.of(text) for paragraph in paragraphs], add_special_tokens=False)
    for number, (paragraph, encoding) in enumerate(zip(paragraphs, encodings, strict=True)):
        last: int | None = None
        for piece, word, (start, end) in zip(encoding.ids, encoding.word_ids, encoding.offsets, strict=True):
            if word == last:
                pieces[-1] = (*pieces[-1], piece)[:LONGEST]
                spans[-1] = Span(spans[-1].start, paragraph.start + end)
            else:
                pieces.append((piece,))
                spans.append(Span(paragraph.start + start, paragraph.start + end))
                numbers.append(number)
                last = word
    shapes = tuple(word_shape(span.of(text)) + INSIDE * inside[span.start] for span in spans)
    return Words(tuple(spans), tuple(pieces), shapes, tuple(numbers), frozenset(_last(text, spans)))


def _last(text: str, spans: Sequence[Span]) -> Iterator[int]:
    """The numbers of the words that end a sentence: a stop, or the mark that closes after it, before a space.

    No stop inside a number or after an abbreviation ("5.0", "U.S. ferries") does: a window that is cut there ends what
    is said.
    """
    ended = False
    for n, span in enumerate(spans):
        word = span.of(text)
        apart = not text[span.end : span.end + 1].strip()
        if word in _STOPS:
            ended = word != "." or not ends_abbreviation(text[max(span.start - LONGEST, 0) : span.start])
        else:
            ended = ended and word in _CLOSING
        if ended and apart:
            yield n


def _inside(length: int, quotations: Sequence[Quotation]) -> bytearray:
    inside = bytearray(length)
    for quotation in quotations:
        inside[quotation.inner.start : quotation.inner.end] = b"\x01" * len(quotation.inner)
    return inside


def cut_windows(words: Words, *, size: int = WINDOW, first: int | None = None) -> Iterator[Window]:
    """Windows of at most `size` pieces that end at a paragraph's end, or at a sentence's where a paragraph is too long.

    `first` bounds the first window alone; training moves the cuts with it.
    """
    budget = (first or size) - 1
    group: list[range] = []
    used = 0
    for unit in _units(words, size - 2):
        cost = 1 + sum(len(words.pieces[n]) for n in unit)
        if group and used + cost > budget:
            yield _window(words, group)
            group, used, budget = [], 0, size - 1
        group.append(unit)
        used += cost
    if group:
        yield _window(words, group)


def _units(words: Words, limit: int) -> Iterator[range]:
    """Paragraphs as ranges of words; those over `limit` pieces are cut after a sentence end, or where they must be."""
    start = 0
    while start < len(words.spans):
        end, used, sentence_end = start, 0, None
        while end < len(words.spans) and words.paragraphs[end] == words.paragraphs[start]:
            used += len(words.pieces[end])
            if used > limit:
                break
            end += 1
            if end - 1 in words.last and used > limit // 2:
                sentence_end = end
        if end < len(words.spans) and words.paragraphs[end] == words.paragraphs[start]:
            end = sentence_end or max(end, start + 1)
        yield range(start, end)
        start = end


_CLS, _SEP = 101, 102
_STOPS = frozenset(".?!")
_CLOSING = MARKS | frozenset(")]")


def _window(words: Words, group: Sequence[range]) -> Window:
    pieces, shapes, firsts = [_CLS], [0], []
    for unit in group:
        for n in unit:
            firsts.append(len(pieces))
            pieces.extend(words.pieces[n])
            shapes.extend([words.shapes[n]] * len(words.pieces[n]))
        pieces.append(_SEP)
        shapes.append(0)
    return Window(
        np.array(pieces, np.int64),
        np.array(shapes, np.int64),
        np.array(firsts, np.int64),
        range(group[0].start, group[-1].stop),
        tuple(range(unit.start - group[0].start, unit.stop - group[0].start) for unit in group),
    )
