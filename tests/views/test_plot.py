from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from onrecord import timeline_of
from onrecord.views.plot import ROW, WIDTH, plot_lines
from tests.timeline.samples import HARBOUR, TIMES, Told, record_of_events

TEXT = f"Many words went by before they met {' '.join(TIMES)}"


def test_marks_stand_at_their_days() -> None:
    plot = plot_lines(dict(enumerate(timeline_of([HARBOUR]).lines, 1)), [date(2026, 3, 2)])
    assert plot
    met, session, visit, summit = sorted((mark for lane in plot.lanes for mark in lane.marks), key=lambda m: m.number)
    assert met.is_point
    assert [round(x, 1) for x in plot.published] == [round(met.left, 1)]
    assert met.left < session.left < visit.left < visit.right < summit.left < summit.right <= WIDTH
    assert session.right > summit.right  # an open end goes on to the edge


def test_many_days_of_publication_are_not_drawn() -> None:
    lines = dict(enumerate(timeline_of([HARBOUR]).lines, 1))
    plot = plot_lines(lines, [date(2026, 3, day) for day in (1, 2, 3, 4)])
    assert plot
    assert plot.published == ()


@given(st.lists(st.sampled_from(sorted(TIMES)), max_size=25))
def test_no_two_labels_lie_on_each_other(times: list[str]) -> None:
    record = record_of_events((TEXT,), [Told("met", time=time) for time in times])
    lines = dict(enumerate(timeline_of([record]).lines, 1))
    plot = plot_lines(lines, ())
    assert (plot is None) == (not lines)
    marks = [mark for lane in plot.lanes for mark in lane.marks] if plot else []
    assert len(marks) == len(lines)
    for mark in marks:
        assert 0 <= mark.left <= mark.right <= WIDTH
        assert 0 < mark.y < (plot.height if plot else 0)
        near = [other for other in marks if other is not mark and abs(other.y - mark.y) < ROW]
        assert all(other.label != mark.label for other in near)
