"""Sources without the web: what would have to be fetched is told as a failure."""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.acquire.item import Item
from onrecord.acquire.links import Web
from onrecord.acquire.polite import Guest
from onrecord.acquire.sources import Reach
from onrecord.errors import PageError


@dataclass(frozen=True, slots=True)
class _Offline(Web):
    def read_url(self, url: str, source: str) -> Iterator[Item]:
        """Why nothing is fetched."""
        yield Item(source, url, PageError(f"{url}: batch fetches nothing; onrecord ingest does", code="not-fetched"))

    def read_listing(self, data: bytes, url: str, source: str, trail: tuple[str, ...] = ()) -> Iterator[Item]:
        """The same for all that a feed names."""
        del data, trail
        return self.read_url(url, source)


def make_reach(first: int = 1) -> Reach:
    """What sources of files are read with; tables from the row `first` on."""
    return Reach(_Offline(Guest()), first=first)
