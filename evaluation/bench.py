"""All benches: ``python -m evaluation.bench``, twenty minutes; ``--million`` for the stores of 1,000,000 statements.

Each runs in a process of its own, one after the other; those that ask a generated store share one. Every figure stands
beside its mark and beside a limit taken in the same run. It is a report and no gate: a missed mark is named, last of
all, and does not fail.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from evaluation.processes import end_with_parent

ROOT = Path(__file__).resolve().parent.parent
APART = {
    "read_bench": (),
    "hostile_bench": (),
    "ingest_bench": (),
    "follow_bench": ("--articles", "0", "1000"),
    "batch_bench": (),
    "batch_kills": ("--kills", "4"),
    "batch_poison": ("--seconds", "8"),
    "batch_memory": ("--pages", "600"),
    "side_by_side": ("--articles", "50"),
}
"""Benches that make what they need, with their options: small ones, docs/benches.md has the long."""
ON_A_STORE = ("search_bench", "speaker_bench", "app_bench")
"""Benches that ask a generated store; the first one makes its index."""


def list_runs(folder: Path, *, million: bool) -> Iterator[tuple[str, ...]]:
    """Each bench with its options; the store is made in `folder`."""
    if not million:
        yield from ((name, *options) for name, options in APART.items())
    store = ("--file", str(folder / "generated.db"), "--statements", "1000000" if million else "100000")
    yield from ((name, *store) for name in ON_A_STORE)


def run_bench(name: str, *options: str) -> list[str]:
    """Run one, showing what it prints; gives the lines of the marks it misses, or one that says how it broke."""
    print(f"\n{name}", flush=True)
    missed = []
    with subprocess.Popen(
        start(name, *options),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        preexec_fn=end_with_parent,  # noqa: PLW1509  no thread runs here
    ) as running:
        assert running.stdout
        for line in running.stdout:
            print(line, end="", flush=True)
            missed += [line.rstrip()] * line.startswith("MISS")
    if running.returncode > bool(missed) or running.returncode < 0:
        missed.append(f"MISS {name} ended with code {running.returncode}")
    return missed


def start(name: str, *options: str) -> list[str]:
    """The command that runs a bench."""
    return [sys.executable, "-m", f"evaluation.{name}", *options]


def main() -> None:
    """Run them all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--million", action="store_true", help="only what asks a store, of 1,000,000 statements")
    with tempfile.TemporaryDirectory() as folder:
        runs = list(list_runs(Path(folder), million=parser.parse_args().million))
        missed = [line for run in runs for line in run_bench(*run)]
    print("\nall marks are kept" if not missed else "\n".join(["", "marks that are missed:", *missed]))


if __name__ == "__main__":
    main()
