"""Takes records and follows statements across them: which later one revises which earlier one of the same speaker.

It rests on what the records say, resolves nothing itself, and calls nothing a revision unless the words make it
certain; what only looks like one is a hint. Vectors of texts are an argument. No I/O.

`docs/trace.md` defines every field and rule.
"""

from onrecord.trace.article import ArticleClaims, read_article
from onrecord.trace.join import Embed, join_articles, trace_of
from onrecord.trace.rows import ArticleFacts, Change, Grade, Link, Passage, Quote, Trace

__all__ = [
    "ArticleClaims",
    "ArticleFacts",
    "Change",
    "Embed",
    "Grade",
    "Link",
    "Passage",
    "Quote",
    "Trace",
    "join_articles",
    "read_article",
    "trace_of",
]
