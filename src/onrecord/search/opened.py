"""The folder as it is opened for searching, once for each store, and looked at again at every search."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeVar
from weakref import WeakKeyDictionary

import numpy as np
import tantivy

from onrecord.encoder import load_embedder
from onrecord.errors import StoreError
from onrecord.search.facets import Facet
from onrecord.search.folder import (
    PROBE,
    Embed,
    State,
    guarded,
    lock,
    near_of,
    no_index,
    open_words,
    read_commit,
    read_probe,
    read_state,
)
from onrecord.search.near import Floats, Near
from onrecord.store import Store

REMEMBERED = 64
"""Queries whose facets are kept until the index changes."""


T = TypeVar("T")


class Opened:
    """The indexes in `folder`, as of `state` or later.

    Raises:
        StoreError: ``no-index``: they are missing or damaged; so may its methods.
    """

    def __init__(self, folder: Path, state: State) -> None:
        self.folder, self.state = folder, state
        self.words = open_words(folder, state)
        self._near: tuple[State, Near] | None = None
        with guarded(folder):
            self._probe = read_probe(folder, state)
        self._facets: tuple[State, dict[str, tuple[Facet, ...]]] = state, {}

    def searcher(self) -> tantivy.Searcher:
        """The index of words as it is now."""
        with guarded(self.folder):
            self.words.reload()
            return self.words.searcher()

    def facets_of(self, asked: str, count: Callable[[], tuple[Facet, ...]]) -> tuple[Facet, ...]:
        """What `count` gives for the query `asked`, which takes longer than all else and is the same on each page."""
        if self._facets[0] != self.state or len(self._facets[1]) >= REMEMBERED:
            self._facets = self.state, {}
        known = self._facets[1]
        if asked not in known:
            known[asked] = count()
        return known[asked]

    def near(self) -> Near:
        """The vectors as they are now."""
        with guarded(self.folder):
            if self._near is None or self._near[0] != self.state:
                near = Near(near_of(self.folder, self.state), len(self._probe))
                # of indexes that are being removed some files may be gone: no vectors are not the same as none
                now = read_state(self.folder)
                if now is None or now.made != self.state.made:
                    raise no_index(self.folder, "it was made anew")
                self._near = self.state, near
            self._near[1].check_whole()
        return self._near[1]

    def vector_of(self, texts: tuple[str, ...], embed: Embed) -> Floats:
        """What `texts` are about together; zero if there is no word in them.

        Raises:
            StoreError: ``no-index``: the index was made with other weights.
        """
        *vectors, probe = np.asarray(embed((*texts, PROBE)), np.float32)
        if probe.shape != self._probe.shape or not np.allclose(probe, self._probe, atol=1e-3):
            raise no_index(self.folder, "it was made with other weights")
        total: Floats = np.sum(vectors, axis=0)
        return total / max(float(np.linalg.norm(total)), 1e-9)


@dataclass(frozen=True, slots=True)
class Missing:
    """There is nothing to search in, and why."""

    reason: str


_OPENED: WeakKeyDictionary[Store, Opened] = WeakKeyDictionary()


def with_folder(store: Store, use: Callable[[Opened], T]) -> T | Missing:
    """What `use` gives with the indexes; if they were made anew while it was at it, with those that are there now.

    Raises:
        StoreError: ``no-index``: they are missing or damaged, or belong to another state of the database.
    """
    state = _state_of(store.db, store.index)
    if isinstance(state, Missing):
        return state
    try:
        return use(_open(store, state))
    except StoreError as error:
        now = _state_of(store.db, store.index) if error.code == "no-index" else state
        if isinstance(now, Missing):
            return now
        if now.made == state.made:
            raise
        return use(_open(store, now))


def _open(store: Store, state: State) -> Opened:
    opened = _OPENED.get(store)
    if opened is None or opened.state.made != state.made:
        opened = _OPENED[store] = Opened(store.index, state)
    opened.state = state
    return opened


def _state_of(db: sqlite3.Connection, folder: Path) -> State | Missing:
    before = None
    # commits may come between the two looks: look until nothing changes any more
    while (seen := (read_commit(db), read_state(folder))) != before:
        commit, state = before = seen
        if commit is None:
            return Missing("nothing is in the search index yet")
        if state and commit in state.commits:
            return state
    try:
        with lock(folder, wait=0) as idle:
            if not idle:
                return Missing("the search index is being made")
            # the one who wrote may have ended just now
            commit, state = read_commit(db), read_state(folder)
            if state and commit in state.commits:
                return state
    except StoreError:
        # a folder that cannot be written says nothing about who makes it
        pass
    raise no_index(folder, "it is missing" if state is None else "it belongs to another state of the database")


@lru_cache(maxsize=1)
def packaged_embedder() -> Embed:
    """What gives the vectors of texts by the weights of the package."""
    return load_embedder()
