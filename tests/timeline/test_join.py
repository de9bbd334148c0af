from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.schema.entity import Entity, MentionKind
from onrecord.schema.event import EventStatus, EventType
from onrecord.schema.record import Record
from onrecord.timeline import Timeline, timeline_of
from tests.timeline.samples import HARBOUR, TIMES, Told, person, record_of_events

TEXT = ("Two towns", "It happened on Monday or in June; it met in Lorn and in Skarn, on Thursday, recently, next year.")
MET = Told("met", parties=("Ada Quill", "Bo Fenn"), time="on Monday")


def read(*told: Told, id: str, entities: Sequence[Entity] = ()) -> Record:
    return record_of_events(TEXT, told, id=id, entities=entities)


def joined(one: Told, other: Told) -> bool:
    timeline = timeline_of([read(one, id="ar-1"), read(other, id="ar-2")])
    events = [*timeline.lines, *timeline.undated]
    assert sum(len(line.reports) for line in events) == 2
    return len(events) == 1


def told(
    *parties: str,
    kind: EventType = EventType.MEETING,
    status: EventStatus = EventStatus.HAPPENED,
    role: str = "party",
    place: str | None = None,
    time: str | None = "on Monday",
) -> Told:
    return Told("met", kind, status, parties, role, place, time)


ONE, TWO, THREE = "Ada Quill", "Bo Fenn", "Cy Dorn"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param(told(ONE, TWO), told(ONE, TWO), True, id="the same two on the same day"),
        pytest.param(told(ONE, TWO), told(TWO, ONE), True, id="in another order"),
        pytest.param(told(ONE, TWO), told(ONE, TWO, THREE), True, id="one more in one of them"),
        pytest.param(told(ONE, TWO), told("ADA QUILL", TWO), True, id="capitals aside"),
        pytest.param(told(ONE, TWO, place="Lorn"), told(ONE, TWO), True, id="one names the place"),
        pytest.param(told(ONE, TWO, place="Lorn"), told(ONE, TWO, place="Skarn"), False, id="another place"),
        pytest.param(told(ONE, TWO), told(ONE, THREE), False, id="another partner"),
        pytest.param(told(ONE, TWO), told(ONE), False, id="one name is not enough"),
        pytest.param(told(), told(), False, id="nobody named"),
        pytest.param(told(ONE, TWO), told(ONE, TWO, kind=EventType.CALL), False, id="another type"),
        pytest.param(told(ONE, TWO), told(ONE, TWO, status=EventStatus.DENIED), False, id="another status"),
        pytest.param(told(ONE, TWO), told(ONE, TWO, role="actor"), False, id="in another part"),
        pytest.param(told(ONE, TWO), told(ONE, TWO, time="in June"), False, id="another time"),
        pytest.param(told(ONE, TWO, time="in June"), told(ONE, TWO, time="in June"), False, id="only the month"),
        pytest.param(told(ONE, TWO, time="on Thursday"), told(ONE, TWO, time="on Thursday"), False, id="one of two"),
        pytest.param(told(ONE, TWO, time=None), told(ONE, TWO, time=None), False, id="no date"),
        pytest.param(
            told(ONE, kind=EventType.RESIGNATION), told(ONE, kind=EventType.RESIGNATION), True, id="resigns once a day"
        ),
        pytest.param(
            told(ONE, kind=EventType.ANNOUNCEMENT),
            told(ONE, kind=EventType.ANNOUNCEMENT),
            False,
            id="two announcements",
        ),
        pytest.param(
            told(ONE, kind=EventType.VISIT, place="Lorn"),
            told(ONE, kind=EventType.VISIT, place="Lorn"),
            True,
            id="visits a place once a day",
        ),
        pytest.param(
            told(ONE, kind=EventType.VISIT, place="Lorn"),
            told(ONE, kind=EventType.VISIT),
            False,
            id="visits who knows where",
        ),
    ],
)
def test_two_articles_tell_of_one_event_only_where_it_is_certain(one: Told, other: Told, *, same: bool) -> None:
    assert joined(one, other) is same
    assert joined(other, one) is same


