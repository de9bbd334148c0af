"""Articles: the list, one as its record, the texts its page had, and what is made of one."""

from onrecord import Audit, Timeline, audit_records, timeline_of
from onrecord.schema.record import Record
from onrecord.store import (
    ArticleRow,
    StatementRow,
    Version,
    find_record,
    list_versions,
    read_bytes,
    read_record,
    select_rows,
)
from onrecord.web.api.answers import Ready
from onrecord.web.api.cursors import list_articles_from
from onrecord.web.api.routes import After, Day, Kept, Limit, Routes
from onrecord.web.api.shapes import Listing

routes = Routes("articles")


@routes.read("/articles", Listing[ArticleRow], 400)
def articles(
    store: Kept, publisher: str | None = None, since: Day = None, until: Day = None, after: After = None,
    limit: Limit = 20,
) -> Listing[ArticleRow]:  # fmt: skip
    """List the articles that pages say now, newest publication first."""
    return list_articles_from(store, after, limit, publisher=publisher, first=since, last=until)


@routes.read("/articles/{key}", Record, 404)
def article(store: Kept, key: str) -> Ready:
    """Give an article as its record, the same bytes as `onrecord read` gives."""
    kept = find_record(store.db, key)
    return Ready(lambda: read_bytes(store.db, kept), kept.digest, kept.added)


@routes.read("/articles/{key}/versions", tuple[Version, ...], 404)
def versions(store: Kept, key: str) -> tuple[Version, ...]:
    """List the texts that the page of an article had, the first one first."""
    return list_versions(store.db, find_record(store.db, key).key)


@routes.read("/articles/{key}/statements", tuple[StatementRow, ...], 404)
def article_statements(store: Kept, key: str) -> tuple[StatementRow, ...]:
    """List the statements of an article in the order of its text."""
    return select_rows(store.db, "a.key = ? ORDER BY s.number", (find_record(store.db, key).key,))


@routes.read("/articles/{key}/timeline", Timeline, 404)
def article_timeline(store: Kept, key: str) -> Timeline:
    """Give the time line of the events in an article."""
    return timeline_of([read_record(store.db, key)])


@routes.read("/articles/{key}/audit", Audit, 404)
def article_audit(store: Kept, key: str) -> Audit:
    """Give the audit of an article's sources."""
    return audit_records([read_record(store.db, key)])
