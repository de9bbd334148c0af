import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from onrecord.search import index_pending
from onrecord.search.fields import FIELDS
from onrecord.store import open_store
from tests.cli.conftest import Run
from tests.search.conftest import embed, keep
from tests.search.samples import ALL, Said, record_of

HOSTILE = record_of("=cmd", "=1+1", "2024-07-01", Said("\x1b[31mEve", "=SUM(A1) \x07 \u202e"))


@pytest.fixture
def db(tmp_path: Path) -> str:
    with open_store(tmp_path / "news.db", create=True) as store:
        keep(store, *ALL)
        index_pending(store, embed)
    return str(tmp_path / "news.db")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        pytest.param(["bridge"], 0, id="found"),
        pytest.param(["", "--format", "text"], 0, id="everything"),
        pytest.param(["zebra"], 1, id="nothing found"),
        pytest.param([], 2, id="no query"),
        pytest.param(["bridge", "--order", "loudest"], 2, id="no such order"),
        pytest.param(["bridge", "--limit", "0"], 2, id="no such limit"),
        pytest.param(["bridge", "--after", "x"], 2, id="no such cursor"),
        pytest.param(['\ud800 \x00 " ( AND', "--format", "text"], 1, id="odd"),
    ],
)
def test_exit_codes(run: Run, db: str, arguments: list[str], code: int) -> None:
    ended = run("search", "--db", db, *arguments)
    assert ended.code == code
    assert "Traceback" not in ended.err


def test_no_store_and_no_index(run: Run, db: str) -> None:
    assert run("search", "--db", "none.db", "x").code == 2
    (Path(f"{db}-index") / "state.json").unlink()
    ended = run("search", "--db", db, "x")
    assert (ended.code, ended.err.count("\n")) == (2, 1)
    assert "run onrecord reindex --db" in ended.err


def test_json_has_everything(run: Run, db: str) -> None:
    answer = json.loads(run("search", "--db", db, "bridge", "--limit", "2").out)
    assert (answer["schema"], answer["query"], answer["total"]) == ("onrecord.search/1", "bridge", 3)
    assert [row["speaker"] for row in answer["statements"]] == ["Ada Quill", "Bo Fenn"]
    assert {facet["name"] for facet in answer["facets"]} >= {"act", "speaker"}
    rest = json.loads(run("search", "--db", db, "bridge", "--limit", "2", "--after", answer["next"]).out)
    assert ([row["number"] for row in rest["statements"]], rest["next"]) == ([3], None)


def test_text_has_the_quote_in_its_sentence_and_who_how_and_where(run: Run, db: str) -> None:
    ended = run("search", "--db", db, "speaker:Quill", "act:deny", "--format", "text")
    lines = ended.out.splitlines()
    assert lines[0] == "Ada Quill said “The bridges are safe” on the quay."
    assert lines[1].strip() == "Ada Quill (mayor of Lorn) · deny · press conference · said 2024-03-04 · revised"
    assert lines[2].strip().startswith("Lorn Courier · 2024-03-05 · st-")
    assert lines[-1] == "1 statement"


def test_notes_go_to_standard_error(run: Run, db: str) -> None:
    ended = run("search", "--db", db, "speeker:Quill", "--format", "text")
    assert ended.err == "onrecord: unknown filter 'speeker': did you mean speaker?\n"


def test_nothing_is_obeyed(run: Run, db: str) -> None:
    with open_store(Path(db)) as store:
        keep(store, HOSTILE)
        index_pending(store, embed)
    rows = list(csv.DictReader(StringIO(run("search", "--db", db, "published:2024-07", "--format", "csv").out)))
    assert rows[0]["publisher"] == "'=1+1"
    text = run("search", "--db", db, "published:2024-07", "--format", "text").out
    assert not set("\x1b\x07\u202e") & set(text)


def test_reindex(run: Run, db: str) -> None:
    (Path(f"{db}-index") / "state.json").unlink()
    ended = run("reindex", "--db", db)
    assert (ended.err, ended.code, ended.out) == ("", 0, "3 articles indexed\n")
    assert run("search", "--db", db, 'like:"safe bridges"').code == 0


def test_the_help_names_all_filters(run: Run) -> None:
    shown = run("search", "--help").out
    assert not [name for name in FIELDS if f"{name}:" not in shown]
