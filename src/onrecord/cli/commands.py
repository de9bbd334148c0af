"""The commands and their help; libraries that take long to load are imported when a command runs."""

import sys
from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any

import click

from onrecord.cli.exits import Exit, PipeClosedError
from onrecord.errors import OnrecordError
from onrecord.version import VERSION

_EXITS = """\b
Exit codes:
  0    every input was read, and there are statements
  1    every input was read, and there is no statement in any of them
  2    an option or the set-up is wrong; nothing was read
  3    some inputs could not be read; standard error says which and why
  4    the output could not be written (a full disk, say)
  130  interrupted (Ctrl-C)
  141  what read the output closed the pipe
"""

_READ_HELP = f"""Read articles and say who said what in them.

INPUT is a file (HTML or plain text), an http(s) address, or - for standard input. Several are read in order; one that
cannot be read is named on standard error, and the others are read all the same.

\b
Examples:
  onrecord read article.html
  onrecord read https://news.example/talks --format html --output talks.html
  onrecord read *.html > records.jsonl
  onrecord read - --url https://news.example/talks --published 2018-07-19 < page.html
  onrecord read article.txt --format json | jq '.statements[].text'

\b
Formats:
  text   a report: each paragraph, below it speaker → cue → exact words
  json   the record, indented; several inputs give an array
  jsonl  one record a line, in the order of the inputs
  html   one page that needs nothing else, with the statements marked
Where an input cannot be read, json and jsonl hold an error object in its place ("schema": "onrecord.error/1").

{_EXITS}"""

_AUDIT_HELP = f"""Count the sources of an article or of a set: who is heard, how much, how closely.

INPUT is what onrecord read takes, or a file that it wrote (json, jsonl): those are counted without reading the pages
again. An audit counts what the records say; speakers that a record leaves open stand in a row of their own, (not
resolved), and are never taken for named or unnamed. docs/audit.md defines every number.

\b
Example:
  onrecord audit article.html
  named and unnamed sources, people, organizations, groups and documents; for each speaker roles, statements, words,
  first-hand and second-hand, channels; the longest stretch on one source; claims without a source

\b
Over a set, as a spreadsheet:
  onrecord audit *.html --output sources.csv

\b
Formats:
  text   tables; over a set the totals, the speakers, and a row for each article
  json   everything, with the speakers of each article ("schema": "onrecord.audit/1")
  csv    one row for each article and each speaker; the column level tells which

{_EXITS}"""

_TIMELINE_HELP = f"""Tell what happened, what is planned and what is only talked about, across one or many articles.

INPUT is what onrecord read takes, or a file that it wrote (json, jsonl). Each line is an event with its date, who takes
part, where, how far it has come, and the statement it rests on, word for word; nothing in it is summed up or made up.
An event that several articles tell is one line only where that is certain. What the text does not date stands apart.
docs/timeline.md defines every column and rule.

\b
Examples:
  onrecord timeline article.html
  onrecord timeline *.html --output talks.html
  onrecord timeline *.html --output talks.ics
  onrecord timeline records.jsonl | jq '.lines[] | select(.group == "planned") | .what'

\b
Formats:
  text  a table each for what happened, is under way, planned, only talked about, and postponed, cancelled or denied
  json  everything, with the places in the articles ("schema": "onrecord.timeline/1")
  ical  a calendar (RFC 5545) of the events known to the day, or to a stretch of at most 31 days
  html  one page that needs nothing else: the plotted time line, below it the same as a table

{_EXITS.replace("statement", "event")}"""

_CHECK_EXITS = _EXITS.replace("statement", "check").replace(
    "  130", "  5    with --fail: a claim is contradicted or a figure inconsistent\n  130"
)

