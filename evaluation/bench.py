"""Speed, memory and size: ``python -m evaluation.bench``; a few minutes on one core, ``--quick`` for less than one.

Each figure stands beside its mark and beside a limit taken in the same run, because machines differ: the network alone
on the same articles, and the bare import of the libraries that reading needs.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from typing import Literal, cast

WORDS = 700
ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "src" / "onrecord" / "samples"
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "TOKENIZERS_PARALLELISM": "false"}


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure, the mark it should keep, and what it is set beside."""

    name: str
    value: float
    unit: str
    mark: float
    better: Literal["more", "less"]
    beside: str = ""

    @property
    def met(self) -> bool:
        """Whether the mark is kept."""
        return self.value >= self.mark if self.better == "more" else self.value <= self.mark

    def __str__(self) -> str:
        sign = "≥" if self.better == "more" else "≤"
        value = f"{self.value:.2f} {self.unit}"
        return f"{'ok  ' if self.met else 'MISS'} {self.name:<34} {value:>16}  {sign} {self.mark:<5g} {self.beside}"


def sample_paragraphs() -> list[str]:
    """The paragraphs of the shipped articles."""
    from onrecord.acquire import fetch_page
    from onrecord.extract import extract_article
    from onrecord.schema.article import BlockKind

    articles = [
        extract_article(fetch_page(str(path))) for path in sorted([*SAMPLES.glob("*.html"), *SAMPLES.glob("*.txt")])
    ]
    return [
        block.span.of(article.text)
        for article in articles
        for block in article.blocks
        if block.kind is BlockKind.PARAGRAPH
    ]


def make_articles(paragraphs: Sequence[str], count: int) -> Iterator[str]:
    """`count` plain-text articles of at least `WORDS` words, each beginning at another of `paragraphs`."""
    for n in range(count):
        lines = [f"Headline number {n} of the benchmark", ""]
        words = 0
        for paragraph in islice(cycle(paragraphs), n % len(paragraphs), None):
            lines += [paragraph, ""]
            words += len(paragraph.split())
            if words >= WORDS:
                break
        yield "\n".join(lines)


class TimedModel:
    """A model (the packaged one where `folder` is None) with the seconds that its network took."""

    def __init__(self, folder: Path | None) -> None:
        from onrecord.encoder import load_model

        self._model = load_model(folder)
        self.settings = self._model.settings
        self.tokenizer = self._model.tokenizer
        self.name = self._model.name
        self.seconds = 0.0

    def score(self, windows: Sequence[object]) -> list[object]:
        """As the model's."""
        began = time.perf_counter()
        scores = self._model.score(windows)  # type: ignore[arg-type]
        self.seconds += time.perf_counter() - began
        return list(scores)


def read_many(count: int, folder: Path | None) -> dict[str, float]:
    """Read `count` articles in this process: seconds in all, seconds in the network, peak memory on the way in MB."""
    from onrecord import to_json
    from onrecord.encoder import Model
    from onrecord.pipeline import analyze
    from onrecord.schema.page import Page

    model = TimedModel(folder)
    paragraphs = sample_paragraphs()
    seconds = first = middle = 0.0
    # the first two warm up the caches of the processor and of the libraries
    for n, text in enumerate(make_articles(paragraphs, count + 2), -1):
        if n == 1:
            model.seconds = 0.0
            first = peak_memory()
        began = time.perf_counter()
        to_json(analyze(Page("bench", text, "text"), cast(Model, model)))
        seconds += (time.perf_counter() - began) if n >= 1 else 0.0
        if n == count // 10:
            middle = peak_memory()
    return {"seconds": seconds, "network": model.seconds, "first": first, "middle": middle, "last": peak_memory()}


def peak_memory() -> float:
    """The most memory that this process has had, in MB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (2**20 if sys.platform == "darwin" else 2**10)


def run_apart(count: int, folder: Path | None) -> dict[str, float]:
    """`read_many` in a process of its own, on one core."""
    command = [sys.executable, "-m", "evaluation.bench", "--apart", str(count), *model_option(folder)]
    out = subprocess.run(command, cwd=ROOT, env=os.environ | ONE_THREAD, capture_output=True, check=True).stdout
    return cast(dict[str, float], json.loads(out))


def model_option(folder: Path | None) -> list[str]:
    """The option that names `folder`."""
    return ["--model", str(folder.resolve())] if folder else []


def seconds_of(*command: str, rounds: int = 5) -> float:
    """The median time that `command` takes."""
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        subprocess.run(
            [sys.executable, *command], cwd=ROOT, env=os.environ | ONE_THREAD, capture_output=True, check=True
        )
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def wheel_size() -> float:
    """The size of the wheel in MB."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder]
        subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
        (wheel,) = Path(folder).glob("*.whl")
        return wheel.stat().st_size / 2**20


def figures(folder: Path | None, *, speed: int, memory: int) -> Iterator[Figure]:
    """Every figure of the model in `folder`, as it is measured; `speed` and `memory` are numbers of articles."""
    run = run_apart(speed, folder)
    limit = (
        f"the network alone: {speed / run['network']:.2f}; it takes {run['network'] / run['seconds']:.0%} of the time"
    )
    yield Figure("speed, one core, text to JSON", speed / run["seconds"], "articles/s", 8, "more", limit)
    yield Figure("peak memory, one article", run["first"], "MB", 400, "less")
    sample = str(SAMPLES / "ferry-inquiry.html")
    bare = seconds_of("-c", "import numpy, onnxruntime, tokenizers")
    first = seconds_of("-m", "onrecord", "read", sample, *model_option(folder))
    yield Figure("time to the first record, from HTML", first, "s", 1.5, "less", f"the libraries' import: {bare:.2f} s")
    yield Figure("time to the help", seconds_of("-m", "onrecord", "--help"), "s", 0.3, "less")
    run = run_apart(memory, folder)
    beside = f"{run['middle']:.0f} MB after a tenth, {run['last']:.0f} MB at the end"
    growth = 100 * (run["last"] / run["middle"] - 1)
    yield Figure(f"growth of memory over {memory} articles", growth, "%", 5, "less", beside)
    yield Figure("wheel", wheel_size(), "MB", 40, "less")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer articles")
    parser.add_argument("--model", type=Path, help="a folder made by training (default: the packaged one)")
    parser.add_argument("--apart", type=int, metavar="N", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.apart:
        if hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
        print(json.dumps(read_many(options.apart, options.model)))
        return
    for figure in figures(options.model, speed=10 if options.quick else 40, memory=50 if options.quick else 1000):
        print(figure, flush=True)


if __name__ == "__main__":
    main()
