"""HTML pages: blocks, metadata, hostile input, and the child that reads them."""

import os

import pytest

from evaluation.hostile_bench import HOSTILE, SELECT, UNTERMINATED
from onrecord.errors import PageError
from onrecord.extract import child, extract_article
from onrecord.extract.child import Child, close_child
from onrecord.extract.headline import strip_site
from onrecord.extract.judge import judge
from onrecord.extract.opinions import form_opinion
from onrecord.extract.segment import Segment
from onrecord.schema.article import Article
from onrecord.schema.page import Page

PATIENCE = 300.0
"""Seconds for a page where a test is not about time: a busy machine changes nothing."""
BODY = (
    "The council voted on Monday to reopen the bridge, which had been closed since the storm in May of last year.",
    "“We never\u00a0rushed,” Mayor Ada Quill said. “Nobody did, and the engineers were asked about it three times.”",
    "The engineers had asked for more time, but the council found that there was none to give before the winter came.",
    "“It's safe,” said Tom Reed, who led the work for the city and will now retire after thirty years in its service.",
)
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in BODY)
LD = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Bridge will reopen, mayor says", '
    '"datePublished": "2018-07-19T10:00:00Z", "dateModified": "2018-07-20", "author": {"name": "Jane Doe"}, '
    '"publisher": {"name": "The Ledger"}, "description": "It closed in May after the storm."}</script>'
)


def make(head: str = "", body: str = PARAGRAPHS, h1: str = "Bridge will reopen, mayor says") -> str:
    return f"<!doctype html><html><head>{head}</head><body><article><h1>{h1}</h1>{body}</article></body></html>"


def running() -> int | None:
    return child._children[0]._process.pid if child._children else None


def read(html: str, url: str | None = None) -> Article:
    return extract_article(Page("page", html, "html", url), timeout=PATIENCE)


def test_text_and_blocks() -> None:
    article = read(make("<title>Bridge will reopen, mayor says | The Ledger</title>"))
    assert article.text == "\n\n".join(("Bridge will reopen, mayor says", *BODY))
    assert [str(block.kind) for block in article.blocks] == ["headline", *["paragraph"] * 4]
    assert article.language == "en"


def test_metadata_with_every_candidate() -> None:
    head = LD + '<meta property="article:published_time" content="2018-07-18"><meta name="author" content="J. Doe">'
    article = read(make(head, "<p class=standfirst>It closed in May after the storm.</p>" + PARAGRAPHS))
    assert (article.published.value, article.published.precision) == ("2018-07-19T10:00:00Z", "second")
    assert [item.value for item in article.published.evidence] == ["2018-07-19T10:00:00Z", "2018-07-18"]
    assert article.modified is not None
    assert article.modified.value == "2018-07-20"
    assert (article.byline, article.publisher) == (("Jane Doe",), "The Ledger")
    assert article.standfirst == "It closed in May after the storm."
    assert any(item.value == "J. Doe" for item in article.candidates)


@pytest.mark.parametrize(
    ("extra", "kind"),
    [
        (
            '<blockquote class="twitter-tweet"><p>So glad that the bridge will open again, at last.</p></blockquote>',
            "embed",
        ),
        ("<blockquote><p>“All of us are glad that the bridge will open again, at last.”</p></blockquote>", "quote"),
        ("<h2>What comes next</h2>", "subheading"),
        ("<ul><li>The bridge opens on the first of June, early in the morning.</li></ul>", "list"),
    ],
)
def test_kinds(extra: str, kind: str) -> None:
    first, last = f"<p>{BODY[0]}</p><p>{BODY[1]}</p>", f"<p>{BODY[2]}</p><p>{BODY[3]}</p>"
    assert kind in [str(block.kind) for block in read(make("", first + extra + last)).blocks]


def test_a_streamed_page_is_read_though_all_of_it_is_hidden() -> None:
    html = (
        f"<html><body><div id=B:0></div><div hidden id=S:0><h1>Bridge will reopen</h1>{PARAGRAPHS}</div></body></html>"
    )
    assert all(line in read(html).text for line in BODY)


def test_a_hidden_copy_is_not_read_twice() -> None:
    copy = f'<div style="display: none">{" ".join(BODY)}</div>'
    assert read(make("", PARAGRAPHS + copy)).text.count(BODY[1]) == 1


def test_a_paragraph_that_stands_twice_is_kept_once_and_listed() -> None:
    article = read(make("", PARAGRAPHS + f"<p>{BODY[1]}</p>"))
    assert article.text.count(BODY[1]) == 1
    assert [item.text for item in article.dropped] == [BODY[1]]


def test_comments_in_the_markup_do_not_cut_the_article() -> None:
    cut = "".join(f"<p>{line.replace(', ', ',<!-- --> ')}</p>" for line in BODY)
    assert read(make("", cut)).text == read(make()).text


@pytest.mark.parametrize("inner", ["We never rushed", "“We never rushed”"])
def test_marks_that_the_browser_draws_are_in_the_text(inner: str) -> None:
    line = f"<p><q>{inner}</q>, the mayor said on Monday when she was asked about the engineers and the bridge.</p>"
    assert "“We never rushed”, the mayor said" in read(make("", line + PARAGRAPHS)).text


def test_a_row_of_a_table_is_one_block() -> None:
    rows = "<tr><th>Party</th><th>Seats won</th></tr><tr><td>Reds of the North</td><td>12</td></tr>"
    text = read(make("", PARAGRAPHS[: PARAGRAPHS.index("<p>The eng")] + f"<table>{rows}</table>" + PARAGRAPHS)).text
    assert "\n\nParty Seats won\n\nReds of the North 12\n\n" in text


