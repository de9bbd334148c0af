"""Feeds and sitemaps: bytes in, the pages that they name out; nothing is fetched here.

Source: RSS 2.0, RFC 4287 (Atom), the sitemaps.org protocol 0.9 and Google's extension for news.
"""

import calendar
import datetime as dt
import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import urljoin

from onrecord.acquire.decode import decode
from onrecord.errors import PageError

MAX_LISTING = 50_000_000
"""Bytes of a feed or sitemap, unpacked: what the protocol of sitemaps allows."""
MAX_TAGS = 400_000
"""Tags of a feed: its reader takes for each as long as there are others around it."""
_START = re.compile(
    r"\ufeff?(?>\s+|<\?.*?\?>|<!--.*?-->|<!(?i:doctype)[^>\[]*>)*+<(?:[\w.-]+:)?(rss|feed|RDF|urlset|sitemapindex)\b",
    re.DOTALL,
)
"""Atomic: comments that follow each other have one reading, not one for each way to join them."""
_KINDS: dict[str, Literal["feed", "sitemap"]] = {"urlset": "sitemap", "sitemapindex": "sitemap"}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Link:
    """A page that a listing names, or, in an `index`, another listing.

    `changed` is when it changed last, as far as the listing tells; a day without a time is its end.
    """

    url: str
    changed: dt.datetime | None = None
    index: bool = False


def listing_kind(head: bytes) -> Literal["feed", "sitemap"] | None:
    """What begins with `head`, packed or not; `None` for what is neither."""
    found = _START.match(decode(unpack_head(head))[:4096])
    return _KINDS.get(found[1], "feed") if found else None


def unpack_head(head: bytes) -> bytes:
    """The first bytes of what is packed by gzip; other bytes as they are."""
    if not head.startswith(b"\x1f\x8b"):
        return head
    try:
        return zlib.decompressobj(31).decompress(head, 4096)
    except zlib.error:
        return b""


def read_listing(data: bytes, url: str) -> Iterator[Link]:
    """The pages that the feed or sitemap at `url` names, each once, in its order.

    Raises:
        PageError: ``listing`` where it cannot be read, ``too-large``.
    """
    data = _unpack(data, url)
    read = _read_sitemap if listing_kind(data[:4096]) == "sitemap" else _read_feed
    seen: set[str] = set()
    for link in read(data, url):
        if link.url not in seen:
            seen.add(link.url)
            yield link


def _unpack(data: bytes, url: str) -> bytes:
    if not data.startswith(b"\x1f\x8b"):
        return data
    try:
        unpacker = zlib.decompressobj(31)
        unpacked = unpacker.decompress(data, MAX_LISTING)
    except zlib.error:
        raise _broken(url, "broken gzip") from None
    if unpacker.unconsumed_tail:
        raise PageError(f"{url}: more than {MAX_LISTING // 1_000_000} MB; split the sitemap", code="too-large")
    return unpacked


def _read_feed(data: bytes, url: str) -> Iterator[Link]:
    import feedparser  # noqa: PLC0415  most runs need none

    if data.count(b"<") > MAX_TAGS:
        raise PageError(f"{url}: a feed of more than {MAX_TAGS:,} tags; give the pages themselves", code="hostile")
    # a stream, never a string: feedparser would take one that looks like an address for one, and fetch it
    feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    if feed.bozo and not feed.entries:
        raise _broken(url, "no feed that can be read")
    for entry in feed.entries:
        if address := entry.get("link"):
            yield Link(_join(url, address), _moment(entry.get("updated_parsed")))


def _moment(parsed: Any) -> dt.datetime | None:
    try:
        return dt.datetime.fromtimestamp(calendar.timegm(parsed), dt.UTC) if parsed else None
    except (TypeError, ValueError, OverflowError):
        return None


def _read_sitemap(data: bytes, url: str) -> Iterator[Link]:
    from lxml import etree  # noqa: PLC0415

    steps = etree.iterparse(
        io.BytesIO(data), events=("end",), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        for _, element in steps:
            name = etree.QName(element).localname if isinstance(element.tag, str) else ""
            if name in ("url", "sitemap"):
                if link := _entry(element, url, index=name == "sitemap"):
                    yield link
                element.clear()
    except etree.XMLSyntaxError as error:
        raise _broken(url, str(error)) from None


def _entry(element: Any, url: str, *, index: bool) -> Link | None:
    texts: dict[str, str] = {}
    for child in element.iterchildren("{*}loc", "{*}lastmod"):
        texts.setdefault(child.tag.rpartition("}")[2], (child.text or "").strip())
    if not texts.get("loc"):
        return None
    return Link(_join(url, texts["loc"]), read_moment(texts.get("lastmod", "")), index)


def read_moment(text: str) -> dt.datetime | None:
    """A W3C date and time, aware; of a day without a time its end; `None` where it is none of these."""
    try:
        if _DAY.fullmatch(text):
            return dt.datetime.fromisoformat(f"{text}T23:59:59+00:00")
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


def _join(url: str, address: str) -> str:
    try:
        return urljoin(url, address.strip())
    except ValueError:
        return address.strip()  # what it leads to is told when it is fetched


def _broken(url: str, why: str) -> PageError:
    return PageError(f"{url}: not a feed or sitemap that can be read: {why}; check it", code="listing")
