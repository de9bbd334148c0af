"""`onrecord export`: pages, records or a store in, a format of the field out."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

from onrecord import Failure, PageError, Record, SetupError
from onrecord.cli.output import open_output
from onrecord.cli.reading import RECORDS, Options, Progress, Results, Tally, read_each, show_progress
from onrecord.cli.records import read_page_or_records
from onrecord.exports import FORMATS, Format, Keep, export_records, find_flaw, find_format, keys_by
from onrecord.schema.failure import describe_failure
from onrecord.store import Store, list_articles, list_entity_keys, open_store, read_record

AGAIN = "the record is left out, write it again with onrecord read"

Find = Callable[[Store], tuple[Sequence[str], Keep]]
"""Gives the keys of articles in the order to export, and the ids of their statements to export, `None` for all."""


def find_all(store: Store) -> tuple[Sequence[str], Keep]:
    """All articles of the store."""
    return list_articles(store.db), None


def read_sound(asked: str, options: Options) -> Iterator[Record | Failure]:
    """What `read_page_or_records` gives; a record that does not hold together is a failure."""
    for result in read_page_or_records(asked, options):
        flaw = find_flaw(result) if isinstance(result, Record) else None
        yield describe_failure(asked, PageError(f"{asked}: {flaw}; {AGAIN}", code="not-a-record")) if flaw else result


_STATEMENTS = replace(RECORDS, read=read_sound)
_EVENTS = replace(_STATEMENTS, count=lambda record: len(record.events or ()))


def export_inputs(inputs: Sequence[str], form: str | None, output: Path | None, options: Options) -> int:
    """Export what is in `inputs`; gives the exit code.

    Raises:
        SetupError: the format or the model cannot be used.
        OSError: the output cannot be written.
    """
    chosen, tally = choose_format(form, output), Tally()
    with _progress(len(inputs), output) as progress:
        results = read_each(inputs, options, _counted(chosen), progress, tally)
        records = (result for result in results if isinstance(result, Record))
        _write(export_records(records, chosen.name), output)
    return tally.exit


def export_store(path: Path, form: str | None, output: Path | None, find: Find = find_all) -> int:
    """Export what `find` finds in the store in the file `path`; gives the exit code.

    Raises:
        SetupError: the format cannot be used.
        StoreError: the store cannot be read.
        OSError: the output cannot be written.
    """
    chosen, tally = choose_format(form, output), Tally()
    with open_store(path) as store:
        keys, keep = find(store)
        with _progress(len(keys), output) as progress:
            records = _read_store(store, keys, _counted(chosen), progress, tally)
            _write(
                export_records(
                    records, chosen.name, keep=keep, key=keys_by(lambda article: list_entity_keys(store.db, article))
                ),
                output,
            )
    return tally.exit


def choose_format(form: str | None, output: Path | None) -> Format:
    """The format asked for, else the one that the name of the output tells, else records.

    Raises:
        SetupError: the name tells none, or a terminal would get bytes that are no text.
    """
    found = FORMATS[form] if form else find_format(output) if output else FORMATS["jsonl"]
    if found is None:
        endings = " ".join(one.ending for one in FORMATS.values())
        raise SetupError(f"{output}: this name tells no format; give --format, or end it in {endings}", code="option")
    if found.binary and output is None and sys.stdout.isatty():
        raise SetupError(f"{found.name} is not for a terminal; give --output FILE{found.ending}", code="option")
    return found


def _counted(form: Format) -> Results:
    return _EVENTS if form.name == "ical" else _STATEMENTS


def _progress(total: int, output: Path | None) -> AbstractContextManager[Progress]:
    return show_progress(total, hidden=output is None and sys.stdout.isatty(), doing="exporting")


def _write(pieces: Iterator[bytes], output: Path | None) -> None:
    with open_output(output) as stream:
        for piece in pieces:
            stream.write(piece)


def _read_store(
    store: Store, keys: Sequence[str], counted: Results, progress: Progress, tally: Tally
) -> Iterator[Record]:
    for key in keys:
        record = read_record(store.db, key)
        tally.found += counted.count(record)
        yield record
        progress.advance()
