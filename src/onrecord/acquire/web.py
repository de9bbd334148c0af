"""Pages, feeds and sitemaps from the web: one GET, every hop checked, never more than was asked for.

The host name is resolved once, the address is checked, and the connection goes to that very address, so that a name
which changes its address between check and use (DNS rebinding) gains nothing.
"""

import contextlib
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http.client import HTTPException
from urllib.parse import urljoin

import urllib3
import urllib3.connection
from urllib3.util.ssl_match_hostname import CertificateError

from onrecord.acquire.item import Stamp
from onrecord.acquire.local import MAX_BYTES
from onrecord.acquire.url import Target, check_url, is_public
from onrecord.errors import OnrecordError, PageError, RetryLater

USER_AGENT = "onrecord/0.1"
PAGES = "text/html,application/xhtml+xml,text/plain;q=0.9"
PAGES_AND_LISTINGS = f"{PAGES},application/rss+xml,application/atom+xml,application/xml;q=0.9,*/*;q=0.1"
"""What is accepted: pages only, or feeds and sitemaps as well."""
MAX_HOPS = 10
MAX_SECONDS = 30.0
"""For one input, all redirects included."""
SILENCE = 10.0
"""Seconds without a byte."""

NO_STAMP = Stamp()
_REDIRECTS = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the last hop sent: `url` is the address that answered, `data` the unpacked body.

    `stamp` is what to send back another time; where `unchanged`, the page is still the one that the stamp of the
    request came with, and `data` is empty.
    """

    url: str
    content_type: str | None
    data: bytes
    stamp: Stamp = NO_STAMP
    unchanged: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """How a request is made: what is accepted, under which name, and how many bytes at most.

    `before_hop` is called with each address before it is asked; it may wait, or raise to have it left alone.
    """

    allow_private: bool = False
    accept: str = PAGES
    agent: str = USER_AGENT
    stamp: Stamp = NO_STAMP
    max_bytes: int = MAX_BYTES
    before_hop: Callable[[Target], None] | None = None


def fetch_url(url: str, asking: Asking | None = None) -> Answer:
    """GET `url`, following redirects.

    Raises:
        PageError: the URL or a redirect is refused, dead, too large, or answers with a client error.
        RetryLater: ``timeout``, ``broken-off``, or ``server`` for 429 and 5xx.
    """
    asking = asking or Asking()
    deadline = time.monotonic() + MAX_SECONDS
    target = check_url(url)
    for _ in range(MAX_HOPS + 1):
        deadline += _wait(target, asking)
        if time.monotonic() > deadline:
            raise _late(target)
        step = _one_hop(target, asking, deadline)
        if isinstance(step, Answer):
            return step
        target = check_url(step)
    raise PageError(
        f"{url}: more than {MAX_HOPS} redirects; open it in a browser, save it, give the file", code="redirects"
    )


def resolve(host: str, port: int) -> tuple[str, ...]:
    """The addresses of `host`, in the order of the system's resolver."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


def _wait(target: Target, asking: Asking) -> float:
    """Seconds that `before_hop` took: they do not count against the server."""
    begin = time.monotonic()
    if asking.before_hop:
        asking.before_hop(target)
    return time.monotonic() - begin


def _one_hop(target: Target, asking: Asking, deadline: float) -> Answer | str:
    """The answer of `target`, or the URL it redirects to; a host with several addresses is tried at each."""
    for address in _addresses(target, allow_private=asking.allow_private):
        try:
            return _ask(target, address, asking, deadline)
        except urllib3.exceptions.NewConnectionError:
            continue
    raise PageError(f"{target.url}: nobody answers there; check the address", code="unreachable")


def _addresses(target: Target, *, allow_private: bool) -> tuple[str, ...]:
    try:
        found = resolve(target.host, target.port)
    except (OSError, UnicodeError):
        raise PageError(f"{target.url}: no host of that name; check the address", code="unreachable") from None
    allowed = tuple(address for address in found if allow_private or is_public(address))
    if found and not allowed:
        raise PageError(
            f"{target.url}: points at a private address; allow that with --allow-private if it is meant",
            code="private-address",
        )
    return allowed


def _ask(target: Target, address: str, asking: Asking, deadline: float) -> Answer | str:
    """One request to one address. What the network does wrong becomes one of our errors, but for a refused connection.

    A read timeout starts anew with every byte, so a server that sends one now and then would hold us for ever: at the
    deadline a second thread cuts the socket, be it in the handshake, the headers or the body.
    """
    connection = _connection(target, address)
    late = threading.Event()
    sockets: list[socket.socket] = []

    def cut() -> None:
        late.set()
        for sock in (*sockets, connection.sock):
            if sock is not None:
                with contextlib.suppress(OSError):
                    # the plain one: that of a TLS socket takes the socket apart under the thread that reads
                    socket.socket.shutdown(sock, socket.SHUT_RDWR)

    timer = threading.Timer(max(deadline - time.monotonic(), 0.0), cut)
    timer.daemon = True
    timer.start()
    try:
        connection.connect()
        sockets.append(connection.sock)  # the connection forgets it where the answer ends with the connection
        answer = _exchange(target, connection, asking)
    except urllib3.exceptions.NewConnectionError:  # first, for it is a kind of timeout to urllib3
        raise
    except (OSError, HTTPException, CertificateError, urllib3.exceptions.HTTPError) as error:
        raise _late(target) if late.is_set() else _network_error(target, error) from None
    finally:
        timer.cancel()
        connection.close()
    if late.is_set():
        raise _late(target)
    return answer


