"""What is a URL, and which addresses may be reached."""

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit, urlunsplit

from onrecord.errors import PageError

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:(?://|(?<=javascript:)|(?<=data:)|(?<=mailto:)|(?<=about:))")
MAX_URL = 8_000
"""Characters of an address: what RFC 9110, section 4.1 asks servers to take at least."""
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Target:
    """A checked http(s) URL, in parts: `host` in ASCII without brackets, `path` with its query."""

    url: str
    scheme: str
    host: str
    port: int
    path: str


def is_url(location: str) -> bool:
    """Whether `location` is meant as a URL (of any scheme) and not as a path."""
    return _SCHEME.match(location.lower()) is not None


def check_url(url: str) -> Target:
    """The parts of an http(s) URL.

    Raises:
        PageError: ``not-http`` for another scheme, ``bad-url`` where the parts make no sense.
    """
    shown = url if url.isprintable() and len(url) <= 200 else repr(url[:200])
    try:
        url.encode()  # half a surrogate pair, as a name of a file may have it, cannot be sent
        parts = urlsplit(url.strip())
        port = parts.port
        host = (parts.hostname or "").rstrip(".")
        if not host.isascii():
            host = host.encode("idna").decode("ascii")
    except ValueError:
        raise PageError(f"{shown}: this is no valid URL; check it", code="bad-url") from None
    if len(url) > MAX_URL:
        raise PageError(f"{shown}: an address of more than {MAX_URL:,} characters; check it", code="bad-url")
    scheme = parts.scheme.lower()
    if scheme not in ("http", "https"):
        raise PageError(f"{shown}: only http and https can be read; save the page and give the file", code="not-http")
    if not host or parts.username is not None or re.search(r"[\s\x00-\x1f]", host):
        raise PageError(f"{shown}: a URL needs a plain host name and no password; check it", code="bad-url")
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]|")
    path_query = f"{path}?{query}" if query else path
    clean = urlunsplit((scheme, parts.netloc, parts.path, parts.query, ""))
    return Target(clean, scheme, host, port or (443 if scheme == "https" else 80), path_query)


def is_public(address: str) -> bool:
    """Whether an IP address is on the public internet, also when it hides inside an IPv6 address."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None and not is_public(str(inner)):
            return False
        if ip.is_site_local:
            return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved
