"""The quality gate: ``python -m evaluation.gate`` scores onrecord and fails if a score is worse than its floor.

``floors.json`` holds, for each scorer and score, ``{"at least": x}`` or ``{"at most": x}``; write ``{"at least": 0}``
there to hold a new score. ``--raise`` writes better floors, `SLACK` below what was measured. ``--lower SCORER/SCORE``
lets this one go down so, touches no other, and wants a commit that says why. A scorer whose corpora are not there is
skipped, with the reason.
"""

import argparse
import json
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Literal

from training.corpora import shared_folder

Bound = Literal["at least", "at most"]
Floors = dict[str, dict[str, dict[Bound, float]]]
Scorer = Callable[[], Mapping[str, float]]

FLOORS = Path(__file__).parent / "floors.json"
SCORERS = (
    "polnear",
    "model_article",
    "extraction",
    "sourcing",
    "gap",
    "entities",
    "antecedents",
    "timebank",
    "news_times",
    "meantime",
    "hidden_dates",
    "agendas",
    "register_claims",
    "variants",
    "inconsistency",
    "traces",
    "stories",
    "walkbacks",
    "figures",
)
"""Modules of this folder with a function ``score() -> dict[str, float]``."""

SLACK = 0.005
"""Share of a score that platforms may differ by; a floor is written this far below what was measured."""


@dataclass(frozen=True, slots=True)
class Row:
    """One score beside its floor; a `score` of None was not measured, a `limit` of None is not held."""

    scorer: str
    name: str
    score: float | None
    bound: Bound = "at least"
    limit: float | None = None

    @property
    def holds(self) -> bool:
        """Whether the score is no worse than its floor."""
        if self.limit is None:
            return True
        if self.score is None:
            return False
        return self.score >= self.limit if self.bound == "at least" else self.score <= self.limit

    def __str__(self) -> str:
        score = "missing" if self.score is None else f"{self.score:.3f}"
        limit = "" if self.limit is None else f"{self.bound} {self.limit:g}"
        return f"{'ok  ' if self.holds else 'DROP'} {self.scorer}: {self.name:<44} {score:>9}  {limit}"


def compare(scorer: str, scores: Mapping[str, float], floors: Mapping[str, Mapping[Bound, float]]) -> list[Row]:
    """One row for every score, and for every floor whose score is gone."""
    names = dict.fromkeys((*scores, *floors))
    return [
        Row(scorer, name, scores.get(name), bound, limit)
        for name in names
        for bound, limit in (floors.get(name) or _no_floor()).items()
    ]


def _no_floor() -> Mapping[Bound, float | None]:
    return {"at least": None}


def moved(row: Row, *, lift: bool, lower: Collection[str] = ()) -> float | None:
    """The floor of `row` from now on: a better one with `lift`, a worse one if ``scorer/name`` is in `lower`."""
    if row.score is None or row.limit is None:
        return row.limit
    sign = 1 if row.bound == "at least" else -1
    wanted = round(row.score - sign * SLACK * abs(row.score), 3)
    asked = lift if sign * wanted > sign * row.limit else f"{row.scorer}/{row.name}" in lower
    return wanted if asked else row.limit


def score_all(names: Collection[str], floors: Floors) -> Iterator[Row | str]:
    """A row for each score, or a line that says why a scorer was skipped."""
    for name in names:
        scorer: Scorer = import_module(f"evaluation.{name}").score
        try:
            scores = scorer()
        except FileNotFoundError as error:
            if _has_corpora():
                raise
            yield f"skip {name}: {error}"
            continue
        for row in compare(name, scores, floors.get(name, {})):
            if row.score is None and not _has_corpora():
                yield f"skip {name}: {row.name} needs corpora that are not here"
            else:
                yield row


def _has_corpora() -> bool:
    try:
        return shared_folder().is_dir()
    except FileNotFoundError:
        return False


def main(arguments: list[str] | None = None) -> int:
    """Print the table; 1 if a score dropped."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scorers", nargs="*", default=SCORERS, help="default: all of them")
    parser.add_argument("--raise", dest="lift", action="store_true", help="write better floors")
    parser.add_argument("--lower", action="append", default=[], metavar="SCORER/SCORE", help="let this floor go down")
    options = parser.parse_args(arguments)
    floors: Floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    unknown = set(options.lower) - {f"{scorer}/{name}" for scorer, names in floors.items() for name in names}
    if unknown:
        parser.error(f"no floor is named {', '.join(sorted(unknown))}: give SCORER/SCORE as in {FLOORS.name}")
    dropped = 0
    for row in score_all(options.scorers, floors):
        print(row, flush=True)
        if isinstance(row, Row):
            dropped += not row.holds
            limit = moved(row, lift=options.lift, lower=options.lower)
            if limit is not None:
                floors[row.scorer][row.name][row.bound] = limit
    if options.lift or options.lower:
        FLOORS.write_text(json.dumps(floors, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    if dropped:
        print(f"{dropped} below the floor: find out why; lowering one takes --lower and a commit that says why")
    return int(dropped > 0)


if __name__ == "__main__":
    raise SystemExit(main())
