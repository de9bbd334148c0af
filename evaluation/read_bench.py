"""Speed, memory and size of reading: ``python -m evaluation.read_bench``; minutes on one core, ``--quick`` for less.

The limits are the network alone on the same articles, and the bare import of the libraries that reading needs.
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
from itertools import cycle, islice
from pathlib import Path
from typing import cast

from evaluation.measured import Figure, Limit, print_figures

WORDS = 700
ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "src" / "onrecord" / "samples"
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "TOKENIZERS_PARALLELISM": "false"}


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
    command = [sys.executable, "-m", "evaluation.read_bench", "--apart", str(count), *model_option(folder)]
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
    yield Figure(
        name="speed, one core, text to JSON", value=speed / run["seconds"], unit="articles/s", mark=8, better="more",
        limit=Limit("the network alone", speed / run["network"]),
    )  # fmt: skip
    yield Figure(name="peak memory, one article", value=run["first"], unit="MB", mark=400)
    sample = str(SAMPLES / "ferry-inquiry.html")
    yield Figure(
        name="time to the first record, from HTML",
        value=seconds_of("-m", "onrecord", "read", sample, *model_option(folder)), unit="s", mark=1.5,
        limit=Limit("the import of the libraries", seconds_of("-c", "import numpy, onnxruntime, tokenizers")),
    )  # fmt: skip
    yield Figure(
        name="time to the help", value=seconds_of("-m", "onrecord", "--help"), unit="s", mark=0.3,
        limit=Limit("the import of click", seconds_of("-c", "import click")),
    )  # fmt: skip
    run = run_apart(memory, folder)
    yield Figure(
        name=f"growth of memory over {memory} articles", value=100 * (run["last"] / run["middle"] - 1),
        unit="%", mark=5,
        beside=f"{run['middle']:.0f} MB after a tenth, {run['last']:.0f} MB at the end",
    )  # fmt: skip
    model = ROOT / "src" / "onrecord" / "encoder" / "weights"
    weights = sum(path.stat().st_size for path in model.rglob("*") if path.is_file()) / 2**20
    yield Figure(name="wheel", value=wheel_size(), unit="MB", mark=40, limit=Limit("the model in it", weights))


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
    quick = options.quick
    sys.exit(print_figures(figures(options.model, speed=10 if quick else 40, memory=50 if quick else 1000)))


if __name__ == "__main__":
    main()
