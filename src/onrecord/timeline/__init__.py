"""Takes records and gives one time line of their events: what happened, what is planned, what is only talked about.

It orders what the records say and resolves nothing itself; what a record leaves undated stays undated. No I/O.
`docs/timeline.md` defines every field and rule.
"""

from onrecord.timeline.article import ArticleTimeline, read_article
from onrecord.timeline.join import join_articles, timeline_of
from onrecord.timeline.rows import (
    ArticleFacts,
    Group,
    Line,
    Party,
    Report,
    Timeline,
    Voice,
    When,
)

__all__ = [
    "ArticleFacts",
    "ArticleTimeline",
    "Group",
    "Line",
    "Party",
    "Report",
    "Timeline",
    "Voice",
    "When",
    "join_articles",
    "read_article",
    "timeline_of",
]
