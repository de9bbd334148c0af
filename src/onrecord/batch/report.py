"""What a run came to: counts at each stage, failures by kind, rates, what a million articles would cost; samples."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.batch.folder import Folder
from onrecord.batch.job import Broken, Counts, Marker, Sample
from onrecord.batch.manifest import Manifest
from onrecord.schema.encoding import encode

REPORT = "_report.json"
PAGE = "_report.html"
SHOWN = 20
"""Samples of each sort."""

TOKENS_A_WORD = 1.35
"""English news in the tokens of the usual models, about."""
PROMPT_TOKENS = 800
"""What asking for all statements of an article takes beside the article: instructions and the form of the answer."""
ANSWER_TOKENS = 90
"""What a statement with speaker, cue, words and place takes in the answer."""


@dataclass(frozen=True, slots=True)
class Prices:
    """What is assumed to be paid, in dollars: for an hour of a core, for a million tokens put in and got out."""

    core_hour: float = 0.04
    tokens_in: float = 0.25
    tokens_out: float = 2.00


@dataclass(frozen=True, slots=True)
class Costs:
    """What a million articles like these cost, in dollars, read so or by a large language model at these prices."""

    prices: Prices
    million: float | None
    million_by_model: float | None


@dataclass(frozen=True, slots=True)
class Speed:
    """`read`, pages of this run in `seconds` with `workers`; `core_hour`, articles of the dataset in an hour of one."""

    read: int
    seconds: float
    workers: int
    pages_a_second: float | None
    articles_a_core_hour: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The report of a dataset; shares are those of pages, 0 to 1."""

    schema: Literal["onrecord.batch-report/1"] = "onrecord.batch-report/1"
    finished: bool
    stages: Mapping[str, int]
    counts: Counts
    failed_share: float
    filtered_share: float
    months: Mapping[str, int]
    bytes_an_article: float | None
    speed: Speed
    costs: Costs
    broken: tuple[Broken, ...]
    samples: tuple[Sample, ...]
    faults: tuple[Sample, ...]


def make_report(
    manifest: Manifest, markers: Sequence[Marker], read: int, seconds: float, workers: int, prices: Prices
) -> Report:
    """The report of what `manifest` lists; `read` pages came in this run, which took `seconds` so far."""
    counts = manifest.counts
    filtered, failed = sum(counts.filtered.values()), sum(counts.failed.values())
    core = sum(marker.seconds for marker in markers)
    rate = 3600 * counts.read / core if core and counts.read else None
    size = sum(table.bytes for table in manifest.tables.values())
    return Report(
        finished=manifest.waiting == 0,
        stages={
            "pages": counts.pages,
            "failed": failed,
            "left out": filtered,
            "read": counts.read,
            "with statements": counts.read - counts.silent,
        },
        counts=counts,
        failed_share=failed / counts.pages if counts.pages else 0.0,
        filtered_share=filtered / counts.pages if counts.pages else 0.0,
        months=_months(markers),
        bytes_an_article=size / counts.read if counts.read else None,
        speed=Speed(read, round(seconds, 1), workers, round(read / seconds, 3) if seconds and read else None, rate),
        costs=Costs(prices, 1e6 / rate * prices.core_hour if rate else None, _by_model(counts, prices)),
        broken=manifest.broken,
        samples=_spread(marker.samples for marker in markers),
        faults=_spread(marker.faults for marker in markers),
    )


def _by_model(counts: Counts, prices: Prices) -> float | None:
    if not counts.read:
        return None
    put_in = PROMPT_TOKENS + TOKENS_A_WORD * counts.words / counts.read
    got_out = ANSWER_TOKENS * counts.statements / counts.read
    return put_in * prices.tokens_in + got_out * prices.tokens_out


def _months(markers: Iterable[Marker]) -> dict[str, int]:
    months: Counter[str] = Counter()
    for marker in markers:
        for file in marker.files:
            if file.table == "articles":
                months[file.name.split("/")[1].partition("=")[2]] += file.rows
    return dict(sorted(months.items()))


def _spread(samples: Iterable[Sequence[Sample]]) -> tuple[Sample, ...]:
    """Some of the samples, from all over the dataset."""
    found = [sample for some in samples for sample in some]
    step = max(len(found) // SHOWN, 1)
    return tuple(found[::step][:SHOWN])


def write_report(folder: Folder, report: Report) -> None:
    """Write it as JSON and as a page.

    Raises:
        StoreError: it cannot be written.
    """
    from onrecord.batch.page import render_report  # noqa: PLC0415

    folder.write(REPORT, encode(report, indent=1) + b"\n")
    folder.write(PAGE, render_report(report).encode())
