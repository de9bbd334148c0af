from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from onrecord.schema.entity import Entity, EntityType, Links, Role
from onrecord.schema.record import Record
from onrecord.schema.span import Span
from onrecord.schema.statement import Channel, ChannelKind
from onrecord.schema.timex import Timex, TimexType
from onrecord.views.outline import Marking, Part, by_block, cut_stretches, entries_of, facts_of

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


def test_facts_say_who_and_how(record: Record) -> None:
    quill = Entity("en-1", EntityType.PERSON, "Ada Quill", (), (Role("mayor", None, 0, 5),), (), Links())
    desk = Entity("en-2", EntityType.ORGANIZATION, "The Example", (), (), (), Links())
    *others, last = record.statements
    told = replace(
        last,
        speaker="en-1",
        channel=Channel(ChannelKind.INTERVIEW, "The Example"),
        addressees=("en-2",),
        venue="the bridge",
        said="tx-1",
        justification=Span(0, 3),
        issues=("speaker open: en-1 or en-2",),
    )
    day = Timex("tx-1", 4, 10, TimexType.DATE, "2026-03-02", "2026-03-02", "2026-03-02", "2026-03-02", "published")
    made = replace(record, entities=(quill, desk), statements=(*others, told), times=(day,))
    text = made.article.text
    facts = facts_of(entries_of(made)[-1], made.article.text)
    assert facts[0] == "Ada Quill, mayor"
    assert facts[3:9] == [
        "interview (The Example)", f"said 2026-03-02 “{text[4:10]}”", "to The Example", "at the bridge",
        f"“{text[:3]}”", "speaker open: en-1 or en-2",
    ]  # fmt: skip


def test_a_speaker_whose_name_is_the_source_is_not_named_twice(record: Record) -> None:
    quill = Entity("en-1", EntityType.PERSON, "Ada Quill", (), (), (), Links())
    first, second, *others = record.statements
    made = replace(record, entities=(quill,), statements=(first, replace(second, speaker="en-1"), *others))
    assert facts_of(entries_of(made)[1], made.article.text)[0] == "mixed"
