import re
from dataclasses import replace
from io import StringIO

import pytest
from rich.console import Console

from onrecord.schema.record import Record
from onrecord.views.plain import harmless
from onrecord.views.report import Report


def printed(record: Record, *, terminal: bool, width: int = 200) -> str:
    out = StringIO()
    console = Console(file=out, force_terminal=terminal, width=width, color_system="truecolor" if terminal else None)
    console.print(Report(record), soft_wrap=not terminal)
    return out.getvalue()


def test_the_report_says_who_said_what_word_for_word(record: Record) -> None:
    text = printed(record, terminal=False)
    for line in (
        "The Example · Tom Fell · 2026-03-02 (from meta) · https://news.example/bridge",
        "   1. mayor → says → Bridge will reopen",
        "   3. her deputy → had told → “the bridge is safe” & sound <now>",
        "      mixed · assert · confidence 0.75 · within 2",
        "4 statements: 1 direct, 1 indirect, 2 mixed",
        "left out (navigation): Subscribe to our newsletter",
    ):
        assert line in text.splitlines()
    for block in record.article.blocks:
        assert block.span.of(record.article.text) in text


def test_colours_only_on_a_terminal(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" not in printed(record, terminal=False)
    assert "\x1b[1;36mmayor" in printed(record, terminal=True)
    monkeypatch.setenv("NO_COLOR", "1")
    assert "36m" not in printed(record, terminal=True)


@pytest.mark.parametrize("width", [20, 40, 80])
def test_a_narrow_terminal_wraps(record: Record, width: int) -> None:
    text = re.sub(r"\x1b\[[0-9;]*m", "", printed(record, terminal=True, width=width))
    assert max(map(len, text.splitlines())) <= width


def test_a_record_without_statements_says_so(record: Record) -> None:
    assert "0 statements" in printed(replace(record, statements=(), attributions=()), terminal=False)


@pytest.mark.parametrize("char", [*map(chr, range(0x20)), "\x7f", "\x9b", "\u202e", "\u2066", "\u200f"])
def test_control_characters_become_pictures(char: str) -> None:
    shown = harmless(f"a{char}b")
    assert len(shown) == 3
    assert char in "\n\t" or char not in shown
