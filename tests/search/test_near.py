"""Vectors in files: the signs choose, the vectors decide."""

from pathlib import Path

import numpy as np
import pytest

from onrecord.search.near import FILES, Floats, Near, append

WIDTH = 100


@pytest.fixture
def vectors() -> Floats:
    """Two thousand directions."""
    made = np.random.default_rng(1).normal(size=(2000, WIDTH)).astype(np.float32)
    made /= np.linalg.norm(made, axis=1, keepdims=True)
    return made


@pytest.fixture
def folder(tmp_path: Path, vectors: Floats) -> Path:
    for start in range(0, 2000, 500):
        append(tmp_path, [(n, n * 7) for n in range(start, start + 500)], vectors[start : start + 500])
    return tmp_path


@pytest.mark.parametrize("candidates", [100, 3000])
def test_the_nearest_are_found(folder: Path, vectors: Floats, candidates: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.search.near.CANDIDATES", candidates)
    near = Near(folder, WIDTH)
    rng = np.random.default_rng(2)
    for row in range(0, 2000, 100):
        vector = vectors[row] + rng.normal(size=WIDTH, scale=0.02).astype(np.float32)
        (number, check, cosine), *_ = near.find_nearest(vector / np.linalg.norm(vector), 5)
        assert (number, check) == (row, row * 7)
        assert cosine == pytest.approx(vectors[row] @ vector / np.linalg.norm(vector), abs=0.01)


def test_only_among_those_asked_for(folder: Path, vectors: Floats) -> None:
    found = Near(folder, WIDTH).find_nearest(vectors[3], 9, among=[1, 2, 5000, 4])
    assert sorted(number for number, _, _ in found) == [1, 2, 4]


def test_of_two_rows_the_last_one_counts(folder: Path, vectors: Floats) -> None:
    append(folder, [(3, 1)], vectors[:1])
    near = Near(folder, WIDTH)
    assert {(number, check) for number, check, _ in near.find_nearest(vectors[0], 2)} == {(0, 0), (3, 1)}
    assert all(number != 3 for number, _, _ in near.find_nearest(vectors[3], 1))


def test_nothing_is_near_in_nothing(tmp_path: Path, vectors: Floats) -> None:
    assert Near(tmp_path, WIDTH).find_nearest(vectors[0], 5) == []
    assert Near(tmp_path, WIDTH).find_nearest(vectors[0], 5, among=[1]) == []


@pytest.mark.parametrize("name", FILES)
def test_what_is_not_in_all_files_is_not_there(folder: Path, vectors: Floats, name: str) -> None:
    with (folder / name).open("r+b") as file:
        file.truncate((folder / name).stat().st_size - 1)
    assert Near(folder, WIDTH).rows == 1999
    append(folder, [(1999, 0)], vectors[:1])
    assert Near(folder, WIDTH).find_nearest(vectors[0], 2)[1][0] == 1999
