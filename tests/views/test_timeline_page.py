import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import Record, timeline_of
from onrecord.errors import PageError
from onrecord.schema.failure import describe_failure
from onrecord.timeline import join_articles, read_article
from onrecord.views.plot import WIDTH
from onrecord.views.scale import Tick
from onrecord.views.timeline_page import render_timeline_page
from onrecord.views.timeline_parts import TICK_LETTER, _within
from tests.samples import ARTICLE, record_of
from tests.timeline.samples import HARBOUR, TIMES, Told, record_of_events
from tests.views.test_page import Reader, check_policy


def page(*records: Record) -> str:
    return render_timeline_page(timeline_of(records))


def words(text: str) -> str:
    """What a page shows, in one line."""
    return " ".join(re.sub(r"<[^>]*>", " ", text).split())


def test_every_line_is_in_the_table_and_every_dated_one_on_the_plot() -> None:
    read = Reader(page(HARBOUR))
    assert {f"line-{n}" for n in range(1, 7)} <= set(read.ids)
    assert [link for link in read.links if link.startswith("#line-")] == [f"#line-{n}" for n in (1, 2, 3, 4)]
    assert len(read.ids) == len(set(read.ids))
    assert {link[1:] for link in read.links if link.startswith("#")} <= set(read.ids)


@pytest.mark.parametrize(
    "shown",
    [
        "Harbour towns to talk",
        "4 events with a date, 2 without",
        "Ada Quill met Bo Fenn in Lorn on Monday",
        "2 Mar 2026 on Monday",
        "according to Ada Quill",
        "Only talked about 1",
        "No date in the text 2",
        "The dashed line is the day of publication.",
        "Time line: Harbour towns to talk",
        "1 happened, 1 under way, 1 planned, 1 only talked about.",
    ],
)
def test_a_page_says(shown: str) -> None:
    assert shown in words(page(HARBOUR))


def test_each_group_has_its_shape_and_its_heading_so_that_colour_is_not_alone() -> None:
    drawing = page(HARBOUR).partition("<svg")[2].partition("</svg>")[0]
    for heading in ("Happened", "Under way", "Planned", "Only talked about"):
        assert f">{heading}</text>" in drawing
    shapes = re.findall(r'<a class="mark ([a-z-]+)".*?<(circle|path) class="symbol"', drawing)
    assert shapes == [
        ("happened", "circle"), ("under-way", "path"), ("planned", "path"), ("only-talked-about", "circle"),
    ]  # fmt: skip


def test_the_page_needs_nothing_else_and_runs_nothing() -> None:
    made = page(HARBOUR)
    read = Reader(made)
    assert read.tags.isdisjoint({"script", "link", "img", "image", "iframe", "form", "use", "foreignobject"})
    assert all(link.startswith(("#", "https://news.example/bridge")) for link in read.links)
    check_policy(made)


def test_without_dates_there_is_no_plot() -> None:
    assert "<figure" not in page(replace(HARBOUR, times=()))
    assert "<figure" not in page()
    assert "made without looking for events" in page(record_of(ARTICLE))


def test_several_articles_are_listed_and_failures_named() -> None:
    other = replace(HARBOUR, article=replace(HARBOUR.article, id="ar-other", headline="<Other>"))
    failure = describe_failure("<gone>", PageError("no file <gone>: check the path", code="not-found"))
    made = render_timeline_page(join_articles([read_article(HARBOUR), read_article(other)], [failure]))
    assert "&lt;Other&gt;" in made
    assert "Not read: &lt;gone&gt;" in made
    assert "Time line of 2 articles" in made


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "https://[broken"])
def test_only_web_addresses_become_links(url: str) -> None:
    assert url not in Reader(page(replace(HARBOUR, article=replace(HARBOUR.article, url=url)))).links


@given(
    st.lists(st.sampled_from(["<b>", "&amp;", '"', "é", "𝒜", " ", "\x1b", "\u202e"]), max_size=12),
    st.lists(st.sampled_from([None, *TIMES]), min_size=1, max_size=8),
)
def test_any_text_gives_a_sound_page(parts: list[str], times: list[str | None]) -> None:
    text = f"{''.join(parts)} they met {''.join(parts)} {' '.join(TIMES)}"
    record = record_of_events((text,), [Told("met", time=time) for time in times])
    made = page(record)
    read = Reader(made)
    assert len(read.ids) == len(set(read.ids))
    assert "b" not in read.tags or "<b>met</b>" in made
    assert "\x1b" not in made


@pytest.mark.parametrize("x", [0.0, 24.0, 500.0, 1000.0])
def test_a_label_stays_on_the_drawing(x: float) -> None:
    tick = Tick(x, "24 Feb 2026")
    half = len(tick.label) * TICK_LETTER / 2
    assert half <= _within(tick) <= WIDTH - half
