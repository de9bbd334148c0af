"""Two articles side by side: what both report, what differs in it, and what only one has."""

from dataclasses import replace

import pytest

from onrecord.comparison import TwoArticles, compare_articles
from onrecord.schema.encoding import encode
from onrecord.schema.event import EventStatus, EventType
from onrecord.schema.figure import Figure, FigureCheck
from onrecord.schema.record import Record
from onrecord.variants import ChangeKind, Op
from tests.timeline.samples import Told, person, record_of_events
from tests.variants.samples import FULL, article

TOLD = "The council will rebuild the ferry terminal before the winter"
ALIKE = "The ferry terminal will be rebuilt by the council before winter, and the council will rebuild it well"


def told(id: str, words: str, speaker: str = "Ada Quill") -> Record:
    """An article that gives `words` as the reporter's own."""
    return article(id, words, speaker, sentence="{}, {} said.")


def words(compared: TwoArticles) -> list[tuple[bool, str, str]]:
    return [(pair.quoted, pair.one.text, pair.other.text) for pair in compared.both]


def test_a_quotation_in_both_is_set_side_by_side_word_by_word() -> None:
    cut = FULL.replace("not ", "")
    compared = compare_articles(article("one", FULL), article("two", cut))
    assert words(compared) == [(True, FULL, cut)]
    (pair,) = compared.both
    assert pair.changes == (ChangeKind.NEGATION,)
    assert [stretch.text for stretch in pair.diff if stretch.op is Op.GONE] == ["not"]
    assert not compared.only_one
    assert not compared.only_other


def test_the_first_article_stays_the_first_whichever_is_longer() -> None:
    short = "We will not close the harbour bridge on Monday"
    (pair,) = compare_articles(article("one", short), article("two", FULL)).both
    assert (pair.one.text, pair.other.text) == (short, FULL)
    assert {stretch.op for stretch in pair.diff} == {Op.SAME, Op.NEW}


@pytest.mark.parametrize(
    ("words", "speaker", "found"),
    [
        pytest.param(ALIKE, "Ada Quill", True, id="one speaker, alike"),
        pytest.param(ALIKE, "Bo Fenn", False, id="another speaker"),
        pytest.param(ALIKE.replace("will be", "will not be"), "Ada Quill", False, id="denied by one"),
        pytest.param("The ferry terminal is old", "Ada Quill", False, id="the same topic only"),
    ],
)
def test_reports_of_one_speaker_in_similar_words_are_one(words: str, speaker: str, found: bool) -> None:  # noqa: FBT001
    compared = compare_articles(told("one", TOLD), told("two", words, speaker))
    assert bool(compared.both) is found
    assert bool(compared.only_one) is bool(compared.only_other) is not found


def test_who_is_heard_by_one_only() -> None:
    compared = compare_articles(article("one", FULL), told("two", TOLD, "Bo Fenn"))
    assert [one.name for one in compared.heard_one] == ["Ada Quill"]
    assert [one.name for one in compared.heard_other] == ["Bo Fenn"]


def counted(id: str, sentence: str, value: float, unit: str | None = None, what: str | None = "passengers") -> Record:
    record = told(id, sentence)
    start = record.article.text.index(str(int(value)))
    figure = Figure("fi-1", start, start + 2, value, unit, what, (), FigureCheck.UNCHECKED, None)
    return replace(record, figures=(figure,))


@pytest.mark.parametrize(
    ("other", "values"),
    [
        pytest.param(counted("two", "Some 17 passengers fell", 17), [(14, 17)], id="another number"),
        pytest.param(counted("two", "Some 14 passengers fell", 14), [], id="the same"),
        pytest.param(counted("two", "Some 17 sailors fell", 17, what="sailors"), [], id="of something else"),
        pytest.param(counted("two", "The 17 passenger fell", 17, unit="ordinal"), [], id="in a row"),
        pytest.param(counted("two", "Some 17 fell", 17, what=None), [], id="of what is not said"),
        pytest.param(told("two", TOLD), [], id="not looked for"),
    ],
)
def test_figures_of_one_thing_that_differ(other: Record, values: list[tuple[float, float]]) -> None:
    compared = compare_articles(counted("one", "In all 14 passengers fell", 14), other)
    assert [(pair.one[0].value, pair.other[0].value) for pair in compared.figures] == values


def visit(id: str, time: str, *parties: str) -> Record:
    text = f"The visit of {' and '.join(parties)} takes place {time}."
    told = Told("visit", EventType.VISIT, EventStatus.PLANNED, parties=parties, time=time)
    return record_of_events(("Harbour towns", text), (told,), id=id, entities=[person(name, text) for name in parties])


@pytest.mark.parametrize(
    ("other", "differ"),
    [
        pytest.param(visit("two", "in June", "Ada Quill"), True, id="another day"),
        pytest.param(visit("two", "on Monday", "Ada Quill"), False, id="the same day"),
        pytest.param(visit("two", "until Friday", "Ada Quill"), False, id="may be the same day"),
        pytest.param(visit("two", "in June", "Bo Fenn"), False, id="somebody else"),
    ],
)
def test_days_of_one_event_that_differ(other: Record, differ: bool) -> None:  # noqa: FBT001
    assert bool(compare_articles(visit("one", "on Monday", "Ada Quill"), other).dates) is differ


def test_an_article_beside_itself_differs_in_nothing_and_is_json() -> None:
    record = counted("one", "In all 14 passengers fell", 14)
    compared = compare_articles(record, record)
    assert (compared.figures, compared.dates, compared.heard_one) == ((), (), ())
    assert encode(compared).startswith(b'{"schema":"onrecord.articles/1"')
