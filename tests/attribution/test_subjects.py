"""Whose verb it is: nobody is given what the verb of another clause or sentence says."""

from dataclasses import replace

import pytest

from onrecord.attribution.draft import Draft
from onrecord.attribution.subjects import own_subjects
from tests.attribution.places import draft, place

LAUNCH = "Talks failed. The Harbor Survey Office (HSO) reported a leak. The Ferry Office said it was small."
OWN = "Orr called himself the Harbor Party and said he did not mind."
ASKED = "When confronted with the claim he sank it, Orr told Tam Vance: “No, it is not true.”"
ASKED_FIRST = "The ferry, Orr told the Courier, “is not true.”"
OFFICE = "A member of the board, Ann Orr, wrote “We will see.”"
NO_OFFICE = "The ferry line, Ann Orr wrote, “will be seen.”"
CALLED = "The Courier said on Monday a port official, whom it did not name, called it sunk."
TOLD = "Orr told a clerk, whom he did not name, called it sunk."


@pytest.mark.parametrize(
    ("text", "parts", "expected"),
    [
        pytest.param(
            LAUNCH,
            ("The Ferry Office", "reported", "a leak"),
            "The Harbor Survey Office (HSO)",
            id="the subject of the sentence",
        ),
        pytest.param(
            "Orr spoke. The new rule, in force since May, forbids rowing.",
            ("Orr", "forbids", "rowing"),
            None,
            id="a sentence between",
        ),
        pytest.param(
            "Ed Orr (H-Norl.) said it sank.", ("Ed Orr (H-Norl", "said", "it sank"), "Ed Orr (H-Norl", id="no sentence"
        ),
        pytest.param(
            "Orr visited Norland to discuss the leak.",
            ("Orr visited Norland", "to discuss", "the leak"),
            "Orr",
            id="a visit to discuss",
        ),
        pytest.param(
            "Tides published a study by Ann Orr, saying it sank.",
            ("Tides published a study by Ann Orr", "saying", "it sank"),
            "Tides",
            id="a study, saying",
        ),
        pytest.param(
            "A clerk who wrote the letter, saying it sank.",
            ("A clerk who wrote the letter", "saying", "it sank"),
            "A clerk who wrote the letter",
            id="a clause on the source",
        ),
        pytest.param(
            "The police face allegations they were late.",
            ("The police", "face allegations", "they were late"),
            None,
            id="who is accused",
        ),
        pytest.param(
            "It had been agreed under Mayor Orr.", ("Mayor Orr", "had been agreed", "It"), None, id="who ruled then"
        ),
        pytest.param(
            "“We row,” writes Ann Orr on Instagram.",
            ("Ann Orr on Instagram", "writes", "“We row,”"),
            "Ann Orr",
            id="on a site",
        ),
        pytest.param(
            "“We row,” according to a post on Monday by Mayor Orr. The ferry sank.",
            ("a post", "according to", "“We row,”"),
            "a post on Monday by Mayor Orr",
            id="who wrote a post",
        ),
        pytest.param("It was agreed by Mayor Orr.", ("Mayor Orr", "was agreed", "It"), "Mayor Orr", id="who agreed"),
    ],
)
def test_sources(text: str, parts: tuple[str, str, str], expected: str | None) -> None:
    (found,) = own_subjects(text, [draft(text, *parts)])
    assert (found.source[0].of(text) if found.source else None) == expected


def test_two_verbs_share_their_subject() -> None:
    first = draft(OWN, "Orr", "called", "himself the Harbor Party")
    found = own_subjects(OWN, [first, draft(OWN, "the Harbor Party and", "said", "he did not mind")])
    assert [draft.source[0].of(OWN) for draft in found] == ["Orr", "Orr"]


def test_the_verb_before_its_subject() -> None:
    text = "“We row” tweeted Johansen “to win it.”"
    parts = tuple(span for part in ("“We row”", "Johansen “to win it.”") for span in place(text, part))
    (found,) = own_subjects(text, [Draft((), place(text, "tweeted"), parts, 0.9, "test")])
    assert [span.of(text) for span in (*found.source, *found.content)] == ["Johansen", "“We row”", "“to win it.”"]


@pytest.mark.parametrize(
    ("text", "who", "cue", "parts", "expected"),
    [
        pytest.param(
            ASKED, "Orr", "told", ("he sank it", "“No, it is not true.”"), ("Orr", "“No, it is not true.”"), id="asked"
        ),
        pytest.param(
            ASKED_FIRST,
            "Orr",
            "told",
            ("The ferry", "“is not true.”"),
            ("Orr", "The ferry", "“is not true.”"),
            id="in two parts",
        ),
        pytest.param(
            OFFICE,
            "Ann Orr",
            "wrote",
            ("A member of the board", "“We will see.”"),
            ("A member of the board, Ann Orr", "“We will see.”"),
            id="an office",
        ),
        pytest.param(
            NO_OFFICE,
            "Ann Orr",
            "wrote",
            ("The ferry line", "“will be seen.”"),
            ("Ann Orr", "The ferry line", "“will be seen.”"),
            id="no office",
        ),
        pytest.param(
            CALLED,
            "The Courier",
            "said",
            ("whom it did not name, called it sunk",),
            ("The Courier", "a port official, whom it did not name, called it sunk"),
            id="a whole object",
        ),
        pytest.param(
            TOLD,
            "Orr",
            "told",
            ("whom he did not name, called it sunk",),
            ("Orr", "whom he did not name, called it sunk"),
            id="who is told",
        ),
    ],
)
def test_contents(text: str, who: str, cue: str, parts: tuple[str, ...], expected: tuple[str, ...]) -> None:
    made = replace(draft(text, who, cue, parts[0]), content=tuple(span for part in parts for span in place(text, part)))
    (found,) = own_subjects(text, [made])
    assert tuple(span.of(text) for span in (*found.source, *found.content)) == expected


@pytest.mark.parametrize(
    ("source", "cue", "expected"),
    [
        pytest.param("the mayor met rowers in Aldby", "to discuss", "the mayor", id="a purpose"),
        pytest.param("Orr, who met the rowers,", "said", "Orr, who met the rowers,", id="no purpose"),
        pytest.param("three rowers", "to discuss", "three rowers", id="no verb"),
    ],
)
def test_ends_before_a_verb(source: str, cue: str, expected: str) -> None:
    text = f"On Monday {source} {cue} the ferry."
    (found,) = own_subjects(text, [draft(text, source, cue, "the ferry")])
    assert found.source[0].of(text) == expected


@pytest.mark.parametrize(
    ("before", "cue", "expected"),
    [
        pytest.param("The Harbor Union, which has 4,000 rowers, ", "threatened", "The Harbor Union", id="a clause"),
        pytest.param("It sank. Orr, 51, has ", "pleaded", "Orr", id="an age"),
        pytest.param("Orr, which is late, ", "is expected", None, id="a passive"),
        pytest.param("It sank near Orr, 51, ", "threatened", None, id="more than a name"),
    ],
)
def test_the_name_before_an_aside(before: str, cue: str, expected: str | None) -> None:
    text = f"{before}{cue} to strike."
    [found] = own_subjects(text, [replace(draft(text, cue, cue, "to strike"), source=())])
    assert (found.source[0].of(text) if found.source else None) == expected
