"""Claims made from the registers, half of them false: ``python -m evaluation.register_claims``.

``gold/register_claims.tsv`` has a short article a row, its date, the verdict, the rows, and the number of the wording.
"""

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import onrecord
from onrecord.schema.check import Check, Verdict

GOLD = Path(__file__).parent / "gold" / "register_claims.tsv"


@dataclass(frozen=True, slots=True)
class Case:
    """A row of the gold with the checks of its article."""

    text: str
    verdict: str
    rows: frozenset[str]
    wording: str
    checks: tuple[Check, ...]

    @property
    def found(self) -> str:
        """The verdict on the article: that of the check which decides; without a check it is not covered."""
        verdicts = {check.verdict for check in self.checks}
        order = (Verdict.CONTRADICTED, Verdict.SUPPORTED, Verdict.NOT_COVERED)
        return next((str(verdict) for verdict in order if verdict in verdicts), str(Verdict.NOT_COVERED))


def read_cases() -> Iterator[Case]:
    """The articles of the gold, checked."""
    with GOLD.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            text = row["text"].replace("\\n", "\n")
            record = onrecord.read_text(text, published=row["published"] or None)
            rows = frozenset(filter(None, row["rows"].replace(" ", "").split(",")))
            yield Case(text, row["verdict"], rows, row["wording"], record.checks or ())


def score() -> dict[str, float]:
    """How many verdicts are right, 0..100, and how many true claims are contradicted.

    Raises:
        FileNotFoundError: the gold is not there.
    """
    return score_cases(list(read_cases()))


def score_cases(cases: list[Case]) -> dict[str, float]:
    """The scores of checked cases."""
    right = sum(case.found == case.verdict for case in cases)
    libel = sum(case.found == Verdict.CONTRADICTED != case.verdict for case in cases)
    rows = [case for case in cases if case.rows and case.found == case.verdict == Verdict.SUPPORTED]
    same = sum(any(case.rows == set(check.evidence) for check in case.checks) for case in rows)
    return {
        "verdict right": 100 * right / len(cases),
        "contradicted though not false": float(libel),
        "supported by exactly the rows": 100 * same / max(len(rows), 1),
    }


def main() -> None:
    """Print the scores, each wording's, and what was wrong."""
    cases = list(read_cases())
    for case in cases:
        if case.found != case.verdict:
            print(f"wording {case.wording}: {case.verdict}, not {case.found}: {case.text}")
            for check in case.checks:
                print(f"    {check.kind}: {check.explanation}")
    total, right = (Counter(c.wording for c in some) for some in (cases, [c for c in cases if c.found == c.verdict]))
    print({wording: f"{right[wording]}/{number}" for wording, number in total.items()})
    for name, value in score_cases(cases).items():
        print(f"{name}: {value:.1f}")


if __name__ == "__main__":
    main()
