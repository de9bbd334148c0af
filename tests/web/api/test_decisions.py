"""What people say through the API: kept beside the machine's answer, by the bearer of the token only."""

import pytest
from fastapi.testclient import TestClient

from tests.web.api.conftest import BEARER, Kept
from tests.web.api.test_reads import V1, assert_failure

WRITES = [
    "/corrections", "/corrections/1/withdraw", "/decisions/merge", "/decisions/split", "/decisions/1/withdraw",
]  # fmt: skip


@pytest.mark.parametrize("path", WRITES)
def test_writing_needs_the_token(client: TestClient, reader: TestClient, path: str) -> None:
    for given, status, code in (({}, 401, "no-token"), ({"Authorization": "Bearer x"}, 401, "bad-token")):
        answer = client.post(V1 + path, json={}, headers=given)
        assert answer.status_code == status
        assert answer.headers["www-authenticate"].startswith('Bearer realm="onrecord"')
        assert_failure(answer.content, "request", code)
    answer = reader.post(V1 + path, json={}, headers=BEARER)
    assert answer.status_code == 403
    assert_failure(answer.content, "request", "no-writing")


@pytest.mark.parametrize("path", WRITES)
def test_a_write_takes_only_json_that_it_knows(client: TestClient, path: str) -> None:
    form = client.post(V1 + path, data={"a": "b"}, headers=BEARER)
    assert form.status_code == 415
    unknown = client.post(V1 + path, json={"nobody": "knows"}, headers=BEARER)
    assert unknown.status_code == 422
    assert_failure(unknown.content, "request", "bad-body")


def test_a_correction_stands_beside_the_machines_answer_until_it_is_withdrawn(client: TestClient, kept: Kept) -> None:
    key = kept.statements[0]
    before = client.get(f"{V1}/statements/{key}").json()
    asked = {"statement": key, "speaker": {"name": "Ada Quill"}, "act": "deny", "note": "she did", "by": "kim"}
    made = client.post(f"{V1}/corrections", json=asked, headers=BEARER)
    assert made.status_code == 201
    correction = made.json()
    assert correction["answer"]["speaker"]["name"] == "Ada Quill"
    assert (correction["by"], correction["note"], correction["withdrawn"]) == ("kim", "she did", None)
    after = client.get(f"{V1}/statements/{key}").json()
    assert after["statement"] == before["statement"]
    assert after["corrections"] == [correction]
    assert client.get(f"{V1}/corrections").json() == [correction]
    withdrawn = client.post(f"{V1}/corrections/{correction['id']}/withdraw", json={"by": "lee"}, headers=BEARER)
    assert withdrawn.status_code == 200
    assert withdrawn.json()["withdrawn_by"] == "lee"
    again = client.post(f"{V1}/corrections/{correction['id']}/withdraw", json={}, headers=BEARER)
    assert again.status_code == 404


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        pytest.param({}, 422, "empty", id="nothing is corrected"),
        pytest.param({"statement": "none", "act": "deny"}, 404, "no-statement", id="no such statement"),
        pytest.param({"act": "shout"}, 422, "bad-body", id="no such act"),
        pytest.param({"words": [{"start": 9, "end": 3}]}, 422, "bad-body", id="no span"),
        pytest.param({"words": [{"start": 0, "end": 9_999_999}]}, 422, "not-words", id="outside the text"),
        pytest.param({"words": []}, 422, "bad-body", id="no words"),
        pytest.param({"speaker": {"entity": "none"}}, 404, "no-entity", id="no such speaker"),
        pytest.param({"note": "a" * 5001}, 422, "bad-body", id="a note too long"),
    ],
)
def test_a_correction_that_makes_no_sense_is_refused(
    client: TestClient, kept: Kept, change: dict[str, object], status: int, code: str
) -> None:
    answer = client.post(f"{V1}/corrections", json={"statement": kept.statements[0]} | change, headers=BEARER)
    assert answer.status_code == status
    assert answer.json()["error"]["code"] == code
    assert client.get(f"{V1}/corrections").json() == []


def test_entities_are_merged_and_parted_again(client: TestClient, kept: Kept) -> None:
    rows = [row for key in kept.articles for row in client.get(f"{V1}/articles/{key}/statements").json()]
    one, other = list(dict.fromkeys(row["entity"] for row in rows if row["entity"]))[:2]
    merged = client.post(f"{V1}/decisions/merge", json={"entities": [one, other], "by": "kim"}, headers=BEARER)
    assert merged.status_code == 201
    assert merged.json()["decision"]["verdict"] == "same"
    assert client.get(f"{V1}/decisions", params={"entity": other}).json() == [merged.json()["decision"]]
    again = client.post(f"{V1}/decisions/merge", json={"entities": [one, other]}, headers=BEARER)
    assert (again.status_code, again.json()["error"]["code"]) == (409, "one-entity")
    number = merged.json()["decision"]["id"]
    back = client.post(f"{V1}/decisions/{number}/withdraw", json={"by": "lee"}, headers=BEARER)
    assert (back.status_code, back.json()["withdrawn_by"]) == (200, "lee")
    assert client.get(f"{V1}/decisions").json() == [back.json()]


@pytest.mark.parametrize("number", ["0", "-1", "x", str(2**63), "9" * 50])
def test_a_number_that_is_none_is_refused(client: TestClient, number: str) -> None:
    answer = client.post(f"{V1}/corrections/{number}/withdraw", json={}, headers=BEARER)
    assert answer.status_code == 422
