"""Whole articles through the model: who revises, what, when."""

import pytest

import onrecord
from onrecord.schema.record import Record
from onrecord.schema.span import Span

PUBLISHED = "2024-05-16"


def words(record: Record, what: str | Span) -> str:
    """The words of a statement or a span."""
    if isinstance(what, Span):
        return what.of(record.article.text)
    return next(s.text for s in record.statements if s.id == what)


def read(text: str) -> Record:
    return onrecord.read_text(f"A day in Oslo\n\n{text}", published=PUBLISHED)


@pytest.mark.parametrize(
    ("text", "kind", "revised", "named"),
    [
        pytest.param(
            "Mayor Ada Lund said on Tuesday that she had misspoken when she said the bridge was safe.",
            "retraction", "the bridge was safe", "str", id="nested in a report",
        ),
        pytest.param(
            "Mayor Ada Lund said on Monday that the ferry was full of holes.\n\nLund"
            " withdrew the remark on Tuesday.",
            "retraction", "that the ferry was full of holes", "str", id="the remark",
        ),
        pytest.param(
            "The fire killed four people, police said.\n\nCorrection: An earlier version of this article misstated the"
            " number of engines.",
            "correction", "An earlier version of this article misstated the number of engines", "Span", id="a note",
        ),
        pytest.param(
            "“The storm hurt nine people,” Mayor Ada Lund said on Monday.\n\n“Six, not nine. We counted some twice,”"
            " Lund said on Tuesday.",
            "correction", "“The storm hurt nine people,”", "str", id="another number",
        ),
        pytest.param(
            "Governor Tomas Ek told farmers on Monday that they should “move”.\n\nEk was referring only to the cattle,"
            " his spokeswoman, Ida Berg, said on Tuesday.",
            "clarification", "that they should “move”", "str", id="a spokeswoman",
        ),
        pytest.param(
            "A former aide accused Senator Tomas Ek of taking money from a builder.\n\nEk denied on Tuesday that he had"
            " taken any money.",
            "denial", "money from a builder", "str", id="an accusation",
        ),
        pytest.param(
            "Senator Tomas Ek on Tuesday backtracked on his pledge to close the harbour.",
            "reversal", "his pledge to close the harbour", "Span", id="a pledge",
        ),
        pytest.param(
            "Senator Tomas Ek on Tuesday stood by his remark that the harbour was a disgrace.",
            "confirmation", "his remark that the harbour was a disgrace", "Span", id="stood by",
        ),
        pytest.param(
            "Senator Tomas Ek apologised on Tuesday for calling the dockers thieves.",
            "apology", "calling the dockers thieves", "Span", id="apology",
        ),
        pytest.param(
            "Mayor Ada Lund said on Monday that the ferry was full of holes.\n\nLund issued a retraction on Tuesday.",
            "retraction", "that the ferry was full of holes", "str", id="a noun with a light verb",
        ),
        pytest.param(
            "Mayor Ada Lund said on Monday that the ferry was full of holes.\n\n“I got that wrong,” Lund said on"
            " Tuesday.",
            "retraction", "that the ferry was full of holes", "str", id="in the first person",
        ),
        pytest.param(
            "“The storm hurt nine people,” Mayor Ada Lund said on Monday.\n\nLund said on Tuesday that six people had"
            " been hurt, not nine as she had said earlier.",
            "correction", "nine", "Span", id="as she had said earlier",
        ),
        pytest.param(
            "Mayor Ada Lund said on Monday that the ferry was full of holes.\n\nHer remark referred to an older ferry,"
            " her spokeswoman, Ida Berg, said on Tuesday.",
            "clarification", "that the ferry was full of holes", "str", id="what the remark referred to",
        ),
        pytest.param(
            "A former aide accused Mayor Ada Lund of taking money from a builder.\n\nLund insisted on Tuesday that she"
            " had never taken money from a builder.",
            "denial", "money from a builder", "str", id="the charge, negated",
        ),
        pytest.param(
            "Senator Tomas Ek on Tuesday said he would sell the harbour, weeks after he vowed never to sell it.",
            "reversal", "vowed never to sell it", "Span", id="after a vow",
        ),
    ],
)  # fmt: skip
def test_who_revises_what_and_when(text: str, kind: str, revised: str, named: str) -> None:
    record = read(text)
    (revision,) = record.revisions or ()
    assert revision.kind == kind
    assert revised in words(record, revision.revised)
    assert type(revision.revised).__name__ == named
    if "Tuesday" in text:
        assert [t.value for t in record.times or () if t.id == revision.when] == ["2024-05-14"]
        (speaker,) = [e for e in record.entities or () if e.id == revision.speaker]
        assert speaker.name in {"Ada Lund", "Tomas Ek", "Ida Berg"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Senator Ada Lund said on Tuesday that Tomas Ek had walked back his claims.", id="a rival's word"),
        pytest.param("“They did not say my name,” Mayor Ada Lund said.", id="what others did not say"),
        pytest.param("Mayor Ada Lund rejected Tomas Ek's suggestion that the bridge be closed.", id="disagreement"),
        pytest.param("The ministry confirmed on Tuesday that the port would close.", id="nothing said before"),
        pytest.param("Others dismissed the claims.", id="nobody"),
        pytest.param("“That is false,” Mayor Ada Lund said.", id="what is false is not known"),
        pytest.param("Mayor Ada Lund disavowed remarks that a party member had made.", id="another's remarks"),
        pytest.param(
            "Mayor Ada Lund, who promised to keep the harbour open, said on Tuesday that it would not be sold.",
            id="no opposite",
        ),
        pytest.param("There was no sign of Mayor Ada Lund shifting her stance on the harbour.", id="no sign of it"),
    ],
)
def test_what_is_not_sure_is_left_out(text: str) -> None:
    assert read(text).revisions == ()


def test_what_is_corrected_is_not_cut_inside_a_number() -> None:
    record = onrecord.read_text(
        "Ferries\n\nOn Friday, Norline corrected its earlier figure of 410,000 passengers to 401,000.\n"
    )
    (revision,) = record.revisions or ()
    assert isinstance(revision.revised, Span)
    assert "410,000" in revision.revised.of(record.article.text)
