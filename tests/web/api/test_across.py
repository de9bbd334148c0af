"""What is made across articles, through the API: the same as the store's own reads, in the shapes that are promised."""

from collections.abc import Iterator
from pathlib import Path

import jsonschema
import msgspec
import pytest
from fastapi.testclient import TestClient

from onrecord.schema.encoding import encode
from onrecord.store import Store
from onrecord.trace import Link
from onrecord.variants import Cluster
from onrecord.web import Settings
from tests.follow.samples import QUOTED, TRACED, keep, kept_links, new_store
from tests.web.api.conftest import client_for
from tests.web.api.test_reads import V1


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with new_store(tmp_path) as store:
        keep(store, TRACED + QUOTED, one_by_one=False)
        yield store


@pytest.fixture
def client(store: Store) -> Iterator[TestClient]:
    with client_for(Settings(store.path)) as client:
        yield client


def walk(client: TestClient, path: str, **asked: str) -> list[dict[str, object]]:
    """All items of a list, three at a time."""
    items: list[dict[str, object]] = []
    cursor = None
    for _ in range(100):
        stretch = client.get(V1 + path, params=asked | {"limit": "3"} | ({"after": cursor} if cursor else {})).json()
        items += stretch["items"]
        cursor = stretch["next"]
        if cursor is None:
            return items
    raise AssertionError("the list does not end")


def check(client: TestClient, path: str, template: str) -> object:
    """What `path` gives, which has the shape that is promised for it."""
    described = client.get(f"{V1}/openapi.json").json()
    response = described["paths"][template]["get"]["responses"]["200"]
    schema = response["content"]["application/json"]["schema"] | {"components": described["components"]}
    value = client.get(V1 + path).json()
    jsonschema.Draft202012Validator(schema).validate(value)
    return value


def test_links_are_those_of_the_store(client: TestClient, store: Store) -> None:
    found = walk(client, "/links")
    assert sorted(encode(msgspec.convert(one, Link)) for one in found) == kept_links(store)
    assert len(found) > 3
    check(client, "/links", "/links")
    assert {bool(one["kind"]) for one in walk(client, "/links", kind="revision")} == {True}
    earlier = found[0]["earlier"]
    assert isinstance(earlier, dict)
    assert found[0] in client.get(f"{V1}/statements/{earlier['statement']}/links").json()
    view = check(client, f"/statements/{earlier['statement']}", "/statements/{key}")
    assert isinstance(view, dict)
    assert found[0] in view["links"]


def test_a_quotation_has_all_its_reports(client: TestClient) -> None:
    found = walk(client, "/variants")
    assert found
    for row in found:
        cluster = msgspec.convert(check(client, f"/variants/{row['key']}", "/variants/{key}"), Cluster)
        assert len(cluster.variants) + 1 >= 2
    assert all(row["changed"] for row in walk(client, "/variants", changed="true"))


def test_a_speaker_says_what_is_listed(client: TestClient) -> None:
    for row in walk(client, "/speakers"):
        speaker = check(client, f"/speakers/{row['key']}", "/speakers/{key}")
        assert isinstance(speaker, dict)
        said = walk(client, f"/speakers/{row['key']}/statements")
        assert len(said) == speaker["statements"] == row["statements"]
        check(client, f"/speakers/{row['key']}/appearances", "/speakers/{key}/appearances")


def test_a_story_has_its_articles_and_its_time_line(client: TestClient) -> None:
    for row in walk(client, "/stories"):
        story = check(client, f"/stories/{row['key']}", "/stories/{key}")
        assert isinstance(story, dict)
        # the same text at two addresses counts once
        assert row["size"] in range(2, len(story["articles"]) + 1)
        assert check(client, f"/stories/{row['key']}/timeline", "/stories/{key}/timeline") == story["timeline"]


def test_an_audit_of_too_many_articles_is_narrowed(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    check(client, "/audit", "/audit")
    monkeypatch.setattr("onrecord.web.api.across.MOST_AUDITED", 3)
    answer = client.get(f"{V1}/audit")
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "too-many")
    assert "narrow it" in answer.json()["error"]["message"]
