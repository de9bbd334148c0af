"""The commands that show a store in a browser, and take out what is in records or in it."""

from pathlib import Path
from typing import Any

import click

from onrecord.cli.options import OUTPUT, may_read_inputs, serves, uses_store
from onrecord.cli.share_help import CORRECTIONS_HELP, DEMO_HELP, EXPORT_HELP, SERVE_HELP


@click.command("serve", help=SERVE_HELP, short_help="Show a store in a browser.")
@uses_store(create=False)
@serves
def serve_command(db: Path, **options: Any) -> int:
    """Serve."""
    from onrecord.cli.serving import Serving, serve_store

    return serve_store(db, Serving(**options))


@click.command("demo", help=DEMO_HELP, short_help="Show the shipped articles in a browser.")
@click.option("--prepare", is_flag=True, help="Only read the articles into their store.")
@serves
def demo_command(*, prepare: bool, **options: Any) -> int:
    """Serve the demo."""
    from onrecord.cli.serving import Serving, serve_demo

    return serve_demo(Serving(**options), prepare=prepare)


@click.command("export", help=EXPORT_HELP, short_help="Take records out in the formats of the field.")
@click.option(
    "--format",
    "form",
    type=click.Choice("jsonl csv parquet json-ld annotations graphml gexf brat ical".split()),
    help="What comes out. Default: by the ending of --output; else jsonl.",
)
@click.option(
    "--db",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Export what this store holds, in place of inputs.",
)
@may_read_inputs
def export_command(
    inputs: tuple[str, ...], form: str | None, output: Path | None, db: Path | None, **options: Any
) -> int:
    """Export."""
    from onrecord.cli.exporting import export_inputs, export_store

    if (db is None) == (not inputs):
        raise click.UsageError("give inputs, or a store with --db FILE: one of the two.")
    return export_store(db, form, output) if db else export_inputs(inputs, form, output, options)


@click.command("corrections", help=CORRECTIONS_HELP, short_help="Take out what people corrected, to train on.")
@uses_store(create=False)
@OUTPUT
def corrections_command(db: Path, output: Path | None) -> int:
    """Export corrections."""
    from onrecord.cli.keeping import export_corrections

    return export_corrections(db, output)
