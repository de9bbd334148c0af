"""The commands that set articles beside each other: wordings, revisions, agendas."""

from pathlib import Path
from typing import Any

import click

from onrecord.cli.compare_help import AGENDAS_HELP, TRACE_HELP, VARIANTS_HELP
from onrecord.cli.options import formats, reads_inputs


@click.command("variants", help=VARIANTS_HELP, short_help="Show how quotations change from article to article.")
@formats("text", "json", "csv", "html", piped="json")
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


@click.command("trace", help=TRACE_HELP, short_help="Follow statements across articles: what was taken back.")
@formats("text", "json", "html", piped="json")
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


@click.command("agendas", help=AGENDAS_HELP, short_help="Set what parties say they talked about side by side.")
@formats("text", "json", piped="json")
@reads_inputs
def agendas_command(inputs: tuple[str, ...], form: str | None, output: Path | None, **options: Any) -> int:
    """Compare agendas."""
    from onrecord.cli.agendas import compare_inputs

    return compare_inputs(inputs, form, output, options)
