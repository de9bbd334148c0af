"""Batches: the same rows whoever reads them and however often that was broken off; bad pages cost themselves only."""

import gzip
import json
from dataclasses import replace
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from onrecord.batch import Counts, make_job
from onrecord.batch.folder import LocalFolder, open_folder
from onrecord.batch.order import Order
from onrecord.batch.plan import Unit, plan_units
from onrecord.batch.pulse import follow
from onrecord.batch.report import Report
from onrecord.batch.shard import Shard
from onrecord.batch.work import NotNowError
from onrecord.errors import SetupError, StoreError
from tests.acquire.test_warc import archive, page
from tests.batch.conftest import Seen, run, tables, text_of, write_pages


def test_the_rows_do_not_depend_on_the_workers(pages: Path, dataset: Path, tmp_path: Path) -> None:
    seen = Seen()
    manifest = run([pages], tmp_path / "two", seen=seen, workers=2)
    assert len(seen.outcomes) > 2
    assert tables(tmp_path / "two") == tables(dataset) != {}
    assert (manifest.counts.pages, manifest.counts.read, manifest.waiting) == (8, 8, 0)
    assert manifest.counts.statements >= 16


def test_what_is_done_is_not_done_again(pages: Path, dataset: Path, out: Path) -> None:
    (out / "articles/published_month=2026-01/stray.parquet").write_bytes(b"left by a killed run")
    (out / "_drafts/x").mkdir(parents=True)
    seen = Seen()
    run([pages], out, seen=seen)
    assert seen.outcomes == []
    assert tables(out) == tables(dataset)
    assert not (out / "_drafts/x").exists()


def test_a_lost_file_is_made_again(pages: Path, dataset: Path, out: Path) -> None:
    next((out / "statements").rglob("*.parquet")).unlink()
    seen = Seen()
    run([pages], out, seen=seen)
    assert len(seen.outcomes) == 1
    assert tables(out) == tables(dataset)


def test_other_settings_say_what_is_read_again(pages: Path, dataset: Path, out: Path) -> None:
    for marker in (out / "_units").glob("*.json"):
        marker.write_text(marker.read_text().replace('"engine":"0.', '"engine":"9.'))
    seen = Seen()
    manifest = run([pages], out, seen=seen)
    assert any("made with other settings and are read again (9." in line for line in seen.lines)
    assert len(seen.outcomes) == len(manifest.units)
    assert tables(out) == tables(dataset)


