"""Takes a string and gives its quotations, sentences and word shapes as spans; knows nothing of articles or models."""

from onrecord.text.quotations import MARKS, Quotation, find_quotations
from onrecord.text.shapes import word_shape

__all__ = ["MARKS", "Quotation", "find_quotations", "word_shape"]
