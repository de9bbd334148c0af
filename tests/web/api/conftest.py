"""A small store of sample articles behind the API, with a token and without."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

import onrecord
from onrecord import Failure, read_text
from onrecord.schema.failure import FailureKind, Fault
from onrecord.search import index_pending
from onrecord.search.opened import packaged_embedder
from onrecord.store import add_failure, add_record, open_store
from onrecord.store.speakers import list_speakers
from onrecord.web import Settings, create_app
from tests.web.serving import TOKEN

SAMPLES = Path(onrecord.__file__).parent / "samples"
ADDED = "2026-11-02T10:00:00+00:00"


@dataclass(frozen=True)
class Kept:
    """What the store of the tests holds: its file, the keys of its articles, of its statements and of a speaker."""

    path: Path
    articles: tuple[str, ...]
    statements: tuple[str, ...]
    speaker: str


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    path = tmp_path_factory.mktemp("store") / "news.db"
    with open_store(path, create=True) as store:
        for number, sample in enumerate(sorted(SAMPLES.glob("*.txt"))[:5]):
            record = read_text(sample.read_text(encoding="utf-8"), url=f"https://news.example/{number}")
            with store.write() as db:
                add_record(db, record, at=ADDED)
        for number in range(3):
            failure = Failure(input=f"p{number}", error=Fault(FailureKind.PAGE, "no-article", "no article there; look"))
            with store.write() as db:
                add_failure(
                    db, failure, place=f"p{number}", source="folder", at=f"2026-11-0{number + 1}T00:00:00+00:00"
                )
        index_pending(store, packaged_embedder())
        articles = tuple(row[0] for row in store.db.execute("SELECT key FROM articles ORDER BY id"))
        statements = tuple(row[0] for row in store.db.execute("SELECT key FROM statements ORDER BY id"))
        speaker = list_speakers(store.db).rows[0].key
    return Kept(path, articles, statements, speaker)


@pytest.fixture
def kept(sample_store: Kept, tmp_path: Path) -> Kept:
    return copy_store(sample_store, tmp_path)


def copy_store(kept: Kept, folder: Path) -> Kept:
    """The same store, with its index, in `folder`."""
    shutil.copytree(kept.path.parent, folder, dirs_exist_ok=True)
    return replace(kept, path=folder / kept.path.name)


def client_for(settings: Settings) -> TestClient:
    return TestClient(create_app(settings), base_url="http://127.0.0.1:8000", raise_server_exceptions=False)


@pytest.fixture
def client(kept: Kept) -> Iterator[TestClient]:
    with client_for(Settings(kept.path, token=TOKEN)) as client:
        yield client


@pytest.fixture
def reader(kept: Kept) -> Iterator[TestClient]:
    """A client of a server that nobody may write to."""
    with client_for(Settings(kept.path)) as client:
        yield client


BEARER = {"Authorization": f"Bearer {TOKEN}"}
