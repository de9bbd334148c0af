"""onrecord backup, verify and corrections at the command line: what they print and how they end."""

import json
from pathlib import Path

import pytest

from onrecord.cli import main
from onrecord.store import open_store
from onrecord.store.corrections import Answer, add_correction
from tests.store.made import AT, article
from tests.store.test_entities import MAYOR, keep

RECORD = article(1, MAYOR)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with open_store(tmp_path / "news.db", create=True) as store:
        keep(store, RECORD)
    return tmp_path / "news.db"


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as ended:
        main([str(one) for one in arguments])
    return int(ended.value.code or 0)


def test_a_backup_and_its_check(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("backup", "--db", path, tmp_path / "copy.db") == 0
    assert "SHA-256" in capsys.readouterr().out
    assert run("verify", "--db", tmp_path / "copy.db", "--format", "text") == 0
    told = capsys.readouterr().out
    assert "1 articles, 1 statements" in told
    assert "checksum is that of the backup" in told
    assert told.endswith("\nsound\n")
    assert run("backup", "--db", path, tmp_path / "copy.db") == 2
    assert "never overwritten" in capsys.readouterr().err


def test_damage_is_told_with_advice_and_repaired(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_store(path) as store:
        store.db.execute("UPDATE statements SET act = 'deny'")
    assert run("verify", "--db", path, "--format", "text") == 6
    told = capsys.readouterr().out
    assert "row: 1" in told
    assert "onrecord verify --repair writes them anew" in told
    assert run("verify", "--db", path) == 6
    (damage,) = json.loads(capsys.readouterr().out)["damages"]
    assert (damage["kind"], damage["place"]) == ("row", RECORD.article.id)
    assert run("verify", "--db", path, "--repair", "--format", "text") == 0
    assert "1 articles written anew" in capsys.readouterr().err


def test_corrections_as_lines(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("corrections", "--db", path) == 1
    with open_store(path) as store, store.write() as db:
        add_correction(db, RECORD.statements[0].id, Answer(statement=False), by="ada", at=AT, note="a title")
    capsys.readouterr()
    assert run("corrections", "--db", path, "-o", tmp_path / "rows.jsonl") == 0
    (row,) = map(json.loads, (tmp_path / "rows.jsonl").read_text(encoding="utf-8").splitlines())
    assert (row["schema"], row["person"]["statement"], row["note"]) == ("onrecord.correction/1", False, "a title")
    place = row["machine"]["words"][0]
    assert row["text"][place["start"] : place["end"]] == RECORD.statements[0].text


@pytest.mark.parametrize("command", ["verify", "corrections", "backup"])
def test_no_store_is_one_line(tmp_path: Path, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    more = [tmp_path / "copy.db"] if command == "backup" else []
    assert run(command, "--db", tmp_path / "none.db", *more) == 2
    assert capsys.readouterr().err.count("\n") == 1
