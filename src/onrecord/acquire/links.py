"""Pages from the web, one by one: an address, or the addresses that a feed or sitemap gives."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from onrecord.acquire.item import Item, Raw, Seen, digest_of
from onrecord.acquire.listings import MAX_LISTING, Link, listing_kind, read_listing
from onrecord.acquire.local import MAX_BYTES
from onrecord.acquire.polite import Guest
from onrecord.acquire.web import PAGES_AND_LISTINGS, Answer
from onrecord.errors import OnrecordError, PageError

DEEP = 2
"""A sitemap index may name sitemap indexes; those name sitemaps."""


@dataclass(frozen=True, slots=True)
class Web:
    """What fetches, and what is known of pages that were taken in before."""

    guest: Guest
    seen: Callable[[str], Seen | None] = lambda _: None

    def read_url(self, url: str, source: str) -> Iterator[Item]:
        """The page at `url`, or the pages that the feed or sitemap there names."""
        yield from self._read(Link(url, index=True), source, ())

    def read_listing(self, data: bytes, url: str, source: str, trail: tuple[str, ...] = ()) -> Iterator[Item]:
        """The pages that a feed or sitemap names, which lies at `url`; `trail` is what led to it."""
        try:
            for link in read_listing(data, url):
                yield from self._read(link, source, (*trail, url))
        except OnrecordError as error:
            yield Item(source, url, error)

    def _read(self, link: Link, source: str, trail: tuple[str, ...]) -> Iterator[Item]:
        seen = self.seen(link.url)
        if seen and link.changed and link.changed < seen.at:
            yield Item(source, link.url, None)
            return
        try:
            answer = self._fetch(link, seen)
        except OnrecordError as error:
            yield Item(source, link.url, error)
            return
        if not listing_kind(answer.data[:4096]):
            yield _page(link.url, source, answer)
        elif link.index and len(trail) <= DEEP and answer.url not in trail:
            yield from self.read_listing(answer.data, answer.url, source, trail)
        else:
            message = f"{link.url}: a feed or sitemap where a page should be; give it as a source of its own"
            yield Item(source, link.url, PageError(message, code="listing"))

    def _fetch(self, link: Link, seen: Seen | None) -> Answer:
        stamp = seen.stamp if seen else None
        return self.guest.fetch_page(link.url, stamp=stamp, accept=PAGES_AND_LISTINGS, max_bytes=MAX_LISTING)


def _page(url: str, source: str, answer: Answer) -> Item:
    if answer.unchanged:
        return Item(source, url, None)
    if len(answer.data) > MAX_BYTES:
        error = PageError(f"{url}: more than {MAX_BYTES // 1_000_000} MB; this is no article", code="too-large")
        return Item(source, url, error)
    raw = Raw(answer.data, answer.content_type, url=answer.url)
    return Item(source, url, raw, digest_of(answer.data), answer.stamp)
