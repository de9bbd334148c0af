"""Statements of one article → revisions."""

from collections.abc import Sequence

from onrecord.schema.article import Article
from onrecord.schema.attribution import Attribution
from onrecord.schema.entity import Entity
from onrecord.schema.revision import Revision
from onrecord.schema.statement import Statement
from onrecord.schema.timex import Timex


def find_revisions(
    article: Article,
    attributions: Sequence[Attribution],
    entities: Sequence[Entity],
    statements: Sequence[Statement],
    times: Sequence[Timex],
) -> tuple[Revision, ...]:
    """The revisions that `article` tells of, in order of their place."""
    del article, attributions, entities, statements, times
    return ()
