"""The arguments and options that several commands have."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any

import click

Command = Callable[..., int]
Decorator = Callable[[Command], Command]


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


INPUT_TYPE = click.option(
    "--input-type",
    type=click.Choice(["auto", "html", "text"]),
    default="auto",
    show_default=True,
    help="What the inputs are; auto looks at their content.",
)
MODEL = click.option(
    "--model",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="Use another model: a folder that training exported.",
)
ALLOW_PRIVATE = click.option("--allow-private", is_flag=True, help="Also fetch from private and loopback addresses.")
OUTPUT = click.option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write there instead of standard output; FILE changes only once all is written.",
)
_READING = (
    click.option("--url", metavar="URL", help="Address of the page, for a single input that is not one itself."),
    click.option("--published", type=IsoDate(), help="Date of publication, where you know better than the page."),
    INPUT_TYPE,
    MODEL,
    ALLOW_PRIVATE,
    OUTPUT,
)
_TAKING_IN = (
    click.option(
        "--jobs",
        type=click.IntRange(1, 256),
        help="Processes that read side by side. Default: the cores of the machine less one.",
    ),
    click.option("--contact", metavar="ADDRESS", help="Page or mail address that sites see with each request."),
    MODEL,
    ALLOW_PRIVATE,
)
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


def reads_inputs(command: Command) -> Command:
    """The inputs and options of every command that reads; `command` gets them checked."""
    return _reads(command, click.argument("inputs", metavar="INPUT...", nargs=-1, required=True))


def may_read_inputs(command: Command) -> Command:
    """The same for a command that can do without inputs."""
    return _reads(command, click.argument("inputs", metavar="[INPUT...]", nargs=-1))


def _reads(command: Command, argument: Decorator) -> Command:
    @wraps(command)
    def checked(inputs: tuple[str, ...], output: Path | None, **options: Any) -> int:
        if options["url"] and len(inputs) > 1:
            raise click.UsageError("--url is the address of one page: give it with a single INPUT.")
        if inputs.count("-") > 1:
            raise click.UsageError("standard input can be read once: give - once.")
        if output and not output.absolute().parent.is_dir():
            raise click.UsageError(f"--output: there is no folder {output.parent}: make it, or name another.")
        return command(inputs, output=output, **options)

    return _with(checked, argument, *_READING)


def formats(*names: str, piped: str) -> Decorator:
    """The option ``--format`` of a command that can write to a file."""
    return _format(
        names, f"What comes out. Default: by the ending of --output; else text on a terminal and {piped} in a pipe."
    )


def printed_formats(*names: str) -> Decorator:
    """The option ``--format`` of a command that only writes on standard output."""
    return _format(names, "Default: text on a terminal, else json.")


def _format(names: tuple[str, ...], told: str) -> Decorator:
    return click.option("--format", "form", type=click.Choice(names), help=told)


def uses_store(*, create: bool) -> Decorator:
    """The option ``--db`` of a command that works on a store, which must be there unless it may `create` it."""
    what = "The store; made if there is none." if create else "The store that onrecord ingest made."
    return click.option(
        "--db", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", required=True, help=what
    )


def takes_in(command: Command) -> Command:
    """The options of a command that takes articles into a store."""
    return _with(command, *_TAKING_IN)


def serves(command: Command) -> Command:
    """The options of every command that serves the app."""
    return _with(command, *_SERVING)


def _with(command: Command, *parameters: Decorator) -> Command:
    # click lists them in the order in which decorators stand, from the top
    for parameter in reversed(parameters):
        command = parameter(command)
    return command
