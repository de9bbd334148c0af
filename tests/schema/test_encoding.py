import json
from dataclasses import replace
from typing import Any

import jsonschema
import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import PageError, RetryLater, SetupError
from onrecord.schema.encoding import from_json, json_schema, to_json
from onrecord.schema.failure import describe_failure
from onrecord.schema.record import Record
from onrecord.schema.span import Span

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
SPANS = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda ends: Span(min(ends), max(ends)))

st.register_type_strategy(str, WORDS)
st.register_type_strategy(int, st.integers(0, 2**53))
st.register_type_strategy(float, st.floats(0, 1))
st.register_type_strategy(Span, SPANS)


def validate(raw: bytes, kind: str) -> None:
    schema = json_schema("record" if kind == "record" else "error")
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(json.loads(raw))


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(st.from_type(Record))
def test_json_round_trip_gives_an_equal_record(record: Record) -> None:
    raw = to_json(record)
    assert from_json(raw) == record
    assert to_json(from_json(raw)) == raw
    assert len(raw.decode().splitlines()) == 1
    validate(raw, "record")


def test_shape_is_that_of_the_contract(record: Record) -> None:
    value = json.loads(to_json(record))
    assert list(value) == [
        "schema", "engine", "article", "entities", "attributions", "statements", "times", "events", "revisions",
        "figures", "agendas", "checks",
    ]  # fmt: skip
    assert value["schema"] == "onrecord.record/1"
    assert value["article"]["blocks"][0] == {"kind": "headline", "start": 0, "end": 30}
    assert value["attributions"][0]["cue"] == [{"start": 26, "end": 30}]
    assert value["statements"][0]["speaker"] is None


@pytest.mark.parametrize("name", ["entities", "times", "events", "revisions", "figures", "agendas", "checks"])
def test_what_was_not_looked_for_is_null_not_empty(record: Record, name: str) -> None:
    assert json.loads(to_json(record))[name] is None
    looked: dict[str, Any] = {name: ()}
    assert json.loads(to_json(replace(record, **looked)))[name] == []


def test_indented_json_is_the_same_value(record: Record) -> None:
    assert json.loads(to_json(record, indent=2)) == json.loads(to_json(record))


def test_characters_that_terminals_obey_are_escaped(record: Record) -> None:
    odd = replace(record, article=replace(record.article, publisher="a\x1b[31m\x7f\x9b\u2028b"))
    raw = to_json(odd)
    assert all(char.isprintable() or ord(char) > 0x2029 for char in raw.decode())
    assert from_json(raw) == odd


def test_the_schema_refuses_what_is_no_record(record: Record) -> None:
    value = json.loads(to_json(record))
    del value["statements"][0]["act"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(value, json_schema())


@pytest.mark.parametrize("raw", ["", "[]", "{}", '{"schema":"onrecord.record/2"}'])
def test_what_is_no_record_is_refused(raw: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        from_json(raw)


@pytest.mark.parametrize(
    ("error", "kind", "code"),
    [
        pytest.param(PageError("no article", code="no-article"), "page", "no-article", id="page"),
        pytest.param(RetryLater("timed out", code="timeout"), "retry", "timeout", id="retry"),
        pytest.param(SetupError("no model", code="no-model"), "setup", "no-model", id="setup"),
        pytest.param(ZeroDivisionError(), "internal", "internal", id="a bug"),
    ],
)
def test_every_error_has_one_shape(error: Exception, kind: str, code: str) -> None:
    raw = to_json(describe_failure("some\udcffwhere", error))
    value = json.loads(raw)
    assert value["schema"] == "onrecord.error/1"
    assert value["input"] == "some?where"
    assert (value["error"]["kind"], value["error"]["code"]) == (kind, code)
    validate(raw, "error")


def test_spans_decode_checked() -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(b'{"start": 3, "end": 1}', type=Span)