def test_a_joined_line_has_what_both_articles_say() -> None:
    records = [read(MET, id="ar-1"), read(told(ONE, TWO, THREE, place="Lorn"), id="ar-2")]
    (line,) = timeline_of(records).lines
    assert [report.article for report in line.reports] == ["ar-1", "ar-2"]
    assert [party.name for party in line.participants] == [ONE, TWO, THREE]
    assert line.place == "Lorn"


def test_two_lines_of_one_article_are_never_one() -> None:
    assert len(timeline_of([read(MET, MET, id="ar-1")]).lines) == 2


def test_a_line_that_could_be_either_of_two_is_neither() -> None:
    assert len(timeline_of([read(MET, MET, id="ar-1"), read(MET, id="ar-2")]).lines) == 3
    assert len(timeline_of([read(MET, id="ar-2"), read(MET, MET, id="ar-1")]).lines) == 3


def test_a_third_article_must_agree_with_both() -> None:
    # the second and the third name two places: the first, which names none, cannot make them one
    records = [read(told(ONE, TWO, place=place), id=f"ar-{place}") for place in (None, "Lorn", "Skarn")]
    assert [len(line.reports) for line in timeline_of(records).lines] == [2, 1]


@pytest.mark.parametrize(
    ("one", "other", "lines"),
    [
        pytest.param(person(ONE, wikidata="Q1"), person(ONE, wikidata="Q2"), 2, id="two of one name"),
        pytest.param(person(ONE, kind=MentionKind.NOMINAL), person(ONE, kind=MentionKind.NOMINAL), 2, id="described"),
        pytest.param(person(ONE, wikidata="Q1"), person(ONE), 1, id="an identifier in one"),
    ],
)
def test_who_is_the_same(one: Entity, other: Entity, lines: int) -> None:
    timeline = timeline_of([read(MET, id="ar-1", entities=[one]), read(MET, id="ar-2", entities=[other])])
    assert len(timeline.lines) == lines


def test_an_article_given_twice_stands_there_once() -> None:
    assert timeline_of([HARBOUR, HARBOUR]) == timeline_of([HARBOUR])


def test_lines_are_in_the_order_of_time_and_the_undated_in_that_of_the_text() -> None:
    timeline = timeline_of([HARBOUR])
    assert [line.when and line.when.edtf for line in timeline.lines] == [
        "2026-03-02", "2026-05/..", "2026-06", "2027",
    ]  # fmt: skip
    assert [line.what for line in timeline.undated] == [
        "A strike was called off",
        "Fenn recently resigned from the board",
    ]


EVENTS = st.builds(
    told,
    st.sampled_from([ONE, TWO]),
    st.sampled_from([TWO, THREE]),
    status=st.sampled_from([EventStatus.HAPPENED, EventStatus.PLANNED]),
    place=st.sampled_from([None, "Lorn", "Skarn"]),
    time=st.sampled_from([None, *(words for words in TIMES if words in TEXT[1])]),
)


@given(st.lists(st.lists(EVENTS, max_size=3), max_size=4))
def test_no_report_is_lost_or_told_twice(articles: list[list[Told]]) -> None:
    timeline = timeline_of([read(*events, id=f"ar-{n}") for n, events in enumerate(articles)])
    assert len(reports(timeline)) == len(set(reports(timeline))) == sum(map(len, articles))
    assert len({line.id for line in (*timeline.lines, *timeline.undated)}) == len(timeline.lines + timeline.undated)
    begins = [line.when.earliest for line in timeline.lines if line.when and line.when.earliest]
    assert begins == sorted(begins)


def reports(timeline: Timeline) -> list[tuple[str, str]]:
    return [(one.article, one.event) for line in (*timeline.lines, *timeline.undated) for one in line.reports]
