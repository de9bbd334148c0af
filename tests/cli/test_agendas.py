import json

import pytest

from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        pytest.param(["listed.html"], 0, id="agendas"),
        pytest.param(["a.html"], 1, id="statements, but no agenda"),
        pytest.param([], 2, id="no input"),
        pytest.param(["weightless"], 2, id="set-up"),
        pytest.param(["a", "--format", "csv"], 2, id="no such format"),
        pytest.param(["listed", "missing"], 3, id="some failed"),
        pytest.param(["listed", "--output", "/dev/full"], 4, id="disk full"),
        pytest.param(["interrupted"], 130, id="Ctrl-C"),
    ],
)
def test_exit_codes(run: Run, inputs: list[str], code: int) -> None:
    ended = run("agendas", *inputs)
    assert ended.code == code
    assert "Traceback" not in ended.err


def test_a_pipe_gets_json_with_what_could_not_be_read(run: Run) -> None:
    ended = run("agendas", "listed", "missing.html")
    agendas = json.loads(ended.out)
    assert agendas["schema"] == "onrecord.agendas/1"
    assert [topic["text"] for topic in agendas["lists"][0]["topics"]] == ["her deputy", "the bridge"]
    assert [failure["input"] for failure in agendas["failures"]] == ["missing.html"]


def test_text_sets_lists_side_by_side(run: Run) -> None:
    lines = run("agendas", "listed", "--format", "text").out.splitlines()
    assert "   in both: the bridge = Bridge" in lines
    assert "   only the article itself: Nobody" in lines


def test_text_obeys_no_order_of_the_article(run: Run) -> None:
    assert "\x1b" not in run("agendas", "odd", "--format", "text").out
