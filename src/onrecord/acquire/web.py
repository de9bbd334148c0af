"""Pages from the web: one GET, every hop checked, never more than an article can have.

The host name is resolved once, the address is checked, and the connection goes to that very address, so that a name
which changes its address between check and use (DNS rebinding) gains nothing.
"""

import socket
import ssl
import time
import zlib
from dataclasses import dataclass
from urllib.parse import urljoin

import urllib3

from onrecord.acquire.local import MAX_BYTES
from onrecord.acquire.url import Target, check_url, is_public
from onrecord.errors import PageError, RetryLater

USER_AGENT = "onrecord/0.1"
MAX_HOPS = 10
MAX_SECONDS = 30.0
"""For one input, all redirects included."""

_REDIRECTS = (301, 302, 303, 307, 308)
_TIMEOUT = urllib3.Timeout(connect=10.0, read=10.0)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the last hop sent: `url` is the address that answered, `data` the unpacked body."""

    url: str
    content_type: str | None
    data: bytes


def fetch_url(url: str, *, allow_private: bool = False) -> Answer:
    """GET `url`, following redirects.

    Raises:
        PageError: the URL or a redirect is refused, dead, too large, or answers with a client error.
        RetryLater: ``timeout``, or ``server`` for 429 and 5xx.
    """
    deadline = time.monotonic() + MAX_SECONDS
    target = check_url(url)
    for _ in range(MAX_HOPS + 1):
        step = _one_hop(target, allow_private=allow_private, deadline=deadline)
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


def _one_hop(target: Target, *, allow_private: bool, deadline: float) -> Answer | str:
    """The answer of `target`, or the URL it redirects to."""
    address = _address(target, allow_private=allow_private)
    pool = _pool(target, address)
    try:
        response = pool.request(
            "GET",
            target.path,
            headers={
                "Host": _host_header(target),
                "User-Agent": USER_AGENT,
                "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9",
                "Accept-Encoding": "gzip, identity;q=0.5",
            },
            redirect=False,
            retries=False,
            preload_content=False,
            decode_content=False,
        )
        try:
            return _read(target, response, deadline)
        finally:
            response.close()
    except urllib3.exceptions.NewConnectionError:  # a kind of timeout to urllib3
        raise PageError(f"{target.url}: nobody answers there; check the address", code="unreachable") from None
    except (urllib3.exceptions.TimeoutError, TimeoutError):
        raise RetryLater(f"{target.url}: no answer in time; try again later", code="timeout") from None
    except (urllib3.exceptions.SSLError, ssl.SSLError):
        raise PageError(
            f"{target.url}: the certificate cannot be trusted; check the address", code="certificate"
        ) from None
    except (urllib3.exceptions.HTTPError, OSError, zlib.error) as error:
        kind = type(error).__name__
        raise PageError(f"{target.url}: cannot be reached ({kind}); check the address", code="unreachable") from None
    finally:
        pool.close()


def _address(target: Target, *, allow_private: bool) -> str:
    try:
        addresses = resolve(target.host, target.port)
    except (OSError, UnicodeError):
        raise PageError(f"{target.url}: no host of that name; check the address", code="unreachable") from None
    for address in addresses:
        if allow_private or is_public(address):
            return address
    raise PageError(
        f"{target.url}: points at a private address; allow that with --allow-private if it is meant",
        code="private-address",
    )


def _pool(target: Target, address: str) -> urllib3.HTTPConnectionPool:
    if target.scheme == "https":
        return urllib3.HTTPSConnectionPool(
            address,
            target.port,
            timeout=_TIMEOUT,
            server_hostname=target.host,
            assert_hostname=target.host,
            cert_reqs="CERT_REQUIRED",
        )
    return urllib3.HTTPConnectionPool(address, target.port, timeout=_TIMEOUT)


def _host_header(target: Target) -> str:
    host = f"[{target.host}]" if ":" in target.host else target.host
    default = 443 if target.scheme == "https" else 80
    return host if target.port == default else f"{host}:{target.port}"


def _read(target: Target, response: urllib3.BaseHTTPResponse, deadline: float) -> Answer | str:
    status = response.status
    if status in _REDIRECTS and response.headers.get("Location"):
        return urljoin(target.url, response.headers["Location"])
    if status == 429 or status >= 500:
        raise RetryLater(f"{target.url}: the server answers {status}; try again later", code="server")
    if status in (404, 410):
        raise PageError(f"{target.url}: the server answers {status}, there is no such page; check it", code="not-found")
    if not 200 <= status < 300:
        raise PageError(f"{target.url}: the server answers {status}; save the page and give the file", code="refused")
    return Answer(target.url, response.headers.get("Content-Type"), _body(target, response, deadline))


def _body(target: Target, response: urllib3.BaseHTTPResponse, deadline: float) -> bytes:
    """The unpacked body; both what is sent and what it unpacks to stay under `MAX_BYTES`."""
    encoding = response.headers.get("Content-Encoding", "identity").strip().lower()
    if encoding not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise PageError(f"{target.url}: packed as {encoding!r}, unasked; save it and give the file", code="encoding")
    unpacker = None if encoding in ("", "identity") else zlib.decompressobj(47 if "gzip" in encoding else 15)
    parts: list[bytes] = []
    sent = size = 0
    for chunk in response.stream(1 << 16, decode_content=False):
        sent += len(chunk)
        part = unpacker.decompress(chunk, MAX_BYTES + 1 - size) if unpacker else chunk
        parts.append(part)
        size += len(part)
        if max(sent, size) > MAX_BYTES:
            raise PageError(
                f"{target.url}: more than {MAX_BYTES // 1_000_000} MB; this is no article", code="too-large"
            )
        if time.monotonic() > deadline:
            raise RetryLater(f"{target.url}: not sent within {MAX_SECONDS:.0f} s; try again later", code="timeout")
    if unpacker:
        parts.append(unpacker.flush())
    return b"".join(parts)
