"""All commands by what they are for, and how a run ends; what takes long to load is imported when a command runs."""

import sys

import click

from onrecord.cli.batch_commands import batch_command, condense_command, query_command
from onrecord.cli.compare_commands import agendas_command, trace_command, variants_command
from onrecord.cli.exits import Exit, PipeClosedError
from onrecord.cli.keep_commands import (
    backup_command,
    failures_command,
    ingest_command,
    reindex_command,
    search_command,
    verify_command,
)
from onrecord.cli.read_commands import audit_command, check_command, read_command, schema_command, timeline_command
from onrecord.cli.share_commands import corrections_command, demo_command, export_command, serve_command
from onrecord.errors import OnrecordError, StoreError
from onrecord.version import VERSION

HELP = """Turn news articles into a checkable record of who said what. Works offline.

\b
Start here:
  onrecord read article.html                  a report on the terminal
  onrecord read *.html > records.jsonl        one record a line, for the other commands
  onrecord ingest *.html --db news.db         keep them in a store
  onrecord search --db news.db 'bridge toll'  find statements in it
  onrecord demo                               look at shipped articles in a browser
  onrecord read --help                        inputs, formats, exit codes
"""

SECTIONS = {
    "Read": (read_command, audit_command, timeline_command, check_command, schema_command),
    "Compare": (trace_command, variants_command, agendas_command),
    "Keep and search": (
        ingest_command,
        failures_command,
        search_command,
        reindex_command,
        verify_command,
        backup_command,
    ),
    "Very many articles": (batch_command, query_command, condense_command),
    "Serve and share": (serve_command, demo_command, export_command, corrections_command),
}
"""The commands in the order in which the help lists them."""


class Sections(click.Group):
    """A group whose help lists its commands by `SECTIONS`."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  click's
        """Write a list for each section, all with the same columns."""
        width = max(map(len, self.commands))
        for title, listed in SECTIONS.items():
            with formatter.section(title):
                formatter.write_dl(
                    [(str(command.name).ljust(width), command.get_short_help_str()) for command in listed]
                )


@click.group(cls=Sections, help=HELP, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="onrecord")
def commands() -> None:
    """Hold the commands together."""


for _listed in SECTIONS.values():
    for _command in _listed:
        commands.add_command(_command)


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


_NOT_WRITTEN = frozenset({"full", "unreachable", "locked", "read-only", "gone", "damaged"})
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
