"""Checks of figures against sentences written blind: ``python -m evaluation.figures [--second | --dev]``.

A text is inconsistent if any of its figures is, else consistent if any is, else unchecked. The texts and verdicts were
written by a colleague who had not seen the rules; the development sentences by the same hand.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from onrecord.figures import find_figures
from onrecord.schema.article import Article, Block, BlockKind, DateSource, Published
from onrecord.schema.figure import Figure, FigureCheck
from onrecord.times import date_article

GOLD = Path(__file__).parent / "gold"


@dataclass(frozen=True, slots=True)
class Answer:
    """A row of the set, the figures found in its text, and the verdict that follows from them."""

    row: dict[str, str]
    figures: tuple[Figure, ...]

    @property
    def verdict(self) -> str:
        """The verdict on the whole text."""
        checks = {figure.check for figure in self.figures}
        order = (FigureCheck.INCONSISTENT, FigureCheck.CONSISTENT)
        return next((str(check) for check in order if check in checks), str(FigureCheck.UNCHECKED))


def article_of(text: str, published: str | None) -> Article:
    """An article of one paragraph."""
    return Article(
        id="ar-" + sha256(text.encode()).hexdigest()[:12],
        url=None,
        headline=None,
        standfirst=None,
        byline=(),
        publisher=None,
        published=Published(published, "day", DateSource.OPTION) if published else _undated(),
        modified=None,
        language="en",
        text=text,
        blocks=(Block(BlockKind.PARAGRAPH, 0, len(text)),),
        dropped=(),
    )


def _undated() -> Published:
    return Published(None, None, DateSource.UNKNOWN)


def answers(name: str = "figures") -> Iterator[Answer]:
    """Each sentence of the set `name`, answered."""
    rows = json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))["sentences"]
    for row in rows:
        article, times = date_article(article_of(row["text"], row["published"]))
        yield Answer(row, find_figures(article, (), times))


def score() -> dict[str, float]:
    """The scores of the three sets, those of the second and third by their names."""
    later = {
        f"{which}, {title}": value
        for which in ("second", "third")
        for title, value in score_set(f"figures_{which}").items()
    }
    return score_set("figures") | later


def score_set(name: str) -> dict[str, float]:
    """How far to trust a flag, and how much is found in the set `name`, 0..100."""
    pairs = Counter((answer.row["verdict"], answer.verdict) for answer in answers(name))

    def share(part: tuple[str, str], *, gold: bool) -> float:
        whole = sum(n for pair, n in pairs.items() if (pair[0] == part[0] if gold else pair[1] == part[1]))
        return 100 * pairs[part] / whole if whole else 100.0

    flag, right, none = (
        str(check) for check in (FigureCheck.INCONSISTENT, FigureCheck.CONSISTENT, FigureCheck.UNCHECKED)
    )
    return {
        "flag precision": share((flag, flag), gold=False),
        "flag recall": share((flag, flag), gold=True),
        "consistent, shown as such": share((right, right), gold=True),
        "not checkable, left unchecked": share((none, none), gold=True),
    }


def main() -> None:
    """Print the scores, and each sentence that is judged otherwise."""
    parser = argparse.ArgumentParser(description=__doc__)
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--second", action="store_true", help="the second set")
    which.add_argument("--third", action="store_true", help="the third set, whose misses nobody has mended")
    which.add_argument("--dev", action="store_true", help="the sentences for development")
    asked = parser.parse_args()
    sets = {"figures_dev": asked.dev, "figures_second": asked.second, "figures_third": asked.third}
    name = next((name for name, wanted in sets.items() if wanted), "figures")
    for title, value in score_set(name).items():
        print(f"{title:30} {value:5.1f}")
    for answer in answers(name):
        if answer.verdict != answer.row["verdict"]:
            said = [f.explanation for f in answer.figures if f.explanation]
            print(f"{answer.row['kind']}: {answer.row['verdict']}, ours {answer.verdict}: {answer.row['text']} {said}")


if __name__ == "__main__":
    main()
