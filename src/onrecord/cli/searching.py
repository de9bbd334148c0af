"""`onrecord search` and `onrecord reindex`: statements of a store by a query, and its index made anew."""

import csv
import io
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from onrecord import load_embedder
from onrecord.cli.exits import Exit
from onrecord.cli.output import open_output, render_json, render_tables
from onrecord.search import Facet, Results, reindex, search
from onrecord.store import StatementRow, open_store
from onrecord.views.plain import cell, count, harmless, one_line

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult

SCHEMA: Literal["onrecord.search/1"] = "onrecord.search/1"


def search_store(
    words: Sequence[str], path: Path, form: str | None, *, limit: int, order: str, after: str | None
) -> int:
    """Write what answers the query `words` in the store at `path`; gives the exit code.

    Raises:
        StoreError: the store cannot be opened, there is no index, or `after` is no cursor of this query.
    """
    terminal = sys.stdout.isatty()
    form = form or ("text" if terminal else "json")
    with open_store(path) as store:
        found = search(store, " ".join(words), limit=limit, order=order, cursor=after, facets=form == "json")
    for note in found.notes:
        click.echo(f"onrecord: {harmless(note)}", err=True)
    with open_output(None) as stream:
        match form:
            case "json":
                stream.write(render_json(_answer(found)))
            case "csv":
                stream.write(_csv(found.hits).encode())
            case _:
                stream.write(render_tables(_Report(found), terminal=terminal))
    return Exit.OK if found.hits else Exit.NOTHING_FOUND


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    schema: Literal["onrecord.search/1"] = SCHEMA
    query: str
    total: int
    next: str | None
    notes: tuple[str, ...]
    statements: tuple[StatementRow, ...]
    nearness: tuple[float, ...]
    facets: tuple[Facet, ...]


def _answer(found: Results) -> _Answer:
    return _Answer(
        query=str(found.query),
        total=found.total,
        next=found.next,
        notes=found.notes,
        statements=found.hits,
        nearness=found.nearness,
        facets=found.facets,
    )


def _csv(rows: Sequence[StatementRow]) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    names = [name for name in StatementRow.__dataclass_fields__ if name != "id"]
    writer.writerow(names)
    writer.writerows([cell(_plain(asdict(row)[name])) for name in names] for row in rows)
    return buffer.getvalue()


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


class _Report:
    """The answers that rich can print: each quote in its sentence, then who, how, where and when."""

    def __init__(self, found: Results) -> None:
        self._found = found

    def __rich_console__(self, console: "Console", options: "ConsoleOptions") -> "RenderResult":
        from rich.text import Text

        found = self._found
        for row in found.hits:
            quote = (one_line(row.quote), "green")
            yield Text.assemble(_side(row.before, first=True), quote, _side(row.after, first=False))
            yield Text(f"  {one_line(describe_row(row))}", "bold")
            yield Text(f"  {one_line(place_of(row))}\n", "dim")
        shown = f"{len(found.hits)} of " if len(found.hits) < found.total else ""
        yield Text(f"{shown}{count(found.total, 'statement')}")
        if found.next:
            yield Text(f"more: --after {found.next}", "dim")


def _side(text: str, *, first: bool) -> str:
    """What stands before or after a quote, with the space between."""
    line = one_line(text)
    space = " " if text[-1 if first else 0 :][:1].isspace() else ""
    return f"{line}{space}" if first else f"{space}{line}"


def describe_row(row: StatementRow) -> str:
    """Who said it, how, through what, and when."""
    speaker = row.speaker or "(speaker not resolved)"
    who = f"{speaker} ({row.role})" if row.role else speaker
    act = f"not {row.act}" if row.polarity == "negative" else row.act
    days = row.said if row.said == row.until else f"{row.said or ''}..{row.until or ''}"
    how = " in ".join(filter(None, (row.channel, row.outlet)))
    flags = [name for name, holds in (("revised", row.revised), ("failed check", row.failed)) if holds]
    return " · ".join(filter(None, (who, act, how, days and f"said {days}", *flags)))


def place_of(row: StatementRow) -> str:
    """The article, its day, the key of the statement, and the address."""
    return " · ".join(filter(None, (row.publisher, (row.published or "no date")[:10], row.key, row.url)))


def reindex_store(path: Path, model: Path | None) -> int:
    """Make the index of the store at `path` anew; gives the exit code.

    Raises:
        StoreError: the store cannot be opened, or the index not be written.
        SetupError: there is no model.
    """
    embed = load_embedder(model)
    with open_store(path) as store:
        total = store.db.execute("SELECT count(*) FROM articles WHERE current = 1").fetchone()[0]
        if not sys.stderr.isatty():
            done = reindex(store, embed)
        else:
            from rich.console import Console
            from rich.progress import Progress

            with Progress(console=Console(stderr=True), transient=True) as progress:
                task = progress.add_task("indexing", total=total)
                done = reindex(store, embed, watch=lambda number: progress.advance(task, number))
    click.echo(f"{count(done, 'article')} indexed")
    return Exit.OK
