"""Quotation marks: what opens, what closes, what is an apostrophe."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.schema.span import Span
from onrecord.text import find_quotations


def paragraphs(text: str) -> list[Span]:
    return [Span(*match.span()) for match in re.finditer(r"[^\n]+", text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('"A b," he said. "C d."', ['"A b,"', '"C d."'], id="straight"),
        pytest.param("“One,” he said.", ["“One,”"], id="curly"),
        pytest.param("''One,'' he said.", ["''One,''"], id="two apostrophes"),
        pytest.param("“One.\n\n“Two,” he said.", ["“One.", "“Two,”"], id="re-opened in the next paragraph"),
        pytest.param(
            '"The "Port" has none. We do," he said.', ['"The "Port" has none. We do,"'], id="straight in straight"
        ),
        pytest.param(
            '"The end came. "It fell," he said. "It did."',
            ['"The end came.', '"It fell,"', '"It did."'],
            id="straight without closer",
        ),
        pytest.param("He said “this is it. Then he said “that.”", ["“this is it.", "“that.”"], id="missing closer"),
        pytest.param('said, "no.\nNext one "yes" ok', ['"no.', '"yes"'], id="missing closer never leaks"),
        pytest.param(
            "He said ‘the workers’ rights matter’ and left.", ["‘the workers’ rights matter’"], id="possessive"
        ),
        pytest.param("‘It’s fine,’ she said. ‘Really.’", ["‘It’s fine,’", "‘Really.’"], id="British single marks"),
        pytest.param("the '90s and the dogs' bowls, rock 'n' roll", [], id="apostrophes"),
        pytest.param('6\'2" tall, he said "no"', ['"no"'], id="feet and inches"),
        pytest.param("\"He told me 'go away',\" she said.", ["\"He told me 'go away',\""], id="inner quotation"),
        pytest.param("» bullet with “x”", ["“x”"], id="a bullet is no mark"),
        pytest.param('John "Shorty" Smith', ['"Shorty"'], id="nickname"),
        pytest.param("“A ‘b c’ d”—he said", ["“A ‘b c’ d”"], id="dash after the closer"),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert [q.span.of(text) for q in find_quotations(text, paragraphs(text))] == expected


def test_a_quotation_that_the_next_paragraph_opens_again() -> None:
    text = "“One.\n\n“Two,” he said."
    first, second = find_quotations(text, paragraphs(text))
    assert (first.closed, first.reopens, second.closed) == (False, True, True)


@given(st.text(alphabet="ab .,’‘“”\"'\n-s", max_size=60))
def test_quotations_are_in_order_and_inside_one_paragraph(text: str) -> None:
    homes = paragraphs(text)
    found = find_quotations(text, homes)
    assert all(any(home.covers(q.span) for home in homes) and q.span.covers(q.inner) for q in found)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
