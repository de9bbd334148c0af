"""Every read of the API over a small store: what it gives, its tag, and what it says where there is nothing."""

import sqlite3

import msgspec
import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.schema.encoding import from_json, to_json
from onrecord.store import open_store, read_record
from tests.web.api.conftest import Kept

V1 = "/api/v1"


def fill(path: str, kept: Kept) -> str:
    return V1 + path.format(article=kept.articles[0], statement=kept.statements[0], speaker=kept.speaker)


READS = [
    "/articles", "/articles/{article}", "/articles/{article}/versions", "/articles/{article}/statements",
    "/statements/{statement}/links", "/speakers", "/speakers?name=the", "/speakers/{speaker}",
    "/speakers/{speaker}/statements", "/speakers/{speaker}/appearances", "/stories", "/variants",
    "/variants?changed=true", "/links", "/links?kind=hint", "/links?kind=denial", "/audit",
    "/audit?since=2019&until=2020",
    "/articles/{article}/timeline", "/articles/{article}/audit", "/statements/{statement}", "/counts", "/failures",
    "/search?q=said", "/search?q=said&facets=true", "/corrections", "/decisions",
    "/formats", "/openapi.json",
]  # fmt: skip


@pytest.mark.parametrize("path", READS)
def test_a_read_gives_json_with_a_tag_that_answers_304(client: TestClient, kept: Kept, path: str) -> None:
    answer = client.get(fill(path, kept))
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["cache-control"] == "private, no-cache"
    assert answer.headers["x-content-type-options"] == "nosniff"
    tag = answer.headers["etag"]
    assert tag.startswith('"')
    for known in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        again = client.get(fill(path, kept), headers={"If-None-Match": known})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert client.get(fill(path, kept), headers={"If-None-Match": '"other"'}).status_code == 200


@pytest.mark.parametrize("path", READS)
def test_head_answers_as_get_does_without_the_body(client: TestClient, kept: Kept, path: str) -> None:
    whole, head = client.get(fill(path, kept)), client.head(fill(path, kept))
    assert head.status_code == 200
    assert head.content == b""
    for name in ("etag", "content-length", "content-type", "cache-control"):
        assert head.headers[name] == whole.headers[name]


def test_an_article_is_its_record_byte_for_byte(client: TestClient, kept: Kept) -> None:
    with open_store(kept.path) as store:
        for key in kept.articles:
            answer = client.get(f"{V1}/articles/{key}")
            assert answer.content == to_json(read_record(store.db, key))
            assert answer.headers["last-modified"] == "Mon, 02 Nov 2026 10:00:00 GMT"
            assert from_json(answer.content).article.id == key


@pytest.mark.parametrize("path", ["/articles", "/failures", "/speakers", "/speakers/{speaker}/statements"])
@pytest.mark.parametrize("limit", [1, 2, 200])
def test_a_list_is_walked_by_its_cursors(client: TestClient, kept: Kept, path: str, limit: int) -> None:
    address = fill(path, kept)
    whole = client.get(address, params={"limit": 200}).json()["items"]
    walked, cursor = [], None
    for _ in range(200):
        stretch = client.get(address, params={"limit": limit} | ({"after": cursor} if cursor else {})).json()
        assert len(stretch["items"]) <= limit
        walked += stretch["items"]
        cursor = stretch["next"]
        if cursor is None:
            break
    assert walked == whole
    assert len(whole) >= 3


def test_articles_are_listed_newest_first_and_by_period(client: TestClient) -> None:
    days = [row["published"] for row in client.get(f"{V1}/articles").json()["items"]]
    dated = [day for day in days if day]
    assert dated == sorted(dated, reverse=True)
    assert days == dated + [None] * (len(days) - len(dated))
    only = client.get(f"{V1}/articles", params={"since": dated[-1], "until": dated[-1]}).json()["items"]
    assert {row["published"] for row in only} == {dated[-1]}
    assert client.get(f"{V1}/articles", params={"publisher": "Nobody"}).json() == {"items": [], "next": None}


def test_a_statement_has_its_sentence_and_what_the_record_says(client: TestClient, kept: Kept) -> None:
    for key in kept.statements:
        view = client.get(f"{V1}/statements/{key}").json()
        assert view["statement"]["id"] == view["row"]["key"] == key
        assert view["statement"]["text"].split(" […] ")[0] in view["row"]["before"] + view["row"]["quote"]


