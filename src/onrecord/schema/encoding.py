"""Record ↔ JSON, the only place where it is written; the same record always gives the same bytes."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, Literal

import msgspec

from onrecord.schema.failure import FAILURE_SCHEMA, Failure
from onrecord.schema.record import RECORD_SCHEMA, Record

_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Record)
_DIALECT = "https://json-schema.org/draft/2020-12/schema"

_UNSAFE = re.compile(rb"\x7f|\xc2[\x80-\x9f]|\xe2\x80[\xa8\xa9]")
"""DEL, C1, U+2028, U+2029 in UTF-8: JSON may hold them raw, yet terminals obey or readers of lines break at them."""


MAX_ARRAY = 500_000_000
"""Bytes of an array of records, which is read whole: some ten thousand of them. JSON Lines are read one by one."""

_RESULTS = re.compile(rb'\s*(?:\[\s*)?\{\s*"schema"\s*:\s*"onrecord\.(?:record|error)/')


def begins_results(head: bytes) -> bool:
    """Whether `head` is how everything begins that `onrecord read` wrote as JSON; 200 bytes are enough."""
    return _RESULTS.match(head) is not None


def to_json(value: Record | Failure, *, indent: int | None = None) -> bytes:
    """`value` as UTF-8 JSON: one line, or indented by `indent` spaces."""
    return encode(value, indent=indent)


def encode(value: object, *, indent: int | None = None) -> bytes:
    """The same for any value made of dataclasses and tuples."""
    raw = _UNSAFE.sub(lambda match: f"\\u{ord(match[0].decode()):04x}".encode(), _ENCODER.encode(value))
    return raw if indent is None else msgspec.json.format(raw, indent=indent)


def from_json(raw: bytes | str) -> Record:
    """The record that `to_json` wrote.

    Raises:
        ValueError: it is not JSON, or not a record of this schema.
    """
    return _DECODER.decode(raw)


def read_results(lines: Iterable[bytes]) -> Iterator[Record | Failure]:
    """What `onrecord read` wrote: one value, an array, or one value a line; empty lines are skipped.

    Raises:
        ValueError: a value is neither a record nor an error object of this schema, or there are too many in an array.
    """
    lines = iter(lines)
    first = next(lines, b"")
    if first.strip().endswith(b"}"):
        for line in chain([first], lines):
            if line.strip():
                yield _decode_result(line)
        return
    whole = _join(chain([first], lines))
    values = msgspec.json.decode(whole, type=list[msgspec.Raw]) if first.lstrip().startswith(b"[") else [whole]
    for value in values:
        yield _decode_result(value)


def _join(lines: Iterable[bytes]) -> bytes:
    whole = bytearray()
    for line in lines:
        whole += line
        if len(whole) > MAX_ARRAY:
            raise ValueError(f"an array of more than {MAX_ARRAY // 1_000_000} MB: give JSON Lines")
    return bytes(whole)


def _decode_result(raw: bytes | msgspec.Raw) -> Record | Failure:
    if msgspec.json.decode(raw, type=_Head).schema == FAILURE_SCHEMA:
        return msgspec.json.decode(raw, type=Failure)
    return _DECODER.decode(raw)


class _Head(msgspec.Struct):
    """What tells a record from an error object."""

    schema: str


def json_schema(kind: Literal["record", "error"] = "record") -> dict[str, Any]:
    """The JSON Schema (2020-12) of a record, or of the error object that stands in the place of one."""
    model, name = (Record, RECORD_SCHEMA) if kind == "record" else (Failure, FAILURE_SCHEMA)
    schema = msgspec.json.schema(model)
    _require_all(schema["$defs"].values())
    return {"$schema": _DIALECT, "$id": f"urn:{name.replace('.', ':').replace('/', ':')}", "title": name, **schema}


def define_types(types: Sequence[Any], place: str) -> tuple[tuple[dict[str, Any], ...], dict[str, Any]]:
    """The JSON Schemas of `types`: references to them, and by name what they are made of, each at `place`."""
    references, definitions = msgspec.json.schema_components(types, ref_template=place)
    _require_all(definitions.values())
    return references, definitions


def _require_all(definitions: Iterable[dict[str, Any]]) -> None:
    """Say that each field is there: those with a default can be left out when read, but are always written.

    What is only read forbids further fields, and stays as it is.
    """
    for definition in definitions:
        if "properties" in definition and definition.get("additionalProperties", True):
            definition["required"] = list(definition["properties"])
            for field in definition["properties"].values():
                field.pop("default", None)
