"""Direct, indirect, mixed: by quotation marks, or by a layout that is verbatim without them."""

import pytest

import onrecord

ARTICLE = """Minister answers

MODERATOR: Good morning. Ms. Vance will take questions now.

MS. VANCE: The bridge is closed. It will stay closed until the spring.

Q: Who pays for it?

MS. VANCE: The council told me that it will.
"""


def test_turns_of_a_transcript_are_direct() -> None:
    record = onrecord.read_text(ARTICLE)
    outer = [s for s in record.statements if s.parent is None]
    assert [(str(s.form), s.text.split()[0]) for s in outer] == [
        ("direct", "Good"), ("direct", "The"), ("direct", "Who"), ("direct", "The")
    ]  # fmt: skip


def test_labels_in_capitals_are_descriptions_where_they_describe() -> None:
    text = ARTICLE.replace("MODERATOR", "SENIOR ADMINISTRATION OFFICIAL") + "\nTHE PRESIDENT: It will not.\n"
    record = onrecord.read_text(text)
    entities = {e.id: e for e in record.entities or ()}
    outer = [entities[s.speaker] for s in record.statements if s.parent is None and s.speaker]
    assert [(e.name, str(e.type)) for e in outer] == [
        ("SENIOR ADMINISTRATION OFFICIAL", "unnamed"), ("VANCE", "person"), ("Q", "unnamed"), ("VANCE", "person"),
        ("THE PRESIDENT", "unnamed"),
    ]  # fmt: skip


@pytest.mark.parametrize("headline", ["Vance: The bridge is closed", "The bridge is closed: Vance"])
def test_a_headline_is_a_paraphrase(headline: str) -> None:
    record = onrecord.read_text(f"{headline}\n\nMinister Ada Vance said on Monday that the bridge is closed for now.\n")
    assert str(record.statements[0].form) == "indirect"


@pytest.mark.parametrize(
    ("headline", "channel"),
    [
        pytest.param("Press Briefing by Minister Ada Vance", "briefing", id="briefing"),
        pytest.param("Remarks by Minister Vance in Press Conference", "press conference", id="the more telling word"),
        pytest.param("Minister answers", None, id="no word for it"),
    ],
)
def test_a_turn_has_the_channel_of_its_text(headline: str, channel: str | None) -> None:
    record = onrecord.read_text(ARTICLE.replace("Minister answers", headline))
    outer = [s for s in record.statements if s.parent is None]
    assert {s.channel and s.channel.kind for s in outer} == {channel}


def test_a_release_is_a_statement() -> None:
    record = onrecord.read_text("Statement by Minister Ada Vance on the Bridge\n\nI am glad that the bridge is open.\n")
    first = record.statements[0]
    assert (first.channel and first.channel.kind, str(first.form)) == ("statement", "direct")
