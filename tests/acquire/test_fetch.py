"""Inputs become pages, or one line that says what is wrong."""

import gzip
import io
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from urllib3.util.ssl_match_hostname import CertificateError

from onrecord.acquire import fetch_page, web
from onrecord.acquire.decode import decode
from onrecord.acquire.media import sniff_media
from onrecord.acquire.url import is_public
from onrecord.errors import OnrecordError, PageError, RetryLater, SetupError
from tests.site import Answers, serve_site

HTML = b"<!doctype html><html><body><p>Hello</p></body></html>"


ANSWERS: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/forever": (302, {"Location": "/forever"}, b""),
    "/once": (301, {"Location": "/page"}, b""),
    "/inside": (302, {"Location": "http://169.254.169.254/latest"}, b""),
    "/script": (302, {"Location": "file:///etc/passwd"}, b""),
    "/nowhere": (302, {"Location": "http://[broken"}, b""),
    "/page": (200, {"Content-Type": "text/html; charset=utf-8"}, HTML),
    "/gzip": (200, {"Content-Encoding": "gzip", "Content-Type": "text/html"}, gzip.compress(HTML)),
    "/bomb": (200, {"Content-Encoding": "gzip"}, gzip.compress(bytes(60_000_000))),
    "/brotli": (200, {"Content-Encoding": "br"}, HTML),
    "/not-gzip": (200, {"Content-Encoding": "gzip"}, HTML),
    "/half-gzip": (200, {"Content-Encoding": "gzip"}, gzip.compress(HTML)[:-12]),
}
DRIPS = {
    "/endless": (b"HTTP/1.1 200 OK\r\n\r\n", b"word " * 200_000, 0.0),
    "/dripping-headers": (b"HTTP/1.1 200 OK\r\n", b"X-More: to come\r\n", 0.05),
    "/dripping-body": (b"HTTP/1.1 200 OK\r\n\r\n", b"a", 0.05),
}
"""How an answer begins, what it repeats two thousand times, and how long it waits between."""
RAW = {
    "/broken-off": b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\nhalf",
    "/not-even-http": b"SSH-2.0-OpenSSH\r\n",
}


class Site(Answers):
    def give(self) -> None:
        path = self.path
        if path in DRIPS:
            self.drip(*DRIPS[path])
        elif path in RAW:
            self.wfile.write(RAW[path])
        else:
            self.answer(*(ANSWERS[path] if path in ANSWERS else (int(path.strip("/")), {}, b"")))

    def answer(self, status: int, headers: dict[str, str], body: bytes = b"") -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:
            return  # the reader had enough

    def drip(self, start: bytes, drop: bytes, wait: float) -> None:
        try:
            self.wfile.write(start)
            for _ in range(2000):
                self.wfile.write(drop)
                time.sleep(wait)
        except OSError:
            return


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with serve_site(Site) as address:
        yield address


def refuse(location: str, **options: bool) -> OnrecordError:
    with pytest.raises(OnrecordError) as caught:
        fetch_page(location, **options)  # type: ignore[arg-type]
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 400
    return caught.value


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(b"", "empty", id="empty"),
        pytest.param(b" \n\t\n", "empty", id="white space"),
        pytest.param(bytes(range(256)) * 20, "binary", id="binary"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(50), "image", id="PNG"),
        pytest.param(b"\xff\xd8\xff\xe0" + bytes(50), "image", id="JPEG"),
        pytest.param(b"%PDF-1.7\n...", "pdf", id="PDF"),
        pytest.param(b"PK\x03\x04" + bytes(50), "binary", id="office document"),
        pytest.param(gzip.compress(b"text"), "binary", id="gzip"),
        pytest.param(b"x" * 20_000_001, "too-large", id="too large"),
    ],
)
def test_files_that_are_no_page(tmp_path: Path, data: bytes, code: str) -> None:
    path = tmp_path / "input"
    path.write_bytes(data)
    assert refuse(str(path)).code == code