def test_the_date_of_a_change_is_no_date_of_publication() -> None:
    head = '<meta property="article:modified_time" content="2026-02-07T10:00:00Z">'
    article = read(make(head))
    assert (article.published.value, article.modified and article.modified.value) == (None, "2026-02-07T10:00:00Z")


@pytest.mark.parametrize(
    ("head", "byline", "names"),
    [
        ("", "<span class=author>By<b>Jane Doe</b></span>", ("Jane Doe",)),
        (
            "",
            "<div class=byline><a rel=author>Jane Doe</a> and <a rel=author>John Roe</a>, staff</div>",
            ("Jane Doe", "John Roe"),
        ),
        ("", "<p class=author-name>Senior Editor</p>", ()),
        ('<meta name="author" content="page.head.author">', "", ()),
        ('<meta name="author" content="262588213843476">', "", ()),
    ],
)
def test_names_in_bylines(head: str, byline: str, names: tuple[str, ...]) -> None:
    assert read(make(head, byline + PARAGRAPHS)).byline == names


def test_the_child_is_reused_whatever_its_parent_holds() -> None:
    weight = bytearray(300_000_000)
    weight[::4096] = b"x" * len(weight[::4096])
    close_child()
    read(make())
    first = running()
    read(make())
    assert first == running() is not None


def test_a_quotation_is_brought_back_with_the_paragraph_before_it() -> None:
    lines = [Segment(line, "p", "", frozenset(), 0.0, None, embedded=False) for line in BODY]
    clock = Segment("4.38pm", "h3", "", frozenset(), 0.0, None, embedded=False)
    segments = (lines[0], *[clock] * 20, lines[2], lines[1])
    first, second = form_opinion("one", BODY[0]), form_opinion("other", "\n".join(BODY))
    kept, reasons = judge(segments, first, second)
    assert [segment.text for segment, keep in zip(segments, kept, strict=True) if keep] == [BODY[0], BODY[2], BODY[1]]
    assert reasons == {}


def test_no_quotation_is_lost_without_a_word() -> None:
    html = make(
        "",
        PARAGRAPHS
        + "<div class=comments><p>“I do not believe a word of what the mayor says,” wrote a reader.</p></div>",
    )
    article = read(html)
    everything = article.text + " ".join(item.text for item in article.dropped)
    assert "“I do not believe a word" in everything


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Bridge will reopen | CNN", "Bridge will reopen"),
        ("Bridge will reopen - The Ledger", "Bridge will reopen"),
        ("Bridge will reopen - but not yet", "Bridge will reopen - but not yet"),
        ("News | Bridge will reopen | The Ledger", "Bridge will reopen"),
    ],
)
def test_site_names_are_taken_off(title: str, expected: str) -> None:
    assert strip_site(title, ["The Ledger"]) == expected


@pytest.mark.parametrize("name", HOSTILE)
def test_pages_that_are_refused(name: str) -> None:
    body, code = HOSTILE[name]
    with pytest.raises(PageError) as caught:
        read(body if body.startswith("<html") else f"<html><body>{body}</body></html>")
    assert caught.value.code == code
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(
            (
                "Der Stadtrat hat am Montag beschlossen, die Brücke wieder zu öffnen, die seit Mai geschlossen war.",
                "Die Bürgermeisterin sagte, niemand habe es eilig gehabt, und die Fachleute seien gefragt worden.",
                "Das Bauwerk wird im Juni für den Verkehr freigegeben, früh am Morgen und ohne eine große Feier.",
            ),
            id="German",
        ),
        pytest.param(
            (
                "市議会は月曜日、昨年五月の嵐以来閉鎖されていた橋を再び開放することを決定したと市長が発表した。",
                "技術者たちはもっと時間が必要だと述べたが、議会は冬が来る前に終えなければならないと判断した。",
            ),
            id="Japanese, a script without spaces",
        ),
    ],
)
def test_another_language(lines: tuple[str, ...]) -> None:
    with pytest.raises(PageError) as caught:
        read(make("", "".join(f"<p>{line}</p>" for line in lines), "Nr. 7"))
    assert caught.value.code == "language"


def test_unterminated_json_ld_does_no_harm() -> None:
    assert BODY[1] in read(make(UNTERMINATED)).text


def test_same_page_same_article_in_two_children() -> None:
    first = read(make(LD))
    close_child()
    assert read(make(LD)) == first


def test_a_slow_child_is_killed_and_the_next_page_is_read() -> None:
    with pytest.raises(PageError) as caught:
        extract_article(Page("page", make(), "html"), timeout=0.0)
    assert caught.value.code == "timeout"
    assert read(make()).headline == "Bridge will reopen, mayor says"


def test_a_page_that_takes_too_much_memory_costs_the_next_one_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    # a child with little more than it starts with, so that a page that is read in a second fills it
    monkeypatch.setattr(child, "MEMORY_BYTES", 200_000_000)
    close_child()
    try:
        with pytest.raises(PageError) as caught:
            read(make("", "<p>" + "word " * 400_000 + "</p>"))
        assert caught.value.code == "memory"
        assert read(make("", PARAGRAPHS)).text.endswith(BODY[-1])
    finally:
        close_child()


def test_a_select_with_many_options_costs_nothing() -> None:
    assert BODY[1] in read(make("", PARAGRAPHS + SELECT)).text


def test_a_child_that_dies_is_a_crash() -> None:
    child = Child()
    os.kill(child._process.pid, 9)
    assert child.ask({"html": "x", "url": None}, 5.0) == {"status": "crash"}
