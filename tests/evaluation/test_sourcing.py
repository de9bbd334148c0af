from dataclasses import replace

import pytest

from evaluation import sourcing
from evaluation.sourcing import (
    Judged,
    Sourced,
    alike,
    gold_statements,
    judge,
    kind_of,
    predicted_statements,
    sub_sentences,
    summarize,
)
from onrecord.pipeline import read_text
from onrecord.schema.entity import Entity, EntityType, Links, Role
from onrecord.schema.span import Span
from onrecord.schema.statement import SpeakerKind
from training.corpora import shared_folder

FERRY = "The ferry will not run again before the hull has been repaired"
ROW = {"statement": f"{FERRY}, the harbour master said.", "type": "Named Person", "name": "Ada Lund", "title": ""}


VARIANTS = ("name, as the corpus has it", "name or alias")


def sourced(
    text: str,
    name: str | None = "ada lund",
    kind: str | None = "person",
    titles: tuple[str, ...] = (),
    justifications: tuple[str, ...] = (),
) -> Sourced:
    return Sourced((text.lower(),), sub_sentences(text, least=3), kind, name, titles, justifications)


def test_sub_sentences() -> None:
    text = "“It was late,” she said. Some 14,000\xa0people\nwaited."
    assert sub_sentences(text) == ("“it was late", "she said.", "some 14,000 people", "waited.")
    assert sub_sentences(text, least=3) == ("“it was late", "some 14,000 people")
    assert sub_sentences("Never again", least=3) == ("never again",)


def test_alike() -> None:
    assert alike("the harbour master", "the harbour master") == 100
    assert alike("the harbour master", "the harbor master") > 90
    assert alike("abc", "xyz") == 0


@pytest.mark.parametrize(
    ("text", "found", "strict"),
    [
        pytest.param(f"{FERRY}, the harbour master said.", True, True, id="the same"),
        pytest.param(FERRY.replace("repaired", "mended"), True, True, id="much the same"),
        pytest.param(f"{FERRY}. {'Nobody is to be blamed for it now. ' * 3}", True, False, id="more than it"),
        pytest.param("The harbour master said nothing about the crew of the ferry", False, False, id="another"),
    ],
)
def test_found(text: str, found: bool, strict: bool) -> None:  # noqa: FBT001
    judged = judge([sourced(f"{FERRY}, the harbour master said.")], [sourced(text)])
    assert (len(judged.pairs), judged.matching, judged.strict) == (found, found, strict)


def test_several_of_the_gold_may_be_one_of_ours() -> None:
    second = "Nobody is to be blamed for what the storm did to it"
    gold = [sourced(FERRY), sourced(second)]
    judged = judge(gold, [sourced(f"{FERRY}. {second}"), sourced("Tickets are paid back by post")])
    assert summarize([judged]) == pytest.approx(
        {
            **dict.fromkeys(summarize([judged]), 0.0),
            "statements found": 100,
            "statements found, precision": 50,
            "statements found, F1": 200 / 3,
            "statements found, strict": 50,
            "statements found, strict F1": 50,
            **dict.fromkeys(("type", "name", *VARIANTS, "title", "justification", "name, strict"), 100),
        }
    )


@pytest.mark.parametrize(
    ("gold", "predicted", "right"),
    [
        pytest.param(
            sourced(FERRY), sourced(FERRY), "type, name, name strict, title, justification", id="nothing more is stated"
        ),
        pytest.param(sourced(FERRY), sourced(FERRY, None, None), "", id="a speaker that is not resolved"),
        pytest.param(
            sourced(FERRY, "ada lund"),
            sourced(FERRY, "ada p. lund"),
            "type, name, title, justification",
            id="nearly the name",
        ),
        pytest.param(
            sourced(FERRY, "", "unnamed"),
            sourced(FERRY, "a deckhand", "unnamed"),
            "type, name, title, justification",
            id="no name",
        ),
        pytest.param(
            sourced(FERRY, "", "unnamed"), sourced(FERRY, "bo ek"), "justification", id="a name where there is none"
        ),
        pytest.param(
            sourced(FERRY, titles=("harbour master, port of ystad",)),
            sourced(FERRY, "ek", titles=("harbour master",)),
            "type, title, justification",
            id="part of the title, the name wrong",
        ),
        pytest.param(
            sourced(FERRY, titles=("harbour master",), justifications=("who inspected the hull",)),
            sourced(FERRY, titles=("the harbour master",), justifications=("inspected the hull",)),
            "type, name, name strict, title, title strict, justification, justification strict",
            id="all of it",
        ),
        pytest.param(
            sourced(FERRY, titles=("harbour master",), justifications=("who inspected the hull",)),
            sourced(FERRY),
            "type, name, name strict, title",
            id="a title left out counts with the name right",
        ),
        pytest.param(
            sourced(FERRY, "sea board", "organization"),
            sourced(FERRY, "sea board", "document"),
            "name, name strict, title, justification",
            id="another type",
        ),
    ],
)
def test_attributes(gold: Sourced, predicted: Sourced, right: str) -> None:
    scores = summarize([judge([gold], [predicted])])
    asked = [name for name in scores if "found" not in name and name not in VARIANTS]
    found = [name.replace(", ", " ") for name in asked if scores[name] == 100]
    assert sorted(found) == sorted(filter(None, right.split(", ")))


