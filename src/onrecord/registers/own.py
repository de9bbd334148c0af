"""Registers of the user: a table (CSV or TSV) and a mapping file (TOML) that says what its columns are.

`docs/checks.md` has the fields of the mapping file and a full example.
"""

import csv
import datetime as dt
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from onrecord.errors import SetupError
from onrecord.registers.places import place_of
from onrecord.registers.register import Covered, Register, RegisterKind, Row, make_register
from onrecord.registers.shipped import shipped_registers

MAX_BYTES = 64 * 1024 * 1024
MAX_ROWS = 1_000_000
"""A register larger than this is a mistake: all registers that ship have 7,500 rows and 2 MB."""

_FIELDS = ("id", "who", "home", "office", "where", "towns", "from", "to", "with")
_NEEDED = {
    RegisterKind.VISITS: ("who", "where", "from"),
    RegisterKind.TRAVELS: ("who", "where", "from"),
    RegisterKind.MEETINGS: ("who", "with", "from"),
    RegisterKind.OFFICES: ("who", "office", "from"),
}
_Choice = TypeVar("_Choice", RegisterKind, Covered)
_KEYS = frozenset(
    {"name", "kind", "file", "from", "until", "covers", "source", "licence", "encoding", "columns", "constants"}
)


@dataclass(frozen=True, slots=True)
class _Mapping:
    """A mapping file that was checked."""

    path: Path
    name: str
    kind: RegisterKind
    table: Path
    since: dt.date
    until: dt.date
    covers: Covered
    origin: tuple[str, str]
    encoding: str
    columns: Mapping[str, str]
    constants: Mapping[str, str]


def read_register(path: Path) -> Register:
    """The register that the mapping file at `path` describes.

    Raises:
        SetupError: the mapping file or its table cannot be used; the message says where and why.
    """
    mapping = _read_mapping(path)
    rows = list(_rows(mapping))
    if not rows:
        raise _wrong(mapping.table, "has no rows below its header: fill it, or leave out --register")
    return make_register(
        mapping.name, mapping.kind, rows, (mapping.since, mapping.until, mapping.covers), mapping.origin
    )


