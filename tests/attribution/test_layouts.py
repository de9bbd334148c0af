"""Who speaks by the layout alone."""

import pytest

from onrecord.attribution.draft import Draft
from onrecord.attribution.layouts import read_layouts
from onrecord.schema.article import Block, BlockKind
from tests.attribution.places import draft
from training.corpora import paragraphs_of

TURNS = (
    "ORR: Will you stay?\n\nMS. VANCE: I will. You said I would.\n\n(Laughter.)\n\nNobody else will.\n\n"
    "ORR: Thank you.\n\nEND 2:15 P.M."
)


def read(text: str, *drafts: Draft) -> list[tuple[str, list[str]]]:
    spans = paragraphs_of(text)
    blocks = [
        Block(BlockKind.PARAGRAPH if n else BlockKind.HEADLINE, span.start, span.end) for n, span in enumerate(spans)
    ]
    found = read_layouts(text, blocks, drafts)
    return [(d.source[0].of(text), [s.of(text) for s in d.content]) for d in found if d.by.startswith("rule.")]


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        pytest.param("Orr: The bridge is closed", [("Orr", ["The bridge is closed"])], id="who is heard in the body"),
        pytest.param("Ada Orr: The bridge is closed", [("Ada Orr", ["The bridge is closed"])], id="by full name"),
        pytest.param("Poll: Vance and Orr in dead heat", [("Poll", ["Vance and Orr in dead heat"])], id="a poll"),
        pytest.param("Bridge to stay shut for years: Orr", [("Orr", ["Bridge to stay shut for years"])], id="after"),
        pytest.param("Driver was asleep: police", [("police", ["Driver was asleep"])], id="after, in small letters"),
        pytest.param("The bridge: what we know", [], id="a subject"),
        pytest.param("Vance: The bridge is closed", [], id="who is not heard"),
        pytest.param("Mayor Orr Grills Builder Ada Orr: ‘Why?’", [], id="a sentence in capitals is no label"),
        pytest.param("The score is 3:2", [], id="no label"),
    ],
)
def test_headlines(headline: str, expected: list[tuple[str, list[str]]]) -> None:
    text = f"{headline}\n\nThe mayor, Ada Orr, said that the bridge is closed."
    assert read(text, draft(text, "Ada Orr, said"[:7], "said", "that the bridge is closed")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("“It is over.” ― Ada Orr", [("Ada Orr", ["“It is over.”"])], id="same paragraph"),
        pytest.param('"It is over." -- Ada Orr, a nurse', [("Ada Orr", ['"It is over."'])], id="with a role"),
        pytest.param("“It is over.”\n\n— Ada Orr", [("Ada Orr", ["“It is over.”"])], id="next paragraph"),
        pytest.param("“It is over,” Orr said — Ada Orr", [], id="a sentence, not a signature"),
        pytest.param("“Yes” — that was all Ada Orr would say.", [], id="a dash that goes on"),
    ],
)
def test_signatures(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert read(f"Voices\n\n{text}") == expected


@pytest.mark.parametrize(
    ("headline", "author"),
    [
        pytest.param("Statement by Mayor Ada Orr on the Bridge", "Mayor Ada Orr", id="statement by"),
        pytest.param("Remarks of Ada Orr", "Ada Orr", id="remarks of"),
        pytest.param("Statement from the Harbour", None, id="no name"),
        pytest.param("A statement by Mayor Ada Orr", None, id="a sentence about one"),
    ],
)
def test_releases(headline: str, author: str | None) -> None:
    body = ["I am glad.", "The bridge is open."]
    expected = [(author, body)] if author else []
    assert read("\n\n".join([headline, *body])) == expected


def test_a_release_that_is_quoted_is_an_article() -> None:
    text = "Statement by Mayor Orr on the Bridge\n\nMayor Ada Orr said that the bridge is open."
    assert read(text, draft(text, "Mayor Ada Orr", "said", "that the bridge is open")) == []


def test_turns() -> None:
    expected = [
        ("ORR", ["Will you stay?"]),
        ("MS. VANCE", ["I will. You said I would.", "Nobody else will."]),
        ("ORR", ["Thank you."]),
    ]
    assert read(f"Briefing\n\n{TURNS}") == expected


def test_an_article_goes_on_after_the_last_turn() -> None:
    text = f"Orr to stay\n\nThe two met on Monday for an hour in the old hall. Here it is:\n\n{TURNS}\n\nIt rained."
    assert read(text)[-1] == ("ORR", ["Thank you."])


@pytest.mark.parametrize("label", ["(({}))", "{}:"])
def test_interviews(label: str) -> None:
    turns = "\n\n".join(f"{label.format(who)} {who.title()} here." for who in ("ADA ORR", "WN", "ADA ORR"))
    assert read(f"Interview\n\n{turns}") == [
        ("ADA ORR", ["Ada Orr here."]), ("WN", ["Wn here."]), ("ADA ORR", ["Ada Orr here."])
    ]  # fmt: skip


INTERVIEW = (
    "Rower tells all\n\nAda Orr rows for Harrow, and she talked to the Courier in May about it and about her plans.\n\n"
    "((HC)) Why do you row?\n\n((Ada Orr)) I like it.\n\nI always did.\n\n((HC)) Will you stop?\n\n"
    "{}\n\n((HC)) What else?\n\n((Ada Orr)) Nothing."
)


@pytest.mark.parametrize(
    ("between", "expected"),
    [
        pytest.param("The race is in May.", [("HC", ["Will you stop?"])], id="who asks does not go on"),
        pytest.param(
            "((Ada Orr)) No.\n\nHaving won it, Ada Orr went on.",
            [("HC", ["Will you stop?"]), ("Ada Orr", ["No."])],
            id="nobody calls herself by her full name",
        ),
    ],
)
def test_an_article_goes_on_between_the_turns(between: str, expected: list[tuple[str, list[str]]]) -> None:
    first = [("HC", ["Why do you row?"]), ("Ada Orr", ["I like it.", "I always did."])]
    last = [("HC", ["What else?"]), ("Ada Orr", ["Nothing."])]
    assert read(INTERVIEW.format(between)) == [*first, *expected, *last]


@pytest.mark.issue(2)
@pytest.mark.parametrize(
    "headline", ["Remarks by Mayor Orr at the Harbour", "Remarks in Press Gaggle", "Press Call on Boats"]
)
def test_one_label_under_a_headline_of_a_transcript(headline: str) -> None:
    text = f"{headline}\n\nAldby Harbour\n\n3:27 P.M. CST\n\nQ Will you stay?\n\nTHE MAYOR: I will.\n\n3:28 P.M. CST"
    assert read(text) == [("Q", ["Will you stay?"]), ("THE MAYOR", ["I will."])]


@pytest.mark.issue(2)
def test_place_time_and_end_are_no_words_of_a_release() -> None:
    text = (
        "Remarks of Ada Orr\n\nAldby Harbour\n\n5:10 P.M.\n\nI am glad.\n\nThe bridge is open.\n\n###\n\nEND 5:12 P.M."
    )
    assert read(text) == [("Ada Orr", ["I am glad.", "The bridge is open."])]


def test_a_turn_of_stage_directions_is_none() -> None:
    assert read("Press Briefing\n\nQ (Inaudible.)\n\nORR: Go ahead.\n\nQ Why?") == [
        ("ORR", ["Go ahead."]),
        ("Q", ["Why?"]),
    ]


def test_two_labels_are_no_transcript() -> None:
    assert read("News\n\nORR: Will you stay?\n\nVANCE: I will.") == []


def test_pointers_to_other_articles_are_no_turns() -> None:
    assert read("News\n\n" + "\n\n".join(["ALSO SEE: Who closed the bridge", "It rained."] * 4)) == []


def test_the_parts_of_a_fact_check_are_no_turns() -> None:
    parts = ["CLAIM: The ferry sank.", "OUR ASSESSMENT: False.", "THE FACTS: It sailed.", "WHAT’S NEXT: It rains."]
    assert read("News\n\n" + "\n\n".join(parts)) == []


def test_what_is_found_in_a_turn_is_nested() -> None:
    text = f"Briefing\n\n{TURNS}"
    (nested,) = [
        d
        for d in read_layouts(
            text,
            [Block(BlockKind.PARAGRAPH, s.start, s.end) for s in paragraphs_of(text)],
            [draft(text, "You", "said", "I would")],
        )
        if "test" in d.by
    ]
    assert nested.by == "test.nested"
