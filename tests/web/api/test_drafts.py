"""Drafts: read and given back, kept only if that is asked by the bearer of the token, fetched only where it is safe."""

import socket
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from onrecord import read_text
from onrecord.schema.encoding import to_json
from onrecord.web import Settings
from tests.site import Answers, serve_site
from tests.web.api.conftest import BEARER, Kept, client_for
from tests.web.api.test_reads import V1, assert_failure

READ = f"{V1}/read"
TEXT = (
    "Bridge will reopen, mayor says\n\n"
    "Mayor Ada Quill said on Monday that the bridge is safe. “We never rushed,” she added.\n\n"
    "The crossing closed in May after an inspection found cracks in two of its piers, and has been under repair since."
)
PAGE = "<!doctype html><html><body><article>{}</article></body></html>".format(
    "".join(f"<p>{line}</p>" for line in TEXT.split("\n\n"))
)


def count(client: TestClient) -> int:
    return int(client.get(f"{V1}/counts").json()["articles"])


def test_a_draft_is_read_and_not_kept(reader: TestClient) -> None:
    before = count(reader)
    answer = reader.post(READ, json={"text": TEXT, "url": "https://news.example/b", "published": "2026-03-02"})
    assert answer.status_code == 200
    assert answer.content == to_json(read_text(TEXT, url="https://news.example/b", published="2026-03-02"))
    assert "location" not in answer.headers
    assert count(reader) == before


def test_a_draft_may_be_a_page(reader: TestClient) -> None:
    record = reader.post(READ, json={"html": PAGE}).json()
    assert any("the bridge is safe" in statement["text"] for statement in record["statements"])


def test_a_draft_is_kept_for_the_bearer_of_the_token(client: TestClient) -> None:
    before = count(client)
    answer = client.post(READ, json={"text": TEXT, "keep": True}, headers=BEARER)
    assert answer.status_code == 200
    assert client.get(answer.headers["location"]).content == answer.content
    assert count(client) == before + 1
    client.post(READ, json={"text": TEXT, "keep": True}, headers=BEARER)
    assert count(client) == before + 1


@pytest.mark.parametrize(
    ("headers", "status", "code"),
    [
        pytest.param({}, 401, "no-token", id="no token"),
        pytest.param({"Authorization": "Bearer other"}, 401, "bad-token", id="another token"),
        pytest.param({"Authorization": "Bearer tökén".encode()}, 401, "bad-token", id="no ASCII"),
        pytest.param({"Authorization": "Bearer "}, 401, "no-token", id="an empty one"),
        pytest.param({"Authorization": "Basic YTpi"}, 401, "no-token", id="another scheme"),
        pytest.param({"Cookie": "onrecord=a-token-for-tests"}, 401, "no-token", id="a cookie does not count"),
    ],
)
def test_nobody_else_writes(client: TestClient, headers: dict[str, str], status: int, code: str) -> None:
    before = count(client)
    answer = client.post(READ, json={"text": TEXT, "keep": True}, headers=headers)
    assert answer.status_code == status
    assert_failure(answer.content, "request", code)
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert count(client) == before


def test_nobody_writes_where_there_is_no_token(reader: TestClient) -> None:
    answer = reader.post(READ, json={"text": TEXT, "keep": True}, headers=BEARER)
    assert answer.status_code == 403
    assert_failure(answer.content, "request", "no-writing")


BODIES = [
    pytest.param(b"{", "application/json", 400, "bad-json", id="broken"),
    pytest.param(b"", "application/json", 400, "bad-json", id="empty"),
    pytest.param(b'{"text": "\\ud800"}', "application/json", 400, "bad-json", id="half a character"),
    pytest.param(b'{"text": "\xff"}', "application/json", 400, "bad-json", id="no UTF-8"),
    pytest.param(b"[" * 100_000, "application/json", 422, "bad-body", id="deep"),
    pytest.param(b"[]", "application/json", 422, "bad-body", id="a list"),
    pytest.param(b'{"text": 1}', "application/json", 422, "bad-body", id="a number"),
    pytest.param(b'{"txt": "a"}', "application/json", 422, "bad-body", id="a field nobody knows"),
    pytest.param(b"{}", "application/json", 400, "bad-draft", id="nothing to read"),
    pytest.param(b'{"text": "a", "html": "b"}', "application/json", 400, "bad-draft", id="two drafts"),
    pytest.param(b'{"text": "a"}', "text/plain", 415, "media-type", id="what a form of another site can send"),
    pytest.param(b"text=a", "application/x-www-form-urlencoded", 415, "media-type", id="a form"),
    pytest.param(b'{"text": "' + b"a" * 200_001 + b'"}', "application/json", 413, "too-large", id="a book"),
    pytest.param(b'{"fetch": "https://news.example/"}', "application/json", 403, "no-fetching", id="no fetching"),
    pytest.param(b'{"text": "a b c", "published": "soon"}', "application/json", 400, "option", id="no date"),
]


