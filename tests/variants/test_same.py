"""What is one utterance, and what is not."""

from itertools import pairwise

import pytest

from onrecord import Record
from onrecord.schema.statement import Polarity
from onrecord.variants.quotes import Speaker
from onrecord.variants.same import Relation, relate_speakers
from tests.variants.samples import FULL, article, clusters, mixed

QUESTIONS = ("Who built it, and why here?", "What will it cost Lorn now?", "When does the pier open?")
PART = "harbour bridge"
EXCERPT = "We will not close the harbour bridge on Monday"


@pytest.mark.parametrize(
    "others",
    [
        pytest.param([article("b", FULL, day="2026-03-05")], id="the same words"),
        pytest.param([article("b", FULL.replace("Monday", "Friday"))], id="another day in it"),
        pytest.param([article("b", EXCERPT)], id="an excerpt"),
        pytest.param([article("b", FULL, "Bo Fenn")], id="another speaker, the same words"),
        pytest.param([article("b", FULL, None)], id="speaker not resolved"),
        pytest.param([article("b", FULL, day=None)], id="no date"),
        pytest.param([article("b", FULL, day="2027-03-05")], id="a year later, word for word"),
        pytest.param(
            [article("b", "harbour bridge", day="2026-03-03"), article("c", "harbour bridge")], id="few words"
        ),
    ],
)
def test_one_utterance(others: list[Record]) -> None:
    assert len(clusters(*([] if len(others) > 1 else [article("a", FULL)]), *others)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            article("a", "Thank you very much, God bless America"),
            article("b", "Thank you very much, God bless America", "Bo Fenn"),
            id="stock phrases",
        ),
        pytest.param(article("a", "No comment"), article("b", "No comment", "Bo Fenn"), id="no comment"),
        pytest.param(
            article("a", "We will fight for the towns"), article("b", "We will fight for the farms"), id="few alike"
        ),
        pytest.param(article("a", PART), article("b", PART, "Bo Fenn"), id="few words, two speakers"),
        pytest.param(article("a", PART), article("b", PART, day="2026-03-09"), id="few words, later"),
        pytest.param(
            article("a", FULL), article("b", FULL.replace("Monday", "Friday"), day="2026-09-09"), id="said again"
        ),
        pytest.param(
            article("a", FULL),
            article("b", "The harbour bridge is old, but Lorn will never pay 20 million for a pier of rotten wood."),
            id="the same subject",
        ),
        pytest.param(article("a", [FULL, EXCERPT]), article("b", "Nothing else was said"), id="within one"),
        pytest.param(article("a", FULL), article("b", FULL, polarity=Polarity.NEGATIVE), id="not said"),
        pytest.param(
            article("a", QUESTIONS),
            article("b", QUESTIONS),
            id="an interviewer",
        ),
    ],
)  # fmt: skip
def test_not_one_utterance(one: Record, other: Record) -> None:
    assert clusters(one, other) == ()


def test_a_chain_is_never_one_utterance() -> None:
    """Each shares half with the next, the first and the last share nothing."""
    parts = [
        "the ferry to Skarn leaves at dawn with forty drunken sailors and two goats",
        "our council has sold the old lighthouse to a baker from Norland for nothing",
        "every winter the snow buries the tram depot and nobody digs it out again",
        "my sister bought seven pianos because the auction house gave her free coffee",
    ]
    made = [article(f"a{n}", f"{one}. {next_}.") for n, (one, next_) in enumerate(pairwise(parts))]
    found = clusters(*made)
    assert [len(cluster.variants) for cluster in found] == [2]


def test_only_the_quoted_words_of_a_mixed_statement_count() -> None:
    sentence = "She called the rotten harbour bridge of Lorn “a disgrace for every fisherman on this coast”"
    (cluster,) = clusters(mixed("a", sentence), article("b", "It is a disgrace for every fisherman on this coast"))
    assert {variant.text for variant in cluster.variants} == {
        "a disgrace for every fisherman on this coast",
        "It is a disgrace for every fisherman on this coast",
    }


def named(name: str, *names: str, stated: bool = True, person: bool = True, wikidata: str | None = None) -> Speaker:
    return Speaker(name, names, person, stated, wikidata)


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        pytest.param(named("Ada Quill"), named("Quill"), Relation.SAME, id="last name"),
        pytest.param(named("Ada Quill"), named("Ada M. Quill Jr."), Relation.SAME, id="initial and suffix"),
        pytest.param(named("Ada Quill"), named("Bo Fenn"), Relation.OTHER, id="other persons"),
        pytest.param(named("Ada Quill"), named("Ada Fenn"), Relation.OTHER, id="a first name in common"),
        pytest.param(named("William Quill"), named("Bill Quill"), Relation.OPEN, id="a short first name"),
        pytest.param(named("Quill Ahmed"), named("Quill"), Relation.OPEN, id="called by the first name"),
        pytest.param(named("Ada Quill"), named("Bo Fenn", stated=False), Relation.OPEN, id="a pronoun"),
        pytest.param(named("Ada Quill"), named("the board", person=False), Relation.OPEN, id="a body"),
        pytest.param(named("Ada Quill"), None, Relation.OPEN, id="not resolved"),
        pytest.param(named("A. Quill", wikidata="Q1"), named("B. Quill", wikidata="Q2"), Relation.OTHER, id="ids"),
        pytest.param(named("Ada Quill", wikidata="Q1"), named("Ada Fenn", wikidata="Q1"), Relation.SAME, id="new name"),
    ],
)  # fmt: skip
def test_speakers(one: Speaker, other: Speaker | None, relation: Relation) -> None:
    assert relate_speakers(one, other) is relation
    assert relate_speakers(other, one) is relation