@pytest.mark.parametrize(
    ("gold", "predicted", "right"),
    [
        pytest.param(sourced(FERRY, "the post"), sourced(FERRY, "post"), (True, False, True), id="an article"),
        pytest.param(
            sourced(FERRY, "", "organization"),
            replace(sourced(FERRY, "police", "organization"), described=True),
            (True, False, True),
            id="a body without a name",
        ),
        pytest.param(
            sourced(FERRY, "sea u", "organization"),
            replace(sourced(FERRY, "union of ferries", "organization"), aliases=("sea u",)),
            (False, False, True),
            id="a short name",
        ),
        pytest.param(sourced(FERRY), sourced(FERRY, None), (False, False, False), id="nobody"),
    ],
)
def test_names(gold: Sourced, predicted: Sourced, right: tuple[bool, bool, bool]) -> None:
    scores = summarize([judge([gold], [predicted])])
    assert tuple(scores[name] == 100 for name in ("name", *VARIANTS)) == right


def test_nothing_found_is_no_hundred() -> None:
    assert not any(summarize([Judged((sourced(FERRY),), (sourced("Bread is dear"),), (), 0, 0)]).values())


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Named individual", "person"),
        ("Named Person", "person"),
        ("Unamed Group of People", "unnamed"),
        ("Unnamed group", "unnamed"),
        ("Unnamed individual", "unnamed"),
        ("Named Organization", "organization"),
        ("document", "document"),
        ("", None),
    ],
)
def test_kinds(label: str, kind: str | None) -> None:
    assert kind_of(label) == kind


def test_unknown_kind() -> None:
    with pytest.raises(ValueError, match="Robot"):
        kind_of("Robot")


def test_gold_is_pooled_by_name() -> None:
    rows = [
        {**ROW, "justification": "who was on board"},
        {**ROW, "title": "Harbour master", "justification": ""},
        {**ROW, "name": "", "title": "Cook", "justification": ""},
    ]
    gold = gold_statements(rows)
    assert [g.titles for g in gold] == [("harbour master",), ("harbour master",), ("cook",)]
    assert [g.justifications for g in gold] == [("who was on board",), ("who was on board",), ()]


def test_our_statements_have_no_piece_without_content() -> None:
    record = read_text(f"“{FERRY},” the harbour master Ada Lund said on Monday.\n\nIt had been raining all week.")
    (statement,) = predicted_statements(record)
    assert statement.texts[1].endswith("the harbour master ada lund said")
    assert not any("lund" in piece for piece in statement.pieces)
    assert summarize([judge(gold_statements([{**ROW, "justification": ""}]), [statement])])["statements found"] == 100


def test_our_speakers() -> None:
    text = f"“{FERRY},” Ada Lund, the harbour master of Ystad, who was on board, said."
    record = read_text(text)

    def place(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    role = Role("harbour master", "Ystad", *place("the harbour master of Ystad"))
    lund = Entity("e1", EntityType.PERSON, "Ada Lund", (), (role,), (), Links())
    statement = replace(
        record.statements[0],
        speaker="e1",
        speaker_kind=SpeakerKind.PERSON,
        justification=Span(*place("who was on board")),
    )
    (found,) = predicted_statements(replace(record, entities=(lund,), statements=(statement,)))
    assert (found.kind, found.name, found.justifications) == ("person", "ada lund", ("who was on board",))
    assert found.titles[:2] == ("harbour master", "harbour master, ystad")


def test_without_corpora(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_SHARED", "/nowhere")
    with pytest.raises(FileNotFoundError):
        shared_folder()
    with pytest.raises(FileNotFoundError):
        sourcing.score()
