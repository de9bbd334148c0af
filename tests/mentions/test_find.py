"""From an article to its entities and its sources, with the packaged model; people and places are invented."""

import pytest

from onrecord import Record, read_text
from onrecord.encoder import load_model
from onrecord.mentions import resolve_pronouns
from onrecord.schema.span import Span

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


DISPUTE = """Owner sues the port of Harrow

Edda Quillon, the owner of the ferry Grey Heron, sued the Harrow Port Authority on Monday.

Quillon’s lawyers, from the law firm Orvik Legal Group, said in their petition that the fine was too high. The county attorneys said it was fair.

The lawyer representing Quillon said that the judge could lift it. Her attorneys argued that nobody had been hurt.

A statement from Harrow Port Authority said the rules were clear. “We will see them in court,” the 44-year-old said.

Some say the port is to blame. Investigators said the engine had failed.
"""  # noqa: E501


@pytest.mark.parametrize(
    ("source", "name"),
    [
        pytest.param("Quillon’s lawyers, from the law firm Orvik Legal Group", "Orvik Legal Group", id="from a firm"),
        pytest.param("The county attorneys", "The county attorneys", id="others of the same trade"),
        pytest.param("The lawyer representing Quillon", "Orvik Legal Group", id="whose lawyer"),
        pytest.param("Her attorneys", "Orvik Legal Group", id="her lawyers"),
        pytest.param("A statement from Harrow Port Authority", "Harrow Port Authority", id="whose statement"),
        pytest.param("Some", "Some", id="a quantity is no name"),
        pytest.param("Investigators", "Investigators", id="a noun is no name"),
    ],
)
def test_who_is_behind_a_description(source: str, name: str) -> None:
    record = read_text(DISPUTE, published="2026-03-03")
    assert (source, name) in speakers(record)
    kinds = {e.name: e.type for e in record.entities or ()}
    assert kinds.get("Some") == kinds.get("Investigators") == "group"


COUNCIL = """Council and ferry line at odds

Deputy Governor Tam Orrin said on Monday that the line was safe. The governor said it was not.

The mayor and vice mayor of Harrow promised to look into it. The union and the port said they would wait.

Voter Edda Quillon told reporters that she was angry. Harrow Ferry Manager Ines Vold said the boats would run.

“You can see for yourselves,” Vold said. You said it was safe.

Part of the manager’s statement reads: “We will run.” The Harrow government declined to comment.
"""


@pytest.mark.parametrize(
    ("source", "name"),
    [
        pytest.param("The governor", "The governor", id="a deputy is not the governor"),
        pytest.param("The mayor and vice mayor of Harrow", "The mayor and vice mayor of Harrow", id="two offices"),
        pytest.param("The union and the port", "The union and the port", id="two bodies"),
        pytest.param("Voter Edda Quillon", "Edda Quillon", id="a trade is no part of a name"),
        pytest.param("Part of the manager’s statement", "Ines Vold", id="part of a statement"),
        pytest.param("The Harrow government", "The Harrow government", id="a body with a name before it"),
    ],
)
def test_who_is_not_taken_for_another(source: str, name: str) -> None:
    assert (source, name) in speakers(read_text(COUNCIL, published="2026-03-03"))


@pytest.mark.parametrize("aside", ["", ", the minister,", ", told of the sale,", ", who runs the line,"])
def test_the_subject_of_a_clause_is_not_its_object(aside: str) -> None:
    text = f"Maria Vold came to Harrow in May. Anna Quillon{aside} met her at the quay."
    antecedent = resolve_pronouns(text, load_model()).get(Span(text.index("her "), text.index("her ") + 3))
    assert antecedent is not None
    assert antecedent.of(text) == "Maria Vold"


INTERVIEW = """Natasha Quillon spoke to Wikinews about the ferry on Monday. “It was late,” Quillon said.

WN: What next for the ferry line?

NQ: We think it will run again in May, and we hope so.

WN: When will it be known?

NQ: I think it will be known in June.

WN: Thank you.

NQ: Thank you.
"""


def test_initials_in_a_transcript_are_the_person() -> None:
    said = speakers(read_text(INTERVIEW))
    assert {name for source, name in said if source in {"NQ", "We", "I"}} == {"Natasha Quillon"}


def test_a_word_with_a_capital_inside_is_no_person() -> None:
    record = read_text("PolitiFact rated the claim false on Monday. PolitiFact said the mayor had exaggerated.")
    kinds = {e.name: e.type for e in record.entities or ()}
    assert kinds["PolitiFact"] == "organization"


ABROAD = """US urges calm in Harrow

The World Health Organization (WHO) met on Monday. WHO said the fever was mild.

Reports citing sources within the Harrow Ferry Board said the line would close.
"""


@pytest.mark.parametrize(
    ("source", "name"),
    [
        pytest.param("WHO", "World Health Organization", id="no pronoun"),
        pytest.param("US", "US", id="no pronoun of the speaker"),
    ],
)
def test_names_in_capitals_are_no_pronouns(source: str, name: str) -> None:
    assert (source, name) in speakers(read_text(ABROAD))


def test_whom_reports_cite_does_not_say_it() -> None:
    assert "Harrow Ferry Board" not in {name for _, name in speakers(read_text(ABROAD))}


def test_who_wrote_the_article_is_nobody_in_it() -> None:
    record = read_text("""Harbor fee will rise, council says

By Ida Moen

KVALSUND — The harbor fee will rise to 40 crowns a day, the town council said on Tuesday.

The union said 150 of its members had signed a petition. Its chairman, Per Lie, denied that it had agreed to the fee.
He said it would strike.
""")
    assert "Ida Moen" in [entity.name for entity in record.entities or ()]
    assert "Ida Moen" not in [name for _, name in speakers(record)]
