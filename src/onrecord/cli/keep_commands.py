"""The commands that keep articles in a store, find statements in it, and look after it."""

from pathlib import Path
from typing import Any

import click

from onrecord.cli.keep_help import BACKUP_HELP, FAILURES_HELP, INGEST_HELP, REINDEX_HELP, SEARCH_HELP, VERIFY_HELP
from onrecord.cli.options import INPUT_TYPE, MODEL, printed_formats, takes_in, uses_store


@click.command("ingest", help=INGEST_HELP, short_help="Take articles into a store: files, feeds, archives, tables.")
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@uses_store(create=True)
@INPUT_TYPE
@click.option("--limit", type=click.IntRange(1), metavar="N", help="Stop after N articles that are not in the store.")
@takes_in
def ingest_command(sources: tuple[str, ...], db: Path, limit: int | None, **options: Any) -> int:
    """Ingest."""
    from onrecord.cli.ingesting import ingest_inputs

    if sources.count("-") > 1:
        raise click.UsageError("standard input can be read once: give - once.")
    return ingest_inputs(sources, db, limit, options)


@click.command("failures", help=FAILURES_HELP, short_help="List what could not be taken in, and try it again.")
@uses_store(create=False)
@printed_formats("text", "json", "csv")
@click.option("--retry", is_flag=True, help="Try all of them again.")
@takes_in
def failures_command(db: Path, form: str | None, *, retry: bool, **options: Any) -> int:
    """List or retry failures."""
    from onrecord.cli.ingesting import list_inputs, retry_inputs

    return retry_inputs(db, options) if retry else list_inputs(db, form)


@click.command("search", help=SEARCH_HELP, short_help="Find statements in a store.")
@click.argument("words", metavar="QUERY...", nargs=-1, required=True)
@uses_store(create=False)
@printed_formats("text", "json", "csv")
@click.option("--limit", type=click.IntRange(1, 500), default=20, show_default=True, help="Statements at most.")
@click.option(
    "--order",
    type=click.Choice(["relevance", "newest", "oldest"]),
    default="relevance",
    show_default=True,
    help="Without words to weigh, relevance is newest.",
)
@click.option(
    "--after", metavar="CURSOR", help="Go on after a page: the next of its json, with the same query and order."
)
def search_command(words: tuple[str, ...], db: Path, form: str | None, **options: Any) -> int:
    """Search."""
    from onrecord.cli.searching import search_store

    return search_store(words, db, form, **options)


@click.command("reindex", help=REINDEX_HELP, short_help="Make the search index of a store anew.")
@uses_store(create=False)
@MODEL
def reindex_command(db: Path, model: Path | None) -> int:
    """Index anew."""
    from onrecord.cli.searching import reindex_store

    return reindex_store(db, model)


@click.command("verify", help=VERIFY_HELP, short_help="Check a store or a backup, down to every word.")
@uses_store(create=False)
@printed_formats("text", "json")
@click.option("--repair", is_flag=True, help="Make again from the records what is taken from them.")
def verify_command(db: Path, form: str | None, *, repair: bool) -> int:
    """Verify."""
    from onrecord.cli.keeping import verify

    return verify(db, form, repair=repair)


@click.command("backup", help=BACKUP_HELP, short_help="Copy a store while others use it, with a checksum.")
@uses_store(create=False)
@click.argument("target", metavar="DEST", type=click.Path(dir_okay=False, path_type=Path))
def backup_command(db: Path, target: Path) -> int:
    """Back up."""
    from onrecord.cli.keeping import back_up

    return back_up(db, target)
