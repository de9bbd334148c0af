"""Lists of topics in records, side by side."""

from dataclasses import replace

from onrecord import agendas_of
from onrecord.comparison import Comparison
from tests.comparison.samples import LISTED
from tests.samples import ARTICLE, TEXT, record_of


def test_lists_of_an_article_are_compared() -> None:
    agendas = agendas_of([LISTED])
    assert [[topic.text for topic in one.topics] for one in agendas.lists] == [
        ["her deputy", "the bridge"],
        ["Bridge", "Nobody"],
    ]
    assert agendas.comparisons == (Comparison(1, 2, ((1, 0),), (0,), (1,)),)


def test_topics_are_letter_for_letter() -> None:
    for one in agendas_of([LISTED]).lists:
        for topic in one.topics:
            assert TEXT[topic.start : topic.end] == topic.text


def test_lists_of_two_articles_are_compared_if_they_share_a_topic() -> None:
    other = replace(LISTED, article=replace(ARTICLE, id="ar-2"), agendas=LISTED.agendas and LISTED.agendas[1:])
    pairs = [(c.one, c.other) for c in agendas_of([LISTED, other]).comparisons]
    assert pairs == [(1, 2), (1, 3), (2, 3)]
    apart = replace(other, agendas=LISTED.agendas and LISTED.agendas[:0])
    assert [(c.one, c.other) for c in agendas_of([LISTED, apart]).comparisons] == [(1, 2)]


def test_a_record_made_without_agendas_says_so() -> None:
    (facts,) = agendas_of([record_of(ARTICLE)]).articles
    assert facts.agendas is None
