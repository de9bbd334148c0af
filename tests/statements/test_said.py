"""When it was said: the time of the clause of the saying, found among the times of the article."""

import pytest

from onrecord.statements.said import find_said
from onrecord.times import date_article
from tests.statements.marked import marked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "<s>Quill</s> <q>said</q> Thursday <c>that talks will begin in the fall</c>.", "Thursday", id="after"
        ),
        pytest.param("On Tuesday, <s>Quill</s> <q>said</q> <c>it was late</c>.", "Tuesday", id="in front"),
        pytest.param("<c>“It was late,”</c> <s>Quill</s> <q>said</q> on Monday.", "Monday", id="after a quotation"),
        pytest.param(
            "Then on Wednesday, <s>Quill</s> had to speak again, <q>saying</q> <c>it was late</c>.",
            "Wednesday",
            id="of the clause that a participle goes with",
        ),
        pytest.param(
            "<s>The mayor's</s> <q>claim</q> earlier Friday <c>that it was late</c> fell flat.",
            "earlier Friday",
            id="noun",
        ),
        pytest.param("<s>Quill</s> <q>said</q> <c>that it was late on Monday</c>.", None, id="in the content"),
        pytest.param("<s>Quill</s> <q>said</q> for two days <c>that it was late</c>.", None, id="a duration"),
        pytest.param(
            "Quill spoke on Monday. <c>“It was late,”</c> <s>he</s> <q>added</q>.", None, id="of the sentence before"
        ),
        pytest.param(
            "On Tuesday, Orr said she misspoke when <s>she</s> <q>said</q> <c>it was late</c>.",
            None,
            id="of the outer saying",
        ),
        pytest.param("As of Monday, <s>Quill</s> <q>reported</q> <c>two cases</c>.", "Monday", id="as of"),
        pytest.param(
            "The report came on May 3 in which <s>Quill</s> <q>said</q> <c>it was late</c>.", "May 3", id="in which"
        ),
        pytest.param("After the strike of 1984, <s>Quill</s> <q>said</q> <c>it was late</c>.", None, id="of a noun"),
        pytest.param(
            "<s>Quill</s> <q>said</q> after his 2016 arrest <c>that it was late</c>.", None, id="after an event"
        ),
        pytest.param(
            "Vance resigned on May 3, a day after <s>a report</s> <q>said</q> <c>that it was late</c>.",
            None,
            id="of the clause before one with after",
        ),
        pytest.param(
            "She was attacked on May 3 for not backing <s>his</s> <q>claim</q> <c>that it was late</c>.",
            None,
            id="of the clause that a gerund hangs on",
        ),
        pytest.param(
            "The vote was held on May 3, which <s>Quill</s> <q>called</q> <c>late</c>.", None, id="before a relative"
        ),
    ],
)
def test_when_it_was_said(text: str, expected: str | None) -> None:
    article, attribution = marked(text)
    article, times = date_article(article)
    said = find_said(article, attribution, times, ())
    assert next((time.span.of(article.text) for time in times if time.id == said), None) == expected
