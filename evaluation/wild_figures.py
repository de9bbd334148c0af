"""Every figure that onrecord calls inconsistent in texts of others: ``python -m evaluation.wild_figures [wikinews …]``.

There is no gold: the flags are to be read by eye. What does not agree is printed with its place, not kept.
"""

import argparse
import json
import lzma
import re
from collections import Counter
from collections.abc import Callable, Iterator
from time import perf_counter

from onrecord.errors import PageError
from onrecord.extract import extract_article
from onrecord.figures import find_figures
from onrecord.schema.article import Article
from onrecord.schema.figure import FigureCheck
from onrecord.schema.page import Page
from onrecord.times import date_article
from training.corpora import read_polnear, shared_folder

Texts = Iterator[tuple[str, str | None]]
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_AROUND = 150


def _day_in(name: str) -> str | None:
    found = _DAY.search(name)
    return found[0] if found else None


def _wikinews() -> Texts:
    with lzma.open(shared_folder() / "data" / "text" / "wikinews.jsonl.xz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            yield f"{row['title']}\n\n{row['text']}", row["date"]


def _white_house() -> Texts:
    with lzma.open(shared_folder() / "data" / "text" / "white-house.jsonl.xz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            yield re.sub(r"^---.*?---", "", row["text"], flags=re.DOTALL), _day_in(row["path"])


def _polnear(part: str) -> Callable[[], Texts]:
    return lambda: ((article.text, _day_in(article.name)) for article in read_polnear(part))


TEXTS: dict[str, Callable[[], Texts]] = {
    "wikinews": _wikinews,
    "polnear": _polnear("train"),
    "polnear-dev": _polnear("dev"),
    "white-house": _white_house,
}


def scan(name: str) -> Iterator[str]:
    """Each flag in its place, then the counts."""
    counts: Counter[str] = Counter()
    seconds = 0.0
    for text, day in TEXTS[name]():
        try:
            article, times = date_article(extract_article(Page(name, text, "text", None, day)))
        except PageError:
            counts["not read"] += 1
            continue
        began = perf_counter()
        figures = find_figures(article, (), times)
        seconds += perf_counter() - began
        counts.update(texts=1, words=len(article.text.split()), figures=len(figures))
        counts.update(str(figure.check) for figure in figures)
        wrong = (figure for figure in figures if figure.check is FigureCheck.INCONSISTENT)
        yield from (_describe(article, figure.start, figure.end, figure.explanation or "") for figure in wrong)
    yield f"{name}: {dict(counts)}, {seconds / max(counts['words'], 1) * 800_000:.1f} ms for 800 words"


def _describe(article: Article, start: int, end: int, explanation: str) -> str:
    around = article.text[max(start - _AROUND, 0) : end + _AROUND].replace("\n", " ")
    return f"[{explanation}] … {around} …"


def main() -> None:
    """Print the flags and counts of the sets asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*TEXTS, []], default=[])
    for name in parser.parse_args().names or TEXTS:
        for line in scan(name):
            print(line, flush=True)


if __name__ == "__main__":
    main()
