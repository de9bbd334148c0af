"""What the README and the decisions say is held to what there is."""

import re
from pathlib import Path

import pytest

import onrecord
from tests.command_lines import find_command_lines, parse_command_line

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
PAGES = sorted((ROOT / "docs").glob("*.md"))
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *PAGES, *DECISIONS]


def fenced(language: str) -> list[str]:
    """The code blocks of the README in `language`."""
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def test_the_readme_is_short() -> None:
    assert len(README.splitlines()) <= 90


@pytest.mark.parametrize("target", re.findall(r"make ([a-z]+)", README + MAKEFILE))
def test_every_make_target_named_exists(target: str) -> None:
    assert re.search(rf"^{target}:", MAKEFILE, re.MULTILINE)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_command_line_shown_parses(path: Path) -> None:
    for line in find_command_lines(path.read_text(encoding="utf-8")):
        parse_command_line(line)


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


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_and_modules_lead_somewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!http)([^)#]+)", text):
        assert (path.parent / target).exists(), target
    for target in re.findall(r"`docs/[\w.-]+\.md`", text):
        assert (ROOT / target.strip("`")).exists(), target
    for module in re.findall(r"python -m ((?:evaluation|training|tests)\.\w+)", text):
        assert (ROOT / module.replace(".", "/")).with_suffix(".py").exists(), module


def test_every_change_stands_once() -> None:
    lines = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").splitlines()
    entries = [line for line in lines if line.startswith(("- ", "### "))]
    assert sorted(entries) == sorted(set(entries))
