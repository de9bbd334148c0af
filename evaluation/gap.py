"""Pronouns of GAP's development set: ``python -m evaluation.gap``.

Protocol: that of the official scorer. Each example asks twice, whether the pronoun refers to the name A, and whether to
the name B; precision, recall and F1 are those of "yes" over all questions, and over those with a masculine or with a
feminine pronoun. The ratio is F1 of the feminine to F1 of the masculine. No antecedent is "no" twice. Of the settings
that the authors describe this is the *snippet context*: the text is given, and the names have to be found
(``--names-given`` gives A and B, the *gold two mention* setting; that is no score of the gate). Left out are the rows
of ``leave-out.tsv`` and the validation file in the same archive, which training reads.

We say which mention a pronoun refers to, and the gold knows one mention of each name. The answer is "yes" if the two
share a character or are the same words; or else if all the words of one are among those of the other ("Thomas" of "Ada
Thomas"), but not if that holds for A and for B.

Source: Webster et al. 2018, Mind the GAP.
"""

import argparse
import csv
import io
import tarfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.entities import left_out
from evaluation.polnear import Count
from onrecord.encoder import Model, load_model
from onrecord.mentions import resolve_pronouns
from onrecord.schema.span import Span
from training.corpora import shared_folder

FEMININE = frozenset({"she", "her", "hers"})
MASCULINE = frozenset({"he", "him", "his"})


@dataclass(frozen=True, slots=True)
class Example:
    """A pronoun and two names in a text; `gold` tells of each name whether the pronoun refers to it."""

    key: str
    text: str
    pronoun: Span
    names: tuple[Span, Span]
    gold: tuple[bool, bool]


def find_antecedent(example: Example, model: Model, *, names_given: bool = False) -> Span | None:
    """The mention that the pronoun refers to: the only place that knows how onrecord finds it."""
    return resolve_pronouns(example.text, model, example.names if names_given else ()).get(example.pronoun)


def read_gap(data: Path) -> list[Example]:
    """The examples of GAP's development file in the folder `data`, without those to be left out."""
    with tarfile.open(data / "coref" / "gap-dev.tar.xz") as tar:
        stream = tar.extractfile("gap-development.tsv")
        assert stream is not None
        content = stream.read().decode()
    rows = csv.DictReader(io.StringIO(content, newline=""), delimiter="\t", quoting=csv.QUOTE_NONE)
    without = left_out(data)
    return [example(row) for row in rows if row["ID"] not in without]


def example(row: Mapping[str, str]) -> Example:
    """One row of the file."""

    def place(column: str) -> Span:
        start = int(row[f"{column}-offset"])
        return Span(start, start + len(row[column]))

    gold = (row["A-coref"] == "TRUE", row["B-coref"] == "TRUE")
    return Example(row["ID"], row["Text"], place("Pronoun"), (place("A"), place("B")), gold)


def answer(example: Example, antecedent: Span | None) -> tuple[bool, bool]:
    """Whether the pronoun refers to A and to B, if it refers to `antecedent`."""
    if antecedent is None:
        return False, False
    words = antecedent.of(example.text).split()
    names = [name.of(example.text).split() for name in example.names]
    a, b = (name.overlaps(antecedent) or same == words for name, same in zip(example.names, names, strict=True))
    if a or b:
        return a, b
    a, b = (set(name) <= set(words) or set(words) <= set(name) for name in names)
    return a and not b, b and not a


def count(examples: Iterable[Example], answers: Iterable[tuple[bool, bool]]) -> Count:
    """The questions answered with "yes": rightly, by us, by the gold."""
    found = Count()
    for asked, given in zip(examples, answers, strict=True):
        both = [gold and ours for gold, ours in zip(asked.gold, given, strict=True)]
        found.add(Count(sum(both), sum(given), sum(asked.gold)))
    return found


def counts(examples: Sequence[Example], answers: Sequence[tuple[bool, bool]]) -> dict[str, Count]:
    """The counts of all examples and of each gender of the pronoun."""
    rows = list(zip(examples, answers, strict=True))
    parts = {"masculine": MASCULINE, "feminine": FEMININE}
    found = {"all": count(examples, answers)}
    for name, pronouns in parts.items():
        kept = [(e, a) for e, a in rows if e.pronoun.of(e.text).lower() in pronouns]
        found[name] = count([e for e, _ in kept], [a for _, a in kept])
    return found


def ratio(parts: Mapping[str, Count]) -> float:
    """F1 of the feminine pronouns to that of the masculine; 0 if either is."""
    return parts["feminine"].f1 / parts["masculine"].f1 if parts["masculine"].f1 else 0.0


def judge_all(model_folder: Path | None = None, *, names_given: bool = False) -> dict[str, Count]:
    """The counts of the development set, read by the model in `model_folder` (the packaged one where None)."""
    examples = read_gap(shared_folder() / "data")
    model = load_model(model_folder)
    return counts(examples, [answer(e, find_antecedent(e, model, names_given=names_given)) for e in examples])


def score() -> dict[str, float]:
    """F1 in 0..100, overall and by gender, and the ratio of the two.

    Raises:
        FileNotFoundError: the corpora are not there.
    """
    parts = judge_all()
    return {**{f"{name} F1": part.f1 for name, part in parts.items()}, "feminine / masculine": ratio(parts)}


def main() -> None:
    """Print precision, recall and F1."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--names-given", action="store_true", help="tell the two names")
    parts = judge_all(names_given=parser.parse_args().names_given)
    print(f"{'':20} {'P':>5} {'R':>5} {'F1':>5}  gold")
    for name, part in parts.items():
        print(f"{name:20} {part.precision:5.1f} {part.recall:5.1f} {part.f1:5.1f} {part.gold:5.0f}")
    print(f"{'feminine / masculine':20} {ratio(parts):17.2f}")


if __name__ == "__main__":
    main()