def _late(target: Target) -> RetryLater:
    return RetryLater(f"{target.url}: not sent within {MAX_SECONDS:.0f} s; try again later", code="timeout")


def _network_error(target: Target, error: Exception) -> OnrecordError:
    if isinstance(error, (urllib3.exceptions.TimeoutError, TimeoutError)):
        return RetryLater(f"{target.url}: no answer in time; try again later", code="timeout")
    if isinstance(error, (urllib3.exceptions.SSLError, ssl.SSLError, CertificateError)):
        return PageError(f"{target.url}: the certificate cannot be trusted; check the address", code="certificate")
    kind = type(error).__name__
    return RetryLater(f"{target.url}: the answer broke off ({kind}); try again later", code="broken-off")


def _connection(target: Target, address: str) -> urllib3.connection.HTTPConnection:
    if target.scheme == "https":
        return urllib3.connection.HTTPSConnection(
            address,
            target.port,
            timeout=SILENCE,
            server_hostname=target.host,
            assert_hostname=target.host,
            cert_reqs="CERT_REQUIRED",
        )
    return urllib3.connection.HTTPConnection(address, target.port, timeout=SILENCE)


def _exchange(target: Target, connection: urllib3.connection.HTTPConnection, asking: Asking) -> Answer | str:
    connection.request(
        "GET",
        target.path,
        headers={
            "Host": _host_header(target),
            "User-Agent": asking.agent,
            "Accept": asking.accept,
            "Accept-Encoding": "gzip, identity;q=0.5",
            "Connection": "close",
            **_conditions(asking.stamp),
        },
        preload_content=False,
        decode_content=False,
    )
    response = connection.getresponse()
    try:
        return _read(target, response, asking)
    finally:
        response.close()


def _host_header(target: Target) -> str:
    host = f"[{target.host}]" if ":" in target.host else target.host
    default = 443 if target.scheme == "https" else 80
    return host if target.port == default else f"{host}:{target.port}"


def _read(target: Target, response: urllib3.BaseHTTPResponse, asking: Asking) -> Answer | str:
    status, headers = response.status, response.headers
    if status in _REDIRECTS and headers.get("Location"):
        return _redirect(target, headers["Location"])
    if status == 304 and _conditions(asking.stamp):
        return Answer(target.url, None, b"", asking.stamp, unchanged=True)
    if status == 429 or status >= 500:
        after = _seconds(headers.get("Retry-After"))
        raise RetryLater(f"{target.url}: the server answers {status}; try again later", code="server", after=after)
    if status in (404, 410):
        raise PageError(f"{target.url}: the server answers {status}, there is no such page; check it", code="not-found")
    if not 200 <= status < 300:
        raise PageError(f"{target.url}: the server answers {status}; save the page and give the file", code="refused")
    body = _body(target, response, asking.max_bytes)
    stamp = Stamp(_short(headers.get("ETag")), _short(headers.get("Last-Modified")))
    return Answer(target.url, headers.get("Content-Type"), body, stamp)


def _conditions(stamp: Stamp) -> Mapping[str, str]:
    """What makes a request conditional. Source: RFC 9110, section 13.1."""
    named = {"If-None-Match": stamp.etag, "If-Modified-Since": stamp.modified}
    return {name: value for name, value in named.items() if value}


def _seconds(value: str | None) -> float | None:
    """What ``Retry-After`` says, where it is a number of seconds."""
    return float(value) if value and value.strip().isdecimal() and len(value) < 10 else None


def _short(value: str | None) -> str | None:
    """A header that is sent back later: one that is no plain short text is not."""
    return value if value and len(value) <= 300 and value.isascii() and value.isprintable() else None


def _redirect(target: Target, location: str) -> str:
    try:
        return urljoin(target.url, location)
    except ValueError:
        raise PageError(f"{target.url}: redirects to no valid URL; check the address", code="bad-url") from None


def _body(target: Target, response: urllib3.BaseHTTPResponse, max_bytes: int) -> bytes:
    """The unpacked body; both what is sent and what it unpacks to stay under `max_bytes`."""
    encoding = response.headers.get("Content-Encoding", "identity").strip().lower()
    if encoding not in ("", "identity", "gzip", "x-gzip"):
        raise _packed(target, repr(encoding[:40]))
    unpacker = zlib.decompressobj(31) if "gzip" in encoding else None
    parts: list[bytes] = []
    sent = size = 0
    for chunk in response.stream(1 << 16, decode_content=False):
        sent += len(chunk)
        try:
            part = unpacker.decompress(chunk, max_bytes + 1 - size) if unpacker else chunk
        except zlib.error:
            raise _packed(target, "broken gzip") from None
        parts.append(part)
        size += len(part)
        if max(sent, size) > max_bytes:
            raise PageError(f"{target.url}: more than {max_bytes // 1_000_000} MB; too large", code="too-large")
    if unpacker and sent and (not unpacker.eof or unpacker.unused_data):
        raise _packed(target, "broken gzip")
    return b"".join(parts)


def _packed(target: Target, how: str) -> PageError:
    return PageError(f"{target.url}: packed as {how}; save the page and give the file", code="encoding")
