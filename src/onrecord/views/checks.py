"""Checks of claims as a report for a terminal, and as rows for a spreadsheet."""

import csv
from collections.abc import Iterator
from io import StringIO

from rich.console import Console, ConsoleOptions, RenderResult
from rich.padding import Padding
from rich.text import Text

from onrecord.checks import ArticleChecks, Checks, ClaimRow, FigureRow
from onrecord.schema.check import Verdict
from onrecord.schema.figure import FigureCheck
from onrecord.views.plain import cell, count, one_line

_STYLES = {
    Verdict.CONTRADICTED: "bold red",
    FigureCheck.INCONSISTENT: "bold red",
    Verdict.SUPPORTED: "green",
    FigureCheck.CONSISTENT: "green",
    Verdict.NOT_COVERED: "dim",
}
_COLUMNS = ("article", "headline", "published", "kind", "verdict", "words", "register", "rows", "explanation")


class CheckReport:
    """Checks that rich can print: for each article what is wrong first, then what is right, then what is open."""

    def __init__(self, checks: Checks) -> None:
        self.checks = checks

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for number, article in enumerate(self.checks.articles):
            if number:
                yield Text()
            yield from _article(article)


def _article(article: ArticleChecks) -> Iterator[Text | Padding]:
    yield Text(one_line(article.headline or f"(no headline, {article.article})"), "bold")
    yield Text(one_line(" · ".join(filter(None, (article.published or "date not known", article.url)))), "dim")
    wrong = [row for row in article.figures if row.check is FigureCheck.INCONSISTENT]
    rows: list[ClaimRow | FigureRow] = [row for row in article.claims if row.verdict is Verdict.CONTRADICTED]
    rows += [*wrong, *(row for row in article.claims if row.verdict is not Verdict.CONTRADICTED)]
    rows += [row for row in article.figures if row not in wrong]
    if not rows:
        yield Text("no claim that a register or the article's own figures can check", "dim")
    for row in rows:
        verdict = row.verdict if isinstance(row, ClaimRow) else row.check
        line = Text(f"{verdict}  ", _STYLES[verdict])
        line.append(f"“{one_line(row.words)}”", "default")
        yield line
        yield Padding(Text(one_line(row.explanation or ""), "dim"), (0, 0, 0, 2))
        if isinstance(row, ClaimRow) and row.rows:
            rows_told = f"{row.register}: {count(len(row.rows), 'row')} {', '.join(row.rows)}"
            yield Padding(Text(one_line(rows_told), "dim"), (0, 0, 0, 2))


def render_csv(checks: Checks) -> str:
    """One row for each claim and figure."""
    buffer = StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for article in checks.articles:
        about = (article.article, article.headline or "", article.published or "")
        for claim in article.claims:
            told: tuple[str, ...] = (
                claim.kind,
                claim.verdict,
                claim.words,
                claim.register,
                " ".join(claim.rows),
                claim.explanation,
            )
            writer.writerow(cell(value) for value in (*about, *told))
        for figure in article.figures:
            told = ("figure", figure.check, figure.words, "", "", figure.explanation or "")
            writer.writerow(cell(value) for value in (*about, *told))
    return buffer.getvalue()
