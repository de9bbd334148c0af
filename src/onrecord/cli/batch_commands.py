"""The commands for very many articles: read them into a dataset, and ask it."""

from pathlib import Path
from typing import Any

import click

from onrecord.cli.batch_help import BATCH_HELP, CONDENSE_HELP, QUERY_HELP
from onrecord.cli.options import MODEL, OUTPUT

WORKERS = click.option(
    "--workers", type=click.IntRange(1, 100_000), help="Processes at work. Default: the cores of the machine."
)
ENGINE = click.option(
    "--engine",
    type=click.Choice(["local", "ray"]),
    default="local",
    show_default=True,
    help="Who runs the workers: this machine, or Ray (pip install 'onrecord[ray]'; RAY_ADDRESS names a cluster).",
)


@click.command("batch", help=BATCH_HELP, short_help="Read very many articles into Parquet tables.")
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@click.option(
    "--out", metavar="DIR-OR-URL", required=True, help="Folder or address of the dataset; made if there is none."
)
@WORKERS
@ENGINE
@click.option("--plan", is_flag=True, help="Only say what would be read, and what read again.")
@click.option("--prune", is_flag=True, help="Take out what is of other inputs, or of files that changed since.")
@click.option("--once", is_flag=True, help="Of all pages with the very same text read one, the first published.")
@click.option("--records/--no-records", default=True, show_default=True, help="Keep the whole records too, as JSON.")
@click.option(
    "--page-seconds", type=click.FloatRange(1), default=120, show_default=True, help="After that a page has failed."
)
@click.option(
    "--page-memory",
    type=click.IntRange(500),
    default=4000,
    show_default=True,
    metavar="MB",
    help="Addresses of the process that reads; a page that needs more has failed.",
)
@click.option(
    "--core-hour", type=click.FloatRange(0), default=0.04, show_default=True, help="Dollars, for the report's costs."
)
@click.option(
    "--token-prices",
    type=(float, float),
    default=(0.25, 2.0),
    show_default=True,
    help="Dollars for a million tokens in and out, to compare with.",
)
@MODEL
def batch_command(inputs: tuple[str, ...], out: str, **options: Any) -> int:
    """Read a batch."""
    from onrecord.cli.batching import batch_inputs

    return batch_inputs(inputs, out, **options)


@click.command("query", help=QUERY_HELP, short_help="Ask a dataset of batch with SQL.")
@click.argument("folder", metavar="DIR-OR-URL")
@click.argument("query", metavar="SQL")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "csv"]), help="Default: text on a terminal, else json."
)
@click.option(
    "--seconds", type=click.FloatRange(0.1), default=600, show_default=True, help="After that it is given up."
)
@OUTPUT
def query_command(folder: str, query: str, form: str | None, seconds: float, output: Path | None) -> int:
    """Query."""
    from onrecord.cli.querying import write_answer

    return write_answer(folder, query, form, seconds, output)


@click.command("condense", help=CONDENSE_HELP, short_help="Make tables of speakers and of shared quotations.")
@click.argument("folder", metavar="DIR")
@WORKERS
@ENGINE
@click.option(
    "--memory",
    type=click.IntRange(100),
    default=1000,
    show_default=True,
    metavar="MB",
    help="For the database of each worker; what is more goes to the disk for a while.",
)
def condense_command(folder: str, engine: str, workers: int | None, memory: int) -> int:
    """Condense."""
    from onrecord.cli.condensing import condense_dataset

    return condense_dataset(folder, engine, workers, memory)
