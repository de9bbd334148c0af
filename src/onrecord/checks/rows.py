"""The checks of articles as rows: each claim and figure with its words, what is wrong first."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from onrecord.schema.check import Check, Verdict
from onrecord.schema.failure import Failure
from onrecord.schema.figure import FigureCheck
from onrecord.schema.record import Record

CHECK_SCHEMA: Literal["onrecord.check/1"] = "onrecord.check/1"

_ORDER = (Verdict.CONTRADICTED, Verdict.SUPPORTED, Verdict.NOT_COVERED)
_FIGURES = (FigureCheck.INCONSISTENT, FigureCheck.CONSISTENT)


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim beside a register; `start` and `end` are the characters of `words` in the article."""

    verdict: Verdict
    kind: str
    words: str
    start: int
    end: int
    register: str
    rows: tuple[str, ...]
    explanation: str


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure whose parts add up, or do not."""

    check: FigureCheck
    words: str
    start: int
    end: int
    explanation: str | None


@dataclass(frozen=True, slots=True)
class ArticleChecks:
    """The checks of one article, contradictions first."""

    article: str
    url: str | None
    headline: str | None
    published: str | None
    claims: tuple[ClaimRow, ...]
    figures: tuple[FigureRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checks:
    """The checks of a set of articles, and what could not be read."""

    schema: Literal["onrecord.check/1"] = CHECK_SCHEMA
    articles: tuple[ArticleChecks, ...]
    failures: tuple[Failure, ...] = ()


def list_checks(record: Record) -> ArticleChecks:
    """The checks of `record` in rows."""
    article = record.article
    claims = [_claim(record, check) for check in record.checks or ()]
    figures = [
        FigureRow(figure.check, figure.span.of(article.text), figure.start, figure.end, figure.explanation)
        for figure in record.figures or ()
        if figure.check is not FigureCheck.UNCHECKED
    ]
    claims.sort(key=lambda row: _ORDER.index(row.verdict))
    figures.sort(key=lambda row: _FIGURES.index(row.check))
    return ArticleChecks(
        article.id, article.url, article.headline, article.published.value, tuple(claims), tuple(figures)
    )


def join_checks(articles: Iterable[ArticleChecks], failures: Iterable[Failure] = ()) -> Checks:
    """The checks of a set."""
    return Checks(articles=tuple(articles), failures=tuple(failures))


def count_wrong(checks: ArticleChecks) -> int:
    """How many claims a register contradicts, and how many figures do not add up."""
    wrong = sum(row.verdict is Verdict.CONTRADICTED for row in checks.claims)
    return wrong + sum(row.check is FigureCheck.INCONSISTENT for row in checks.figures)


def _claim(record: Record, check: Check) -> ClaimRow:
    span = check.place
    return ClaimRow(
        check.verdict, check.kind, span.of(record.article.text), span.start, span.end, check.register, check.evidence,
        check.explanation,
    )  # fmt: skip
