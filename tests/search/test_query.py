"""Any string is a query; its string is the same query."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.search.fields import FIELDS
from onrecord.search.query import LONGEST, MOST, NOTES, parse_query

PIECES = st.sampled_from(
    [*(f"{name}:" for name in FIELDS), *'"“”-,.: ', "..", "2024-03", "deny", "AND", "a", "’s", "\u202e"]
)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        pytest.param('bridge "toll road" -school', 'bridge "toll road" -school', id="words, phrase, negation"),
        pytest.param("“toll road”", '"toll road"', id="curly marks"),
        pytest.param("re-opened don't U.S.", '"re opened" "don t" "U S"', id="what stands together"),
        pytest.param("SPEAKER:Quill", "speaker:Quill", id="name of a filter in capitals"),
        pytest.param('speaker: "Ada Quill"', 'speaker:"Ada Quill"', id="a space after the colon"),
        pytest.param("act:Deny,warn", "act:deny,warn", id="one of several"),
        pytest.param("channel:press-conference", 'channel:"press conference"', id="a value of two words"),
        pytest.param('channel:post,"press conference"', 'channel:post,"press conference"', id="one of them quoted"),
        pytest.param("-is:unnamed", "-is:unnamed", id="a filter turned round"),
        pytest.param("said:..2024-05-07", "said:..2024-05-07", id="open stretch"),
        pytest.param("published:2024-05..2024-02", "published:2024-02..2024-05", id="stretch turned round"),
        pytest.param('like:"a, b" like:c', 'like:"a, b" like:"c"', id="like"),
        pytest.param("bridge bridge", "bridge", id="said twice"),
        pytest.param("bridge, (harbour); ?!", "bridge harbour", id="punctuation"),
        pytest.param("speeker:Quill", "Quill", id="misspelt filter"),
        pytest.param("act:denny", "denny", id="misspelt value"),
        pytest.param("http://a.example/b", '"http a example b"', id="an address"),
        pytest.param("act:", "act", id="no value"),
        pytest.param('a "b act:deny', "a b act:deny", id="mark not closed"),
        pytest.param("\ud800 \x00\x1b[31mred", "31mred", id="surrogate and control characters"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_canonical_form(text: str, canonical: str) -> None:
    assert str(parse_query(text)) == canonical


@pytest.mark.parametrize(
    ("text", "note"),
    [
        pytest.param("speeker:Quill", "unknown filter 'speeker': did you mean speaker?", id="filter"),
        pytest.param("colour:red", "unknown filter 'colour': taken as words", id="no such filter"),
        pytest.param("act:denny", "no such act 'denny': did you mean deny? It is one of: assert, ", id="value"),
        pytest.param("is:bogus", "no such state 'bogus': one of: named, unnamed, ", id="state"),
        pytest.param("said:2024-13", "said: 2024-13 is no date: give 2024, 2024-03, ", id="date"),
        pytest.param("said:2025..2024", "said: 2025..2024 ends before it begins; taken as 2024..2025", id="stretch"),
        pytest.param('a "b', 'a quotation mark is not closed: "b', id="mark"),
        pytest.param("a OR b", "OR is taken as a word: ", id="operator"),
        pytest.param("act: ", "act: needs a value after it, as in act:assert", id="no value"),
        pytest.param("-like:x", "like: says what to look for, and cannot be turned round", id="like"),
        pytest.param("x" * 50, "words of over 39 letters are left out: ", id="long word"),
        pytest.param("x " * LONGEST, "only the first 2,000 characters are looked at", id="long"),
        pytest.param(" ".join(map(str, range(99))), "only the first 40 conditions are looked at", id="many"),
    ],
)
def test_what_is_not_understood_is_told(text: str, note: str) -> None:
    assert any(line.startswith(note) for line in parse_query(text).notes)


@given(st.one_of(st.text(), st.lists(st.one_of(PIECES, st.text(max_size=3))).map("".join)))
@example("-" * 10_000)
@example('"' * 9_999)
@example("speaker:" * 2_000)
@example('act:,,,, -act:""')
@example('like:"\n"')
def test_any_string_is_a_query_and_its_canonical_form_is_the_same(text: str) -> None:
    query = parse_query(text)
    assert parse_query(str(query)) == query
    assert len(query.terms) <= MOST
    assert len(query.notes) <= NOTES
    assert not any("\n" in note for note in query.notes)


def test_understood_queries_have_no_notes() -> None:
    assert not parse_query('bridge "toll road" -school speaker:Quill act:deny said:2024.. like:"x" is:named').notes
