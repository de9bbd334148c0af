"""The shipped tables are what the compiler makes of the registers."""

from pathlib import Path

import pytest

from onrecord.registers.holders import table
from onrecord.registers.places import PLACES
from training.corpora import shared_folder
from training.registers import compile_places, compile_terms, line_of


@pytest.fixture(scope="module")
def folder() -> Path:
    try:
        return shared_folder() / "data" / "registers"
    except FileNotFoundError:
        pytest.skip("no registers beside the project")


def test_places_compile_to_what_is_shipped(folder: Path) -> None:
    assert "".join(line_of(row) for row in compile_places(folder)) == PLACES.read_text(encoding="utf-8")


def test_terms_compile_to_what_is_shipped(folder: Path) -> None:
    assert [line_of(term.cells).rstrip("\n") for term in compile_terms(folder)] == list(table())
