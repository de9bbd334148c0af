"""A client of the REST API: asks a server that `onrecord serve` runs, and gives its answers as the types they are.

    >>> from onrecord.client import Client                              # doctest: +SKIP
    >>> client = Client("http://127.0.0.1:8000", token="…")              # doctest: +SKIP
    >>> for row in client.search("speaker:quill act:deny"):              # doctest: +SKIP
    ...     print(row.published, row.quote)

`docs/api.md` lists the addresses; `Client.get` and `Client.walk` take any of them. Nothing is cached or tried again.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Generic, TypeVar
from urllib.parse import quote, urlencode

import msgspec
import urllib3

from onrecord.errors import OnrecordError, PageError, RequestError, RetryLater, SetupError, StoreError
from onrecord.schema.encoding import encode
from onrecord.schema.failure import Failure, FailureKind
from onrecord.schema.record import Record
from onrecord.store.rows import StatementRow
from onrecord.store.sets import ArticleRow
from onrecord.version import VERSION

T = TypeVar("T")

_ERRORS: Mapping[FailureKind, type[OnrecordError]] = {
    FailureKind.PAGE: PageError,
    FailureKind.RETRY: RetryLater,
    FailureKind.STORE: StoreError,
    FailureKind.SETUP: SetupError,
    FailureKind.REQUEST: RequestError,
    FailureKind.INTERNAL: OnrecordError,
}


class _Stretch(msgspec.Struct, Generic[T]):
    """A part of a list; a search calls its items hits."""

    next: str | None
    items: tuple[T, ...] = ()
    hits: tuple[T, ...] = ()


class Client:
    """Asks the server at `address`; `token` lets it write, `seconds` is how long it waits for an answer.

    Every method raises the error that the server tells of, of the type that says what to do next, or `RetryLater`
    where nobody answers.
    """

    def __init__(
        self, address: str = "http://127.0.0.1:8000", *, token: str | None = None, seconds: float = 70.0
    ) -> None:
        self._base = f"{address.rstrip('/')}/api/v1"
        self._headers = {"User-Agent": f"onrecord/{VERSION}"} | ({"Authorization": f"Bearer {token}"} if token else {})
        self._pool = urllib3.PoolManager(timeout=seconds, retries=False)

    def article(self, key: str) -> Record:
        """The record of the article `key`."""
        return self.get(f"/articles/{quote(key, safe='')}", Record)

    def articles(self, **wanted: str) -> Iterator[ArticleRow]:
        """The articles that pages say now, the newest first; `wanted` are ``publisher``, ``since``, ``until``."""
        return self.walk("/articles", ArticleRow, **wanted)

    def search(self, query: str, *, order: str = "relevance") -> Iterator[StatementRow]:
        """The statements that answer `query`, in the query language of `docs/search.md`."""
        return self.walk("/search", StatementRow, q=query, order=order)

    def read(self, text: str, *, url: str | None = None, published: str | None = None, keep: bool = False) -> Record:
        """The record of a draft; with `keep` and a token it goes into the store."""
        return self.post("/read", {"text": text, "url": url, "published": published, "keep": keep}, Record)

    def export(self, form: str, query: str | None = None) -> Iterator[bytes]:
        """The store in a format of `docs/exports.md`, piece by piece; of what answers `query`, if one is given."""
        wanted = {"format": form} | ({"q": query} if query else {})
        answer = self._ask("GET", "/export", wanted, stream=True)
        try:
            yield from answer.stream(1 << 16)
        except urllib3.exceptions.HTTPError as error:
            raise RetryLater(f"{self._base}/export: broke off; ask again", code="broken-off") from error
        finally:
            answer.release_conn()

    def get(self, path: str, kind: type[T], **wanted: str) -> T:
        """What is at `path` below ``/api/v1``, as a `kind`."""
        return msgspec.json.decode(self._ask("GET", path, wanted).data, type=kind)

    def walk(self, path: str, kind: type[T], **wanted: str) -> Iterator[T]:
        """All items of the list at `path`, each a `kind`; the next stretch is asked for when it is needed."""
        decoder: msgspec.json.Decoder[_Stretch[T]] = msgspec.json.Decoder(_Stretch[kind])  # type: ignore[valid-type]
        while True:
            stretch = decoder.decode(self._ask("GET", path, wanted).data)
            yield from stretch.items or stretch.hits
            if stretch.next is None:
                return
            wanted["after"] = stretch.next

    def post(self, path: str, body: Mapping[str, Any], kind: type[T]) -> T:
        """What the server answers to `body` at `path`, as a `kind`."""
        return msgspec.json.decode(self._ask("POST", path, {}, body).data, type=kind)

    def _ask(
        self, method: str, path: str, wanted: Mapping[str, str], body: Mapping[str, Any] | None = None, *,
        stream: bool = False,
    ) -> urllib3.BaseHTTPResponse:  # fmt: skip
        address = f"{self._base}{path}{'?' if wanted else ''}{urlencode(wanted)}"
        headers = self._headers | ({} if body is None else {"Content-Type": "application/json"})
        try:
            answer = self._pool.request(
                method, address, body=None if body is None else encode(dict(body)), headers=headers, redirect=False,
                preload_content=not stream,
            )  # fmt: skip
        except urllib3.exceptions.HTTPError as error:
            kind = type(error).__name__
            raise RetryLater(
                f"{address}: no answer ({kind}); is onrecord serve running?", code="unreachable"
            ) from error
        if answer.status not in {200, 201}:
            raise _error_of(address, answer)
        return answer


def _error_of(address: str, answer: urllib3.BaseHTTPResponse) -> OnrecordError:
    """The error that the server tells of."""
    try:
        fault = msgspec.json.decode(answer.data, type=Failure).error
    except (msgspec.DecodeError, UnicodeError):
        return RetryLater(f"{address}: answers {answer.status}, and not as onrecord does; check it", code="server")
    return _ERRORS[fault.kind](fault.message, code=fault.code)
