"""Articles whose date is hidden: ``python -m evaluation.hidden_dates``.

Protocol: of the Wikinews articles in their order every 14th, from the first on, until there are twenty; the line with
the date is taken out and no date or address is given. *Right* is the day the article has, *wrong* another day, *open*
no day; of the open ones, *set holds it* counts those for which several days are left and the day is one of them. None
of them was read to write the rules. ``--polnear`` asks the same of all articles of PolNeAR's train and dev.
"""

import argparse
import json
import lzma
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from onrecord.extract import extract_article
from onrecord.schema.article import Published
from onrecord.schema.page import Page
from onrecord.times import date_article
from training.corpora import read_polnear, shared_folder

STEP, WANTED = 14, 20

_DATELINE = re.compile(r"^\w+day, \w+ \d{1,2}, \d{4}\s*$", re.MULTILINE)

Verdict = Literal["right", "wrong", "set holds it", "set without it", "open"]


@dataclass(frozen=True, slots=True)
class Hidden:
    """An article without its date, and the date."""

    title: str
    text: str
    day: str


def read_hidden() -> list[Hidden]:
    """The twenty articles.

    Raises:
        FileNotFoundError: the corpora are not there.
    """
    return list(_every(STEP))[:WANTED]


def _every(step: int, start: int = 0) -> Iterator[Hidden]:
    with lzma.open(shared_folder() / "data" / "text" / "wikinews.jsonl.xz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    for row in rows[start::step]:
        if row["date"]:
            yield Hidden(row["title"], _DATELINE.sub("", row["text"]).strip(), row["date"][:10])


def published(article: Hidden) -> Published:
    """What onrecord takes for the day of publication."""
    page = Page("hidden", f"{article.title}\n\n{article.text}", "text", None, None)
    dated, _ = date_article(extract_article(page))
    return dated.published


def judge(day: str, found: Published) -> Verdict:
    """How what was found compares with the day."""
    if found.value:
        return "right" if found.value == day else "wrong"
    left = next((evidence.value for evidence in found.evidence if evidence.value.startswith("[")), None)
    if left is None:
        return "open"
    return "set holds it" if day in left else "set without it"


def score() -> dict[str, float]:
    """How many articles of twenty come out how.

    Raises:
        FileNotFoundError: the corpora are not there.
    """
    verdicts = Counter(judge(article.day, published(article)) for article in read_hidden())
    wrong = verdicts["wrong"]
    sets = verdicts["set holds it"] + verdicts["set without it"]
    return {
        "articles": verdicts.total(),
        "dated right": verdicts["right"],
        "dated wrong": wrong,
        "left open": verdicts["open"] + sets,
        "left open, set holds it": verdicts["set holds it"],
        "left open, set without it": verdicts["set without it"],
    }


def read_newspapers() -> list[Hidden]:
    """The articles of PolNeAR's train and dev, whose names hold their dates."""
    articles = [article for part in ("train", "dev") for article in read_polnear(part)]
    return [Hidden(article.name, article.text, article.name.split("_")[1]) for article in articles]


def main() -> None:
    """Print each article with its day and what was found, then the counts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--polnear", action="store_true", help="all articles of PolNeAR's train and dev")
    options = parser.parse_args()
    if options.polnear:
        print(Counter(judge(article.day, published(article)) for article in read_newspapers()))
        return
    for article in read_hidden():
        found = published(article)
        reasons = "; ".join(f"{e.value} ({e.source})" for e in found.evidence)
        print(f"{judge(article.day, found):14} {article.day} {found.value or '-':10} {article.title[:60]} | {reasons}")
    for name, value in score().items():
        print(f"{name:26} {value:3.0f}")


if __name__ == "__main__":
    main()
