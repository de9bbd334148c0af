"""What is said where the environment of the others lacks something, and how their quotes are scored."""

import sys
from pathlib import Path

import pytest

from evaluation.polnear import Judged, count_pairs
from evaluation.side_by_side import ask_peers, judge_theirs
from onrecord.schema.span import Span
from training.corpora import GoldArticle, Relation

TEXT = "Quill said “the bridge is safe.” Reed agreed."
GOLD = Relation((Span(0, 5),), (Span(6, 10),), (Span(12, 30),))


@pytest.mark.parametrize("python", ["no/such/python", sys.executable])
def test_what_is_missing_is_told_in_one_line(python: str) -> None:
    with pytest.raises(SystemExit) as caught:
        ask_peers(python, [TEXT], "no_such_weights")
    message = str(caught.value.code)
    assert "pip install 'spacy" in message
    assert "\n" not in message


@pytest.mark.parametrize(
    ("source", "content", "right"),
    [
        pytest.param([(0, 5)], [(11, 32)], 1, id="marks at the edges"),
        pytest.param([(33, 37)], [(11, 32)], 0, id="another source"),
        pytest.param([(0, 5)], [(16, 22)], 0, id="a third of it"),
    ],
)
def test_quotes_are_scored_as_ours(source: list[tuple[int, int]], content: list[tuple[int, int]], right: int) -> None:
    gold = Judged(GoldArticle("a", "p", TEXT, ((GOLD,),)), (GOLD,), (), (), ())
    judged = judge_theirs(gold, [{"source": source, "cue": [(6, 10)], "content": content}])
    assert count_pairs(judged, "lenient relation").right == right


def test_the_others_need_nothing_of_onrecord() -> None:
    folder = Path(__file__).parents[2] / "evaluation"
    for name in ("peers", "parsed_rules"):
        imports = [line for line in (folder / f"{name}.py").read_text().splitlines() if "import " in line]
        assert not [line for line in imports if line.startswith(("from onrecord", "import onrecord", "from training"))]
