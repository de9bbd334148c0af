"""Lists of topics in a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.agendas.lists import Clause, find_list, goes_on

MEANT = "The two ministers met in Oslo. "


def topics(sentence: str, *, before: str = "", least: int = 2) -> list[str]:
    text = before + sentence
    return [span.of(text) for span in find_list(Clause(text, len(before), len(text)), least=least)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param(
            "The two leaders discussed fisheries, visas and a bridge during a call on Monday",
            ["fisheries", "visas", "a bridge"],
            id="after the verb, up to when it was",
        ),
        pytest.param(
            "Among the many issues she said she and Pelo had spoken about: ferries, “salt,” the harbour and tolls",
            ["ferries", "salt", "the harbour", "tolls"],
            id="after a colon, quotation marks outside",
        ),
        pytest.param(
            "The talks covered a range of issues including northern ports and whaling, and ice",
            ["northern ports", "whaling", "ice"],
            id="an inner and",
        ),
        pytest.param(
            "They exchanged views on issues ranging from grain to the tunnel", ["grain", "the tunnel"], id="from … to"
        ),
        pytest.param(
            "The talks covered nuclear and missile tests, relations between Norland and Sudland, and rivers",
            ["nuclear and missile tests", "relations between Norland and Sudland", "rivers"],
            id="one topic with an and of its own",
        ),
        pytest.param(
            "Pelo said that ferries, the harbour and tolls would be on the agenda",
            ["ferries", "the harbour", "tolls"],
            id="before the verb",
        ),
        pytest.param("On our list are a truce and the prisoners", ["a truce", "the prisoners"], id="inverted"),
        pytest.param(
            "A readout of the call listed salt and the harbour among the topics", ["salt", "the harbour"], id="listed"
        ),
        pytest.param(
            "Norland and Sudland will resume talks on fishing, tolls and visas next week",
            ["fishing", "tolls", "visas"],
            id="up to when it will be",
        ),
        pytest.param("The two leaders did not discuss ferries and tolls", [], id="not discussed"),
        pytest.param("It is not known whether they discussed ferries and tolls", [], id="only asked"),
        pytest.param("She spoke about ferries and tolls to her voters", [], id="nobody to talk with"),
        pytest.param("The two leaders discussed the harbour", [], id="one topic is no list"),
        pytest.param("The two leaders discussed the war in Norland, Sudland and Eastland", [], id="one topic or three"),
        pytest.param(
            "They discussed the effects of tolls on migration and trade", [], id="one topic or two: left alone"
        ),
        pytest.param("The committee raised $3 million and questions", [], id="another raise"),
        pytest.param("About 140 guests sat down to dinner, including a skier and a tenor", [], id="guests"),
        pytest.param("The leaders discussed ferries, said the minister", [], id="an apposition"),
    ],
)
def test_topics_are_read(sentence: str, expected: list[str]) -> None:
    assert topics(sentence) == expected


def test_what_somebody_raises_is_a_topic_where_people_met() -> None:
    sentence = "Pelo said she had raised ferries, the harbour and two missing pilots"
    assert topics(sentence) == []
    assert topics(sentence, before=MEANT) == ["ferries", "the harbour", "two missing pilots"]


def test_a_list_goes_on() -> None:
    text = "They also talked about salt"
    assert goes_on(Clause(text, 0, len(text)))
    assert topics(text, least=1) == ["salt"]


def test_a_list_ends_where_somebody_says_it() -> None:
    text = "They held talks on salt, tolls and ferries, the minister, Ana Pelo, said"
    assert topics(text) == []
    clause = Clause(text, 0, len(text), (text.index("the minister"),))
    assert [span.of(text) for span in find_list(clause)] == ["salt", "tolls", "ferries"]


@given(
    st.lists(st.sampled_from("they discussed issues , and : including “ ” salt the harbour to from talks on".split()))
)
def test_topics_stay_in_their_sentence(words: list[str]) -> None:
    text = " ".join(words)
    for span in find_list(Clause(text, 0, len(text))):
        assert 0 <= span.start < span.end <= len(text)
        assert span.of(text).strip() == span.of(text)
