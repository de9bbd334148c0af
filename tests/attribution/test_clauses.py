"""Clauses: nouns that report, passives, contents that run on."""

import pytest

from onrecord.attribution.boundaries import without_day
from onrecord.attribution.clauses import noun_reports, repair, shorten
from onrecord.attribution.draft import Draft
from onrecord.schema.span import Span
from onrecord.text import find_quotations
from tests.attribution.places import draft, place


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "It followed the mayor's indication earlier Thursday that a second vote was near.",
            ("the mayor's", "indication", "that a second vote was near"),
            id="a time between noun and clause",
        ),
        pytest.param(
            "He spoke of the Treasury announcement that rates would fall, then left.",
            ("the Treasury", "announcement", "that rates would fall"),
            id="up to the comma",
        ),
        pytest.param("The claim that Ms. Orr lied hurt her.", None, id="subject of its sentence"),
        pytest.param("She met his claim with a laugh.", None, id="no clause"),
    ],
)
def test_noun_reports(text: str, expected: tuple[str, str, str] | None) -> None:
    found = noun_reports(text, [Span(0, len(text))], [])
    shown = [tuple(part[0].of(text) for part in (d.source, d.cue, d.content)) for d in found]
    assert shown == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "found", "others", "content"),
    [
        pytest.param(
            "Orr said that when the vote fell, she had left.",
            ("Orr", "said", "that when the vote fell"),
            [],
            "that when the vote fell, she had left",
            id="a clause that opens with a subordinate one",
        ),
        pytest.param(
            "Orr said she had misspoken when she claimed it was lost, and had meant won.",
            ("Orr", "said", "she had misspoken"),
            [("she claimed"[:3], "claimed", "it was lost")],
            "she had misspoken when she claimed it was lost, and had meant won",
            id="a report inside, and the clause goes on",
        ),
        pytest.param(
            "Orr said “no,” when Dunn claimed it was lost.",
            ("Orr", "said", "“no,”"),
            [("Dunn", "claimed", "it was lost")],
            "“no,”",
            id="a quotation ends with its mark",
        ),
        pytest.param(
            "Dunn asked if she would go, Orr said she would.",
            ("Dunn", "asked", "if she would go"),
            [],
            "if she would go",
            id="a question is no condition",
        ),
        pytest.param(
            "Orr said it was late, Mr. Dunn left.",
            ("Orr", "said", "it was late"),
            [],
            "it was late",
            id="nothing to do",
        ),
    ],
)
def test_contents_that_run_on(
    text: str, found: tuple[str, str, str], others: list[tuple[str, str, str]], content: str
) -> None:
    drafts = [draft(text, *found)]
    for source, cue, inner in others:
        at = text.index(cue)
        near = Span(text.rindex(source, 0, at), text.rindex(source, 0, at) + len(source))
        drafts.append(Draft((near,), place(text, cue), place(text, inner), 0.9, "test"))
    assert repair(text, [Span(0, len(text))], [], drafts)[0].content[0].of(text) == content


def test_who_is_told_is_not_who_tells() -> None:
    text = "Dunn, told by the Courier's Ada Orr that the vote was lost, laughed at it."
    turned = repair(text, [Span(0, len(text))], [], [draft(text, "Dunn", "told", "that the vote was lost, laughed")])[0]
    assert turned.source[0].of(text) == "the Courier's Ada Orr"
    assert turned.content[0].of(text) == "that the vote was lost"


@pytest.mark.parametrize(
    ("cue", "expected"), [("said Thursday", "said"), ("said late on Friday night", "said"), ("says", "says")]
)
def test_a_day_is_no_part_of_a_cue(cue: str, expected: str) -> None:
    assert without_day(cue, Span(0, len(cue))).of(cue) == expected


@pytest.mark.parametrize(
    ("source", "cue", "content", "kept"),
    [
        pytest.param("its", "finding", "that he knew and blamed her", "that he knew and blamed her", id="no speech"),
        pytest.param("its", "conclusion", "that he knew and blamed her", "that he knew", id="a main verb follows"),
        pytest.param("it", "said", "that he knew and blamed her", "that he knew and blamed her", id="a verb's clause"),
        pytest.param("According to", "two aides", "he knew", "he knew", id="nothing to cut"),
        pytest.param("Orr", "said", "“no” before leaving the room", "“no”", id="when it was said"),
        pytest.param("Orr", "said", "“no” to the plan", "“no” to the plan", id="what it was said to"),
    ],
)  # fmt: skip
def test_where_a_clause_ends(source: str, cue: str, content: str, kept: str) -> None:
    text = f"{source} {cue} {content}."
    assert shorten(text, draft(text, source, cue, content)).content[0].of(text) == kept


def test_an_aside_on_the_source_is_no_content() -> None:
    text = "According to two aides, who asked not to be named, he knew it."
    found = shorten(text, draft(text, "two aides", "According to", "who asked not to be named, he knew it"))
    assert found.content[0].of(text) == "he knew it"


def test_what_follows_a_colon_after_the_source_goes_on() -> None:
    text = "It has failed twice, according to the board: It sank in May and in June. Nobody spoke."
    (found,) = repair(text, [Span(0, len(text))], [], [draft(text, "the board", "according to", "It has failed twice")])
    assert [span.of(text) for span in found.content] == ["It has failed twice", "It sank in May and in June"]


def test_a_cue_governs_its_own_sentence_and_the_quotations_that_go_on() -> None:
    text = "It was late when she came. “We lost,” Orr said. “We will not stay.” Then it rained."
    stray, words, more = "It was late when she came", "“We lost,”", "“We will not stay.”"
    found = Draft(
        place(text, "Orr"),
        place(text, "said"),
        tuple(span for part in (stray, words, more) for span in place(text, part)),
        0.9,
        "test",
    )
    paragraphs = [Span(0, len(text))]
    (kept,) = repair(text, paragraphs, find_quotations(text, paragraphs), [found])
    assert [span.of(text) for span in kept.content] == [words, more]


def test_an_aside_on_the_source_is_whole() -> None:
    text = "Ada Orr, who met Vance on Monday, did not rule out a vote."
    (found,) = repair(
        text, [Span(0, len(text))], [], [draft(text, "Ada Orr, who met Vance", "did not rule out", "a vote")]
    )
    assert found.source[0].of(text) == "Ada Orr, who met Vance on Monday"


def test_the_pronoun_of_an_aside_is_no_content() -> None:
    text = "The report, which the Courier has, says the crane fell."
    one = draft(text, "The report", "says", "the crane fell")
    found = Draft(one.source, one.cue, (*place(text, "which"), *one.content), 0.9, "test")
    assert [s.of(text) for s in repair(text, [Span(0, len(text))], [], [found])[0].content] == ["the crane fell"]


def test_a_quotation_after_its_cue_is_content() -> None:
    text = "She wrote a novel, which the Courier called “the steamiest of all.”"
    paragraphs = [Span(0, len(text))]
    found = repair(text, paragraphs, find_quotations(text, paragraphs), [draft(text, "the Courier", "called", "which")])
    assert [s.of(text) for s in found[0].content] == ["which", "“the steamiest of all.”"]
