import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import onrecord
from onrecord.schema.check import Check, Verdict
from onrecord.schema.figure import Figure, FigureCheck
from onrecord.schema.record import Record
from onrecord.schema.span import Span
from tests.cli.conftest import Run
from tests.samples import ARTICLE, record_of


def checked(record: Record, registers: Any = ()) -> Record:
    """Stands in for `onrecord.check_record`: a true claim, a false one, and a figure that does not add up."""
    del registers
    if not record.statements:
        return record
    checks = (
        Check(
            "visit",
            record.statements[0].id,
            Verdict.SUPPORTED,
            "visits",
            ("1", "2"),
            "=2+2",
            record.statements[0].content[0],
        ),
        Check("visit", Span(0, 6), Verdict.CONTRADICTED, "visits", (), "\x1b[31mno rows", Span(0, 6)),
    )
    figure = Figure("fi-1", 7, 11, 2.0, None, None, (), FigureCheck.INCONSISTENT, "1 + 2 = 3, not 2")
    return replace(record, checks=checks, figures=(figure,))


@pytest.fixture(autouse=True)
def check_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.cli.checking.check_record", checked)


@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        pytest.param(["a.html"], 0, id="checks"),
        pytest.param(["silent.html"], 1, id="nothing found"),
        pytest.param([], 2, id="no input"),
        pytest.param(["a", "--register", "no.toml"], 2, id="no such register"),
        pytest.param(["a", "--format", "html"], 2, id="no such format"),
        pytest.param(["a", "missing"], 3, id="some failed"),
        pytest.param(["a", "--output", "/dev/full"], 4, id="disk full"),
        pytest.param(["a", "--fail"], 5, id="contradicted"),
        pytest.param(["a", "missing", "--fail"], 3, id="contradicted, but some failed"),
        pytest.param(["silent", "--fail"], 1, id="nothing to contradict"),
    ],
)
def test_exit_codes(run: Run, inputs: list[str], code: int) -> None:
    ended = run("check", *inputs)
    assert ended.code == code
    assert "Traceback" not in ended.err


def test_what_is_wrong_comes_first(run: Run) -> None:
    out = run("check", "a", "--format", "text").out
    assert out.index("contradicted") < out.index("inconsistent") < out.index("supported")
    assert "visits: 2 rows 1, 2" in out


def test_json_holds_claims_figures_and_failures(run: Run) -> None:
    checks = json.loads(run("check", "a", "missing", "--format", "json").out)
    assert checks["schema"] == "onrecord.check/1"
    (article,) = checks["articles"]
    assert [claim["verdict"] for claim in article["claims"]] == ["contradicted", "supported"]
    assert article["claims"][0]["words"] == ARTICLE.text[:6]
    assert [figure["check"] for figure in article["figures"]] == ["inconsistent"]
    assert [failure["input"] for failure in checks["failures"]] == ["missing"]


def test_a_row_for_each_claim_and_figure(run: Run) -> None:
    lines = run("check", "a", "--format", "csv").out.splitlines()
    assert len(lines) == 4
    assert "'=2+2" in lines[2]


@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_no_format_lets_control_characters_through(run: Run, form: str) -> None:
    out = run("check", "a", "--format", form).out
    assert not any(ord(char) < 0x20 and char != "\n" for char in out)


def test_what_read_wrote_is_checked_again(run: Run) -> None:
    Path("a.json").write_bytes(onrecord.to_json(record_of(ARTICLE)))
    assert run("check", "a.json", "--fail").code == 5