def test_a_changed_file_is_read_again_and_what_it_was_can_be_taken_out(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.jsonl").write_text(json.dumps({"text": text_of(1, name)}) + "\n")
    files = [tmp_path / "a.jsonl", tmp_path / "b.jsonl"]
    run(files, tmp_path / "out")
    former = tables(tmp_path / "out")
    files[0].write_text(json.dumps({"text": text_of(2, "c")}) + "\n")
    seen = Seen()
    run(files, tmp_path / "out", seen=seen)
    assert len(seen.outcomes) == 1
    assert any("--prune" in line for line in seen.lines)
    both = tables(tmp_path / "out")
    assert former.items() < both.items()
    manifest = run(files, tmp_path / "out", prune=True)
    assert manifest.counts.read == 2
    assert not former.items() <= tables(tmp_path / "out").items() < both.items()


def test_pages_that_crash_hang_or_fill_the_memory_cost_themselves(tmp_path: Path) -> None:
    lines = [text_of(number, {2: "Kill.", 5: "Hang.", 7: "Fill."}.get(number, "")) for number in range(10)]
    path = tmp_path / "news.jsonl"
    path.write_text("".join(json.dumps({"text": line}) + "\n" for line in [*lines, ""]))
    job = make_job(str(tmp_path / "out"), page_seconds=5, page_memory=2_000_000_000)
    manifest = run([path], tmp_path / "out", job=replace(job, reader="tests.ingest.breaking_worker"), workers=2)
    assert manifest.counts.read == 7
    assert manifest.counts.failed == {"crash": 1, "timeout": 1, "memory": 1, "empty": 1}
    rows = pq.read_table(tmp_path / "out" / "failures").to_pylist()
    assert sorted((row["offset"], row["code"]) for row in rows) == [
        (3, "crash"),
        (6, "timeout"),
        (8, "memory"),
        (11, "empty"),
    ]


def test_archives_keep_where_a_page_came_from(tmp_path: Path) -> None:
    body = "<article>" + "".join(f"<p>{line}</p>" for line in text_of(1).split("\n\n")) + "</article>"
    data, starts = archive(*(page(body.replace("Pier", f"Pier {n}").encode()) for n in range(6)))
    (tmp_path / "crawl.warc").write_bytes(data[: starts[4]] + b"?" * 300 + data[starts[4] + 300 :])
    manifest = run([tmp_path / "crawl.warc"], tmp_path / "out")
    assert (manifest.counts.read, manifest.counts.failed) == (5, {"damaged-archive": 1})
    rows = pq.read_table(tmp_path / "out" / "articles").to_pylist()
    assert sorted(row["offset"] for row in rows) == [start for n, start in enumerate(starts) if n != 4]
    assert {row["file"] for row in rows} == {str(tmp_path / "crawl.warc")}
    assert all(row["record_id"] and row["record_digest"] and row["fetched"] for row in rows)


def test_copies_and_other_languages_are_left_out_and_told(tmp_path: Path) -> None:
    french = "La maire a dit que le pont serait fermé pendant des mois. " * 12
    texts = [text_of(1), text_of(1), french]
    (tmp_path / "news.jsonl").write_text("".join(json.dumps({"text": text}) + "\n" for text in texts))
    manifest = run([tmp_path / "news.jsonl"], tmp_path / "out")
    assert (manifest.counts.read, manifest.counts.filtered) == (1, {"duplicate": 1, "language": 1})
    rows = pq.read_table(tmp_path / "out" / "failures").to_pylist()
    (article,) = pq.read_table(tmp_path / "out" / "articles").to_pylist()
    assert [row["filtered"] for row in rows] == [True, True]
    assert article["article"] in rows[0]["message"]


def test_other_readers_read_the_tables(dataset: Path) -> None:
    manifest = json.loads((dataset / "_manifest.json").read_text())
    for name, table in manifest["tables"].items():
        if table["rows"]:
            assert duckdb.read_parquet(f"{dataset}/{name}/*/*.parquet").shape[0] == table["rows"]
    articles = duckdb.read_parquet(f"{dataset}/articles/*/*.parquet", hive_partitioning=True)
    assert sorted(articles.unique("published_month").fetchall()) == [("2026-01",), ("2026-02",), ("2026-03",)]
    metadata = pq.read_schema(next((dataset / "statements").rglob("*.parquet"))).metadata
    assert metadata[b"onrecord.schema"] == b"onrecord.statements/1"
    assert metadata[b"onrecord.model"].decode() == manifest["settings"]["model"]


def test_without_records_there_is_no_such_table(pages: Path, tmp_path: Path) -> None:
    run([pages], tmp_path / "out", job=make_job(str(tmp_path / "out"), keep_records=False))
    assert not (tmp_path / "out/records").exists()
    assert (tmp_path / "out/articles").exists()


def test_two_runs_do_not_write_one_folder(pages: Path, tmp_path: Path) -> None:
    with open_folder(str(tmp_path / "out")).lock(), pytest.raises(StoreError, match="another batch writes here"):
        run([pages], tmp_path / "out")


def test_a_full_disk_ends_the_run_and_keeps_what_is_done(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(LocalFolder, "take", fill)
    reader = Shard(make_job(str(tmp_path / "out")))
    with pytest.raises(StoreError, match="No space left on device; mend that"):
        reader.read(Order(next(plan_units([str(pages)]))))
    reader.close()
    assert not list((tmp_path / "out").rglob("*.parquet"))


def test_no_model(pages: Path, tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="no model in"):
        make_job(str(tmp_path / "out"), tmp_path)
    job = replace(make_job(str(tmp_path / "out")), model=str(tmp_path))
    with pytest.raises(SetupError, match="no model in"):
        run([pages], tmp_path / "out", job=job)


def test_the_report(dataset: Path) -> None:
    report = json.loads((dataset / "_report.json").read_text())
    assert set(report) == set(Report.__dataclass_fields__)
    assert report["stages"]["pages"] == 8
    assert (
        report["stages"]["read"]
        == report["stages"]["pages"] - report["stages"]["left out"] - report["stages"]["failed"]
    )
    assert report["costs"]["million"] > 0
    assert report["samples"]
    html = (dataset / "_report.html").read_text()
    assert "Cost of a million articles" in html
    assert "Okafor" in html


def test_all_pages_of_an_empty_folder_of_units(tmp_path: Path) -> None:
    write_pages(tmp_path / "none", 0)
    with pytest.raises(SetupError, match="no page in this folder"):
        run([tmp_path / "none"], tmp_path / "out")


@pytest.mark.parametrize("part", ["", "records/*/*.parquet"])
def test_a_store_takes_the_records(dataset: Path, tmp_path: Path, part: str) -> None:
    from onrecord.cli.commands import commands

    arguments = ["ingest", str(dataset / part), "--db", str(tmp_path / "news.db"), "--jobs", "1"]
    ended = CliRunner().invoke(commands, arguments, standalone_mode=False)
    manifest = json.loads((dataset / "_manifest.json").read_text())
    assert ended.output == f"8 new, 0 known already, 0 failed; {manifest['counts']['statements']} statements\n"


def test_addresses_are_read_and_written_as_files_are(pages: Path, tmp_path: Path) -> None:
    body = "<article>" + "".join(f"<p>{line}</p>" for line in text_of(1).split("\n\n")) + "</article>"
    data, _ = archive(*(page(body.replace("Pier", f"Pier {n}").encode()) for n in range(6)), packed=True)
    (tmp_path / "crawl.warc.gz").write_bytes(data)
    (tmp_path / "news.jsonl").write_text("".join(json.dumps({"text": text_of(n)}) + "\n" for n in range(4)))
    inputs = [tmp_path / "crawl.warc.gz", tmp_path / "news.jsonl", pages / "000.html"]
    here, there = tmp_path / "here", tmp_path / "there"
    run(inputs, here)
    job = make_job(f"local://{there}")
    manifest = run([f"file://{path}" for path in inputs], there, job=job)
    assert (manifest.counts.read, manifest.counts.failed) == (11, {})
    rows = {}
    for out in (here, there):
        table = pq.read_table(out / "articles").drop_columns(["unit", "published_month"]).to_pylist()
        rows[out] = sorted((row["place"].removeprefix("file://"), row["article"], row["offset"]) for row in table)
    assert rows[here] == rows[there]
    seen = Seen()
    run([f"file://{path}" for path in inputs], there, job=job, seen=seen)
    assert seen.outcomes == []


def test_what_cannot_be_copied_now_is_the_unit_s_fault_and_no_page_s(tmp_path: Path) -> None:
    reader = Shard(make_job(str(tmp_path / "out")))
    with pytest.raises(NotNowError, match="cannot be read: FileNotFoundError"):
        reader.read(Order(Unit("u", "archive", (f"file://{tmp_path}/gone.warc",), 0, 10, 10)))
    reader.close()


def test_progress_moves_within_a_unit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.batch.plan.ROWS", 1000)
    monkeypatch.setattr("onrecord.batch.pulse.BEAT", 0.01)
    path = tmp_path / "news.jsonl"
    path.write_text("".join(json.dumps({"text": text_of(number)}) + "\n" for number in range(30)) + "{}\n")
    folder = open_folder(str(tmp_path / "out"))
    (unit,) = plan_units([str(path)])
    reader = Shard(make_job(str(tmp_path / "out")))
    seen = Seen()
    with follow(folder, seen, {}) as pulses:
        marker = reader.read(Order(unit))
        pulses.drop(unit.id)
    reader.close()
    read = [counts.read for counts in seen.moves if counts.read]
    assert read == sorted(read)
    assert len(set(read)) > 3
    assert max(counts.bytes for counts in seen.moves) <= unit.size
    assert marker.counts.failed == {"empty": 1}
    assert pulses.look({}) == Counts()
    run([path], tmp_path / "other")
    assert tables(tmp_path / "out") == tables(tmp_path / "other")


def test_what_a_table_breaks_off_with_is_told_by_its_last_unit(tmp_path: Path) -> None:
    lines = "".join(json.dumps({"text": text_of(number)}) + "\n" for number in range(8)).encode()
    packed = gzip.compress(lines, mtime=0)
    (tmp_path / "news.jsonl.gz").write_bytes(packed[:-20])
    manifest = run([tmp_path / "news.jsonl.gz"], tmp_path / "out")
    assert len(manifest.units) > 1
    assert sum(manifest.counts.failed.values()) == 1
