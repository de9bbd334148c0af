"""What is made from the articles of a store and has to come after them: what is across articles, and the index."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.encoder import load_embedder
from onrecord.follow import follow_pending
from onrecord.schema.record import Record
from onrecord.search import index_pending
from onrecord.store import Store

INDEX_SECONDS = 10.0
"""Between two commits of the index, each of which costs as much as reading an article or two."""


@dataclass(slots=True)
class Upkeep:
    """Brings up to date what is derived. Not a function: it remembers when it last did, and holds what gives vectors.

    `model` is a folder that training made; what gives vectors is loaded when there is something to do.
    """

    store: Store
    model: Path | None = None
    clock: Callable[[], float] = time.monotonic
    _indexed: float = field(default=float("-inf"))

    def run(self, records: Mapping[str, Record] | None = None, *, last: bool = False) -> None:
        """Come after the articles that were kept since the last call, and after those that a kill left behind.

        `records` are at hand by `Article.id`. The index may be left for a later call unless this is the `last`.

        Raises:
            StoreError: what is derived cannot be written; the articles are kept, and the next run comes after them.
        """
        if self._has("followed"):
            follow_pending(self.store, load_embedder(self.model), records=records)
        if self._has("indexed") and (last or self.clock() - self._indexed >= INDEX_SECONDS):
            index_pending(self.store, load_embedder(self.model))
            self._indexed = self.clock()

    def _has(self, mark: str) -> bool:
        """Whether an article lacks `mark`, a column of ours."""
        return self.store.db.execute(f"SELECT 1 FROM articles WHERE {mark} = 0 LIMIT 1").fetchone() is not None  # noqa: S608
