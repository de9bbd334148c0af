"""Twenty readers ask a real server while another process writes: nobody gets an error, nobody waits for long."""

import itertools
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import urllib3
import uvicorn

from onrecord.store import open_store
from onrecord.web import Settings, create_app
from tests.web.api.conftest import Kept
from tests.web.api.test_reads import V1

READERS = 20
SECONDS = 5.0
WRITTEN = 40

WRITER = """
import sys
import zlib
from dataclasses import replace
from pathlib import Path
from onrecord import from_json
from onrecord.store import add_record, open_store

with open_store(Path(sys.argv[1])) as store:
    raw = [zlib.decompress(row[0]).decode() for row in store.db.execute("SELECT record FROM articles")]
    for number in range(int(sys.argv[2])):
        text = raw[number % len(raw)]
        # other articles of the same words: every identifier is made another one
        for start in ("st-", "at-", "en-", "ev-", "ti-"):
            text = text.replace('"' + start, '"' + start + str(number) + "-")
        record = from_json(text)
        article = replace(record.article, id=f"a{number}", url=f"https://new.example/{number}")
        with store.write() as db:
            add_record(db, replace(record, article=article), at="2026-11-27T00:00:00+00:00")
"""


@pytest.fixture
def server(kept: Kept) -> Iterator[str]:
    """A server on this machine, stopped at the end."""
    config = uvicorn.Config(create_app(Settings(kept.path)), host="127.0.0.1", port=0, log_level="warning")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    for _ in range(200):
        if server.started:
            break
        time.sleep(0.05)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(20)


def test_twenty_readers_beside_a_writer_see_no_error(kept: Kept, server: str, tmp_path: Path) -> None:
    script = tmp_path / "writer.py"
    script.write_text(WRITER, encoding="utf-8")
    seen: Counter[int] = Counter()
    faults: list[str] = []
    paths = ["/articles", "/counts", "/search?q=said", "/speakers", f"/articles/{kept.articles[0]}", "/stories"]
    end = time.monotonic() + SECONDS

    def read(first: int) -> None:
        with urllib3.PoolManager(retries=False, timeout=10) as pool:
            for path in itertools.islice(itertools.cycle(paths), first, None):
                if time.monotonic() > end:
                    return
                answer = pool.request("GET", f"{server}{V1}{path}")
                seen[answer.status] += 1
                if answer.status != 200:
                    faults.append(f"{path}: {answer.status} {answer.data[:300]!r}")

    readers = [threading.Thread(target=read, args=(number,)) for number in range(READERS)]
    for reader in readers:
        reader.start()
    writer = subprocess.run(
        [sys.executable, str(script), str(kept.path), str(WRITTEN)], capture_output=True, timeout=60, check=False
    )
    for reader in readers:
        reader.join(60)
    assert writer.returncode == 0, writer.stderr.decode()
    assert faults == []
    assert seen[200] > READERS
    with open_store(kept.path) as store:
        found = store.db.execute("SELECT count(*) FROM articles WHERE url LIKE 'https://new.example/%'").fetchone()[0]
    assert found == WRITTEN