ODD = [
    "", " ", "\0", '"', '"""', "-", "-:", ":", "speaker:", "speaker:::", "AND OR NOT", "(((", "a" * 2000, "\U0001f600",
    "published:..", "published:9999-99..0000", "said:x", "is:", "is:nothing", "like:", 'like:"', 'like:""', "*", "?*~^",
    "\\", "%00", "' OR 1=1 --", "speaker:a,b,,c", "-" * 500, '"a" ' * 400, "\u202e\u200b", "\n\t", "ﬁ Straße İ",
]  # fmt: skip


@pytest.mark.parametrize("order", ["relevance", "newest", "oldest"])
def test_any_odd_query_is_answered(client: TestClient, order: str) -> None:
    for query in ODD:
        answer = client.get(f"{V1}/search", params={"q": query, "order": order, "limit": 1})
        assert answer.status_code == 200, (query, answer.text)
        assert set(answer.json()) == {"query", "hits", "total", "next", "facets", "notes", "nearness"}


@settings(max_examples=60, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(raw=st.binary(max_size=60))
def test_any_bytes_are_answered(client: TestClient, raw: bytes) -> None:
    escaped = "".join(f"%{byte:02x}" for byte in raw)
    assert client.get(f"{V1}/search?q={escaped}").status_code == 200
    assert client.get(f"{V1}/search?q=said&after={escaped}").status_code in {200, 400}
    assert client.get(f"{V1}/articles?after={escaped}").status_code in ({400} if raw else {200, 400})
    assert client.get(f"{V1}/articles?publisher={escaped}").status_code == 200
    assert client.get(f"{V1}/articles?{escaped}").status_code in {200, 422}
    assert client.get(f"{V1}/articles/x{escaped}").status_code == 404


def test_a_search_is_walked_by_its_cursors(client: TestClient) -> None:
    whole = client.get(f"{V1}/search", params={"q": "said", "limit": 200}).json()
    walked: list[str] = []
    cursor = None
    while cursor or not walked:
        asked = {"q": "said", "limit": "7"} | ({"after": cursor} if cursor else {})
        stretch = client.get(f"{V1}/search", params=asked).json()
        walked += [row["key"] for row in stretch["hits"]]
        cursor = stretch["next"]
    assert walked == [row["key"] for row in whole["hits"]]
    assert len(walked) == whole["total"] > 7


FAULTS = [
    pytest.param("GET", "/articles/none", 404, "store", "no-article", id="no such article"),
    pytest.param("GET", "/articles/none/versions", 404, "store", "no-article", id="no versions"),
    pytest.param("GET", "/articles/none/statements", 404, "store", "no-article", id="no statements"),
    pytest.param("GET", "/articles/none/timeline", 404, "store", "no-article", id="no time line"),
    pytest.param("GET", "/articles/none/audit", 404, "store", "no-article", id="no audit"),
    pytest.param("GET", "/articles/%00", 404, "store", "no-article", id="a key of a null"),
    pytest.param("GET", "/articles/..%2f..%2fetc%2fpasswd", 404, "request", "not-found", id="a path"),
    pytest.param("GET", "/statements/none", 404, "store", "no-statement", id="no such statement"),
    pytest.param("GET", "/nothing", 404, "request", "not-found", id="no such address"),
    pytest.param("GET", "/articles/", 404, "request", "not-found", id="a slash too many"),
    pytest.param("GET", "/articles?limit=0", 422, "request", "bad-parameter", id="limit too small"),
    pytest.param("GET", "/articles?limit=201", 422, "request", "bad-parameter", id="limit too large"),
    pytest.param("GET", "/articles?limit=x", 422, "request", "bad-parameter", id="limit no number"),
    pytest.param("GET", "/articles?since=soon", 422, "request", "bad-parameter", id="no day"),
    pytest.param("GET", "/articles?pulbisher=x", 422, "request", "bad-parameter", id="misspelled filter"),
    pytest.param("GET", "/articles?after=%FF", 400, "request", "bad-cursor", id="cursor no text"),
    pytest.param(
        "GET", "/articles?after=WyJmYWlsdXJlcyIsWyJhIiwiYiJdXQ", 400, "request", "bad-cursor", id="other list"
    ),
    pytest.param(
        "GET", "/articles?after=WyJhcnRpY2xlcyIsWzEsMl1d", 400, "request", "bad-cursor", id="cursor of numbers"
    ),
    pytest.param("GET", "/speakers/none", 404, "store", "no-entity", id="no such speaker"),
    pytest.param("GET", "/speakers/none/statements", 404, "store", "no-entity", id="no speaker, no statements"),
    pytest.param("GET", "/speakers/none/appearances", 404, "store", "no-entity", id="no speaker, no appearances"),
    pytest.param("GET", "/stories/none", 404, "store", "no-story", id="no such story"),
    pytest.param("GET", "/stories/none/timeline", 404, "store", "no-story", id="no story, no time line"),
    pytest.param("GET", "/variants/none", 404, "store", "no-cluster", id="no such quotation"),
    pytest.param("GET", "/statements/none/links", 404, "store", "no-statement", id="no statement, no links"),
    pytest.param("GET", "/links?kind=lie", 422, "request", "bad-parameter", id="no such kind"),
    pytest.param("GET", "/stories?after=WyJsaW5rcyIsWyJ-MSJdXQ", 400, "request", "bad-cursor", id="cursor of links"),
    pytest.param("GET", "/links?after=WyJsaW5rcyIsWyJ4Il1d", 400, "store", "bad-cursor", id="cursor made up"),
    pytest.param("GET", "/search?q=a&after=x", 400, "store", "bad-cursor", id="cursor of no search"),
    pytest.param("GET", "/search?order=best", 422, "request", "bad-parameter", id="no such order"),
    pytest.param("GET", "/decisions?entity=none", 404, "store", "no-entity", id="no such entity"),
    pytest.param("GET", "/export?format=pdf", 422, "request", "bad-parameter", id="no such format"),
    pytest.param("GET", "/export", 422, "request", "bad-parameter", id="no format"),
    pytest.param("POST", "/articles", 405, "request", "method", id="a method that is not for it"),
    pytest.param("DELETE", "/articles/none", 405, "request", "method", id="nothing is deleted"),
    pytest.param("GET", "/counts?" + "x" * 33_000, 414, "request", "too-long", id="address too long"),
]


@pytest.mark.parametrize(("method", "path", "status", "kind", "code"), FAULTS)
def test_every_error_has_one_shape(
    client: TestClient, method: str, path: str, status: int, kind: str, code: str
) -> None:
    answer = client.request(method, V1 + path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["cache-control"] == "no-store"
    assert_failure(answer.content, kind, code)
    assert (status == 405) == ("allow" in answer.headers)


def assert_failure(content: bytes, kind: str, code: str) -> None:
    failure = msgspec.json.decode(content, type=dict[str, object])
    error = failure.pop("error")
    assert isinstance(error, dict)
    assert set(failure) == {"schema", "input"}
    assert failure["schema"] == "onrecord.error/1"
    assert set(error) == {"kind", "code", "message"}
    assert (error["kind"], error["code"]) == (kind, code)
    # what was wrong, and what to do next, in a line
    assert ";" in error["message"] or ":" in error["message"]
    assert "\n" not in error["message"]


def test_a_changed_store_changes_the_tag(client: TestClient, kept: Kept) -> None:
    before = client.get(f"{V1}/counts")
    with open_store(kept.path) as store, store.write() as db:
        db.execute("DELETE FROM failures")
    after = client.get(f"{V1}/counts", headers={"If-None-Match": before.headers["etag"]})
    assert after.status_code == 200
    assert after.json()["failures"] == 0


def test_a_damaged_record_is_told_and_nothing_of_the_inside(client: TestClient, kept: Kept) -> None:
    with open_store(kept.path) as store, store.write() as db:
        db.execute("UPDATE articles SET record = x'00' WHERE key = ?", (kept.articles[0],))
    answer = client.get(f"{V1}/articles/{kept.articles[0]}")
    assert answer.status_code == 500
    assert_failure(answer.content, "store", "damaged")


def test_a_bug_shows_nothing_of_the_inside(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> None:
        raise RuntimeError("secret in /etc/secret")

    monkeypatch.setattr("onrecord.web.api.overview.count_all", broken)
    answer = client.get(f"{V1}/counts")
    assert answer.status_code == 500
    assert_failure(answer.content, "internal", "internal")
    assert "secret" not in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_broken_database_is_told_without_its_place(client: TestClient, kept: Kept) -> None:
    with open_store(kept.path) as store, store.write() as db:
        db.execute("DROP TABLE failures")
    answer = client.get(f"{V1}/failures")
    assert answer.status_code == 500
    assert_failure(answer.content, "store", "damaged")
    assert kept.path.parent.name not in answer.text


def test_a_query_that_takes_too_long_is_broken_off(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(db: sqlite3.Connection) -> None:
        db.execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n").fetchone()

    monkeypatch.setattr("onrecord.web.api.overview.count_all", endless)
    monkeypatch.setattr("onrecord.web.limits.READING", 0.2)
    answer = client.get(f"{V1}/counts")
    assert answer.status_code == 503
    assert answer.json()["error"]["code"] in {"slow", "timeout"}
    assert answer.headers["retry-after"]
