"""Articles for batches, and what a dataset holds."""

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import pytest

from onrecord.batch import Batch, Counts, Job, Manifest, Outcome, make_job, plan
from onrecord.ingest import Stop

TEXT = """Pier {number} to open again

Published: 2026-0{month}-1{month}

Mayor Lena Okafor said the pier would reopen in May after {number} months of work. "We have waited long enough," she
said. The council agreed on Monday to pay $2 million. Tom Orr, who runs a café nearby, said nobody had asked him {word}.
"""


def text_of(number: int, word: str = "") -> str:
    return TEXT.format(number=number, month=1 + number % 3, word=word)


@pytest.fixture(scope="package", autouse=True)
def small() -> Iterator[None]:
    """Units of a few articles."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plan, "FILES", 3)
        patch.setattr(plan, "ROWS", 3)
        patch.setattr(plan, "STRETCH", 3000)
        yield


@pytest.fixture(scope="package")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pages that no test changes."""
    folder = tmp_path_factory.mktemp("in") / "pages"
    write_pages(folder, 8)
    return folder


@pytest.fixture(scope="package")
def dataset(pages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What one worker made of them."""
    out = tmp_path_factory.mktemp("out")
    run([pages], out)
    return out


@pytest.fixture
def out(dataset: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(dataset, tmp_path / "out"))


def write_pages(folder: Path, count: int) -> None:
    folder.mkdir()
    for number in range(count):
        page = f"<html><head><meta property='article:published_time' content='2026-0{1 + number % 3}-11'></head>"
        body = "".join(f"<p>{line}</p>" for line in text_of(number).split("\n\n"))
        (folder / f"{number:03}.html").write_text(f"{page}<body><article>{body}</article></body></html>")


@dataclass
class Seen:
    """What a run told."""

    lines: list[str] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    moves: list[Counts] = field(default_factory=list)

    def begin(self, total: int, done: int) -> None:
        self.lines.append(f"{done} of {total}")

    def advance(self, outcome: Outcome) -> None:
        self.outcomes.append(outcome)

    def move(self, under_way: Counts) -> None:
        self.moves.append(under_way)

    def tell(self, line: str) -> None:
        self.lines.append(line)


def run(
    inputs: Iterable[object], out: Path, *, job: Job | None = None, seen: Seen | None = None, **more: object
) -> Manifest:
    batch = Batch([str(name) for name in inputs], job or make_job(str(out)), seen or Seen(), Stop(), **more)  # type: ignore[arg-type]
    return batch.run()


def tables(out: Path) -> dict[str, str]:
    """The digest of every file that holds rows."""
    return {str(p.relative_to(out)): sha256(p.read_bytes()).hexdigest() for p in sorted(out.rglob("*.parquet"))}
