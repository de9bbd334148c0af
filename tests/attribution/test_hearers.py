"""Who stands before a passive cue, or before one of getting word."""

import pytest

from onrecord.attribution.draft import Draft
from onrecord.attribution.hearers import settle_subject
from tests.attribution.places import draft, place


@pytest.mark.parametrize(
    ("source", "cue", "content"),
    [
        pytest.param("The mayor", "was warned", "that the bridge was unsafe", id="was warned"),
        pytest.param("The mayor", "had also been told", "that the bridge was unsafe", id="had been told"),
        pytest.param("Orr", "received a warning", "that the bridge was unsafe", id="received a warning"),
        pytest.param("Orr", "got a letter that said", "the bridge was unsafe", id="got a letter that said"),
    ],
)
def test_who_hears_it_is_no_source(source: str, cue: str, content: str) -> None:
    text = f"{source} {cue} {content}."
    settled = settle_subject(text, draft(text, source, cue, content))
    assert settled
    assert settled.source == ()


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        pytest.param("had no warning of", "the strike", id="no warning"),
        pytest.param("received no notice", "that the road would close", id="no notice"),
        pytest.param("had been given no indication", "that the bridge was unsafe", id="no indication"),
        pytest.param("received complaints about", "the smell", id="complaints about a thing"),
    ],
)
def test_what_nobody_reports(cue: str, content: str) -> None:
    text = f"The council {cue} {content}."
    assert settle_subject(text, draft(text, "The council", cue, content)) is None


def test_who_is_asked_for_comment_asks_for_nothing() -> None:
    text = "The port, asked for comment, gave no answer."
    assert settle_subject(text, draft(text, "The port", "asked for", "comment")) is None


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        pytest.param("told", "reporters that the road would close", id="told"),
        pytest.param("gave notice", "that the road would close", id="gave notice"),
        pytest.param("had a message for", "“Stay at home.”", id="had a message"),
        pytest.param("has a warning for", "“Stay at home.”", id="has a warning"),
    ],
)
def test_who_says_it_stays(cue: str, content: str) -> None:
    text = f"The council {cue} {content}."
    plain = draft(text, "The council", cue, content)
    assert settle_subject(text, plain) == plain


def test_who_is_quoted_is_the_source() -> None:
    text = "Vance was quoted as saying that the road would close."
    parts = (place(text, "Vance"), place(text, "was quoted as saying"), place(text, "that the road would close"))
    settled = settle_subject(text, Draft((), parts[1], parts[0] + parts[2], 0.9, "test"))
    assert settled
    assert ([s.of(text) for s in settled.source], [s.of(text) for s in settled.content]) == (
        ["Vance"],
        ["that the road would close"],
    )
