"""`onrecord ingest` and `onrecord failures`: sources in, a store kept, one line that says what was done."""

import csv
import io
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from onrecord.cli.exits import Exit
from onrecord.cli.output import open_output, render_json, render_tables
from onrecord.cli.screen import Screen, describe_hours, open_screen
from onrecord.cli.stopping import stoppable
from onrecord.ingest import (
    Ingest,
    Item,
    Reach,
    Readers,
    Report,
    Upkeep,
    count_items,
    open_reach,
    retry_items,
    source_items,
)
from onrecord.store import FailureRow, Store, list_failures, open_store
from onrecord.views.plain import cell, harmless

Options = Mapping[str, Any]
FAILURES_SCHEMA: Literal["onrecord.failures/1"] = "onrecord.failures/1"
SHOWN = 20
"""Failures that are told one by one; the store has them all."""
STOPPING = "stopping after the current article; press Ctrl-C again to stop at once"


def ingest_inputs(sources: Sequence[str], path: Path, limit: int | None, options: Options) -> int:
    """Take `sources` into the store at `path`; gives the exit code.

    Raises:
        SetupError: nothing can be read.
        StoreError: the store cannot be opened or written.
    """
    total = count_items(sources)
    with open_store(path, create=True) as store:
        return _take(
            store,
            lambda reach: source_items(sources, reach),
            options,
            total=limit if total is None else min(total, limit or total),
            limit=limit,
        )


def retry_inputs(path: Path, options: Options) -> int:
    """Try again what failed in the store at `path`; gives the exit code, and raises what `ingest_inputs` does."""
    with open_store(path) as store:
        return _take(store, lambda reach: retry_items(store, reach), options, again=True)


def _take(
    store: Store,
    items: Callable[[Reach], Iterator[Item]],
    options: Options,
    *,
    total: int | None = None,
    limit: int | None = None,
    again: bool = False,
) -> int:
    jobs = options["jobs"] or max((os.cpu_count() or 2) - 1, 1)
    with (
        open_screen("taking in") as screen,
        stoppable(screen.tell, STOPPING) as stop,
        Readers(jobs, options["model"]) as readers,
    ):
        reach = open_reach(
            store,
            sleep=stop.wait,
            tell=screen.tell,
            input_type=options.get("input_type", "auto"),
            allow_private=options["allow_private"],
            contact=options["contact"],
        )
        ingest = Ingest(store, readers, _Watch(screen, total), stop, Upkeep(store, options["model"]), again=again)
        try:
            ingest.run(items(reach), limit)
        finally:
            screen.close(summarize(ingest.report))
    if stop.is_set():
        return Exit.INTERRUPTED
    return Exit.SOME_FAILED if ingest.report.failed else Exit.OK


class _Watch:
    """Tells how far it is, in articles; failures are told up to a number."""

    def __init__(self, screen: Screen, total: int | None) -> None:
        self._screen, self._total = screen, total
        self._done = self._failures = 0
        self._first = time.monotonic()
        screen.begin(total)

    def advance(self) -> None:
        """One more item is done."""
        self._done += 1
        self._screen.show(self._done, self._describe())

    def complain(self, line: str) -> None:
        """Tell what went wrong with one."""
        self._failures += 1
        if self._failures <= SHOWN:
            self._screen.tell(line)
        elif self._failures == SHOWN + 1:
            self._screen.tell("further failures are kept and not shown: see onrecord failures")

    def _describe(self) -> str:
        """How far it is, how fast, and how long it will take where it is known of how many."""
        speed = self._done / max(time.monotonic() - self._first, 1e-3)
        if self._total is None:
            return f"{self._done} articles, {speed:.1f}/s"
        left = describe_hours((self._total - self._done) / speed)
        return f"{self._done} of {self._total} articles, {speed:.1f}/s, about {left} left"


def summarize(report: Report) -> str:
    """One line for a person, or for a log."""
    rest = (
        (report.versions, "new versions"),
        (report.reread, "read anew"),
        (report.failed_before, "failed before (onrecord failures)"),
    )
    parts = [f"{report.new} new", *(f"{number} {what}" for number, what in rest if number)]
    parts += [f"{report.known} known already", f"{report.failed} failed"]
    return f"{', '.join(parts)}; {report.statements} statements"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Failures:
    schema: Literal["onrecord.failures/1"] = FAILURES_SCHEMA
    failures: tuple[FailureRow, ...]


def list_inputs(path: Path, form: str | None) -> int:
    """Write what failed in the store at `path`; gives the exit code.

    Raises:
        StoreError: the store cannot be opened.
    """
    terminal = sys.stdout.isatty()
    with open_store(path) as store:
        rows = tuple(list_failures(store.db))
    with open_output(None) as stream:
        match form or ("text" if terminal else "json"):
            case "json":
                stream.write(render_json(_Failures(failures=rows)))
            case "csv":
                stream.write(_csv(rows).encode())
            case _:
                stream.write(_text(rows, terminal=terminal))
    return Exit.OK


def _csv(rows: Iterable[FailureRow]) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(FailureRow.__dataclass_fields__)
    writer.writerows([cell(str(value or "")) for value in asdict(row).values()] for row in rows)
    return buffer.getvalue()


def _text(rows: Sequence[FailureRow], *, terminal: bool) -> bytes:
    from rich import box
    from rich.table import Table

    if not rows:
        return b"nothing failed\n"
    table = Table("last try", "tries", "code", "what and why", box=box.SIMPLE)
    for row in rows:
        table.add_row(row.last, str(row.tries), row.code, harmless(row.message))
    return render_tables(table, terminal=terminal)
