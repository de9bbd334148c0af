"""What a record holds beside its statements, in words."""

from dataclasses import replace

from onrecord.schema.check import Check, Verdict
from onrecord.schema.revision import Revision, RevisionKind
from onrecord.schema.span import Span
from onrecord.views.outcomes import sections_of
from onrecord.views.page import render_page
from tests.comparison.samples import LISTED
from tests.samples import ARTICLE, record_of, span_of

RECORD = replace(
    LISTED,
    revisions=(Revision("rv-1", RevisionKind.DENIAL, span_of("her deputy"), "st-3", None, None, 0.9),),
    checks=(
        Check("visit", "st-1", Verdict.CONTRADICTED, "visits", ("7", "9"), "The register has <2> visits.", Span(0, 6)),
    ),
)


def test_sections_hold_what_was_found() -> None:
    sections = {section.heading: section.outcomes for section in sections_of(RECORD)}
    assert list(sections) == ["What became of it", "Beside public registers", "Talked about"]
    (denial,) = sections["What became of it"]
    assert (denial.title, denial.words) == (
        "denial",
        "“We never rushed,” […] “Nobody did.” ← her deputy (the article’s words)",
    )
    (check,) = sections["Beside public registers"]
    assert check.wrong
    assert check.words.endswith("(rows 7, 9)")
    assert [outcome.title for outcome in sections["Talked about"]] == [
        "according to somebody",
        "according to the article itself",
    ]


def test_a_record_without_any_has_no_section() -> None:
    assert sections_of(record_of(ARTICLE)) == ()


def test_the_page_shows_them_and_escapes_them() -> None:
    page = render_page([RECORD])
    assert "<h3>What became of it</h3>" in page
    assert "The register has &lt;2&gt; visits." in page
