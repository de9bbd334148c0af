import csv
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import jsonschema
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import from_json, json_schema
from onrecord.exports.rows import StatementRow
from onrecord.exports.spreadsheet import COLUMNS
from onrecord.version import VERSION
from onrecord.views.plain import cell
from tests.exports.samples import FERRY, LATER, RECORDS, TEXT, written

FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def read_csv(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_json_lines_are_records() -> None:
    lines = written("jsonl").splitlines()
    validator = jsonschema.Draft202012Validator(json_schema())
    for line in lines:
        validator.validate(json.loads(line))
    assert [from_json(line) for line in lines] == list(RECORDS)


def test_csv_is_read_by_the_csv_module() -> None:
    rows = read_csv(written("csv"))
    assert [row["statement"] for row in rows] == ["st-0", "st-1", "st-2", "st-3", "st-4", "st-5", "st-6"]
    assert set(rows[0]) == set(COLUMNS)
    first = rows[0]
    assert first["quote"] == "“The hull is sound 👍🏽,” […] “Fenn saw 3 of 4 pumps. “And nobody has asked us,”"
    assert (first["speaker"], first["roles"], first["wikidata"]) == ("Ada Quill", "chair (Ferry Board)", "Q4711")
    assert (first["channel"], first["outlet"], first["venue"]) == ("press conference", "Ferry TV", "the quay")
    assert (first["said"], first["said_words"], first["published"]) == ("2026-03-02", "on Monday", "2026-03-03")
    assert first["justification"] == "chair of the Ferry Board"
    assert rows[2]["via"] == "reporters; Ferry Board"
    assert (rows[2]["within"], rows[2]["said_earliest"], rows[2]["said_latest"]) == ("st-1", "2026-03-01", "2026-03-31")
    assert rows[3]["sentence"] == "She denied that the Ferry Board met Lorn 🙂 officials."
    assert [row["has_revision"] for row in rows] == ["false", "false", "true", "true", "false", "true", ""]
    assert [row["has_failed_check"] for row in rows] == ["true", "false", "false", "true", "false", "false", ""]
    assert rows[2]["revisions"] == "denial"


def test_csv_is_what_excel_takes_for_utf_8_and_rfc_4180_asks_for() -> None:
    content = written("csv")
    assert content.startswith(b'\xef\xbb\xbf"article","url",')
    assert content.count(b"\r\n") == content.count(b"\n") == 8


def test_csv_is_read_by_duckdb(tmp_path: Path) -> None:
    path = tmp_path / "statements.csv"
    path.write_bytes(written("csv"))
    query = "select speaker, count(*), max(confidence), bool_or(has_revision) from read_csv(?) group by 1 order by 1"
    rows = duckdb.execute(query, [str(path)]).fetchall()
    assert rows == [("Ada QUILL", 1, 0.9, None), ("Ada Quill", 4, 0.8, True), ("Bo Fenn", 2, 0.7, True)]


def test_places_of_csv_are_the_words_letter_for_letter() -> None:
    for row in read_csv(written("csv", (FERRY,))):
        if "[…]" not in row["quote"]:
            assert TEXT[int(row["start"]) : int(row["end"])] in {row["quote"], row["quote"].removeprefix("'")}


@pytest.mark.parametrize("front", ["", "“", '"', "' ", "\u200b", " \ufeff", "``"])
@pytest.mark.parametrize("sign", FORMULA)
def test_no_cell_is_a_formula(front: str, sign: str) -> None:
    words = f"{front}{sign}cmd|' /C calc'!A0"
    headline = replace(FERRY.article, headline=words, publisher=words, url=words)
    row = read_csv(written("csv", [replace(FERRY, article=headline)]))[0]
    for name in ("headline", "publisher", "url"):
        assert row[name].startswith("'") or front == "“"
        assert not row[name].startswith(FORMULA)


@given(st.text())
def test_a_cell_is_one_line_and_no_formula(words: str) -> None:
    shown = cell(words)
    assert not shown.startswith(FORMULA)
    assert not shown.strip().strip("\"`'").startswith(FORMULA) or shown.startswith("'")
    assert "\n" not in shown
    assert "\r" not in shown


def test_a_formula_that_the_article_has_is_text(tmp_path: Path) -> None:
    assert read_csv(written("csv"))[5]["quote"] == "'=HYPERLINK is what a banner said"
    table = read_parquet(tmp_path, "select quote from t where statement = 'st-5'")
    assert table == [("=HYPERLINK is what a banner said",)]


def read_parquet(folder: Path, query: str) -> list[Any]:
    path = folder / "statements.parquet"
    path.write_bytes(written("parquet"))
    with duckdb.connect() as database:
        database.read_parquet(str(path)).create_view("t")
        return database.execute(query).fetchall()


def test_parquet_is_read_by_duckdb_with_types_and_lists(tmp_path: Path) -> None:
    assert read_parquet(tmp_path, "select count(*) from t") == [(7,)]
    assert read_parquet(
        tmp_path, "select published_day, said_latest, via, content, has_failed_check from t where statement = 'st-2'"
    ) == [
        (
            date(2026, 3, 3),
            date(2026, 3, 31),
            ["reporters", "Ferry Board"],
            [{"start": (place := FERRY.statements[2].content[0]).start, "end": place.end}],
            False,
        )
    ]
    assert read_parquet(tmp_path, "select via, has_revision, url from t where article = 'ar-later'") == [
        ([], None, None)
    ]
    types = dict(read_parquet(tmp_path, "select column_name, column_type from (describe t)"))
    assert types["content"] == 'STRUCT("start" INTEGER, "end" INTEGER)[]'
    assert (types["confidence"], types["has_revision"], types["roles"]) == ("DOUBLE", "BOOLEAN", "VARCHAR[]")


def test_parquet_keeps_words_and_places_letter_for_letter(tmp_path: Path) -> None:
    rows = read_parquet(tmp_path, "select quote, content from t where article = 'ar-ferry'")
    for (quote, content), statement in zip(rows, FERRY.statements, strict=True):
        assert quote == statement.text
        assert " […] ".join(TEXT[place["start"] : place["end"]] for place in content) == quote


def test_parquet_says_what_made_it() -> None:
    metadata = pq.read_schema(pa.BufferReader(written("parquet"))).metadata
    assert metadata[b"onrecord.schema"] == b"onrecord.statements/1"
    assert metadata[b"onrecord.record"] == b"onrecord.record/1"
    assert metadata[b"onrecord.version"] == VERSION.encode()


def test_parquet_is_written_in_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.exports.parquet.GROUP", 3)
    file = pq.ParquetFile(pa.BufferReader(written("parquet", (FERRY, LATER))))
    assert [file.metadata.row_group(n).num_rows for n in range(file.num_row_groups)] == [3, 3, 1]
    assert set(file.schema_arrow.names) == set(StatementRow.__dataclass_fields__)
