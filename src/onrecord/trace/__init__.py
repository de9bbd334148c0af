"""Takes records and follows statements across them: which later one revises which earlier one of the same speaker.

It rests on what the records say, resolves nothing itself, and calls nothing a revision unless the words make it
certain; what only looks like one is a hint. Vectors of texts are an argument. No I/O.

`docs/trace.md` defines every field and rule.
"""

from onrecord.trace.article import ArticleClaims, Claim, Told, read_article, with_words, without_words
from onrecord.trace.join import Embed, join_articles, trace_of
from onrecord.trace.lookup import Lookup, lookup_of, lookup_of_told, may_link, opposites_of
from onrecord.trace.pairs import (
    SIMILAR,
    Judged,
    cosine,
    is_said_again,
    judge_claims,
    link_told,
    select_links,
    was_said_before,
)
from onrecord.trace.rows import ArticleFacts, Change, Grade, Link, Quote, Trace

__all__ = [
    "SIMILAR",
    "ArticleClaims",
    "ArticleFacts",
    "Change",
    "Claim",
    "Embed",
    "Grade",
    "Judged",
    "Link",
    "Lookup",
    "Quote",
    "Told",
    "Trace",
    "cosine",
    "is_said_again",
    "join_articles",
    "judge_claims",
    "link_told",
    "lookup_of",
    "lookup_of_told",
    "may_link",
    "opposites_of",
    "read_article",
    "select_links",
    "trace_of",
    "was_said_before",
    "with_words",
    "without_words",
]
