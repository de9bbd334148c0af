"""Takes records and sets the agendas in them side by side: which topics two parties both name, and which only one.

It compares topics by their words, by names of the same entity and by a list of synonyms, and judges nobody. No I/O.
`docs/agendas.md` defines every field and rule.
"""

from onrecord.comparison.compare import agendas_of, compare_lists, read_lists
from onrecord.comparison.rows import Agendas, ArticleFacts, ArticleLists, Comparison, Topic, TopicList

__all__ = [
    "Agendas",
    "ArticleFacts",
    "ArticleLists",
    "Comparison",
    "Topic",
    "TopicList",
    "agendas_of",
    "compare_lists",
    "read_lists",
]
