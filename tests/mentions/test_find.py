"""From an article to its entities and its sources, with the packaged model; people and places are invented."""

import pytest

from onrecord import Record, read_text

STORY = """Harbor line to close, minister says

Transport Minister Edda Quillon said on Tuesday that the harbor line would close in May.

“We cannot keep it open,” she told reporters.

Tam Orrin, a lawyer for the ferry workers, said the decision was wrong. He called it a mistake.

A spokesman for Harrow Ferries said the company would appeal. The minister said it could.

According to a report by the audit office, the line has lost money for years.
"""


@pytest.fixture(scope="module")
def record() -> Record:
    return read_text(STORY, published="2026-03-03")


def speakers(record: Record) -> list[tuple[str, str]]:
    """The words of each source with the name of who is meant."""
    text = record.article.text
    names = {entity.id: entity.name for entity in record.entities or ()}
    sources = {a.id: " ".join(s.of(text) for s in a.source) for a in record.attributions}
    return [(sources[s.attribution], names.get(s.speaker or "", "")) for s in record.statements]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Transport Minister Edda Quillon", "Edda Quillon"),
        ("she", "Edda Quillon"),
        ("The minister", "Edda Quillon"),
        ("He", "Tam Orrin"),
        ("A spokesman for Harrow Ferries", "Harrow Ferries"),
    ],
)
def test_who_is_meant(record: Record, source: str, name: str) -> None:
    assert (source, name) in speakers(record)


def test_a_role_is_kept_with_its_place(record: Record) -> None:
    orrin = next(e for e in record.entities or () if e.name == "Tam Orrin")
    (role,) = orrin.roles
    assert role.title == "lawyer for the ferry workers"
    assert role.span.of(record.article.text) == "a lawyer for the ferry workers"


def test_every_mention_is_in_the_text_and_every_speaker_is_an_entity(record: Record) -> None:
    text = record.article.text
    known = {entity.id for entity in record.entities or ()}
    assert len(known) == len(record.entities or ())
    for entity in record.entities or ():
        assert entity.mentions
        assert all(m.span.of(text).strip() == m.span.of(text) != "" for m in entity.mentions)
    for statement in record.statements:
        assert statement.speaker is None or statement.speaker in known
        assert set(statement.addressees or ()) | set(statement.via or ()) <= known


def test_a_speaker_that_cannot_be_told_stays_open() -> None:
    record = read_text(
        "Ferry news\n\nThe harbor was quiet. “He knew,” he said.\n\nNobody was named there at all today.\n"
    )
    assert all(statement.speaker is None for statement in record.statements)
