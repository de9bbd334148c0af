"""Why a source would know, told elsewhere in the article; people and places are invented."""

import re

import pytest

from onrecord.schema.entity import Entity, EntityType, Links, Mention, MentionKind
from onrecord.statements.background import Background
from tests.statements.marked import marked, shown

SAYS = "\n<s>Quill</s> <q>said</q> <c>Orr had worked at the port for years</c>."


def grounds(text: str, name: str, kind: EntityType = EntityType.PERSON) -> str | None:
    article, attribution = marked(text + SAYS)
    named = [Mention(*m.span(), MentionKind.NAME) for m in re.finditer(name, article.text)]
    pronouns = [Mention(*m.span(), MentionKind.PRONOUN) for m in re.finditer(r"\bShe\b", article.text)]
    entity = Entity("en-1", kind, name, (), (), tuple(sorted([*named, *pronouns], key=lambda m: m.start)), Links())
    return shown(article, Background(article, [attribution]).find_grounds(entity))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Edda Orr, who took part in the talks, left early.", "who took part in the talks"),
        ("Edda Orr, a Harrow lawyer, who attended the session, left.", "who attended the session"),
        ("Edda Orr, a long-time clerk, and friend of the Bell family, left.", "friend of the Bell family"),
        ("Edda Orr, a ferry employee and a union delegate, left.", "a ferry employee"),
        ("Edda Orr had worked at the port for ten years, until May.", "Edda Orr had worked at the port for ten years"),
        ("Edda Orr left. She was living near the quay when it fell.", "She was living near the quay when it fell"),
    ],
)
def test_grounds(text: str, why: str) -> None:
    assert grounds(text, "Edda Orr") == why


def test_grounds_of_a_body() -> None:
    text = "The fund is run by Gull Watch, which monitors the coast."
    assert grounds(text, "Gull Watch", EntityType.ORGANIZATION) == "which monitors the coast"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Edda Orr, the mayor of Harrow, left.", id="a role"),
        pytest.param("Edda Orr, head of a union, which represents sailors, left.", id="another's clause"),
        pytest.param("“Edda Orr was at the scene,” he said.", id="quoted"),
        pytest.param("Edda Orr would have worked at the port.", id="not plain"),
        pytest.param("Tam Bell and Edda Orr left.", id="nothing"),
        pytest.param("Bell said that Edda Orr lives in Harrow.", id="not the subject of a sentence"),
    ],
)
def test_no_grounds(text: str) -> None:
    assert grounds(text, "Edda Orr") is None
