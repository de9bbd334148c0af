"""The commands that read articles: what one says, its sources, its time line, its claims."""

from pathlib import Path
from typing import Any

import click

from onrecord.cli.exits import Exit
from onrecord.cli.options import formats, reads_inputs
from onrecord.cli.read_help import AUDIT_HELP, CHECK_HELP, READ_HELP, SCHEMA_HELP, TIMELINE_HELP


@click.command("read", help=READ_HELP, short_help="Read articles and say who said what in them.")
@formats("text", "json", "jsonl", "html", piped="jsonl")
@reads_inputs
def read_command(inputs: tuple[str, ...], form: str | None, output: Path | None, **options: Any) -> int:
    """Read."""
    from onrecord.cli.reading import read_inputs
    from onrecord.cli.records import READ

    return read_inputs(inputs, form, output, options, READ)


@click.command("audit", help=AUDIT_HELP, short_help="Count the sources of an article or of a set.")
@formats("text", "json", "csv", piped="json")
@reads_inputs
def audit_command(inputs: tuple[str, ...], form: str | None, output: Path | None, **options: Any) -> int:
    """Audit."""
    from onrecord.cli.auditing import audit_inputs

    return audit_inputs(inputs, form, output, options)


@click.command("timeline", help=TIMELINE_HELP, short_help="Tell what happened, is planned, is only talked about.")
@formats("text", "json", "ical", "html", piped="json")
@reads_inputs
def timeline_command(inputs: tuple[str, ...], form: str | None, output: Path | None, **options: Any) -> int:
    """Plot a time line."""
    from onrecord.cli.timelines import plot_inputs

    return plot_inputs(inputs, form, output, options)


@click.command("check", help=CHECK_HELP, short_help="Set claims beside public registers.")
@formats("text", "json", "csv", piped="json")
@click.option(
    "--register",
    "registers",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    multiple=True,
    help="Also check against the register that this mapping file (TOML) describes; may be given several times.",
)
@click.option("--fail", is_flag=True, help="End with code 5 if a claim is contradicted or a figure inconsistent.")
@reads_inputs
def check_command(inputs: tuple[str, ...], form: str | None, output: Path | None, **options: Any) -> int:
    """Check."""
    from onrecord.cli.checking import check_inputs

    registers, fail = options.pop("registers"), options.pop("fail")
    return check_inputs(inputs, form, output, options, registers=registers, fail=fail)


@click.command("schema", help=SCHEMA_HELP, short_help="Print the JSON Schema of a record.")
@click.argument("kind", type=click.Choice(["record", "error"]), default="record")
def schema_command(kind: str) -> int:
    """Print a schema."""
    import json

    from onrecord import json_schema
    from onrecord.cli.output import open_output

    with open_output(None) as stream:
        schema = json_schema("error" if kind == "error" else "record")
        stream.write(json.dumps(schema, indent=2, ensure_ascii=False).encode() + b"\n")
    return Exit.OK
