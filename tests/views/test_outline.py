from hypothesis import given
from hypothesis import strategies as st

from onrecord.schema.record import Record
from onrecord.schema.span import Span
from onrecord.views.outline import Marking, Part, by_block, cut_stretches, entries_of

SPANS = st.tuples(st.integers(0, 30), st.integers(1, 9)).map(lambda pair: Span(pair[0], sum(pair)))
MARKINGS = st.builds(Marking, SPANS, st.sampled_from(Part), st.integers(1, 4))


@given(SPANS, st.lists(MARKINGS, max_size=6))
def test_stretches_fill_the_whole_without_gaps(whole: Span, markings: list[Marking]) -> None:
    stretches = cut_stretches(whole, markings)
    places = [n for stretch in stretches for n in range(stretch.span.start, stretch.span.end)]
    assert places == list(range(whole.start, whole.end))
    for stretch in stretches:
        assert set(stretch.markings) == {m for m in markings if m.span.overlaps(stretch.span)}


def test_each_statement_stands_with_its_block(record: Record) -> None:
    counts = [len(entries) for _, entries in by_block(record, entries_of(record))]
    assert counts == [1, 0, 2, 1]


def test_a_parent_is_a_number(record: Record) -> None:
    assert [entry.parent for entry in entries_of(record)] == [None, None, 2, None]