_CHECK_HELP = f"""Set claims beside public registers: who visited, travelled, met or held an office, when and how often.

INPUT is what onrecord read takes, or a file that it wrote (json, jsonl). A claim is supported, contradicted, or not
covered, with the rows it rests on and the arithmetic in one sentence; what a register does not cover is never false.
The article's own figures stand beside, where their parts add up or do not. docs/checks.md defines every rule.

\b
Examples:
  onrecord check article.html
  onrecord check *.html --output checks.csv
  onrecord check article.html --register sanctions.toml
  onrecord check draft.txt --fail || echo "look again"

\b
Formats:
  text  for each article what is contradicted first, then what is supported, then what is open
  json  everything ("schema": "onrecord.check/1")
  csv   one row for each claim and figure

{_CHECK_EXITS}"""
_VARIANTS_HELP = f"""Show how a quotation changes from article to article.

INPUT is what onrecord read takes, or a file that it wrote (json, jsonl); give several articles. The same utterance in
two or more of them is shown once, with each wording of it, what that changes and who has it. Only words are compared:
the reference is the longest form or the one most articles have, not the true one. docs/variants.md says when two
quotations are one utterance, and when a wording is faithful.

\b
Named changes:
  cut with or without ellipsis, or where the quotation is interrupted; begins later or ends earlier; modal, negation,
  number, date, name, other wording; words added, in brackets; attributed to another speaker

\b
Examples:
  onrecord variants *.html
  onrecord variants records.jsonl --speaker Quill --changed-only
  onrecord variants *.html --output variants.html
  onrecord variants records.jsonl | jq '.clusters[].variants[] | select(.faithful | not) | .text'

\b
Formats:
  text  the wordings of each utterance; [-words-] only in the reference, {{+words+}} only in this one
  json  everything, with places and links between statements ("schema": "onrecord.variants/1")
  csv   one row for each report of each utterance
  html  one page that needs nothing else

{_EXITS}"""

_TRACE_HELP = f"""Follow statements across articles: who retracted, corrected, clarified, denied or reversed what.

INPUT is what onrecord read takes, or a file that it wrote (json, jsonl); give two articles or more. A revision links a
later statement to an earlier one of the same speaker, with both quotes word for word, who, when, where, what changed in
the words, and why onrecord says so. It is listed only where the words make it certain. What merely looks like one, the
same claim with another figure, say, comes after the revisions as a hint, and is never called one. A speaker is the same
by a register, or by the full name with no other office; never by the last name. docs/trace.md defines every rule.

\b
Examples:
  onrecord trace monday.html friday.html
  onrecord read *.html > records.jsonl; onrecord trace records.jsonl --output trace.html
  onrecord trace records.jsonl --speaker "Ada Quill" --about toll
  onrecord trace records.jsonl | jq '.revisions[] | [.later.day, .kind, .later.speaker]'

\b
Order: by the day on which it was said, where the article tells it, else by the day of publication. What has no date, or
the same one, is not in order: such a pair is a revision only if the words themselves tell which came first.

\b
Formats:
  text  each link with its quotes, the revisions first
  json  everything, with the places in the articles ("schema": "onrecord.trace/1")
  html  one page that needs nothing else

{_EXITS}"""

_SCHEMA_HELP = """Print the JSON Schema (2020-12) of a record, or of the error object.

\b
Example:
  onrecord schema > record.schema.json
  onrecord schema error
"""

_HELP = """Turn news articles into a checkable record of who said what. Works offline.

\b
Start here:
  onrecord read article.html        a report on the terminal
  onrecord read article.html | jq   the same as JSON
  onrecord audit *.html             the sources of a set of articles
  onrecord timeline *.html          what happened, what is planned, what is only talked about
  onrecord check article.html       its claims about visits, meetings and offices beside public registers
  onrecord variants *.html          how quotations change from article to article
  onrecord trace *.html             what was corrected, denied or taken back later
  onrecord read --help              inputs, formats, exit codes
"""


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


@click.group(help=_HELP, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="onrecord")
def commands() -> None:
    """Hold the commands together."""


