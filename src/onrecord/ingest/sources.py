"""Which items an ingest takes: those of the sources that a user gives, or those that failed before."""

import datetime as dt
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from onrecord.acquire.item import InputType, Item, Seen, Stamp
from onrecord.acquire.links import Web
from onrecord.acquire.paths import count_paths
from onrecord.acquire.polite import Guest
from onrecord.acquire.sources import STDIN, Reach, find_items
from onrecord.acquire.url import is_url
from onrecord.store import Store, last_input, list_failures


def open_reach(
    store: Store,
    *,
    sleep: Callable[[float], object] = time.sleep,
    tell: Callable[[str], None] = lambda _: None,
    input_type: InputType = "auto",
    allow_private: bool = False,
    contact: str | None = None,
    stdin: BinaryIO | None = None,
) -> Reach:
    """What sources are read with: pages that the store knows are asked for only if they changed."""
    guest = Guest(allow_private, contact, sleep=sleep)
    return Reach(Web(guest, lambda place: _seen(store, place)), input_type, tell, stdin)


def _seen(store: Store, place: str) -> Seen | None:
    last = last_input(store.db, place)
    return Seen(dt.datetime.fromisoformat(last.seen), Stamp(last.etag, last.modified)) if last else None


def count_items(sources: Iterable[str]) -> int | None:
    """How many items the sources have; `None` where only reading tells."""
    counts = [None if source == "-" or is_url(source) else count_paths(source) for source in sources]
    known = [number for number in counts if number is not None]
    return sum(known) if len(known) == len(counts) else None


def source_items(sources: Iterable[str], reach: Reach) -> Iterator[Item]:
    """The items of all sources in order."""
    for source in sources:
        yield from find_items(source, reach)


def retry_items(store: Store, reach: Reach) -> Iterator[Item]:
    """Those items again that could not be read; what came through standard input cannot be had again."""
    places = {row.place for row in list_failures(store.db)}
    for origin in dict.fromkeys(_origin(place) for place in sorted(places)):
        if origin in ("-", STDIN):
            continue
        for item in find_items(origin, reach):
            # what an address gives now, a feed say, is all wanted
            if item.place in places or is_url(origin):
                yield item


def _origin(place: str) -> str:
    """The source that has an item: its file where it lies in one."""
    if is_url(place) or Path(place).exists():
        return place
    return place.rpartition("#")[0] or place
