import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import PageError
from onrecord.schema.article import Block, BlockKind
from onrecord.schema.failure import describe_failure
from onrecord.schema.record import Record
from onrecord.schema.span import Span
from onrecord.views.page import render_page
from tests.samples import ARTICLE, record_of

VOID = {"meta", "link", "br"}


class Reader(HTMLParser):
    """Collects the text of the article, ids, links and marks, and holds the page to closing what it opens."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text = ""
        self.ids: list[str] = []
        self.links: list[str] = []
        self.marks: list[tuple[str, str]] = []
        self.tags: set[str] = set()
        self.feed(page)
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.tags.add(tag)
        assert not any(name.startswith("on") or name == "style" for name in values)
        if tag not in VOID:
            self.open.append(tag)
        if "id" in values:
            self.ids.append(values["id"])
        self.links.extend(values[name] for name in ("href", "src") if name in values)
        if tag == "mark":
            self.marks.append((values["class"], ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "article" in self.open:
            self.text += data
        if "mark" in self.open:
            kind, words = self.marks[-1]
            self.marks[-1] = (kind, words + data)


def test_the_article_is_on_the_page_letter_for_letter(record: Record) -> None:
    read = Reader(render_page([record]))
    expected = [block.span.of(ARTICLE.text) for block in ARTICLE.blocks]
    assert [line for line in read.text.split("\n") if line] == expected


@given(st.lists(st.sampled_from(["<b>", "&amp;", '"', "'", "é", "𝒜", " "]), min_size=1, max_size=12), st.data())
def test_any_text_and_any_spans_give_a_sound_page(parts: list[str], data: st.DataObject) -> None:
    text = "".join(parts)
    record = record_of(ARTICLE)
    ends = st.integers(0, len(text) - 1)
    spans = [
        Span(start, data.draw(st.integers(start + 1, len(text)))) for start in data.draw(st.lists(ends, min_size=4))
    ]
    statements = tuple(
        replace(statement, content=(span,)) for statement, span in zip(record.statements, spans, strict=False)
    )
    attributions = tuple(replace(a, source=(), cue=()) for a in record.attributions)
    article = replace(ARTICLE, text=text, blocks=(Block(BlockKind.PARAGRAPH, 0, len(text)),))
    read = Reader(render_page([replace(record, article=article, statements=statements, attributions=attributions)]))
    assert read.text.strip("\n") == text
    assert len(read.ids) == len(set(read.ids))


def test_statements_and_text_are_linked_both_ways(record: Record) -> None:
    read = Reader(render_page([record, record]))
    assert len(read.ids) == len(set(read.ids))
    assert {link[1:] for link in read.links if link.startswith("#")} <= set(read.ids)
    for n in (1, 2):
        for number in range(1, 5):
            assert {f"#s{n}-{number}", f"#in-s{n}-{number}"} <= set(read.links)


def test_marks_say_what_they_are(record: Record) -> None:
    marks = Reader(render_page([record])).marks
    assert ("source", "mayor") in marks
    assert ("content source", "her deputy") in marks
    assert ("content cue", "had told") in marks


def test_the_page_needs_nothing_else_and_runs_nothing(record: Record) -> None:
    page = render_page([record])
    read = Reader(page)
    assert read.tags.isdisjoint({"script", "link", "img", "iframe", "form"})
    assert all(link.startswith(("#", "https://news.example/bridge")) for link in read.links)
    check_policy(page)


def check_policy(page: str) -> None:
    """The policy of `page` allows its own style sheet, and no other."""
    style = re.search(r"<style>(.*)</style>", page, re.DOTALL)
    assert style
    digest = b64encode(sha256(style[1].encode()).digest()).decode().replace("+", "&#43;")
    assert f"style-src &#39;sha256-{digest}&#39;" in page.replace("+", "&#43;")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd"])
def test_only_web_addresses_become_links(record: Record, url: str) -> None:
    assert url not in Reader(render_page([replace(record, article=replace(record.article, url=url))])).links


def test_what_was_dropped_and_what_failed_is_said(record: Record) -> None:
    failure = describe_failure("<gone>", PageError("no file <gone>: check the path", code="not-found"))
    page = render_page([record, failure])
    assert "Subscribe to our newsletter (navigation)" in page
    assert "&lt;gone&gt;" in page
    assert "<gone>" not in page
