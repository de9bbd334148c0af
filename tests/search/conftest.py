"""A store with a few articles, put into its index with a stand-in for the vectors."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from zlib import crc32

import numpy as np
import pytest
from numpy.typing import NDArray

from onrecord import Record
from onrecord.search import index_pending
from onrecord.store import Store, add_record, open_store
from tests.search.samples import ALL

AT = "2026-11-27T04:00:00Z"
WIDTH = 96


def embed(texts: Sequence[str]) -> NDArray[np.float32]:
    """Vectors that are nearer the more words texts share."""
    vectors = np.zeros((len(texts), WIDTH), np.float32)
    for row, text in enumerate(texts):
        for word in "".join(letter if letter.isalnum() else " " for letter in text.lower()).split():
            vectors[row] += np.random.default_rng(crc32(word.encode())).normal(size=WIDTH).astype(np.float32)
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: NDArray[np.float32] = np.divide(vectors, lengths, out=vectors, where=lengths > 0)
    return unit


def keep(store: Store, *records: Record) -> None:
    """Keep `records` in `store`."""
    with store.write() as db:
        for record in records:
            add_record(db, record, at=AT)


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "news.db", create=True) as store:
        yield store


@pytest.fixture
def store(empty: Store) -> Store:
    keep(empty, *ALL)
    index_pending(empty, embed)
    return empty
