"""The folder beside the database that searching uses: made from the database, tied to its state, made anew at need.

Each making of the indexes has a folder of its own in it, whole before ``state.json`` names it and never emptied: those
who read find all of one making, or, once the next has taken its place, nothing of it.

``state.json`` also names the commit that the indexes hold and the one before it; the database names the last commit
that it knows of. A kill between both leaves articles marked as missing, which are then put in again. A folder that
belongs to another database, or to another state of this one (a backup was put back), is told by it.
"""

import json
import os
import secrets
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import tantivy
from numpy.typing import NDArray

from onrecord.errors import StoreError
from onrecord.search.schema import ANALYZERS, FORM, SCHEMA

WAIT = 1.0
"""Seconds that a writer waits for the folder: those who read look for an instant whether somebody writes."""

Embed = Callable[[Sequence[str]], NDArray[np.float32]]
"""Gives the vectors of texts, ``[n, width]``, of unit length: `onrecord.load_embedder()`, say."""

PROBE = "The ferry to Lorn will not run in winter, the mayor told the council."
"""A text by whose vector weights are told from others."""


@dataclass(frozen=True, slots=True)
class State:
    """What the folder holds: which making of the indexes, and its last two commits."""

    made: str
    commits: tuple[str, ...]


def words_of(folder: Path, state: State) -> Path:
    """Where the index of words is."""
    return folder / state.made / "words"


def near_of(folder: Path, state: State) -> Path:
    """Where the vectors are."""
    return folder / state.made / "near"


def read_commit(db: sqlite3.Connection) -> str | None:
    """The last commit that the database knows of; `None` if nothing was ever indexed."""
    row = db.execute("SELECT value FROM derived WHERE name = 'search'").fetchone()
    return row["value"] if row else None


def write_commit(db: sqlite3.Connection, folder: Path, state: State) -> State:
    """Name a commit in both; the database's part belongs to the transaction."""
    last = read_commit(db)
    commit = secrets.token_hex(8)
    state = State(state.made, (last, commit) if last in state.commits and last else (commit,))
    _write(folder / "state.json", {"form": FORM, "made": state.made, "commits": state.commits})
    db.execute("INSERT OR REPLACE INTO derived VALUES ('search', ?)", (commit,))
    return state


def _write(place: Path, values: object) -> None:
    draft = place.with_suffix(".part")
    _write_through(draft, json.dumps(values).encode())
    draft.replace(place)


def _write_through(place: Path, content: bytes) -> None:
    with place.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def read_state(folder: Path) -> State | None:
    """The state of `folder`; `None` if there is none that this program can use."""
    try:
        values = json.loads((folder / "state.json").read_text(encoding="utf-8"))
        return State(values["made"], tuple(values["commits"])) if values["form"] == FORM else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def read_probe(folder: Path, state: State) -> NDArray[np.float32]:
    """The vector of `PROBE` by the weights that the indexes were made with."""
    return np.fromfile(near_of(folder, state) / "probe", np.float32)


def open_words(folder: Path, state: State) -> tantivy.Index:
    """The index of words.

    Raises:
        StoreError: ``no-index``: it is missing, damaged or of another form.
    """
    with guarded(folder):
        # not by the constructor: it makes an empty index where there is none
        index = tantivy.Index.open(str(words_of(folder, state)))
    for name, analyzer in ANALYZERS.items():
        index.register_tokenizer(name, analyzer)
    return index


def make_indexes(folder: Path, embed: Embed) -> State:
    """Empty indexes in `folder`, beside those that are there; nobody uses them until `write_commit` names them."""
    state = State(secrets.token_hex(8), ())
    for place in (words_of(folder, state), near_of(folder, state)):
        place.mkdir(parents=True)
    tantivy.Index(SCHEMA, str(words_of(folder, state)))
    _write_through(near_of(folder, state) / "probe", embed([PROBE])[0].astype(np.float32).tobytes())
    return state


def remove_others(folder: Path, state: State) -> None:
    """Remove the indexes of former makings, and of those that were never finished."""
    for place in folder.iterdir():
        if place.is_dir() and place.name != state.made:
            # one that somebody has open may stay on some systems, until the next time
            shutil.rmtree(place, ignore_errors=True)


def find_fault(db: sqlite3.Connection, folder: Path, embed: Embed) -> str | None:
    """Why `folder` cannot be gone on with; `None` if it can."""
    state = read_state(folder)
    if state is None:
        return "it is missing or of another form"
    if read_commit(db) not in state.commits:
        return "it belongs to another state of the database"
    try:
        open_words(folder, state)
        kept, vector = read_probe(folder, state), embed([PROBE])[0]
    except (StoreError, OSError) as error:
        return str(error)
    same = kept.shape == vector.shape and np.allclose(kept, vector, atol=1e-3)
    return None if same else "it was made with other weights"


def no_index(folder: Path, reason: str) -> StoreError:
    """What to do if searching is not possible."""
    database = str(folder).removesuffix("-index")
    return StoreError(f"{folder}: {reason}; run onrecord reindex --db {database}", code="no-index")


def is_foreign(error: BaseException) -> bool:
    """Whether `error` comes from the system or from tantivy; a panic of Rust is no `Exception`."""
    return isinstance(error, OSError | ValueError | IndexError) or type(error).__name__ == "PanicException"


@contextmanager
def guarded(folder: Path) -> Iterator[None]:
    """Errors and panics of tantivy as errors of ours.

    Raises:
        StoreError: ``no-index``.
    """
    try:
        yield
    except BaseException as error:
        if is_foreign(error):
            raise no_index(folder, f"the index is damaged ({' '.join(str(error).split())[:120]})") from error
        raise


@contextmanager
def lock(folder: Path, *, wait: float = WAIT) -> Iterator[bool]:
    """Whether this process alone writes to `folder` within the block; a killed one leaves no lock behind.

    Raises:
        StoreError: ``read-only``.
    """
    # SQLite's locks are the same on every system, and they end with the process
    try:
        folder.mkdir(exist_ok=True)
        file = folder / "lock"
        if file.is_file() and file.stat().st_size:
            file.unlink()  # nothing is ever written to it: it is damaged
        guard = sqlite3.connect(file, timeout=wait, isolation_level=None)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"{folder}: it cannot be written ({error}); check permissions", code="read-only") from error
    try:
        try:
            guard.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise StoreError(
                    f"{folder}: it cannot be written ({error}); check permissions", code="read-only"
                ) from error
            yield False
        else:
            yield True
    finally:
        guard.close()
