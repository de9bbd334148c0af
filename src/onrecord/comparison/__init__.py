"""Takes records and sets them side by side: the agendas in them, and what two articles tell.

It compares topics by their words, by names of the same entity and by a list of synonyms, and judges nobody. Of two
articles it gives what both report, what differs in it, and what only one of them has. No I/O. `docs/agendas.md` and
`docs/app.md` define every field and rule.
"""

from onrecord.comparison.article_rows import (
    Amount,
    BothSaid,
    DatePair,
    FigurePair,
    Heard,
    Said,
    TwoArticles,
)
from onrecord.comparison.articles import compare_articles
from onrecord.comparison.compare import agendas_of, compare_lists, read_lists
from onrecord.comparison.rows import Agendas, ArticleFacts, ArticleLists, Comparison, Topic, TopicList

__all__ = [
    "Agendas",
    "Amount",
    "ArticleFacts",
    "ArticleLists",
    "BothSaid",
    "Comparison",
    "DatePair",
    "FigurePair",
    "Heard",
    "Said",
    "Topic",
    "TopicList",
    "TwoArticles",
    "agendas_of",
    "compare_articles",
    "compare_lists",
    "read_lists",
]
