"""One input → one page, whatever the input is."""

import datetime as dt
import re
from typing import BinaryIO

from onrecord.acquire.decode import decode
from onrecord.acquire.item import InputType, Raw
from onrecord.acquire.local import read_file, read_stream
from onrecord.acquire.media import refuse_other_media, sniff_media
from onrecord.acquire.url import check_url, is_url
from onrecord.errors import PageError, SetupError
from onrecord.schema.page import Page


def fetch_page(
    location: str,
    *,
    url: str | None = None,
    published: str | None = None,
    input_type: InputType = "auto",
    allow_private: bool = False,
    stdin: BinaryIO | None = None,
) -> Page:
    """Read one input: a path, ``-`` for `stdin`, or an http(s) URL.

    `url` and `published` are what the caller knows about the page; `allow_private` lets URLs reach private, loopback
    and link-local addresses.

    Raises:
        PageError: the input cannot be read as a page; the code says why.
        RetryLater: a timeout, or an answer of 429 or 5xx.
        SetupError: an option has no meaning.
    """
    _check_options(url, published)
    content_type: str | None = None
    if location == "-":
        data = read_stream(stdin)
    elif is_url(location):
        # only here: most runs need no HTTP library
        from onrecord.acquire.web import Asking, fetch_url  # noqa: PLC0415

        answer = fetch_url(location, Asking(allow_private=allow_private))
        data, content_type, url = answer.data, answer.content_type, url or answer.url
    else:
        data = read_file(location)
    return make_page(location, Raw(data, content_type, input_type, url, published))


def make_page(asked: str, raw: Raw) -> Page:
    """The page that `raw` is: its bytes decoded, and told to be HTML or text.

    Raises:
        PageError: ``empty``, ``pdf``, ``image`` or ``binary``.
    """
    name = "standard input" if asked == "-" else asked
    refuse_other_media(name, raw.data)
    content = decode(raw.data, raw.content_type)
    if not content.strip("\ufeff \t\r\n\f\v\u00a0\u200b"):
        raise PageError(f"{name}: the input is empty; give a page with an article", code="empty")
    media = sniff_media(content, raw.content_type, name) if raw.media == "auto" else raw.media
    return Page(asked, content, media, raw.url, raw.published, raw.stated)


def _check_options(url: str | None, published: str | None) -> None:
    if url is not None:
        try:
            check_url(url)
        except PageError as error:
            raise SetupError(f"the page's own address: {error}", code="option") from None
    if published is not None:
        try:
            ok = re.fullmatch(r"\d{4}-\d{2}-\d{2}", published) and dt.date.fromisoformat(published)
        except ValueError:
            ok = None
        if not ok:
            raise SetupError(f"publication date {published!r}: write a calendar day as YYYY-MM-DD", code="option")
