"""A small store of invented articles about one bridge, with a hostile one, behind the pages over many articles."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from onrecord import load_embedder, read_text
from onrecord.follow import follow_pending
from onrecord.search import index_pending
from onrecord.store import add_record, open_store
from onrecord.web import Settings, create_app
from tests.web.serving import TOKEN

AT = "2026-11-27T04:00:00+00:00"

ARTICLES = (
    (
        "Lorn Courier",
        """Harbour bridge to stay open, harbour master says

LORN, March 2, 2026 — Harbour master Lena Okafor told reporters on Monday that 14 passengers were injured when the \
ferry struck the pier. "We will not close the harbour bridge on Monday, and Lorn will pay 20 million if the pier \
holds," she said.

Mayor Tom Fell said the city would rebuild the ferry terminal next year. He will meet Lena Okafor on March 9, 2026. \
Fell said he wanted to talk about insurance, tickets and the pier. "Nobody asked us," union president Ada Quill said \
in an interview with the Lorn Courier.

A city official, who spoke on condition of anonymity, said the report had been delayed.
""",
    ),
    (
        "The Skarn Post",
        """Harbour bridge stays open

LORN, March 3, 2026 — Lena Okafor, the harbour master, said 17 passengers were injured. "We will close the harbour \
bridge on Monday if the pier holds," Okafor said.

Tom Fell said that the ferry terminal would be rebuilt by the city. Okafor said the two would discuss \
insurance, safety and milk. Transport minister Bo Fenn denied that the government had promised 20 million.
""",
    ),
    (
        "The Skarn Post",
        """Minister takes back his words on ferry money

LORN, March 5, 2026 — Transport minister Bo Fenn on Thursday retracted his statement that the government had not \
promised 20 million. "I was wrong," Fenn said at a press conference.

Lena Okafor said: "We will not close the harbour bridge, and Lorn will pay 20 million if the pier holds."
""",
    ),
    (
        '<i>Odd</i> "Gazette"',
        """<script>alert('headline')</script> & "odd"

LORN, March 6, 2026 — Mayor Tom Fell said: "The <b>terminal</b> & pier will be rebuilt." A spokesperson for <img \
src=x onerror=alert(1)> declined to comment.
""",
    ),
)


@dataclass(frozen=True)
class Kept:
    """The store of the tests, and the keys of its articles in the order above."""

    path: Path
    articles: tuple[str, ...]


@pytest.fixture(scope="session")
def bridge_store(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    path = tmp_path_factory.mktemp("bridge") / "news.db"
    keys = []
    with open_store(path, create=True) as store:
        for number, (publisher, text) in enumerate(ARTICLES):
            record = read_text(text, url=f"https://news.example/{number}")
            record = replace(record, article=replace(record.article, publisher=publisher))
            keys.append(record.article.id)
            with store.write() as db:
                add_record(db, record, at=AT)
        embed = load_embedder()
        follow_pending(store, embed)
        index_pending(store, embed)
    return Kept(path, tuple(keys))


@pytest.fixture
def kept(bridge_store: Kept, tmp_path: Path) -> Kept:
    """A copy that a test may write to."""
    shutil.copytree(bridge_store.path.parent, tmp_path / "store")
    return Kept(tmp_path / "store" / "news.db", bridge_store.articles)


@pytest.fixture(scope="session")
def pages(bridge_store: Kept) -> Iterator[TestClient]:
    """A visitor who may only read."""
    with TestClient(create_app(Settings(bridge_store.path)), base_url="http://127.0.0.1:8000") as client:
        yield client


@pytest.fixture
def writer(kept: Kept) -> Iterator[TestClient]:
    """A visitor who opened the app with its token."""
    with TestClient(create_app(Settings(kept.path, token=TOKEN)), base_url="http://127.0.0.1:8000") as client:
        client.get(f"/?token={TOKEN}")
        yield client
