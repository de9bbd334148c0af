"""Drafts: text, a page or an address is read into a record while other requests go on, a few at a time."""

import io
import re
from dataclasses import dataclass, field
from typing import Literal

import anyio
from anyio.to_thread import run_sync

from onrecord import Record, read
from onrecord.errors import PageError, RequestError, RetryLater

AT_ONCE = 2
"""Drafts that are read at the same time; reading keeps a processor busy."""

MAX_WAITING = 16
"""Drafts that wait for their turn; those on top are told to come again."""

MAX_CHARACTERS = 200_000
"""Of a draft given as text: ten long articles; reading them takes seconds."""

_HTML: Literal["html"] = "html"
_TEXT: Literal["text"] = "text"

_INPUT = re.compile(r"^(?:-|standard input):")
_WEB = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftInput:
    """What is to be read, one of `text`, `html` and `fetch`; `url` is its address, `published` its date."""

    text: str | None = None
    html: str | None = None
    fetch: str | None = None
    url: str | None = None
    published: str | None = None


@dataclass(slots=True)
class DraftReader:
    """Reads the drafts of one app; fetches addresses only if `may_fetch`."""

    may_fetch: bool
    _turns: anyio.CapacityLimiter = field(default_factory=lambda: anyio.CapacityLimiter(AT_ONCE))

    async def read(self, draft: DraftInput) -> Record:
        """The record of `draft`.

        Raises:
            RequestError: ``bad-draft``, ``too-large`` or ``no-fetching``.
            RetryLater: ``busy``, or the address did not answer.
            PageError: there is no article in it.
        """
        self.check(draft)
        if self._turns.statistics().tasks_waiting >= MAX_WAITING:
            raise RetryLater("too many drafts are being read; try again in a moment", code="busy")
        return await run_sync(read_draft, draft, limiter=self._turns)

    def check(self, draft: DraftInput) -> None:
        """Refuse a draft before any work is done.

        Raises:
            RequestError: ``bad-draft``, ``too-large`` or ``no-fetching``.
        """
        if sum(given is not None for given in (draft.text, draft.html, draft.fetch)) != 1:
            raise RequestError("a draft is one of text, html and fetch; give exactly one of them", code="bad-draft")
        if draft.text is not None and len(draft.text) > MAX_CHARACTERS:
            raise RequestError(
                f"a draft of {len(draft.text):,} characters; send one article, at most {MAX_CHARACTERS:,}",
                code="too-large",
            )
        if draft.fetch is not None and not self.may_fetch:
            raise RequestError(
                "this server fetches no addresses; send the page itself, or start it with --allow-fetch",
                code="no-fetching",
            )
        # whatever is no address would be read as the path of a file
        if draft.fetch is not None and not _WEB.match(draft.fetch):
            raise RequestError(
                f"{draft.fetch[:80]!r}: only http:// and https:// addresses are fetched; send the page itself",
                code="bad-draft",
            )


def read_draft(draft: DraftInput) -> Record:
    """The record of a checked draft; private addresses are never reached, be it by a redirect."""
    if draft.fetch is not None:
        return read(draft.fetch, url=draft.url, published=draft.published, allow_private=False)
    pasted, kind = (draft.html or "", _HTML) if draft.text is None else (draft.text, _TEXT)
    page = io.BytesIO(pasted.encode("utf-8", "replace"))
    try:
        return read("-", url=draft.url, published=draft.published, input_type=kind, stdin=page)
    except PageError as error:
        # nobody who sent a draft has heard of the standard input
        raise PageError(_INPUT.sub("the draft:", str(error)), code=error.code) from error
