"""The command line in this process, with a stand-in for reading: names of inputs choose what happens."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

import onrecord
from onrecord.cli import main
from onrecord.errors import PageError, RetryLater, SetupError
from onrecord.schema.record import Record
from tests.comparison.samples import LISTED
from tests.samples import ARTICLE, record_of
from tests.timeline.samples import HARBOUR
from tests.trace.samples import TOLLS


@dataclass(frozen=True)
class Ended:
    """How a run ended, and what it wrote."""

    code: int
    out: str
    err: str


Run = Callable[..., Ended]
RECORDS = {"eventful": HARBOUR, "listed": LISTED, **TOLLS}


def read_by_name(location: str, **options: Any) -> Record:
    """Stands in for `onrecord.read`."""
    match location.removesuffix(".html"):
        case "missing":
            raise PageError(f"{location}: no such file; check the path", code="not-found")
        case "slow":
            raise RetryLater("timed out after 10 s: try again later", code="timeout")
        case "weightless":
            raise SetupError("no model here: reinstall onrecord", code="no-model")
        case "bug":
            raise ZeroDivisionError("division\nby \x1b[31mzero")
        case "interrupted":
            raise KeyboardInterrupt
        case "silent":
            return replace(record_of(ARTICLE), statements=(), attributions=())
        case name if name in RECORDS:
            return RECORDS[name]
        case "odd":
            return _with_text("\x1b]0;owned\x07 said \u202eno")
        case _:
            url = options.get("url") or ARTICLE.url
            return replace(record_of(ARTICLE), article=replace(ARTICLE, url=url))


def _with_text(words: str) -> Record:
    record = record_of(ARTICLE)
    text = words.ljust(len(ARTICLE.text))
    return replace(record, article=replace(ARTICLE, text=text, headline=words, publisher=words))


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> Run:
    monkeypatch.setitem(vars(onrecord), "read", read_by_name)
    monkeypatch.chdir(tmp_path)

    def _run(*arguments: str) -> Ended:
        with pytest.raises(SystemExit) as ended:
            main(list(arguments))
        out, err = capfdbinary.readouterr()
        return Ended(int(ended.value.code or 0), out.decode(), err.decode())

    return _run
