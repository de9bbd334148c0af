import json
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace

import pytest

from evaluation import gate
from evaluation.gate import Bound, Row, compare, moved

FLOORS: Mapping[str, Mapping[Bound, float]] = {"f1": {"at least": 70.0}, "error": {"at most": 0.05}}


@pytest.mark.parametrize(
    ("scores", "held"),
    [
        pytest.param({"f1": 70.0, "error": 0.05}, [True, True], id="on the floor"),
        pytest.param({"f1": 69.9, "error": 0.04}, [False, True], id="a drop"),
        pytest.param({"f1": 71.0, "error": 0.06}, [True, False], id="more error"),
        pytest.param({"f1": 71.0}, [True, False], id="a score that is gone"),
        pytest.param({"f1": 71.0, "error": 0.0, "new": 1.0}, [True, True, True], id="a score without a floor"),
    ],
)
def test_rows(scores: Mapping[str, float], held: list[bool]) -> None:
    assert [row.holds for row in compare("s", scores, FLOORS)] == held


@pytest.mark.parametrize(
    ("row", "lift", "lower", "limit"),
    [
        pytest.param(Row("s", "f1", 80.0, "at least", 70.0), True, (), 79.6, id="better"),
        pytest.param(Row("s", "f1", 80.0, "at least", 70.0), False, (), 70.0, id="better stays"),
        pytest.param(Row("s", "f1", 80.0, "at least", 70.0), False, ("s/f1",), 70.0, id="better does not go up"),
        pytest.param(Row("s", "f1", 60.0, "at least", 70.0), True, (), 70.0, id="worse stays"),
        pytest.param(Row("s", "f1", 60.0, "at least", 70.0), False, ("s/f1",), 59.7, id="worse on purpose"),
        pytest.param(Row("s", "f1", 60.0, "at least", 70.0), True, ("s/e",), 70.0, id="another on purpose"),
        pytest.param(Row("s", "e", 0.02, "at most", 0.05), True, (), 0.02, id="less error"),
        pytest.param(Row("s", "e", 0.2, "at most", 0.05), True, (), 0.05, id="more error stays"),
        pytest.param(Row("s", "e", 0.2, "at most", 0.05), False, ("s/e",), 0.201, id="more error on purpose"),
    ],
)
def test_floors_move_as_asked(row: Row, *, lift: bool, lower: tuple[str, ...], limit: float) -> None:
    assert moved(row, lift=lift, lower=lower) == pytest.approx(limit, abs=1e-3)


@pytest.fixture
def floors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "floors.json"
    path.write_text(json.dumps({"s": FLOORS}), encoding="utf-8")
    monkeypatch.setattr(gate, "FLOORS", path)
    return path


@pytest.mark.parametrize(("f1", "code"), [(75.0, 0), (65.0, 1)])
def test_a_drop_fails(
    floors: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], f1: float, code: int
) -> None:
    scorer = SimpleNamespace(score=lambda: {"f1": f1, "error": 0.01})
    monkeypatch.setattr(gate, "import_module", {"evaluation.s": scorer}.get)
    before = floors.read_text(encoding="utf-8")
    assert gate.main(["s"]) == code
    assert ("DROP" in capsys.readouterr().out) == bool(code)
    assert floors.read_text(encoding="utf-8") == before
    gate.main(["s", "--raise"])
    assert json.loads(floors.read_text(encoding="utf-8"))["s"]["f1"]["at least"] == max(70.0, round(f1 * 0.995, 3))


def test_lowering_one_leaves_the_others(
    floors: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    scorer = SimpleNamespace(score=lambda: {"f1": 65.0, "error": 0.01})
    monkeypatch.setattr(gate, "import_module", lambda _: scorer)
    gate.main(["s", "--lower", "s/f1"])
    held = {"f1": {"at least": 64.675}, "error": {"at most": 0.05}}
    assert json.loads(floors.read_text(encoding="utf-8")) == {"s": held}
    with pytest.raises(SystemExit):
        gate.main(["s", "--lower", "s/f2"])
    assert "no floor is named s/f2" in capsys.readouterr().err


@pytest.mark.usefixtures("floors")
@pytest.mark.parametrize("present", [True, False])
def test_a_score_that_needs_corpora_is_missed_only_where_they_are(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, *, present: bool
) -> None:
    scorer = SimpleNamespace(score=lambda: {"f1": 80.0})
    monkeypatch.setattr(gate, "import_module", lambda _: scorer)
    monkeypatch.setenv("ONRECORD_SHARED", str(tmp_path))
    if present:
        (tmp_path / "data").mkdir()
    assert gate.main(["s"]) == int(present)
    assert ("skip s: error needs corpora" in capsys.readouterr().out) != present


@pytest.mark.usefixtures("floors")
def test_missing_corpora_are_a_reason_not_a_failure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def score() -> dict[str, float]:
        raise FileNotFoundError("no corpora in ../shared")

    monkeypatch.setattr(gate, "import_module", lambda _: SimpleNamespace(score=score))
    monkeypatch.setenv("ONRECORD_SHARED", str(tmp_path / "gone"))
    assert gate.main(["s"]) == 0
    assert capsys.readouterr().out == "skip s: no corpora in ../shared\n"
    (tmp_path / "data").mkdir()
    monkeypatch.setenv("ONRECORD_SHARED", str(tmp_path))
    with pytest.raises(FileNotFoundError):
        gate.main(["s"])


def test_every_floor_names_a_scorer() -> None:
    assert set(json.loads(gate.FLOORS.read_text(encoding="utf-8"))) == set(gate.SCORERS)
