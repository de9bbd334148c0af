from dataclasses import replace
from typing import Any

import pytest

from evaluation.model_events import Found, score_events, score_times, wrong_said
from onrecord.schema.entity import Entity, EntityType, Links, Mention, MentionKind
from onrecord.schema.event import Event, EventStatus, EventType, Participant
from onrecord.schema.record import Record
from onrecord.schema.span import Span
from onrecord.schema.timex import Timex, TimexType
from tests.samples import ARTICLE, TEXT, record_of, span_of

QUILL, MONDAY, REOPEN = span_of("Ada Quill"), span_of("Monday"), span_of("reopen")
GOLD: dict[str, Any] = {
    "times": [{"span": [MONDAY.start, MONDAY.end], "type": "DATE", "value": "2026-03-02"}],
    "events": [
        {
            "triggers": [[REOPEN.start, REOPEN.end]],
            "type": "other",
            "status": ["planned"],
            "participants": [{"span": [QUILL.start, QUILL.end], "role": "actor"}],
            "optional": [],
            "place": None,
            "time": None,
            "according_to": [],
        }
    ],
    "relations": [{"said": None}, {"said": [MONDAY.start, MONDAY.end]}],
}


def found_of(*events: Event, said: str | None = "tx-1") -> Found:
    """The sample's record with those events, its second statement said then."""
    record: Record = record_of(ARTICLE)
    first, second, *rest = record.statements
    quill = Entity("en-1", EntityType.PERSON, "Ada Quill", (), (), (Mention(*span(QUILL), MentionKind.NAME),), Links())
    time = Timex("tx-1", *span(MONDAY), TimexType.DATE, "2026-03-02", "2026-03-02", "2026-03-02", "2026-03-02", None)
    record = replace(
        record,
        entities=(quill,),
        times=(time,),
        events=events,
        statements=(first, replace(second, said=said), *rest),
    )
    return Found(record, {n: n for n in range(len(TEXT) + 1)})


def span(one: Span) -> tuple[int, int]:
    return one.start, one.end


def event(name: str, *participants: Participant, status: EventStatus = EventStatus.PLANNED) -> Event:
    return Event(name, REOPEN, EventType.OTHER, None, participants, None, None, status, (), 1.0)


ACTOR = Participant("en-1", "actor")


@pytest.mark.parametrize(
    ("events", "whole", "status", "trigger"),
    [
        pytest.param((event("ev-1", ACTOR),), 100, 100, 100, id="right"),
        pytest.param((event("ev-1"),), 0, 100, 100, id="no participant"),
        pytest.param((event("ev-1", Participant("en-1", "recipient")),), 0, 100, 100, id="another role"),
        pytest.param((event("ev-1", ACTOR, status=EventStatus.HAPPENED),), 0, 0, 100, id="another status"),
        pytest.param((event("ev-1", ACTOR), event("ev-2", ACTOR)), 200 / 3, 200 / 3, 200 / 3, id="not merged"),
        pytest.param((), 0, 0, 0, id="none"),
    ],
)
def test_events_are_compared_one_to_one(events: tuple[Event, ...], whole: float, status: float, trigger: float) -> None:
    scores = score_events(GOLD, found_of(*events))
    assert [scores[name] for name in ("events", "events, type and status", "events, trigger")] == pytest.approx(
        [whole, status, trigger]
    )


def test_times_and_when_it_was_said() -> None:
    found = found_of()
    assert set(score_times(GOLD, found).values()) == {100.0}
    assert not list(wrong_said(GOLD, found, {0: 0, 1: 1}))
    assert len(list(wrong_said(GOLD, found_of(said=None), {0: 0, 1: 1}))) == 1
