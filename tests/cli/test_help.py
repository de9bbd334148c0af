"""The help: by purpose, every command in it, each with examples."""

import re

import click
import pytest

from onrecord.cli.commands import SECTIONS, commands
from tests.cli.conftest import Run
from tests.command_lines import find_command_lines, parse_command_line

COMMANDS = [command for listed in SECTIONS.values() for command in listed]


def test_the_help_lists_every_command_once_by_purpose(run: Run) -> None:
    said = run("--help").out
    places = [said.index(f"\n{title}:") for title in SECTIONS]
    assert places == sorted(places)
    listed = re.findall(r"^  (\w+)  ", said[places[0] :], re.MULTILINE)
    assert listed == [command.name for command in COMMANDS]
    assert sorted(listed) == sorted(commands.commands)


@pytest.mark.parametrize("command", COMMANDS, ids=[str(command.name) for command in COMMANDS])
def test_every_command_teaches_with_examples_that_parse(command: click.Command, run: Run) -> None:
    said = run(str(command.name), "--help").out
    lines = find_command_lines(said)
    assert any(parse_command_line(line).command is command for line in lines)
    assert "Exit codes:" in said
