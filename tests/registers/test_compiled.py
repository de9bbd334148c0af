"""The shipped tables are what the compiler makes of the registers."""

import lzma
from pathlib import Path

import pytest

from onrecord.registers.holders import table
from onrecord.registers.journeys import TABLE as JOURNEYS
from onrecord.registers.places import PLACES
from onrecord.registers.shipped import VISITS
from training.corpora import shared_folder
from training.registers import compile_journeys, compile_places, compile_terms, compile_visits, line_of


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


def test_visits_and_journeys_compile_to_what_is_shipped(folder: Path) -> None:
    rows = [line_of(row).rstrip("\n") for row in compile_visits(folder)]
    assert rows == lzma.decompress(VISITS.read_bytes()).decode().splitlines()
    rows = [line_of(row).rstrip("\n") for row in compile_journeys(folder)]
    assert rows == lzma.decompress(JOURNEYS.read_bytes()).decode().splitlines()
