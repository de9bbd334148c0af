"""Times, when it was said, and events of the model article against its gold; `evaluation.model_article` prints them.

A time is right if it overlaps that of the gold and has its value; *exact* asks for the same characters too. When a
statement was said is asked of the statements that match one of the gold; that no time is stated is an answer.

Events are compared one to one, as merged: an event of ours may be that of the gold one of whose mentions its trigger
is, so what is not merged is wrong. How the gold was annotated stands in ``docs/events.md``.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from evaluation.polnear import Count, match
from onrecord.schema.event import Event
from onrecord.schema.record import Record
from onrecord.schema.span import Span
from onrecord.schema.timex import Timex

Gold = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Found:
    """A record, and where each character of its text stands in the file of the article."""

    record: Record
    places: Mapping[int, int]

    def moved(self, span: Span) -> Span:
        """`span` in the file."""
        return Span(self.places[span.start], self.places[span.end - 1] + 1)

    def is_entity(self, entity: str, span: list[int]) -> bool:
        """Whether the entity with that identifier is mentioned at `span` of the file."""
        return any(
            self.moved(mention.span).overlaps(Span(*span))
            for one in self.record.entities or ()
            if one.id == entity
            for mention in one.mentions
        )

    def time(self, name: str | None) -> Span | None:
        """Where the time with that identifier stands in the file."""
        return next((self.moved(time.span) for time in self.record.times or () if time.id == name), None)


# -- times ----------------------------------------------------------------------------------------------------------


def score_times(gold: Gold, found: Found) -> dict[str, float]:
    """F1 of the times, 0..100."""

    def right(row: Gold, time: Timex) -> bool:
        return Span(*row["span"]).overlaps(found.moved(time.span)) and row["value"] == time.value

    def exact(row: Gold, time: Timex) -> bool:
        return Span(*row["span"]) == found.moved(time.span) and (row["type"], row["value"]) == (time.type, time.value)

    times = found.record.times or ()
    return {
        name: Count(len(match(gold["times"], times, same)), len(times), len(gold["times"])).f1
        for name, same in (("times, span and value", right), ("times, exact span, type and value", exact))
    }


def wrong_said(gold: Gold, found: Found, pairs: Mapping[int, int]) -> Iterator[tuple[str, Span | None, Span | None]]:
    """The matched statements with another time of saying: words, gold, ours."""
    for ours, theirs in pairs.items():
        statement, row = found.record.statements[ours], gold["relations"][theirs]
        said = found.time(statement.said)
        expected = Span(*row["said"]) if row["said"] else None
        if (said is None) != (expected is None) or (said and expected and not said.overlaps(expected)):
            yield statement.text, expected, said


# -- events ---------------------------------------------------------------------------------------------------------


def _has_trigger(row: Gold, event: Event, found: Found) -> bool:
    return any(found.moved(event.trigger).overlaps(Span(*trigger)) for trigger in row["triggers"])


def _has_type_and_status(row: Gold, event: Event, found: Found) -> bool:
    return _has_trigger(row, event, found) and event.type == row["type"] and event.status in row["status"]


def _has_participants(row: Gold, event: Event, found: Found) -> bool:
    """Whether just the participants of the gold take part, in their roles; further ones may be *optional*."""
    named = [
        [p for p in event.participants if p.role == wanted["role"] and found.is_entity(p.entity, wanted["span"])]
        for wanted in row["participants"]
    ]
    known = {p.entity for ones in named for p in ones}
    rest = [p for p in event.participants if p.entity not in known]
    return all(named) and all(any(found.is_entity(p.entity, span) for span in row["optional"]) for p in rest)


def _is_right(row: Gold, event: Event, found: Found) -> bool:
    return _has_type_and_status(row, event, found) and _has_participants(row, event, found)


RULES: Mapping[str, Callable[[Gold, Event, Found], bool]] = {
    "events": _is_right,
    "events, type and status": _has_type_and_status,
    "events, trigger": _has_trigger,
}
"""What has to agree; *events*: type, status and participants with their roles."""


def match_events(gold: Gold, found: Found, rule: str) -> dict[int, int]:
    """Our events to those of the gold, one to one, under one of `RULES`."""
    return match(gold["events"], found.record.events or (), lambda row, event: RULES[rule](row, event, found))


def score_events(gold: Gold, found: Found) -> dict[str, float]:
    """F1 of the events, and how many of those with type and status right have the place and the time of the gold."""
    events = found.record.events or ()
    scores = {name: Count(len(match_events(gold, found, name)), len(events), len(gold["events"])).f1 for name in RULES}
    pairs = [(events[n], gold["events"][g]) for n, g in match_events(gold, found, "events, type and status").items()]
    for name, same in (("place", _same_place), ("time", _same_time)):
        right = sum(same(row, event, found) for event, row in pairs)
        scores[f"{name} of matched events"] = 100 * right / max(len(pairs), 1)
    return scores


def _same_place(row: Gold, event: Event, found: Found) -> bool:
    if row["place"] is None or event.place is None:
        return row["place"] is event.place
    return found.is_entity(event.place, row["place"])


def _same_time(row: Gold, event: Event, found: Found) -> bool:
    time = found.time(event.time)
    values = {found.moved(t.span): t.value for t in found.record.times or ()}
    return (row["time"] and values.get(Span(*row["time"]))) == (time and values[time])


def describe(event: Event, found: Found) -> str:
    """One line about an event of ours: type, status, trigger, who takes part, where and when."""
    names = {entity.id: entity.name for entity in found.record.entities or ()}
    text = found.record.article.text
    parties = ", ".join(f"{names[p.entity]} ({p.role})" for p in event.participants)
    time = next((t.span.of(text) for t in found.record.times or () if t.id == event.time), None)
    where = names.get(event.place or "")
    return f"{event.type}, {event.status}: {event.trigger.of(text)} | {parties} | {where} | {time}"


def describe_gold(row: Gold, raw: str) -> str:
    """The same of an event of the gold, with all its mentions."""
    triggers = " / ".join(raw[slice(*t)] for t in row["triggers"])
    parties = ", ".join(f"{raw[slice(*p['span'])]} ({p['role']})" for p in row["participants"])
    where, when = (row[key] and raw[slice(*row[key])] for key in ("place", "time"))
    return f"{row['type']}, {' or '.join(row['status'])}: {triggers} | {parties} | {where} | {when}"
