"""Batches, measured: ``python -m evaluation.batch_bench``; on two cores about ten minutes, ``--pages 20`` less.

The archives are made by `evaluation.crawl`: 700-word articles in pages with furniture. All rates are those of wall time
from the end of the first units (the model is loaded then) to the end of the last; below each stands the same by the
processor seconds of all processes of a run in that time, which tell what a busy machine hides.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.crawl import make_pages, read_paragraphs, write_archive
from evaluation.measured import Figure, Limit, print_figures
from evaluation.processes import Look, end_with_parent
from evaluation.read_bench import ONE_THREAD, ROOT
from onrecord.batch.job import Marker, read_marker


@dataclass(frozen=True, slots=True)
class Run:
    """A batch that was run: pages a second of all workers, processor seconds a page.

    `memory` is MB of all its processes, `own` what of that lies in no file.
    """

    rate: float
    processor: float
    memory: tuple[tuple[float, float], ...]
    own: tuple[tuple[float, float], ...]
    markers: tuple[Marker, ...]
    bytes_out: int


def pin(cores: int) -> frozenset[int]:
    """Some cores of those this process may use."""
    return frozenset(sorted(os.sched_getaffinity(0))[:cores])


def run_batch(archives: Sequence[Path], out: Path, workers: int, engine: str = "local", every: float = 1.0) -> Run:
    """Run a batch on as many cores as `workers`."""
    arguments = ["--out", str(out), "--workers", str(workers), "--engine", engine]
    command = [sys.executable, "-m", "onrecord", "batch", *map(str, archives), *arguments]
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, pin(workers))
    try:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=os.environ | ONE_THREAD,
            stdout=subprocess.DEVNULL,
            preexec_fn=end_with_parent,  # noqa: PLW1509  no thread runs yet
        )
    finally:
        os.sched_setaffinity(0, before)
    with Look(os.getpid(), every) as look:
        assert process.wait() == 0
    return summarize(out, look, workers)


def summarize(out: Path, look: Look, workers: int) -> Run:
    """What a run took from the end of the first units, one for each worker, to that of the last."""
    paths = sorted((out / "_units").glob("*.json"), key=lambda path: path.stat().st_mtime)
    markers = tuple(marker for path in paths if (marker := read_marker(path.read_bytes())))
    pages = sum(marker.counts.pages for marker in markers[workers:])
    begin, end = paths[workers - 1].stat().st_mtime, paths[-1].stat().st_mtime
    total = sum(marker.counts.pages for marker in markers)
    size = sum(file.bytes for marker in markers for file in marker.files)
    processor = look.seconds_between(begin, end) / pages
    return Run(pages / (end - begin), processor, tuple(look.memory), tuple(look.own), markers, size // total)


READ = """
import json, sys, time
from onrecord import to_json
from onrecord.acquire import make_page
from onrecord.acquire.item import Raw
from onrecord.encoder import load_model
from onrecord.pipeline import analyze
model = load_model()
for n, (url, page) in enumerate(json.load(open(sys.argv[1]))):
    if n == 5:
        begin = time.time()
    to_json(analyze(make_page(url, Raw(page.encode(), "text/html", url=url)), model))
print(begin, time.time())
"""
"""What `onrecord read` does with pages, from the sixth on."""


def read_alone(pages: Sequence[tuple[str, str]]) -> tuple[float, float]:
    """Pages a second as `onrecord read` reads them, on one core, and processor seconds a page."""
    with tempfile.NamedTemporaryFile("w", suffix=".json") as stream:
        json.dump(list(pages), stream)
        stream.flush()
        before = os.sched_getaffinity(0)
        os.sched_setaffinity(0, pin(1))
        process = subprocess.Popen(
            [sys.executable, "-c", READ, stream.name],
            cwd=ROOT,
            env=os.environ | ONE_THREAD,
            stdout=subprocess.PIPE,
            preexec_fn=end_with_parent,  # noqa: PLW1509  no thread runs yet
        )
        os.sched_setaffinity(0, before)
        with Look(os.getpid(), 0.25) as look:
            out, _ = process.communicate()
    begin, end = map(float, out.split())
    return (len(pages) - 5) / (end - begin), look.seconds_between(begin, end) / (len(pages) - 5)


def figures(folder: Path, pages: int, archives: int, texts: Sequence[Path], engines: Sequence[str]) -> Iterator[Figure]:
    """Every figure, as it is measured; `archives` of `pages` pages each."""
    paragraphs = read_paragraphs(texts)
    files = []
    for number in range(archives):
        files.append(folder / f"crawl-{number}.warc.gz")
        write_archive(files[-1], make_pages(paragraphs, pages, seed=number))
    alone, alone_cpu = read_alone(list(make_pages(paragraphs, pages, seed=1)))
    one = run_batch(files, folder / "one", 1)
    yield rate("one core, WARC to Parquet", one.rate, alone, 7)
    yield rate("share of the rate of read", one.rate / alone, None, 0.9)
    yield rate("the same by processor time", 1 / one.processor, 1 / alone_cpu, 7)
    yield rate("share of read by processor time", alone_cpu / one.processor, None, 0.9)
    two = run_batch(files, folder / "two", 2)
    yield rate("two cores against one", two.rate / one.rate, None, 1.85)
    yield rate("the same by processor time", 2 * one.processor / two.processor, None, 1.85)
    peak = max(memory for _, memory in two.memory) / 2
    yield Figure(name="memory of a worker, most", value=peak, unit="MB", mark=700, beside=f"{pages * archives} pages")
    yield Figure(name="Parquet out", value=two.bytes_out / 1000, unit="kB/article")
    yield Figure(name="articles", value=3600 * one.rate, unit="/core-hour")
    for engine in engines:
        other = run_batch(files, folder / engine, 2, engine)
        yield Figure(name=f"{engine} over local", value=100 * (two.rate / other.rate - 1), unit="%", mark=5)
        more = 100 * (other.processor / two.processor - 1)
        yield Figure(name="the same by processor time", value=more, unit="%", mark=5)


def rate(name: str, value: float, read: float | None, mark: float) -> Figure:
    """A figure that should be high; beside what `onrecord read` does with the same pages."""
    unit, limit = ("articles/s", Limit("read", read)) if read else ("", None)
    return Figure(name=name, value=value, unit=unit, mark=mark, better="more", limit=limit)


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=50, help="pages of an archive")
    parser.add_argument("--archives", type=int, default=8, help="archives, each a unit; an even number")
    parser.add_argument("--text", type=Path, action="append", default=[], help="texts to make articles of; see crawl")
    parser.add_argument("--engine", action="append", default=[], choices=["ray"], help="compare with this engine too")
    options = parser.parse_args()
    print(f"load of the machine: {os.getloadavg()[0]:.1f}, {time.strftime('%Y-%m-%d')}")
    with tempfile.TemporaryDirectory() as folder:
        return print_figures(figures(Path(folder), options.pages, options.archives, options.text, options.engine))


if __name__ == "__main__":
    sys.exit(main())
