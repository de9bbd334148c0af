from datetime import date
from typing import Any

import vobject

from tests.exports.samples import FERRY, written
from tests.timeline.samples import HARBOUR


def events(content: bytes) -> list[Any]:
    """The events as vobject reads them; icalendar, which writes them, is another library."""
    return list(vobject.readOne(content.decode()).contents.get("vevent", []))


def test_vobject_reads_the_calendar() -> None:
    met, visit = events(written("ical", [HARBOUR]))
    assert (met.dtstart.value, met.dtend.value) == (date(2026, 3, 2), date(2026, 3, 3))
    assert met.summary.value == "Ada Quill met Bo Fenn in Lorn on Monday"
    assert (met.status.value, visit.status.value) == ("CONFIRMED", "CONFIRMED")
    assert met.location.value == "Lorn"


def test_letters_outside_the_basic_plane_are_not_broken_by_folding() -> None:
    (saw, met) = sorted(events(written("ical", [FERRY])), key=lambda event: event.status.value, reverse=True)
    assert (saw.status.value, met.status.value) == ("CONFIRMED", "CANCELLED")
    assert "Lorn 🙂 officials" in met.description.value
    assert all(len(line) <= 75 for line in written("ical", [FERRY]).split(b"\r\n"))


def test_a_selection_keeps_the_events_that_it_tells_of() -> None:
    assert len(events(written("ical", [FERRY], frozenset({"st-3"})))) == 1
    assert events(written("ical", [FERRY], frozenset({"st-4"}))) == []
