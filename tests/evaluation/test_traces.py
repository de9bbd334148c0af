import json

import pytest

from evaluation.traces import GOLD, Story
from onrecord.schema.revision import RevisionKind
from onrecord.trace import trace_of
from tests.trace.samples import TOLLS, embed

STORIES = json.loads(GOLD.read_text(encoding="utf-8"))["stories"]


def story(kind: str, later: list[object], earlier: list[object]) -> Story:
    trace = trace_of(TOLLS.values(), embed)
    articles = tuple(article.id for article in trace.articles)
    return Story("tolls", 0, articles, trace, ({"kind": kind, "later": later, "earlier": earlier},))


@pytest.mark.parametrize(
    ("kind", "later", "earlier", "found"),
    [
        pytest.param("reversal", [1, "We will charge a toll"], [0, "We will not charge a toll"], 1, id="right"),
        pytest.param("reversal", [1, "gone", "charge a toll"], [0, "not charge"], 1, id="another wording"),
        pytest.param("denial", [1, "We will charge a toll"], [0, "We will not charge a toll"], 0, id="kind"),
        pytest.param("reversal", [0, "We will charge a toll"], [1, "We will not charge a toll"], 0, id="direction"),
        pytest.param("reversal", [1, "The ferry sails at dawn"], [0, "not charge"], 0, id="words"),
    ],
)
def test_what_is_right(kind: str, later: list[object], earlier: list[object], found: int) -> None:
    told = story(kind, later, earlier)
    assert (told.found, len(told.right)) == (found, found)


def test_the_stories_are_well_formed_and_half_are_near_misses() -> None:
    assert sum(not one["links"] for one in STORIES) * 2 == len(STORIES)
    for one in STORIES:
        for link in one["links"]:
            assert link["kind"] in set(RevisionKind)
            for number, *wordings in (link["later"], link["earlier"]):
                text = one["articles"][number]["text"]
                assert any(words.casefold() in text.casefold() for words in wordings), (one["name"], wordings)
