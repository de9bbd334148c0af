from dataclasses import replace

import pytest

from onrecord import from_json
from onrecord.schema.record import Record
from onrecord.schema.span import Passage
from onrecord.timeline import Group, Line, read_article, timeline_of
from tests.golden.cases import Case, golden_cases
from tests.samples import ARTICLE, record_of
from tests.timeline.samples import HARBOUR, LINES, Told, record_of_events


@pytest.fixture
def harbour() -> tuple[Line, ...]:
    return read_article(HARBOUR).lines


@pytest.mark.parametrize(
    ("n", "what"),
    [
        (0, "Ada Quill met Bo Fenn in Lorn on Monday"),
        (1, "They will visit Skarn in June"),
        (2, "a summit could follow next year"),
        (3, "A strike was called off"),
        (4, "Fenn recently resigned from the board"),
    ],
)
def test_what_happened_is_told_in_the_words_of_the_article(harbour: tuple[Line, ...], n: int, what: str) -> None:
    assert harbour[n].what == what


def test_a_line_has_who_where_when_and_how_sure(harbour: tuple[Line, ...]) -> None:
    met = harbour[0]
    assert [(party.name, party.role, party.named) for party in met.participants] == [
        ("Ada Quill", "party", True),
        ("Bo Fenn", "party", True),
    ]
    assert (met.place, met.group, met.confidence) == ("Lorn", Group.HAPPENED, 0.9)
    assert met.when
    assert (met.when.words.text, met.when.day) == ("on Monday", "2026-03-02")


def test_groups(harbour: tuple[Line, ...]) -> None:
    assert [line.group.value for line in harbour] == [
        "happened", "planned", "only talked about", "off", "happened", "under way",
    ]  # fmt: skip


def test_a_statement_stands_behind_its_event_word_for_word(harbour: tuple[Line, ...]) -> None:
    (report,) = harbour[1].reports
    (voice,) = report.voices
    assert (voice.speaker, voice.text) == ("Ada Quill", "They will visit Skarn in June")
    assert report.sentence.text == LINES[2].partition(". ")[0] + "."
    assert harbour[0].reports[0].voices == ()  # the article's own voice


def test_bounds_that_are_no_days_stay_open() -> None:
    times = tuple(replace(time, earliest="2026-13-40", latest="soon") for time in HARBOUR.times or ())
    turned = tuple(replace(time, earliest=time.latest, latest=time.earliest) for time in HARBOUR.times or ())
    assert not timeline_of([replace(HARBOUR, times=times)]).lines
    assert all(line.when and line.when.day for line in timeline_of([replace(HARBOUR, times=turned)]).lines[:1])


@pytest.mark.parametrize(
    "record",
    [
        pytest.param(record_of(ARTICLE), id="nothing was looked for"),
        pytest.param(replace(HARBOUR, entities=None, times=None, statements=()), id="identifiers that lead nowhere"),
        pytest.param(replace(HARBOUR, article=replace(HARBOUR.article, blocks=())), id="no blocks"),
        pytest.param(replace(HARBOUR, article=replace(HARBOUR.article, text="short")), id="spans beyond the text"),
    ],
)
def test_odd_records_have_lines_all_the_same(record: Record) -> None:
    assert len(read_article(record).lines) == len(record.events or ())


def test_whether_events_were_looked_for_is_told() -> None:
    facts = timeline_of([record_of(ARTICLE), HARBOUR]).articles
    assert [article.events for article in facts] == [None, 6]


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in golden_cases()])
def test_every_word_of_a_line_stands_in_the_text(case: Case) -> None:
    record = from_json(case.expected.read_bytes())
    for line in read_article(record).lines:
        for passage in passages_of(line):
            assert passage.text == record.article.text[passage.start : passage.end]
            assert passage.text
        (report,) = line.reports
        assert line.what == report.what.text
        assert report.what.start <= report.trigger.start
        assert report.trigger.end <= report.what.end


def passages_of(line: Line) -> list[Passage]:
    (report,) = line.reports
    times = [when.words for when in (line.when, *(voice.said for voice in report.voices)) if when]
    contents = [passage for voice in report.voices for passage in voice.content]
    return [report.trigger, report.what, report.sentence, *times, *contents]


def test_the_same_event_has_the_same_identifier_each_time() -> None:
    lines = [line.id for line in read_article(HARBOUR).lines]
    assert lines == [line.id for line in read_article(HARBOUR).lines]
    assert len(set(lines)) == len(lines)
    other = record_of_events(LINES, (Told("met"),), id="ar-other")
    assert read_article(other).lines[0].id not in lines
