"""Command lines that the help and the documents show, held against the commands that there are."""

import re
import shlex

import click

from onrecord.cli.commands import commands

_ENDS = "|<>;&"


def find_command_lines(text: str) -> list[str]:
    """Every ``onrecord …`` that begins a line of a code block, fenced or indented."""
    fenced = "\n".join(re.findall(r"^```\w*\n(.*?)^```", text, re.DOTALL | re.MULTILINE))
    return re.findall(r"^(onrecord .*)", fenced, re.MULTILINE) + re.findall(r"^ +(onrecord .*)", text, re.MULTILINE)


def parse_command_line(line: str) -> click.Context:
    """The command of `line` with its options, up to a pipe or redirection; raises what click has against it."""
    lexer = shlex.shlex(line, posix=True, punctuation_chars=_ENDS)
    lexer.whitespace_split = True
    words = []
    for word in lexer:
        if set(word) <= set(_ENDS):
            break
        words.append(word)
    name, *rest = words[1:]
    return commands.commands[name].make_context(name, rest)
