"""Of pages with the very same text one is read, wherever they are, and the same one however a batch was broken off."""

import json
import random
import subprocess
import sys
import time
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from onrecord.batch import make_job
from onrecord.batch.copies import digest_copies, key_of
from onrecord.batch.folder import open_folder
from onrecord.batch.once import find_copies, list_unfound
from onrecord.batch.plan import plan_units
from onrecord.ingest import Stop
from tests.batch.conftest import Seen, run, tables, text_of
from tests.batch.test_kills import children_of, kill


def write(folder: Path, days: str, *, start: int = 0, copies_of: tuple[int, ...] = (1, 4, 7)) -> Path:
    """Rows of articles with the days of January; in every file some that others have, too."""
    path = folder / f"news-{days}.jsonl"
    rows = [{"text": text_of(start + n), "url": f"https://{days}.example/{n}"} for n in range(5)]
    rows += [{"text": text_of(100 + n), "url": f"https://{days}.example/copy/{n}"} for n in copies_of]
    path.write_text("".join(json.dumps(row | {"published": f"2026-01-{days}"}) + "\n" for row in rows))
    return path


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("news")
    return [write(folder, "12"), write(folder, "11", start=10), write(folder, "13", start=20)]


@pytest.fixture(scope="module")
def calm(news: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("out")
    run(news, out, once=True)
    return out


def test_of_copies_the_first_published_is_read(calm: Path) -> None:
    articles = pq.read_table(calm / "articles").to_pylist()
    failures = pq.read_table(calm / "failures").to_pylist()
    assert len(articles) == 18
    assert len({row["text_digest"] for row in articles}) == 18
    kept = {row["article"] for row in articles if "/copy/" in row["url"]}
    assert {row["url"].partition("/copy/")[0] for row in articles if "/copy/" in row["url"]} == {"https://11.example"}
    assert len(failures) == 6
    assert {(row["filtered"], row["code"]) for row in failures} == {(True, "duplicate")}
    assert all(any(article in row["message"] for article in kept) and row["url"] for row in failures)
    manifest = json.loads((calm / "_manifest.json").read_text())
    assert (manifest["counts"]["pages"], manifest["counts"]["filtered"]) == (24, {"duplicate": 6})


def test_neither_workers_nor_the_order_of_inputs_change_a_byte(news: list[Path], calm: Path, tmp_path: Path) -> None:
    run(list(reversed(news)), tmp_path / "out", once=True, workers=2)
    assert tables(tmp_path / "out") == tables(calm) != {}


def test_a_dataset_at_an_address_is_the_same(news: list[Path], calm: Path, tmp_path: Path) -> None:
    run(news, tmp_path / "out", job=make_job(f"file://{tmp_path}/out"), once=True)
    assert tables(tmp_path / "out") == tables(calm)


def test_more_input_reads_again_what_is_a_copy_now(news: list[Path], calm: Path, tmp_path: Path) -> None:
    run([news[0], news[2]], tmp_path / "out", once=True)
    seen = Seen()
    run(news, tmp_path / "out", once=True, seen=seen)
    assert tables(tmp_path / "out") == tables(calm)
    # the one with the copies that were kept so far, and the new ones
    (line,) = (line for line in seen.lines if "has changed" in line)
    again = int(line.split()[0])
    new = sum(1 for _ in plan_units([str(news[1])]))
    assert 0 < again < sum(1 for _ in plan_units([str(news[0]), str(news[2])]))
    assert sum(hasattr(outcome, "files") for outcome in seen.outcomes) == again + new
    seen = Seen()
    run(news, tmp_path / "out", once=True, seen=seen)
    assert seen.outcomes == []


def test_without_the_option_all_are_read_again_that_lack_some(news: list[Path], tmp_path: Path) -> None:
    run(news, tmp_path / "plain")
    run(news, tmp_path / "out", once=True)
    seen = Seen()
    run(news, tmp_path / "out", seen=seen)
    plain = tables(tmp_path / "plain")
    assert plain.items() <= tables(tmp_path / "out").items()
    assert plain.keys() == {name for name in tables(tmp_path / "out") if not name.startswith("_texts")}


def test_the_plan_says_what_is_looked_through(news: list[Path], tmp_path: Path) -> None:
    from onrecord.batch import Batch

    seen = Seen()
    state = Batch([str(path) for path in news], make_job(str(tmp_path / "out")), seen, Stop(), once=True).look(
        open_folder(str(tmp_path / "out"))
    )
    assert seen.lines == [f"{len(state.units)} of {len(state.units)} units are looked through for copies first"]
    assert not list((tmp_path / "out").rglob("*.parquet"))


def test_a_file_of_texts_that_is_damaged_or_of_another_version_is_made_again(news: list[Path], tmp_path: Path) -> None:
    out, job = tmp_path / "out", make_job(str(tmp_path / "out"))
    run(news[:1], out, once=True)
    folder, units = open_folder(str(out)), list(plan_units([str(news[0])]))
    assert list_unfound(units, job, folder) == ()
    (out / f"_texts/{units[0].id}.parquet").write_bytes(b"PAR1 and no more")
    assert list_unfound(units, job, folder) == (units[0],)
    assert find_copies(units, job, folder) == {}


def test_pages_that_break_readers_cost_themselves_in_both_passes(tmp_path: Path) -> None:
    from dataclasses import replace

    path = tmp_path / "news.jsonl"
    texts = [text_of(n, {2: "Kill.", 5: "Kill."}.get(n, "")) for n in (0, 1, 2, 3, 0, 5, 6, 2)]
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts))
    job = replace(make_job(str(tmp_path / "out")), reader="tests.ingest.breaking_worker")
    manifest = run([path], tmp_path / "out", job=job, once=True)
    assert manifest.counts.failed == {"crash": 3}
    assert manifest.counts.filtered == {"duplicate": 1}
    assert manifest.counts.read == 4


def begin(news: list[Path], out: Path) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "tests.batch.small_units", "batch", *map(str, news), "--out", str(out), "--once"]
    quiet = subprocess.DEVNULL
    return subprocess.Popen([*command, "--workers", "2"], stdout=quiet, stderr=quiet)


@pytest.mark.parametrize("in_first", [True, False])
def test_kills_in_either_pass_leave_no_trace(news: list[Path], calm: Path, tmp_path: Path, *, in_first: bool) -> None:
    dice, out = random.Random(3), tmp_path / "out"
    reached = out / ("_texts" if in_first else "articles")
    for whole in (True, False):
        process = begin(news, out)
        end = time.monotonic() + 60
        while process.poll() is None and not list(reached.rglob("*.parquet")) and time.monotonic() < end:
            time.sleep(0.02)
        time.sleep(dice.uniform(0, 0.5))
        below = sorted(children_of(process.pid))
        kill(process.pid if whole or not below else dice.choice(below))
        process.wait(timeout=120)
    manifest = run(news, out, once=True)
    assert not manifest.broken
    assert tables(out) == tables(calm)


def test_a_key_does_not_depend_on_where_files_lie() -> None:
    assert key_of("/in/a.warc#12.3", {"/in/a.warc": 0}) == "0#12.3"
    assert key_of("/in/b#1.html", {"/in/a.html": 0, "/in/b#1.html": 1}) == "1#"
    assert digest_copies({}) == ""
    assert digest_copies({"0#1": "a", "0#2": "b"}) == digest_copies({"0#2": "b", "0#1": "a"}) != ""
