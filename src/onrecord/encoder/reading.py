"""One pass of the network over a text, which all stages share."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.encoder.model import Model, Scores
from onrecord.encoder.windows import Window, Words, cut_windows, split_words
from onrecord.schema.span import Span
from onrecord.text import Quotation, find_quotations


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as the network saw it: its words, its quotations, and the scores of each window."""

    text: str
    paragraphs: tuple[Span, ...]
    quotations: tuple[Quotation, ...]
    words: Words
    windows: tuple[Window, ...]
    scores: tuple[Scores, ...]


def encode(text: str, paragraphs: Sequence[Span], model: Model) -> Reading:
    """Read `paragraphs` of `text`."""
    quotations = find_quotations(text, paragraphs)
    words = split_words(text, paragraphs, quotations, model.tokenizer)
    windows = tuple(cut_windows(words))
    return Reading(text, tuple(paragraphs), quotations, words, windows, tuple(model.score(windows)))
