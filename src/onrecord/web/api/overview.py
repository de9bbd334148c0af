"""What is in the store as a whole, and what could not be read."""

from onrecord.store import Counts, FailureRow, count_all, list_failures
from onrecord.web.api.cursors import read_cursor, write_cursor
from onrecord.web.api.routes import After, Kept, Limit, Routes
from onrecord.web.api.shapes import Listing

routes = Routes("store")


@routes.read("/counts", Counts)
def counts(store: Kept) -> Counts:
    """Count what is in the store."""
    return count_all(store.db)


@routes.read("/failures", Listing[FailureRow], 400)
def failures(store: Kept, after: After = None, limit: Limit = 20) -> Listing[FailureRow]:
    """List what could not be read, the latest first."""
    place = read_cursor(after, "failures", tuple[str, str])
    rows = tuple(list_failures(store.db, after=place, limit=limit + 1))
    last = rows[limit - 1] if len(rows) > limit else None
    return Listing(rows[:limit], last and write_cursor("failures", (last.last, last.place)))
