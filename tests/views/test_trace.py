from dataclasses import replace

import pytest

from onrecord.cli.output import render_tables
from onrecord.errors import PageError
from onrecord.schema.failure import describe_failure
from onrecord.schema.record import Record
from onrecord.trace import Trace, trace_of
from onrecord.views.trace import TraceReport
from onrecord.views.trace_page import render_trace_page
from tests.trace.samples import TOLLS, Said, embed, record
from tests.views.test_page import Reader, check_policy
from tests.views.test_timeline_page import words

SLIDE = (
    record("2026-03-02", Said("“The slide killed 12 people in Skarn”")),
    record(None, Said("“The slide killed 19 people in Skarn”")),
)
TRACE = trace_of(
    [*TOLLS.values(), *(replace(one, article=replace(one.article, id=f"{one.article.id}-s")) for one in SLIDE)], embed
)


def text(trace: Trace) -> str:
    return render_tables(TraceReport(trace), terminal=False).decode()


@pytest.mark.parametrize(
    "shown",
    [
        "1 revision and 1 hint in 4 statements of 4 articles",
        "Reversal · Ada Quill · confidence 0.90",
        "published 2 Mar 2026, in News of the harbour",
        "“We will not charge a toll on the Harbour Bridge,”",
        "changed “not” left out (negation)",
        "because nearly the same words, and only one of the two is negated",
        "To be compared: nobody is said to have taken anything back",
        "Factual inconsistency · Ada Quill earlier",
        "“12” became “19” (figure)",
        "not in order of time: a date is missing",
    ],
)
def test_a_report_says(shown: str) -> None:
    assert shown in " ".join(text(TRACE).split())


def test_revisions_come_first() -> None:
    assert text(TRACE).index("Reversal") < text(TRACE).index("Factual")


def test_one_article_is_not_enough_and_old_records_are_named() -> None:
    old = replace(TOLLS["monday"], revisions=None)
    shown = text(trace_of([old], embed))
    assert "one article: a trace compares two or more" in shown
    assert "1 record made without looking for revisions" in shown
    assert text(trace_of([], embed)) == ""


@pytest.mark.parametrize(
    "shown",
    [
        "Trace of 4 articles",
        "Revisions 1",
        "Earlier, published 2 Mar 2026",
        "not negation",
        "12 19 figure",
        "Because: nearly the same words",
        "Not read: a.html: gone",
    ],
)
def test_a_page_says(shown: str) -> None:
    failure = describe_failure("a.html", PageError("gone", code="not-found"))
    assert shown in words(render_trace_page(replace(TRACE, failures=(failure,))))


def test_a_page_has_no_script_and_its_identifiers_are_its_own() -> None:
    page = render_trace_page(TRACE)
    check_policy(page)
    read = Reader(page)
    assert len(read.ids) == len(set(read.ids))
    assert {link.id for link in (*TRACE.revisions, *TRACE.hints)} <= set(read.ids)


def test_what_comes_from_outside_is_escaped() -> None:
    page = render_trace_page(trace_of(map(_hostile, TOLLS.values()), embed))
    assert "<script>" not in page
    assert "javascript:" not in page


def _hostile(one: Record) -> Record:
    article = replace(one.article, headline="<script>alert(1)</script>", url="javascript:alert(1)")
    return replace(one, article=article)
