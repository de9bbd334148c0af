"""What a bench prints, and what the runner of all of them makes of it."""

import sys
from pathlib import Path

import pytest

from evaluation.bench import APART, ON_A_STORE, ROOT, list_runs, run_bench
from evaluation.measured import Figure, Limit, print_figures

SLOW = Figure(name="a page", value=30.0, unit="ms", mark=20, limit=Limit("the bare index", 12.0))


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        pytest.param(SLOW, "MISS a page 30.00 ms ≤ 20 2.50 × the bare index (12.00)", id="missed, beside a limit"),
        pytest.param(
            Figure(name="speed", value=9, unit="/s", mark=8, better="more"), "ok speed 9.00 /s ≥ 8", id="kept"
        ),
        pytest.param(Figure(name="size", value=4, unit="kB", beside="of 20"), "size 4.00 kB of 20", id="no mark"),
    ],
)
def test_a_figure_stands_beside_its_mark_and_its_limit(figure: Figure, words: str) -> None:
    assert " ".join(str(figure).split()) == words


def test_a_missed_mark_is_an_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert print_figures([Figure(name="size", value=4, unit="kB")]) == 0
    assert print_figures([SLOW]) == 1
    assert capsys.readouterr().out.count("\n") == 2


@pytest.mark.parametrize("name", [*APART, *ON_A_STORE])
def test_every_bench_is_a_module(name: str) -> None:
    assert (ROOT / "evaluation" / f"{name}.py").is_file()


def test_a_million_statements_are_asked_only_where_told() -> None:
    assert [run[0] for run in list_runs(Path("x"), million=False)] == [*APART, *ON_A_STORE]
    assert {run[-1] for run in list_runs(Path("x"), million=True)} == {"1000000"}


@pytest.mark.parametrize(
    ("printed", "code", "missed"),
    [
        pytest.param("ok  a", 0, [], id="kept"),
        pytest.param("MISS a", 1, ["MISS a"], id="missed"),
        pytest.param("ok  a", 1, ["MISS a_bench ended with code 1"], id="broken"),
    ],
)
def test_missed_marks_and_broken_benches_are_named(
    monkeypatch: pytest.MonkeyPatch, printed: str, code: int, missed: list[str]
) -> None:
    monkeypatch.setattr(
        "evaluation.bench.start", lambda *_: [sys.executable, "-c", f"print('{printed}'); exit({code})"]
    )
    assert run_bench("a_bench") == missed
