"""Speakers and shared quotations of a whole dataset."""

import json
from pathlib import Path

import pytest

from onrecord.batch.condense import condense
from onrecord.batch.query import ask_dataset
from onrecord.ingest import Stop
from tests.batch.conftest import run
from tests.batch.test_condense import Seen

SAID = """{title}

Mayor Lena Okafor defended the plan on Monday. "{quote}" she said. Tom Orr, a spokesman for the union, said that the
plan had been agreed by all sides at the last meeting in {title}.
"""
QUOTES = {
    "Pier": "We will open the old pier in May, and no later than that,",
    "Harbour": "We will open the old pier in June, and no later than that,",
    "Bridge": "Nobody has ever asked the people of this town about a bridge like this one,",
}


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("steps")
    rows = [
        {
            "title": title,
            "text": SAID.format(title=title, date="", quote=quote),
            "source": title,
            "date": f"2026-01-0{n}",
        }
        for n, (title, quote) in enumerate(QUOTES.items(), 1)
    ]
    (folder / "news.jsonl").write_text(
        "".join(json.dumps(row) + "\n" for row in [*rows, rows[0] | {"url": "https://b.example/"}])
    )
    # a copy of the first in a unit of its own
    run([folder / "news.jsonl"], folder / "out")
    condense(str(folder / "out"), Seen(), Stop())
    return folder / "out"


def ask(dataset: Path, query: str) -> list[tuple[object, ...]]:
    with ask_dataset(dataset, query) as answer:
        return list(answer.rows)


def test_speakers_are_counted_over_all_articles(articles: Path) -> None:
    rows = ask(articles, "SELECT name, statements, articles, publishers FROM speakers WHERE name LIKE '%Okafor'")
    assert rows == [("Lena Okafor", 6, 3, 3)]


def test_quotations_that_share_words_in_a_row_are_one_group(articles: Path) -> None:
    rows = ask(articles, "SELECT publisher, count(*) OVER (PARTITION BY variants) FROM quotes ORDER BY 1")
    assert rows == [("Harbour", 2), ("Pier", 2)]
