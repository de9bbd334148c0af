"""Twenty readers ask a real server while another process writes: nobody gets an error, nobody waits for long."""

import itertools
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path

import urllib3

from onrecord.store import open_store
from tests.web.api.conftest import Kept
from tests.web.api.test_reads import V1
from tests.web.serving import serve

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


def test_twenty_readers_beside_a_writer_see_no_error(kept: Kept, tmp_path: Path) -> None:
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
    with serve(kept.path) as server:
        for one in readers:
            one.start()
        writer = subprocess.run(
            [sys.executable, str(script), str(kept.path), str(WRITTEN)], capture_output=True, timeout=60, check=False
        )
        for one in readers:
            one.join(60)
    assert writer.returncode == 0, writer.stderr.decode()
    assert faults == []
    assert seen[200] > READERS
    with open_store(kept.path) as store:
        found = store.db.execute("SELECT count(*) FROM articles WHERE url LIKE 'https://new.example/%'").fetchone()[0]
    assert found == WRITTEN
