from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import Record
from onrecord.errors import PageError
from onrecord.schema.failure import describe_failure
from onrecord.variants import join_articles, read_article
from onrecord.views.variants_page import render_variants_page
from tests.variants.samples import FULL, article
from tests.views.test_page import Reader, check_policy
from tests.views.test_timeline_page import words


def page(*records: Record) -> str:
    failure = describe_failure("<gone>", PageError("no file <gone>: check the path", code="not-found"))
    return render_variants_page(join_articles([read_article(record) for record in records], [failure]))


def test_changed_words_are_deleted_and_inserted_and_told_to_who_does_not_see_it() -> None:
    made = page(article("a", FULL), article("b", FULL.replace("20", "30")))
    assert 'left out: </span>20<span class="hidden"> (end)</span></del>' in made
    assert 'new: </span>30<span class="hidden"> (end)</span></ins>' in made
    for shown in (
        "Ada Quill: 2 reports, 2 wordings",
        "number not faithful",
        "The B, 2 Mar 2026",
        "Not read: &lt;gone&gt;",
    ):
        assert shown in words(made.replace("</li><li", "</li> <li"))


def test_the_page_needs_nothing_else_and_runs_nothing() -> None:
    made = page(article("a", FULL), article("b", FULL))
    read = Reader(made)
    assert read.tags.isdisjoint({"script", "link", "img", "iframe", "form"})
    assert len(read.ids) == len(set(read.ids))
    assert {link[1:] for link in read.links if link.startswith("#")} <= set(read.ids)
    check_policy(made)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "https://[broken"])
def test_only_web_addresses_become_links(url: str) -> None:
    one = article("a", FULL)
    assert url not in Reader(page(replace(one, article=replace(one.article, url=url)), article("b", FULL))).links


@given(st.lists(st.sampled_from(["<b>", "&amp;", '"', "é", "𝒜", " ", "\x1b", "\u202e"]), max_size=12))
def test_any_text_gives_a_sound_page(parts: list[str]) -> None:
    odd = "".join(parts)
    made = page(article("a", f"{FULL} {odd} fenn"), article("b", f"{FULL} {odd} quill"))
    assert "b" not in Reader(made).tags
    assert "\x1b" not in made
