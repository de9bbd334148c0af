"""The commands and their help; libraries that take long to load are imported when a command runs."""

import sys
from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any

import click

from onrecord.cli.exits import Exit, PipeClosedError
from onrecord.cli.helps import (
    AGENDAS_HELP,
    AUDIT_HELP,
    CHECK_HELP,
    DEMO_HELP,
    EXPORT_HELP,
    HELP,
    READ_HELP,
    SCHEMA_HELP,
    SERVE_HELP,
    TIMELINE_HELP,
    TRACE_HELP,
    VARIANTS_HELP,
)
from onrecord.cli.ingest_help import FAILURES_HELP, INGEST_HELP
from onrecord.cli.keeping_help import BACKUP_HELP, CORRECTIONS_HELP, VERIFY_HELP
from onrecord.cli.search_help import REINDEX_HELP, SEARCH_HELP
from onrecord.errors import OnrecordError, StoreError
from onrecord.version import VERSION


class IsoDate(click.ParamType[str]):
    """A day as ``YYYY-MM-DD``, kept as text."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """`value` if it is a day of the calendar."""
        text = str(value)
        if not _is_day(text):
            self.fail(f"{text!r} is not a date: give it as YYYY-MM-DD, for instance 2018-07-19", param, ctx)
        return text


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text  # Python takes other ISO 8601 forms too
    except ValueError:
        return False


@click.group(help=HELP, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="onrecord")
def commands() -> None:
    """Hold the commands together."""


def reads_inputs(command: Callable[..., int]) -> Callable[..., int]:
    """The inputs and options of every command that reads; `command` gets them checked."""
    return _reads(command, click.argument("inputs", metavar="INPUT...", nargs=-1, required=True))


def may_read_inputs(command: Callable[..., int]) -> Callable[..., int]:
    """The same for a command that can do without inputs."""
    return _reads(command, click.argument("inputs", metavar="[INPUT...]", nargs=-1))


def _reads(command: Callable[..., int], argument: Callable[..., Any]) -> Callable[..., int]:
    @wraps(command)
    def checked(inputs: tuple[str, ...], output: Path | None, **options: Any) -> int:
        if options["url"] and len(inputs) > 1:
            raise click.UsageError("--url is the address of one page: give it with a single INPUT.")
        if inputs.count("-") > 1:
            raise click.UsageError("standard input can be read once: give - once.")
        if output and not output.absolute().parent.is_dir():
            raise click.UsageError(f"--output: there is no folder {output.parent}: make it, or name another.")
        return command(inputs, output=output, **options)

    for parameter in reversed((argument, *_PARAMETERS)):
        parameter(checked)
    return checked


def _formats(*names: str, piped: str) -> Callable[[Callable[..., int]], Callable[..., int]]:
    return click.option(
        "--format",
        "form",
        type=click.Choice(names),
        help=f"What comes out. Default: by the ending of --output; else text on a terminal and {piped} in a pipe.",
    )


_INPUT_TYPE = click.option(
    "--input-type",
    type=click.Choice(["auto", "html", "text"]),
    default="auto",
    show_default=True,
    help="What the inputs are; auto looks at their content.",
)
_MODEL = click.option(
    "--model",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="Use another model: a folder that training exported.",
)
_ALLOW_PRIVATE = click.option("--allow-private", is_flag=True, help="Also fetch from private and loopback addresses.")
_PARAMETERS = (
    click.option("--url", metavar="URL", help="Address of the page, for a single input that is not one itself."),
    click.option("--published", type=IsoDate(), help="Date of publication, where you know better than the page."),
    _INPUT_TYPE,
    _MODEL,
    _ALLOW_PRIVATE,
    click.option(
        "--output",
        "-o",
        type=click.Path(dir_okay=False, path_type=Path),
        metavar="FILE",
        help="Write there instead of standard output; FILE changes only once all is written.",
    ),
)


@commands.command("read", help=READ_HELP, short_help="Read articles and say who said what in them.")
@_formats("text", "json", "jsonl", "html", piped="jsonl")
@reads_inputs
def read_command(inputs: tuple[str, ...], form: str | None, output: Path | None, **options: Any) -> int:
    """Read."""
    from onrecord.cli.reading import read_inputs

    return read_inputs(inputs, form, output, options)


@commands.command("audit", help=AUDIT_HELP, short_help="Count the sources of an article or of a set.")
@_formats("text", "json", "csv", piped="json")
@reads_inputs
def audit_command(inputs: tuple[str, ...], form: str | None, output: Path | None, **options: Any) -> int:
    """Audit."""
    from onrecord.cli.auditing import audit_inputs

    return audit_inputs(inputs, form, output, options)


@commands.command("timeline", help=TIMELINE_HELP, short_help="Tell what happened, is planned, is only talked about.")
@_formats("text", "json", "ical", "html", piped="json")
@reads_inputs
def timeline_command(inputs: tuple[str, ...], form: str | None, output: Path | None, **options: Any) -> int:
    """Plot a time line."""
    from onrecord.cli.timelines import plot_inputs

    return plot_inputs(inputs, form, output, options)


@commands.command("check", help=CHECK_HELP, short_help="Set claims beside public registers.")
@_formats("text", "json", "csv", piped="json")
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


@commands.command("variants", help=VARIANTS_HELP, short_help="Show how quotations change from article to article.")
@_formats("text", "json", "csv", "html", piped="json")
@click.option("--speaker", metavar="NAME", help="Only what somebody of that name, or part of a name, is quoted with.")
@click.option("--changed-only", is_flag=True, help="Leave out what all articles have in the same words.")
@reads_inputs
def variants_command(
    inputs: tuple[str, ...],
    form: str | None,
    output: Path | None,
    *,
    speaker: str | None,
    changed_only: bool,
    **options: Any,
) -> int:
    """Compare quotations."""
    from onrecord.cli.variants import compare_inputs

    return compare_inputs(inputs, form, output, options, speaker=speaker, changed_only=changed_only)


@commands.command("trace", help=TRACE_HELP, short_help="Follow statements across articles: what was taken back.")
@_formats("text", "json", "html", piped="json")
@click.option("--speaker", metavar="NAME", help="Only speakers whose name has all of these words.")
@click.option("--about", metavar="WORDS", help="Only links of which either quote has all of these words.")
@reads_inputs
def trace_command(
    inputs: tuple[str, ...],
    form: str | None,
    output: Path | None,
    speaker: str | None,
    about: str | None,
    **options: Any,
) -> int:
    """Trace."""
    from onrecord.cli.tracing import trace_inputs

    return trace_inputs(inputs, form, output, options, speaker=speaker, about=about)


@commands.command("agendas", help=AGENDAS_HELP, short_help="Set what parties say they talked about side by side.")
@_formats("text", "json", piped="json")
@reads_inputs
def agendas_command(inputs: tuple[str, ...], form: str | None, output: Path | None, **options: Any) -> int:
    """Compare agendas."""
    from onrecord.cli.agendas import compare_inputs

    return compare_inputs(inputs, form, output, options)


@commands.command("export", help=EXPORT_HELP, short_help="Take records out in the formats of the field.")
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


def uses_store(*, create: bool) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """The option ``--db`` of a command that works on a store, which must be there unless it may `create` it."""
    what = "The store; made if there is none." if create else "The store that onrecord ingest made."
    return click.option(
        "--db", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", required=True, help=what
    )


def _fetches(command: Callable[..., int]) -> Callable[..., int]:
    """The options of a command that takes articles in."""
    for option in reversed(
        (
            click.option(
                "--jobs",
                type=click.IntRange(1, 256),
                help="Processes that read side by side. Default: the cores of the machine less one.",
            ),
            click.option("--contact", metavar="ADDRESS", help="Page or mail address that sites see with each request."),
            _MODEL,
            _ALLOW_PRIVATE,
        )
    ):
        command = option(command)
    return command


@commands.command("ingest", help=INGEST_HELP, short_help="Take articles into a store: files, feeds, archives, tables.")
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@uses_store(create=True)
@_INPUT_TYPE
@click.option("--limit", type=click.IntRange(1), metavar="N", help="Stop after N articles that are not in the store.")
@_fetches
def ingest_command(sources: tuple[str, ...], db: Path, limit: int | None, **options: Any) -> int:
    """Ingest."""
    from onrecord.cli.ingesting import ingest_inputs

    if sources.count("-") > 1:
        raise click.UsageError("standard input can be read once: give - once.")
    return ingest_inputs(sources, db, limit, options)


@commands.command("failures", help=FAILURES_HELP, short_help="List what could not be taken in, and try it again.")
@uses_store(create=False)
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "csv"]), help="Default: text on a terminal, else json."
)
@click.option("--retry", is_flag=True, help="Try all of them again.")
@_fetches
def failures_command(db: Path, form: str | None, *, retry: bool, **options: Any) -> int:
    """List or retry failures."""
    from onrecord.cli.ingesting import list_inputs, retry_inputs

    return retry_inputs(db, options) if retry else list_inputs(db, form)


@commands.command("backup", help=BACKUP_HELP, short_help="Copy a store while others use it, with a checksum.")
@uses_store(create=False)
@click.argument("target", metavar="DEST", type=click.Path(dir_okay=False, path_type=Path))
def backup_command(db: Path, target: Path) -> int:
    """Back up."""
    from onrecord.cli.keeping import back_up

    return back_up(db, target)


@commands.command("verify", help=VERIFY_HELP, short_help="Check a store or a backup, down to every word.")
@uses_store(create=False)
@click.option("--format", "form", type=click.Choice(["text", "json"]), help="Default: text on a terminal, else json.")
@click.option("--repair", is_flag=True, help="Make again from the records what is taken from them.")
def verify_command(db: Path, form: str | None, *, repair: bool) -> int:
    """Verify."""
    from onrecord.cli.keeping import verify

    return verify(db, form, repair=repair)


@commands.command("corrections", help=CORRECTIONS_HELP, short_help="Take out what people corrected, to train on.")
@uses_store(create=False)
@_PARAMETERS[-1]
def corrections_command(db: Path, output: Path | None) -> int:
    """Export corrections."""
    from onrecord.cli.keeping import export_corrections

    return export_corrections(db, output)


def _serves(command: Callable[..., int]) -> Callable[..., int]:
    """The options of every command that serves the app."""
    for option in reversed(_SERVING):
        option(command)
    return command


_SERVING = (
    click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Address to listen at."),
    click.option(
        "--port",
        type=click.IntRange(0, 65535),
        default=8000,
        show_default=True,
        help="Port to listen at; 0 takes any that is free.",
    ),
    click.option(
        "--token",
        envvar="ONRECORD_TOKEN",
        show_envvar=True,
        metavar="WORD",
        help="What lets write, instead of one made at each start.",
    ),
    click.option(
        "--allow-fetch", is_flag=True, help="Let whoever reads a draft give an address, which the server fetches."
    ),
    click.option(
        "--allow-host",
        "hosts",
        multiple=True,
        metavar="NAME",
        help="Another name that the server is called by, behind a proxy say; may be given several times.",
    ),
)


@commands.command("serve", help=SERVE_HELP, short_help="Show a store in a browser.")
@uses_store(create=False)
@_serves
def serve_command(db: Path, **options: Any) -> int:
    """Serve."""
    from onrecord.cli.serving import Serving, serve_store

    return serve_store(db, Serving(**options))


@commands.command("demo", help=DEMO_HELP, short_help="Show the shipped articles in a browser.")
@click.option("--prepare", is_flag=True, help="Only read the articles into their store.")
@_serves
def demo_command(*, prepare: bool, **options: Any) -> int:
    """Serve the demo."""
    from onrecord.cli.serving import Serving, serve_demo

    return serve_demo(Serving(**options), prepare=prepare)


@commands.command("search", help=SEARCH_HELP, short_help="Find statements in a store.")
@click.argument("words", metavar="QUERY...", nargs=-1, required=True)
@uses_store(create=False)
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "csv"]), help="Default: text on a terminal, else json."
)
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


@commands.command("reindex", help=REINDEX_HELP, short_help="Make the search index of a store anew.")
@uses_store(create=False)
@_MODEL
def reindex_command(db: Path, model: Path | None) -> int:
    """Index anew."""
    from onrecord.cli.searching import reindex_store

    return reindex_store(db, model)


@commands.command("schema", help=SCHEMA_HELP, short_help="Print the JSON Schema of a record.")
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


def main(arguments: list[str] | None = None) -> None:
    """Run the command line, and exit; every error is one line on standard error."""
    sys.exit(_run(arguments))


def _run(arguments: list[str] | None) -> int:  # noqa: PLR0911  a table of ends
    try:
        return int(commands.main(arguments, "onrecord", standalone_mode=False) or 0)
    except click.ClickException as error:
        error.show()
        return Exit.USAGE
    except (KeyboardInterrupt, click.Abort):
        return Exit.INTERRUPTED
    except StoreError as error:
        return _complain(str(error), Exit.NOT_WRITTEN if error.code in _NOT_WRITTEN else Exit.USAGE)
    except OnrecordError as error:
        return _complain(str(error), Exit.USAGE)
    except OSError as error:
        place = f" to {error.filename}" if error.filename else ""
        return _complain(
            f"cannot write{place}: {error.strerror or error}; free space or use --output", Exit.NOT_WRITTEN
        )
    except PipeClosedError:
        return _close_pipe()
    except Exception as error:  # noqa: BLE001  a person gets one line, never a traceback
        return _complain(f"unexpected {type(error).__name__}: {error}; please report it", Exit.NOT_WRITTEN)


_NOT_WRITTEN = frozenset({"full", "locked", "read-only", "gone", "damaged"})
"""What is wrong with a store and not with what was asked of it."""


def _complain(message: str, code: Exit) -> int:
    from onrecord.views.plain import harmless

    click.echo(f"onrecord: {harmless(' '.join(message.split()))}", err=True)
    return code


def _close_pipe() -> int:
    """Python flushes standard output once more when it ends: let that go nowhere."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return Exit.PIPE_CLOSED
