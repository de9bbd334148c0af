"""Server time of the pages, on a generated store: ``python -m evaluation.app_bench``.

``--statements`` (100,000 unless told) sets its size, ``--file`` keeps it for the next run. A figure is the time from
the request to the whole answer, guards and template included, without a network; each page is asked for `TIMES` times,
with another article or statement each time. The limit is the framework alone, which answers with the same bytes.
"""

import argparse
import random
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path

from fastapi import FastAPI, Response
from fastapi.testclient import TestClient

import onrecord
from evaluation.measured import Figure, Limit, print_figures
from evaluation.speaker_bench import generated_store
from onrecord.store import Store, add_record
from onrecord.web import Settings, create_app

SHIPPED = Path(onrecord.__file__).parent / "samples" / "wikinews-us-speaker-pelosi-announces-trump.txt"

TIMES = 200
MARK = 100.0
"""Milliseconds that a page may take, 95 times of 100."""


def measure(store: Store) -> Iterator[Figure]:
    """A figure for each page."""
    # generated articles tell of no event and have no figures: one that does is beside them
    shipped = onrecord.read(str(SHIPPED))
    with store.write() as db:
        add_record(db, shipped, at="2026-11-01T00:00:00Z")
    articles, statements = _sample(store, "articles"), _sample(store, "statements")
    pages: dict[str, Sequence[str]] = {
        "home": ("/",),
        "list of articles": ("/articles",),
        "shipped article": (f"/articles/{shipped.article.id}",),
        "article": [f"/articles/{key}" for key in articles],
        "statement": [f"/statements/{key}" for key in statements],
    }
    with TestClient(create_app(Settings(store.path)), base_url="http://127.0.0.1:8000") as client:
        for name, addresses in pages.items():
            sent = client.get(addresses[0]).content
            took = [_time(client, address) for address in islice(cycle(addresses), TIMES)]
            yield Figure(
                name=f"page: {name}", value=_worst(took), unit="ms p95", mark=MARK,
                limit=Limit("the framework sending as much", _bare(sent)),
                beside=f"median {statistics.median(took):.1f}",
            )  # fmt: skip


def _bare(sent: bytes) -> float:
    """What it takes an app of one route to answer with the bytes `sent`, in milliseconds, 95 times of 100."""
    app = FastAPI()
    app.add_api_route("/", lambda: Response(sent, media_type="text/html"), response_model=None)
    with TestClient(app) as client:
        return _worst([_time(client, "/") for _ in range(TIMES)])


def _worst(took: Sequence[float]) -> float:
    return statistics.quantiles(took, n=20)[-1]


def _sample(store: Store, table: str) -> list[str]:
    keys = [row[0] for row in store.db.execute(f"SELECT key FROM {table} WHERE id % 7 = 0")]  # noqa: S608
    return random.Random(1).sample(keys, min(TIMES, len(keys)))


def _time(client: TestClient, address: str) -> float:
    begin = time.perf_counter()
    answer = client.get(address)
    took = (time.perf_counter() - begin) * 1000
    assert answer.status_code == 200, f"{address}: {answer.status_code}"
    return took


def main() -> None:
    """Measure, and say whether the marks are kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--file", type=Path)
    parser.add_argument("--statements", type=int, default=100_000)
    options = parser.parse_args()
    with generated_store(options.file, options.statements) as store:
        sys.exit(print_figures(measure(store)))


if __name__ == "__main__":
    main()
