"""The pages of a unit, each once, however the unit is cut further."""

from collections.abc import Callable, Iterator, Mapping
from itertools import zip_longest

from onrecord.acquire.item import Item
from onrecord.acquire.local import open_file
from onrecord.acquire.remote import copy_here, is_remote, rename_item
from onrecord.acquire.sources import find_items
from onrecord.acquire.warc import read_warc
from onrecord.batch.offline import make_reach
from onrecord.batch.order import Order, walk
from onrecord.batch.plan import Kind, Unit, row_of
from onrecord.batch.work import NotNowError
from onrecord.errors import OnrecordError, PageError, RetryLater


def find_pages(order: Order) -> Iterator[Item]:
    """The pages of a unit, and what in it cannot be read.

    Raises:
        NotNowError: the unit cannot be read now.
    """
    for part, is_read in walk(order):
        yield from _read_part(part) if is_read else _tell_lost(part)


def _files_of(unit: Unit) -> list[tuple[str, str | None]]:
    """The files that a unit, or a part of one, reads, with their versions."""
    files = list(zip_longest(unit.paths, unit.versions))
    return files[unit.start : unit.end] if unit.kind == "files" else files


def _read_part(unit: Unit) -> Iterator[Item]:
    for path, version in _files_of(unit):
        try:
            yield from _remote_items(unit, path, version) if is_remote(path) else _ITEMS[unit.kind](unit, path, path)
        except RetryLater as error:
            # the unit is broken, not its pages: it is begun again
            raise NotNowError(str(error)) from None
        except OnrecordError as error:
            yield Item(path, path, error)


_LOST: Mapping[Kind, str] = {
    "archive": "what begins from byte {start:,} up to {end:,}",
    "table": "row {start}",
    "files": "this file",
}


def _tell_lost(unit: Unit) -> Iterator[Item]:
    for path, _ in _files_of(unit):
        place = path if unit.kind == "files" else f"{path}#{unit.start}"
        what = _LOST[unit.kind].format(start=unit.start, end=unit.end)
        message = f"{place}: {what} breaks the process that reads it; save the text of the article and give that"
        yield Item(path, place, PageError(message, code="crash"))


def _remote_items(unit: Unit, url: str, version: str | None) -> Iterator[Item]:
    start, end = (unit.start, unit.end) if unit.kind == "archive" else (0, None)
    with copy_here(url, start, end, version) as local:
        for item in _ITEMS[unit.kind](unit, str(local), url):
            yield rename_item(item, local, url)


def _archive_items(unit: Unit, path: str, place: str) -> Iterator[Item]:
    with open_file(path) as stream:
        yield from read_warc(stream, place, place, start=unit.start, end=unit.end)


def _table_items(unit: Unit, path: str, _: str) -> Iterator[Item]:
    for item in find_items(path, make_reach(unit.start)):
        row = row_of(item.place)
        # what is told of the table itself stands at its end, which its last unit alone comes to
        if unit.start <= row < unit.end or item.place == path or (row == 0 and unit.start == 1):
            yield item
        if row >= unit.end:
            return


def _file_items(_: Unit, path: str, __: str) -> Iterator[Item]:
    return find_items(path, make_reach())


_ITEMS: Mapping[Kind, Callable[[Unit, str, str], Iterator[Item]]] = {
    "archive": _archive_items,
    "table": _table_items,
    "files": _file_items,
}
