"""Which set of articles somebody asks for: all, those of a search, of a publisher, of a period."""

import re
from dataclasses import asdict, dataclass
from itertools import islice

from onrecord.search import search_through
from onrecord.store import Store, select_articles

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")

_PAGES = 12
"""Pages of answers that are read at most: the newest 6,000 are enough to fill a page."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which set: what is empty does not limit it."""

    q: str = ""
    publisher: str = ""
    first: str = ""
    last: str = ""

    @property
    def words(self) -> dict[str, str]:
        """What was asked, for an address."""
        return {name: value for name, value in asdict(self).items() if value}

    @property
    def query(self) -> str:
        """The same in the language of the search."""
        quoted = self.publisher.replace('"', " ")
        publisher = f'publisher:"{quoted}"' if quoted.strip() else ""
        period = f"published:{self.first}..{self.last}" if self.first or self.last else ""
        return " ".join(filter(None, (self.q, publisher, period)))


@dataclass(frozen=True, slots=True)
class Found:
    """The newest articles of a set, and how many it has, `None` if more than were counted."""

    keys: tuple[str, ...]
    total: int | None
    notes: tuple[str, ...] = ()


def ask(q: str, publisher: str, first: str, last: str) -> Asked:
    """What was asked; a period that is none does not limit the set."""
    days = (day if _DATE.fullmatch(day) else "" for day in (first.strip(), last.strip()))
    return Asked(q.strip()[:1000], publisher.strip()[:200], *days)


def select(store: Store, asked: Asked, most: int) -> Found:
    """The newest `most` articles of the set.

    Raises:
        StoreError: ``no-index``: there is a search, and nothing to search in.
    """
    if asked.q:
        return _by_search(store, asked.query, most)
    chosen = select_articles(
        store.db, publisher=asked.publisher or None, first=asked.first or None, last=asked.last or None, limit=most
    )
    return Found(chosen.keys, chosen.total)


def _by_search(store: Store, query: str, most: int) -> Found:
    keys: dict[str, None] = {}
    complete = False
    notes: tuple[str, ...] = ()
    for results in islice(search_through(store, query), _PAGES):
        keys.update(dict.fromkeys(row.article for row in results.hits))
        complete, notes = results.next is None and len(keys) <= most, results.notes
        if len(keys) > most:
            break
    return Found(tuple(keys)[:most], len(keys) if complete else None, notes)