@pytest.mark.parametrize(
    ("location", "code"),
    [
        pytest.param("no/such/file.html", "not-found", id="no such file"),
        pytest.param(".", "directory", id="directory"),
        pytest.param("/dev/null", "not-a-file", id="device"),
        pytest.param("a\0b", "unreadable", id="no path at all"),
        pytest.param("x" * 5000, "unreadable", id="name too long"),
        pytest.param("ftp://host/page", "not-http", id="ftp"),
        pytest.param("file:///etc/passwd", "not-http", id="file URL"),
        pytest.param("javascript:alert(1)", "not-http", id="javascript"),
        pytest.param("http://", "bad-url", id="no host"),
        pytest.param("http://user:secret@example.org/", "bad-url", id="password"),
        pytest.param("http://[::1", "bad-url", id="broken address"),
        pytest.param("http://host:99999/", "bad-url", id="no such port"),
        pytest.param("http://127.0.0.1/", "private-address", id="loopback"),
        pytest.param("http://10.1.2.3/", "private-address", id="private"),
        pytest.param("http://[::ffff:192.168.0.1]/", "private-address", id="private inside IPv6"),
        pytest.param("http://169.254.169.254/", "private-address", id="link-local"),
        pytest.param("http://2130706433/", "private-address", id="loopback as one number"),
        pytest.param("http://0x7f.1/", "private-address", id="loopback in hexadecimal digits"),
        pytest.param("http://0177.0.0.1/", "private-address", id="loopback in octal digits"),
        pytest.param("http://①②⑦.⓪.⓪.①/", "private-address", id="loopback in circled digits"),
        pytest.param("http://[::127.0.0.1]/", "private-address", id="loopback compatible with IPv6"),
        pytest.param("http://localhost./", "private-address", id="loopback by its name"),
        pytest.param("http://example.org\\@127.0.0.1/", "bad-url", id="backslash"),
        pytest.param("gopher://127.0.0.1:70/_x", "not-http", id="gopher"),
        pytest.param("http://example.org/\udcff", "bad-url", id="half a surrogate pair"),
        pytest.param("http://example.org/" + "a" * 9_000, "bad-url", id="too long"),
    ],
)
def test_locations_that_are_refused(location: str, code: str) -> None:
    assert refuse(location).code == code


@pytest.mark.parametrize(
    ("path", "error", "code"),
    [
        pytest.param("/forever", PageError, "redirects", id="redirects for ever"),
        pytest.param("/script", PageError, "not-http", id="redirect to a file"),
        pytest.param("/404", PageError, "not-found", id="404"),
        pytest.param("/403", PageError, "refused", id="403"),
        pytest.param("/500", RetryLater, "server", id="500"),
        pytest.param("/429", RetryLater, "server", id="429"),
        pytest.param("/204", PageError, "empty", id="nothing sent"),
        pytest.param("/bomb", PageError, "too-large", id="gzip bomb"),
        pytest.param("/endless", PageError, "too-large", id="2 GB"),
        pytest.param("/nowhere", PageError, "bad-url", id="redirect to no URL"),
        pytest.param("/brotli", PageError, "encoding", id="packed as nobody asked"),
        pytest.param("/not-gzip", PageError, "encoding", id="gzip that is none"),
        pytest.param("/half-gzip", PageError, "encoding", id="gzip without an end"),
        pytest.param("/broken-off", RetryLater, "broken-off", id="half a page"),
        pytest.param("/not-even-http", RetryLater, "broken-off", id="another protocol"),
    ],
)
def test_answers_that_are_no_page(site: str, path: str, error: type[OnrecordError], code: str) -> None:
    refusal = refuse(site + path, allow_private=True)
    assert (type(refusal), refusal.code) == (error, code)


@pytest.mark.parametrize("path", ["/dripping-headers", "/dripping-body"])
def test_a_server_that_drips_is_cut_off(site: str, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "MAX_SECONDS", 0.5)
    started = time.monotonic()
    refusal = refuse(site + path, allow_private=True)
    assert (type(refusal), refusal.code) == (RetryLater, "timeout")
    assert time.monotonic() - started < 5