def _read_mapping(path: Path) -> _Mapping:
    values = _read_toml(path)
    unknown = sorted(values.keys() - _KEYS)
    if unknown:
        raise _wrong(path, f"has no field called {unknown[0]!r}; there are {', '.join(sorted(_KEYS))}")
    kind = _choice(path, values, "kind", RegisterKind)
    columns, constants = (_texts(path, values, key) for key in ("columns", "constants"))
    missing = [field for field in _NEEDED[kind] if field not in columns and field not in constants]
    if missing:
        raise _wrong(path, f"says in no column what is {missing[0]!r}: {kind} need {', '.join(_NEEDED[kind])}")
    name = _text(path, values, "name")
    if name in {register.name for register in shipped_registers()} | {"holders"}:
        raise _wrong(path, f"has the name {name!r}, which a register that ships has: choose another")
    since, until = (_bound(path, values, key) for key in ("from", "until"))
    if until < since:
        raise _wrong(path, f"says from {since} until {until}: the first day comes first")
    return _Mapping(
        path, name, kind, path.parent / _text(path, values, "file"), since, until,
        _choice(path, {"covers": Covered.LISTED, **values}, "covers", Covered),
        (str(values.get("source", "")), str(values.get("licence", ""))), str(values.get("encoding", "utf-8-sig")),
        columns, constants,
    )  # fmt: skip


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise _wrong(path, f"cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise _wrong(path, f"is not UTF-8 (byte {error.start}): save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise _wrong(path, f"is no TOML: {error}") from error


def _rows(mapping: _Mapping) -> Iterator[Row]:
    lines = _read_table(mapping)
    reader = csv.DictReader(lines, dialect=csv.excel_tab if "\t" in lines[0] else csv.excel, strict=True)
    names = reader.fieldnames or []
    for field, column in mapping.columns.items():
        if column not in names:
            raise _wrong(mapping.table, f"has no column {column!r} ({field!r}); it has {', '.join(names)}")
    seen = set[str]()
    try:
        for number, cells in enumerate(reader, start=1):
            if number > MAX_ROWS:
                raise _wrong(mapping.table, f"has more than {MAX_ROWS:,} rows: give the part that is needed")
            row = _row(mapping, cells, reader.line_num, number)
            if row.id in seen:
                raise _wrong(mapping.table, f"line {reader.line_num}: the id {row.id!r} was there before")
            seen.add(row.id)
            yield row
    except csv.Error as error:
        raise _wrong(mapping.table, f"line {reader.line_num}: {error}") from error


def _read_table(mapping: _Mapping) -> list[str]:
    path = mapping.table
    try:
        if path.stat().st_size > MAX_BYTES:
            raise _wrong(path, f"is larger than {MAX_BYTES // 2**20} MB: give the part that is needed")
        lines = path.read_bytes().decode(mapping.encoding).splitlines(keepends=True)
    except OSError as error:
        raise _wrong(path, f"cannot be read: {error.strerror or error}") from error
    except LookupError as error:
        raise _wrong(mapping.path, f"names an encoding that does not exist: {mapping.encoding!r}") from error
    except UnicodeDecodeError as error:
        raise _wrong(
            path, f"is not {mapping.encoding} (byte {error.start}): set encoding in {mapping.path.name}"
        ) from error
    if not lines:
        raise _wrong(path, "is empty: it needs a header and rows")
    return lines


def _row(mapping: _Mapping, cells: Mapping[str, str | None], line: int, number: int) -> Row:
    values = dict.fromkeys(_FIELDS, "") | dict(mapping.constants)
    values |= {field: (cells[column] or "").strip() for field, column in mapping.columns.items()}
    for field in _NEEDED[mapping.kind]:
        if not values[field]:
            raise _wrong(mapping.table, f"line {line}: {field!r} is empty")
    start = _day(mapping.table, line, values["from"])
    end = _day(mapping.table, line, values["to"]) if values["to"] else None
    if end is None and mapping.kind is not RegisterKind.OFFICES:
        end = start
    if end is not None and end < start:
        raise _wrong(mapping.table, f"line {line}: it ends on {end}, before it begins on {start}")
    country, home = (place_of(values[field]) or values[field] for field in ("where", "home"))
    return Row(
        values["id"] or str(number), values["who"], home, values["office"], country, values["towns"], start, end,
        values["with"],
    )  # fmt: skip


def _day(path: Path, line: int, text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise _wrong(path, f"line {line}: {text!r} is no date: write it as 2018-07-19") from error


def _bound(path: Path, values: Mapping[str, Any], key: str) -> dt.date:
    value = values.get(key)
    if type(value) is not dt.date:
        raise _wrong(path, f"needs a day in {key!r}: {key} = 2018-07-19, without quotation marks")
    return value


def _text(path: Path, values: Mapping[str, Any], key: str) -> str:
    value = values.get(key)
    if not isinstance(value, str) or not value.strip():
        raise _wrong(path, f"needs a text in {key!r}")
    return value


def _texts(path: Path, values: Mapping[str, Any], key: str) -> Mapping[str, str]:
    table = values.get(key, {})
    if not isinstance(table, dict) or not all(isinstance(value, str) for value in table.values()):
        raise _wrong(path, f"needs texts in [{key}]")
    for field in table:
        if field not in _FIELDS:
            raise _wrong(path, f"has {field!r} in [{key}]; the fields are {', '.join(_FIELDS)}")
    return table


def _choice(path: Path, values: Mapping[str, Any], key: str, among: type[_Choice]) -> _Choice:
    try:
        return among(str(values.get(key)))
    except ValueError as error:
        raise _wrong(path, f"needs {key!r} to be one of {', '.join(among)}") from error


def _wrong(path: Path, why: str) -> SetupError:
    return SetupError(f"{path}: the register {why}", code="bad-register")