@pytest.mark.parametrize(("body", "media", "status", "code"), BODIES)
def test_a_bad_body_is_refused_in_a_line(reader: TestClient, body: bytes, media: str, status: int, code: str) -> None:
    answer = reader.post(READ, content=body, headers={"Content-Type": media})
    assert answer.status_code == status
    assert_failure(answer.content, "setup" if code == "option" else "request", code)


def test_a_draft_without_an_article_is_the_pages_fault(reader: TestClient) -> None:
    answer = reader.post(READ, json={"text": " "})
    assert answer.status_code == 422
    assert answer.json()["error"]["kind"] == "page"


@pytest.fixture
def fetcher(kept: Kept) -> Iterator[TestClient]:
    with client_for(Settings(kept.path, allow_fetch=True)) as client:
        yield client


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/", "http://127.1/", "http://2130706433/", "http://0x7f000001/", "http://017700000001/",
        "http://0.0.0.0/", "http://10.0.0.1/", "http://192.168.1.1/", "http://172.16.0.1/", "http://169.254.169.254/",
        "http://100.64.0.1/", "http://[::1]/", "http://[::]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/",
        "http://[fe80::1]/", "http://[fc00::1]/", "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/",
        "http://localhost/", "http://224.0.0.1/",
    ],
)  # fmt: skip
def test_the_server_reaches_no_private_address(fetcher: TestClient, address: str) -> None:
    answer = fetcher.post(READ, json={"fetch": address})
    assert answer.status_code == 422
    assert answer.json()["error"]["code"] in {"private-address", "unreachable"}


@pytest.mark.parametrize(
    "address",
    ["/etc/passwd", "file:///etc/passwd", "ftp://news.example/", "-", "//news.example/", " http://news.example/"],
)
def test_what_is_no_address_is_never_read_as_a_file(fetcher: TestClient, address: str) -> None:
    answer = fetcher.post(READ, json={"fetch": address})
    assert answer.status_code == 400
    assert_failure(answer.content, "request", "bad-draft")


@pytest.fixture
def site() -> Iterator[str]:
    """A site on this machine that sends its visitors on to a private address, and counts who came."""

    class Site(Answers):
        def give(self) -> None:
            self.send_response(302)
            self.send_header("Location", "http://169.254.169.254/secret")
            self.end_headers()

    with serve_site(Site) as address:
        yield address.replace("127.0.0.1", "news.example") + "/"


def test_a_redirect_to_a_private_address_is_refused(
    fetcher: TestClient, site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = socket.getaddrinfo

    def resolve(host: str, *args: Any, **options: Any) -> Any:
        return real("127.0.0.1" if host == "news.example" else host, *args, **options)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    # the site itself is let through, so that its redirect is what is judged
    monkeypatch.setattr("onrecord.acquire.web.is_public", lambda address: address == "127.0.0.1")
    answer = fetcher.post(READ, json={"fetch": site})
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "private-address")


def test_a_name_that_changes_its_address_gains_nothing(fetcher: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    asked, reached = [], []

    def resolve(host: str, *_: object, **__: object) -> object:
        asked.append(host)
        address = "93.184.216.34" if len(asked) == 1 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80))]

    def connect(address: tuple[str, int], *_: object, **__: object) -> object:
        reached.append(address[0])
        raise OSError("no network in tests")

    monkeypatch.setattr("onrecord.acquire.web.socket.getaddrinfo", resolve)
    monkeypatch.setattr("urllib3.util.connection.create_connection", connect)
    answer = fetcher.post(READ, json={"fetch": "http://rebind.example/"})
    assert answer.status_code in {422, 503}
    # it went to the address that was checked, if it went at all
    assert set(reached) <= {"93.184.216.34"}
    assert reached