def test_a_certificate_for_another_name(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse_name(_: object) -> None:
        raise CertificateError("hostname 'a.example' doesn't match 'b.example'")

    monkeypatch.setattr(web, "resolve", lambda *_: ("127.0.0.1",))
    monkeypatch.setattr("urllib3.connection.HTTPSConnection.connect", refuse_name)
    assert refuse("https://a.example/", allow_private=True).code == "certificate"


def test_every_address_of_a_host_is_tried(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "resolve", lambda *_: ("::1", "127.0.0.1"))
    assert fetch_page(site + "/page", allow_private=True).content == HTML.decode()


@pytest.mark.parametrize("path", ["/page", "/once", "/gzip"])
def test_pages_from_the_web(site: str, path: str) -> None:
    page = fetch_page(site + path, allow_private=True)
    assert (page.media, page.content) == ("html", HTML.decode())
    assert page.url == site + ("/page" if path == "/once" else path)


def test_every_hop_is_checked(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "is_public", lambda address: address == "127.0.0.1")
    assert refuse(site + "/inside").code == "private-address"


def test_the_name_is_resolved_once_and_that_address_is_used(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def resolve(host: str, _: int) -> tuple[str, ...]:
        asked.append(host)
        return ("127.0.0.1",)

    monkeypatch.setattr(web, "resolve", resolve)
    page = fetch_page(site.replace("127.0.0.1", "news.example") + "/page", allow_private=True)
    assert (page.content, asked) == (HTML.decode(), ["news.example"])


def test_dead_urls(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    assert refuse(f"http://127.0.0.1:{port}/", allow_private=True).code == "unreachable"

    def fail(*_: object) -> tuple[str, ...]:
        raise socket.gaierror(-2, "unknown")

    monkeypatch.setattr(web, "resolve", fail)
    assert refuse("http://nowhere.example/").code == "unreachable"


@pytest.mark.parametrize(
    ("data", "header", "expected"),
    [
        pytest.param("“é”".encode(), None, "“é”", id="UTF-8"),
        pytest.param(b"\xef\xbb\xbfA", None, "A", id="byte order mark"),
        pytest.param("naïve “x” article".encode("utf-16"), None, "naïve “x” article", id="UTF-16"),
        pytest.param(
            "plain ascii words here".encode("utf-16-le"), None, "plain ascii words here", id="UTF-16, no mark"
        ),
        pytest.param("“caf\u00e9”".encode("cp1252"), None, "“café”", id="windows-1252"),
        pytest.param("“café”".encode("cp1252"), "text/html; charset=iso-8859-1", "“café”", id="Latin-1 means windows"),
        pytest.param("“café”".encode(), "text/html; charset=iso-8859-1", "“café”", id="wrong label"),
        pytest.param("Łódź".encode("iso-8859-2"), "text/html; charset=iso-8859-2", "Łódź", id="header"),
        pytest.param(b'<meta charset="koi8-r">' + "Да".encode("koi8-r"), None, '<meta charset="koi8-r">Да', id="meta"),
        pytest.param("é".encode() + "“x”".encode("cp1252"), None, "é“x”", id="mixed"),
        pytest.param(b'<meta charset="utf-16">caf\xe9', None, '<meta charset="utf-16">café', id="UTF-16 in name only"),
        pytest.param(b"a\x81b", "text/html; charset=nonsense", "a\x81b", id="undefined byte, unknown label"),
        pytest.param("a\u00a0b\u200bc".encode(), None, "a\u00a0b\u200bc", id="invisible characters stay"),
    ],
)
def test_decode(data: bytes, header: str | None, expected: str) -> None:
    assert decode(data, header) == expected


def test_comments_after_each_other_are_read_once() -> None:
    """In the wrong way each pair of them has two readings, and five hundred would take for ever."""
    assert sniff_media("<!---->" * 500 + "<html>", None, "a") == "html"
    assert sniff_media("<!---->" * 500 + "<x>", None, "a") == "text"


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("0.0.0.0", False),  # noqa: S104
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("fec0::1", False),
        ("fc00::1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b:1::7f00:1", False),
    ],
)
def test_public_addresses(address: str, *, public: bool) -> None:
    assert is_public(address) is public


def test_standard_input_and_options() -> None:
    page = fetch_page("-", url="https://a.example/x", published="2018-07-19", stdin=io.BytesIO(b"Some words."))
    assert (page.asked, page.media, page.url, page.published) == ("-", "text", "https://a.example/x", "2018-07-19")
    assert fetch_page("-", stdin=io.BytesIO(b"Some words."), input_type="html").media == "html"
    for options in ({"published": "2018-02-30"}, {"published": "July"}, {"url": "javascript:x"}):
        with pytest.raises(SetupError):
            fetch_page("-", stdin=io.BytesIO(b"x"), **options)  # type: ignore[arg-type]
