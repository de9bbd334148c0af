from dataclasses import replace
from io import StringIO

import pytest
from rich.console import Console

from onrecord import Record, timeline_of
from onrecord.schema.event import EventStatus, EventType
from onrecord.schema.statement import Act, Polarity
from onrecord.views.lines import according_to, label, shortened, who
from onrecord.views.timeline import TimelineReport
from tests.audit.samples import Said
from tests.samples import ARTICLE, record_of
from tests.timeline.samples import HARBOUR, LINES, Told, record_of_events


def printed(*records: Record, width: int = 120) -> list[str]:
    console = Console(file=StringIO(), width=width, highlight=False, markup=False)
    console.print(TimelineReport(timeline_of(records)))
    assert isinstance(console.file, StringIO)
    return [line.rstrip() for line in console.file.getvalue().splitlines()]


EXPECTED = """\
Harbour towns to talk
The Example, 2 Mar 2026 · https://news.example/bridge
4 events with a date, 2 without

Happened
Date            Event                                                  Who                  Where          Status
────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
2 Mar 2026      Ada Quill met Bo Fenn in Lorn on Monday  meeting       Ada Quill, Bo Fenn   Lorn           happened
“on Monday”       according to the article itself
                    Ada Quill met Bo Fenn in Lorn on Monday, after
                    weeks of rain.

Under way
Date               Event                                                            Who                    Status
────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
from 1 May 2026    The board has been in session since May  talks                                          under way
“since May”          according to the article itself
"""


def test_a_report_reads_like_this() -> None:
    assert "\n".join(printed(HARBOUR)).startswith(EXPECTED)


def test_the_groups_come_in_order_and_the_undated_last() -> None:
    lines = printed(HARBOUR)
    headings = ["Happened", "Under way", "Planned", "Only talked about", "No date in the text"]
    assert [line for line in lines if line in headings] == headings
    assert any(line.startswith("  according to Ada Quill") or "according to Ada Quill" in line for line in lines)


def test_several_articles_are_named_with_what_they_say() -> None:
    other = replace(HARBOUR, article=replace(HARBOUR.article, id="ar-other", headline=None))
    out = " ".join(" ".join(printed(HARBOUR, other)).split())
    assert out.startswith("2 articles 7 events with a date")  # the meeting is one
    assert "according to the article itself, in Harbour towns to talk" in out
    assert "in (no headline, ar-other)" in out


def test_nothing_and_not_looked_for_are_told_apart() -> None:
    assert printed() == []
    assert "no event" in printed(replace(HARBOUR, events=()))
    assert "1 record made without looking for events: read the page again" in printed(record_of(ARTICLE))


@pytest.mark.parametrize("width", [80, 120])
def test_no_word_is_lost(width: int) -> None:
    out = " ".join(" ".join(printed(HARBOUR, width=width)).split())
    assert "…" not in out
    assert "resigned" in out


def test_text_from_outside_is_harmless() -> None:
    record = record_of_events(("A\x1b]0;owned\x07", "They met \u202eon Monday here."), [Told("met", time="on Monday")])
    assert not any(char in "".join(printed(record)) for char in "\x1b\x07\u202e")


@pytest.mark.parametrize(
    ("parties", "role", "shown"),
    [
        (("Ada Quill", "Bo Fenn"), "party", "Ada Quill, Bo Fenn"),
        (("Ada Quill",), "recipient", "→ Ada Quill"),
        (("Ada Quill",), "witness", "Ada Quill (witness)"),
        ((), "party", ""),
    ],
)
def test_who(parties: tuple[str, ...], role: str, shown: str) -> None:
    record = record_of_events(LINES, [Told("met", parties=parties, role=role)])
    assert who(timeline_of([record]).undated[0]) == shown


@pytest.mark.parametrize(
    ("act", "polarity", "shown"),
    [
        (Act.ASSERT, Polarity.POSITIVE, "according to Ada Quill (paraphrase)"),
        (Act.PROMISE, Polarity.POSITIVE, "according to Ada Quill (promise, paraphrase)"),
        (Act.DECLINE, Polarity.NEGATIVE, "according to Ada Quill (decline, paraphrase, gave no comment, or refused)"),
        (Act.ASSERT, Polarity.NEGATIVE, "according to Ada Quill (paraphrase, said not to have said it)"),
    ],
)
def test_according_to_whom(act: Act, polarity: Polarity, shown: str) -> None:
    record = record_of_events(
        LINES, [Told("visit", EventType.VISIT, EventStatus.PLANNED, said=0)], [Said("They will visit", "Ada Quill")]
    )
    record = replace(record, statements=tuple(replace(s, act=act, polarity=polarity) for s in record.statements))
    (voice,) = timeline_of([record]).undated[0].reports[0].voices
    assert according_to(voice) == shown
    assert according_to(replace(voice, speaker=None, source="her aide")).startswith("according to her aide")
    assert "speaker left open" in according_to(replace(voice, speaker=None, source=None))


def test_a_label_holds_the_word_for_the_event() -> None:
    record = record_of_events((f"{'On and on and ' * 9}they met in Lorn and went home again.",), [Told("met")])
    (line,) = timeline_of([record]).undated
    assert label(line, 24).startswith("…")
    assert "they met" in label(line, 24)
    assert len(label(line, 24)) <= 24


@pytest.mark.parametrize(
    ("text", "short"), [("one two", "one two"), ("one two three", "one two…"), ("x" * 20, "xxxxxxxxx…")]
)
def test_what_is_too_long_is_cut_at_a_word(text: str, short: str) -> None:
    assert shortened(text, 10) == short
