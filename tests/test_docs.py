"""What the README and the decisions say is held to what there is."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

import onrecord
from onrecord.cli.commands import commands

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))


def fenced(language: str) -> list[str]:
    """The code blocks of the README in `language`."""
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def test_the_readme_is_short() -> None:
    assert len(README.splitlines()) <= 90


@pytest.mark.parametrize("target", re.findall(r"make ([a-z]+)", README + MAKEFILE))
def test_every_make_target_named_exists(target: str) -> None:
    assert re.search(rf"^{target}:", MAKEFILE, re.MULTILINE)


def test_every_command_line_of_the_readme_parses() -> None:
    lines = [line for block in fenced("sh") for line in block.splitlines() if line.startswith("onrecord ")]
    assert lines
    for line in lines:
        words = shlex.split(line.partition("#")[0].partition(">")[0].partition("|")[0])
        name, *rest = words[1:]
        if name != "schema":
            commands.commands[name].make_context(name, rest)
        else:
            assert CliRunner().invoke(commands, [name, *rest]).exit_code == 0


def test_python_of_the_readme_uses_what_is_public() -> None:
    for block in fenced("python"):
        compile(block, "README.md", "exec")
        for names in re.findall(r"from onrecord import (.*)", block):
            assert set(names.split(", ")) <= set(onrecord.__all__)


def test_decisions_are_numbered_without_gaps_and_have_their_four_parts() -> None:
    assert [int(path.name[:4]) for path in DECISIONS] == list(range(1, len(DECISIONS) + 1))
    for path in DECISIONS:
        text = path.read_text(encoding="utf-8")
        assert text.startswith(f"# {int(path.name[:4])}. ")
        for part in ("**Context.**", "**Choice.**", "**Cost.**", "**It was wrong if**"):
            assert part in text, f"{part} is missing in {path.name}"


def test_links_of_the_readme_lead_somewhere() -> None:
    for target in re.findall(r"\]\((?!http)([^)#]+)\)", README):
        assert (ROOT / target).exists(), target