def reads_inputs(command: Callable[..., int]) -> Callable[..., int]:
    """The inputs and options of every command that reads; `command` gets them checked."""

    @wraps(command)
    def checked(inputs: tuple[str, ...], output: Path | None, **options: Any) -> int:
        if options["url"] and len(inputs) > 1:
            raise click.UsageError("--url is the address of one page: give it with a single INPUT.")
        if inputs.count("-") > 1:
            raise click.UsageError("standard input can be read once: give - once.")
        if output and not output.absolute().parent.is_dir():
            raise click.UsageError(f"--output: there is no folder {output.parent}: make it, or name another.")
        return command(inputs, output=output, **options)

    for parameter in reversed(_PARAMETERS):
        parameter(checked)
    return checked


def _formats(*names: str, piped: str) -> Callable[[Callable[..., int]], Callable[..., int]]:
    return click.option(
        "--format",
        "form",
        type=click.Choice(names),
        help=f"What comes out. Default: by the ending of --output; else text on a terminal and {piped} in a pipe.",
    )


_PARAMETERS = (
    click.argument("inputs", metavar="INPUT...", nargs=-1, required=True),
    click.option("--url", metavar="URL", help="Address of the page, for a single input that is not one itself."),
    click.option("--published", type=IsoDate(), help="Date of publication, where you know better than the page."),
    click.option(
        "--input-type",
        type=click.Choice(["auto", "html", "text"]),
        default="auto",
        show_default=True,
        help="What the inputs are; auto looks at their content.",
    ),
    click.option(
        "--model",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        metavar="DIR",
        help="Use another model: a folder that training exported.",
    ),
    click.option("--allow-private", is_flag=True, help="Also fetch from private and loopback addresses."),
    click.option(
        "--output",
        "-o",
        type=click.Path(dir_okay=False, path_type=Path),
        metavar="FILE",
        help="Write there instead of standard output; FILE changes only once all is written.",
    ),
)


@commands.command("read", help=_READ_HELP, short_help="Read articles and say who said what in them.")
@_formats("text", "json", "jsonl", "html", piped="jsonl")
@reads_inputs
def read_command(inputs: tuple[str, ...], form: str | None, output: Path | None, **options: Any) -> int:
    """Read."""
    from onrecord.cli.reading import read_inputs

    return read_inputs(inputs, form, output, options)


@commands.command("audit", help=_AUDIT_HELP, short_help="Count the sources of an article or of a set.")
@_formats("text", "json", "csv", piped="json")
@reads_inputs
def audit_command(inputs: tuple[str, ...], form: str | None, output: Path | None, **options: Any) -> int:
    """Audit."""
    from onrecord.cli.auditing import audit_inputs

    return audit_inputs(inputs, form, output, options)


@commands.command("timeline", help=_TIMELINE_HELP, short_help="Tell what happened, is planned, is only talked about.")
@_formats("text", "json", "ical", "html", piped="json")
@reads_inputs
def timeline_command(inputs: tuple[str, ...], form: str | None, output: Path | None, **options: Any) -> int:
    """Plot a time line."""
    from onrecord.cli.timelines import plot_inputs

    return plot_inputs(inputs, form, output, options)


@commands.command("check", help=_CHECK_HELP, short_help="Set claims beside public registers.")
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


@commands.command("variants", help=_VARIANTS_HELP, short_help="Show how quotations change from article to article.")
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


@commands.command("trace", help=_TRACE_HELP, short_help="Follow statements across articles: what was taken back.")
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


@commands.command("schema", help=_SCHEMA_HELP, short_help="Print the JSON Schema of a record.")
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


def _complain(message: str, code: Exit) -> int:
    from onrecord.views.plain import harmless

    click.echo(f"onrecord: {harmless(' '.join(message.split()))}", err=True)
    return code


def _close_pipe() -> int:
    """Python flushes standard output once more when it ends: let that go nowhere."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return Exit.PIPE_CLOSED
