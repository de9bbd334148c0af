"""What is in the store as a whole, and what could not be read."""

from onrecord.store import Counts, FailureRow, count_all
from onrecord.web.api.cursors import list_failures_from
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
    return list_failures_from(store, after, limit)
