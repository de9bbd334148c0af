"""The commands that look after a store: backups, checks, and what people corrected."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

import click

from onrecord.cli.exits import Exit
from onrecord.cli.output import open_output, render_json
from onrecord.schema.encoding import encode
from onrecord.store import open_store
from onrecord.store.backup import backup_store, checksum_file
from onrecord.store.repair import repair_store
from onrecord.store.training import read_training_rows
from onrecord.store.verify import ADVICE, REPAIRED, Kind, Report, verify_store
from onrecord.views.plain import harmless

LISTED = 20
"""Damages of one kind that the text report lists."""


def back_up(db: Path, target: Path) -> int:
    """Copy the store `db` to `target`.

    Raises:
        StoreError: it cannot be copied.
    """
    with open_store(db) as store, _bar("copying") as show:
        digest = backup_store(store, target, progress=show)
    click.echo(
        f"{target}: backed up, {target.stat().st_size:,} bytes; SHA-256 {digest} in {checksum_file(target).name}"
    )
    return Exit.OK


def verify(db: Path, form: str | None, *, repair: bool) -> int:
    """Check the store `db`, and say what is wrong.

    Raises:
        StoreError: it cannot be opened.
    """
    report = _checked(db)
    if repair and REPAIRED & report.numbers.keys():
        _repair(db, report)
        report = _checked(db)
    if form == "json" or (form is None and not sys.stdout.isatty()):
        with open_output(None) as stream:
            stream.write(render_json(report))
    else:
        click.echo("\n".join(map(harmless, _lines(db, report))))
    return Exit.DAMAGED if report.damages else Exit.OK


def export_corrections(db: Path, output: Path | None) -> int:
    """Write what people corrected in the store `db`, one JSON object a line.

    Raises:
        StoreError: a record cannot be read.
        OSError: the output cannot be written.
    """
    written = 0
    with open_store(db) as store, open_output(output) as stream:
        for row in read_training_rows(store.db):
            stream.write(encode(row) + b"\n")
            written += 1
    return Exit.OK if written else Exit.NOTHING_FOUND


def _checked(db: Path) -> Report:
    with _bar("checking") as show:
        return verify_store(db, progress=show)


def _repair(db: Path, report: Report) -> None:
    rows = {damage.place for damage in report.damages if damage.kind in {Kind.ROW, Kind.TEXT}}
    with open_store(db) as store, store.write() as writing:
        written = repair_store(writing, sorted(rows))
    click.echo(f"{db}: {written:,} articles written anew, entities put together anew", err=True)


def _lines(db: Path, report: Report) -> Iterator[str]:
    yield (
        f"{db}: {report.articles:,} articles, {report.statements:,} statements, {report.entities:,} entities,"
        f" {report.corrections:,} corrections, {report.decisions:,} decisions"
    )
    if report.checksum and Kind.CHECKSUM not in report.numbers:
        yield "the checksum is that of the backup"
    if report.waiting:
        yield f"{report.waiting:,} articles are not in the search index yet; onrecord reindex adds them (no damage)"
    for kind, number in report.numbers.items():
        yield f"\n{kind}: {number:,} — {ADVICE[kind]}"
        listed = [damage for damage in report.damages if damage.kind is kind][:LISTED]
        yield from (f"  {damage.place}: {damage.message}" for damage in listed)
        if number > len(listed):
            yield f"  … and {number - len(listed):,} more; --format json lists up to 1,000"
    yield "\ndamaged" if report.damages else "sound"


@contextmanager
def _bar(doing: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error where a person watches."""
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True, redirect_stdout=False) as progress:
        task, last = progress.add_task(doing, total=None), 0.0

        def show(done: int, total: int) -> None:
            nonlocal last
            if monotonic() - last > 0.1 or done == total:
                last = monotonic()
                progress.update(task, completed=done, total=total)

        yield show
