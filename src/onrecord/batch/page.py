"""The report of a dataset as one page that needs nothing else."""

from collections.abc import Iterable, Mapping, Sequence

from markupsafe import Markup

from onrecord.batch.job import Sample
from onrecord.batch.report import Report
from onrecord.views.web import render_shell

_TABLE = Markup("<h2>{title}</h2>\n<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>")
_SAMPLE = Markup("<li><strong>{code}</strong> {text}<br><small>{place}</small></li>")


def render_report(report: Report) -> str:
    """The page of `report`."""
    state = "finished" if report.finished else "not finished: run the same command again"
    parts = [
        Markup("<h1>{} pages, {} articles read</h1>\n<p>{}</p>").format(
            f"{report.counts.pages:,}", f"{report.counts.read:,}", state
        ),
        _table("Stages", ("stage", "pages"), report.stages.items()),
        _table("Failed", ("code", "pages"), _by_number(report.counts.failed)),
        _table("Left out on purpose", ("code", "pages"), _by_number(report.counts.filtered)),
        _table("Speed and size", ("what", "value"), _speed(report)),
        _table("Cost of a million articles", ("how", "dollars, at the prices below"), _costs(report)),
        _table("Units that could not be finished", ("unit", "why"), ((b.unit.id, b.reason) for b in report.broken)),
        _table("Articles by month of publication", ("month", "articles"), report.months.items()),
        _samples("Statements, to look at", report.samples),
        _samples("Failures, to look at", report.faults),
    ]
    return render_shell("Batch report", Markup("<main>\n{}\n</main>").format(Markup("\n").join(parts)), "page.css")


def _by_number(counts: Mapping[str, int]) -> Iterable[tuple[str, int]]:
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))


def _table(title: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> Markup:
    cells = [Markup("<tr>{}</tr>").format(Markup("").join(map(_cell, row))) for row in rows]
    if not cells:
        return Markup("")
    heads = Markup("").join(Markup("<th>{}</th>").format(name) for name in head)
    return _TABLE.format(title=title, head=heads, rows=Markup("\n").join(cells))


def _cell(value: object) -> Markup:
    return Markup("<td>{}</td>").format(f"{value:,}" if isinstance(value, int) else value)


def _speed(report: Report) -> Iterable[tuple[str, str]]:
    speed = report.speed
    for name, value, form in (
        ("pages read in this run", speed.read, ",d"),
        ("seconds of this run", speed.seconds, ",.0f"),
        ("workers", speed.workers, "d"),
        ("pages a second", speed.pages_a_second, ",.2f"),
        ("articles an hour of one worker", speed.articles_a_core_hour, ",.0f"),
        ("bytes an article", report.bytes_an_article, ",.0f"),
        ("share of pages that failed", report.failed_share, ".2%"),
    ):
        if value is not None:
            yield name, format(value, form)


def _costs(report: Report) -> Iterable[tuple[str, str]]:
    costs, prices = report.costs, report.costs.prices
    if costs.million is not None:
        yield f"read so, an hour of a core at ${prices.core_hour:g}", f"{costs.million:,.0f}"
    if costs.million_by_model is not None:
        tokens = f"a million tokens at ${prices.tokens_in:g} in, ${prices.tokens_out:g} out"
        yield f"asked of a large language model, {tokens}", f"{costs.million_by_model:,.0f}"


def _samples(title: str, samples: Sequence[Sample]) -> Markup:
    if not samples:
        return Markup("")
    items = (_SAMPLE.format(code=sample.code, text=sample.text, place=sample.place) for sample in samples)
    return Markup("<h2>{}</h2>\n<ul>\n{}\n</ul>").format(title, Markup("\n").join(items))
