"""What is in the store as a whole, and what could not be read."""

from onrecord.store import Counts, FailureRow, count_all, list_failures
from onrecord.web.api.cursors import Cursors
from onrecord.web.api.routes import After, Kept, Limit, Routes
from onrecord.web.api.shapes import Listing

routes = Routes("store")
PLACES: Cursors[tuple[str, str]] = Cursors("failures", tuple[str, str])


@routes.read("/counts", Counts)
def counts(store: Kept) -> Counts:
    """Count what is in the store."""
    return count_all(store.db)


@routes.read("/failures", Listing[FailureRow], 400)
def failures(store: Kept, after: After = None, limit: Limit = 20) -> Listing[FailureRow]:
    """List what could not be read, the latest first."""
    rows = tuple(list_failures(store.db, after=PLACES.read(after), limit=limit + 1))
    return PLACES.cut(rows, limit, lambda row: (row.last, row.place))
