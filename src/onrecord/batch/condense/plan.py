"""Finished units → the tasks of all steps: cut by the units alone, never by who does them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from onrecord.batch.condense.steps import STEPS, STEPS_SCHEMA
from onrecord.batch.job import Marker

BUNDLE = 100_000
"""Statements and articles of a bundle of units, about."""
BUNDLE_FILES = 5000
"""Files of a bundle at most; units of old crawls have many small ones."""
BUCKET = 100_000
"""Statements and articles of a bucket, about, as long as that gives no more than `BUCKETS`."""
BUCKETS = 256
_READ = ("articles", "statements")


@dataclass(frozen=True, slots=True)
class StepTask:
    """Number `number` of a step; the files are those of the units of a bundle."""

    step: str
    number: int
    articles: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """All tasks; `units` is the digest of what they are made of, `id` that of how it is cut as well."""

    id: str
    units: str
    unit_count: int
    bundles: tuple[StepTask, ...]
    buckets: int

    def count(self, step: str) -> int:
        """Tasks of a step."""
        return {"bundles": len(self.bundles), "buckets": self.buckets, "one": 1}[STEPS[step].tasks]

    def tasks(self, step: str) -> tuple[StepTask, ...]:
        """The tasks of a step."""
        if STEPS[step].tasks == "bundles":
            return self.bundles
        return tuple(StepTask(step, number) for number in range(self.count(step)))


def plan_steps(markers: Iterable[Marker]) -> Plan:
    """The plan for finished units, whatever their order."""
    markers = sorted(markers, key=lambda marker: marker.unit.id)
    digest = sha256(STEPS_SCHEMA.encode())
    for marker in markers:
        digest.update("".join(f"{file.name} {file.digest}\n" for file in marker.files if file.table in _READ).encode())
    bundles = tuple(_cut_bundles(markers))
    buckets = min(sum(map(_weigh, markers)) // BUCKET + 1, BUCKETS)
    cut = ",".join(str(len(bundle.articles)) for bundle in bundles)
    units = digest.hexdigest()
    name = sha256(f"{units} {cut} {buckets}".encode()).hexdigest()[:16]
    return Plan(name, units, len(markers), bundles, buckets)


def _cut_bundles(markers: Iterable[Marker]) -> Iterator[StepTask]:
    number, rows, bundle = 0, 0, list[Marker]()
    for marker in markers:
        rows += _weigh(marker)
        bundle.append(marker)
        if rows >= BUNDLE or sum(len(one.files) for one in bundle) >= BUNDLE_FILES:
            yield _make_bundle(number, bundle)
            number, rows, bundle = number + 1, 0, []
    if bundle or number == 0:
        yield _make_bundle(number, bundle)


def _weigh(marker: Marker) -> int:
    return sum(file.rows for file in marker.files if file.table in _READ)


def _make_bundle(number: int, markers: Iterable[Marker]) -> StepTask:
    files = [file for marker in markers for file in marker.files]
    articles, statements = (tuple(file.name for file in files if file.table == table) for table in _READ)
    return StepTask("collect", number, articles, statements)
