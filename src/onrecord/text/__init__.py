"""Takes a string and gives its quotations, sentences and word shapes as spans; makes deep links to words.

It knows nothing of articles or models.
"""

from onrecord.text.fragment import deep_link
from onrecord.text.plain import plain
from onrecord.text.quotations import MARKS, Quotation, find_quotations
from onrecord.text.sentences import COMMA, ends_abbreviation, sentence_end, sentences
from onrecord.text.shapes import word_shape

__all__ = [
    "COMMA",
    "MARKS",
    "Quotation",
    "deep_link",
    "ends_abbreviation",
    "find_quotations",
    "plain",
    "sentence_end",
    "sentences",
    "word_shape",
]
