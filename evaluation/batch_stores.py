"""Batches from and to an object store: ``python -m evaluation.batch_stores``, about ten minutes.

Needs ``pip install s3fs 'moto[server]'``: a server of moto on this machine stands for S3. Inputs of all kinds are read
from there and written there, with what goes wrong in between; the rows are held against those of local files.
"""

import argparse
import io
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.crawl import make_pages, write_archive
from evaluation.read_bench import ROOT, sample_paragraphs

PORT = 5079
END = f"http://127.0.0.1:{PORT}"
KEYS = {"AWS_ENDPOINT_URL": END, "AWS_ACCESS_KEY_ID": "any", "AWS_SECRET_ACCESS_KEY": "any"}
NO_KEYS = dict.fromkeys(("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"), "")
SHORT = {"AWS_MAX_ATTEMPTS": "1"}
"""Otherwise boto asks a server that is not there for minutes, before onrecord does."""
BUCKETS = ("crawl", "news")


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    told: str

    @property
    def last(self) -> str:
        """Its last line on standard error."""
        return (self.told.strip().splitlines() or [""])[-1]


def begin(*arguments: str, **env: str) -> subprocess.Popen[str]:
    """Begin a command of onrecord; a variable that is empty is taken out."""
    full = {name: value for name, value in (os.environ | KEYS | SHORT | env).items() if value or name not in env}
    command = [sys.executable, "-m", "onrecord", *arguments]
    return subprocess.Popen(command, cwd=ROOT, env=full, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def finish(process: subprocess.Popen[str]) -> Ended:
    """Wait for its end."""
    out, told = process.communicate(timeout=900)
    return Ended(process.returncode, out, told)


def batch(inputs: list[str], out: str, **env: str) -> Ended:
    """One batch to its end."""
    return finish(begin("batch", *inputs, "--out", out, "--workers", "2", **env))


def serve(log: Path) -> "subprocess.Popen[bytes]":
    """Start the store."""
    command = [sys.executable, "-c", "from moto.server import main; main()", "-H", "127.0.0.1", "-p", str(PORT)]
    with log.open("ab") as stream:
        process = subprocess.Popen(command, stdout=stream, stderr=stream)
    time.sleep(5)
    return process


def open_store() -> Any:
    """The store by fsspec, not remembered from an earlier server; its buckets are made."""
    import fsspec

    more = {"key": "any", "secret": "any", "endpoint_url": END, "skip_instance_cache": True}
    system = fsspec.filesystem("s3", **more)
    for bucket in BUCKETS:
        if not system.exists(bucket):
            system.mkdir(bucket)
    return system


def write_inputs(folder: Path) -> list[str]:
    """An archive, tables and pages; their names."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    paragraphs = sample_paragraphs()
    for number in range(6):
        write_archive(folder / f"crawl-{number}.warc.gz", make_pages(paragraphs, 4, words=150, seed=number))
    texts = ["\n\n".join(paragraphs[n : n + 4]) for n in range(8)]
    (folder / "news.jsonl").write_text("".join(json.dumps({"text": text}) + "\n" for text in texts[:4]))
    pq.write_table(pa.table({"text": texts[4:]}), folder / "news.parquet")
    (folder / "pages").mkdir()
    for number, (_, page) in enumerate(make_pages(paragraphs, 5, words=150, seed=9)):
        (folder / "pages" / f"{number}.html").write_text(page)
    return ["crawl-*.warc.gz", "news.jsonl", "news.parquet", "pages"]


def rows(find: Callable[[], Iterator[bytes]], root: str) -> list[str]:
    """All articles with their places below `root`, in order; units and their ids differ with the addresses."""
    import pyarrow.parquet as pq

    found = []
    for data in find():
        for row in pq.read_table(io.BytesIO(data)).to_pylist():
            place = str(row["place"]).removeprefix(root)
            found.append(f"{place} {row['article']} {row['digest']} {row['text_digest']} {row['statements']}")
    return sorted(found)


def check(folder: Path, log: Path) -> Iterator[tuple[str, bool, str]]:
    """Each thing that is tried, whether it went as it should, and what was told."""
    names = write_inputs(folder)
    here = folder.with_name("here")
    batch([str(folder / name) for name in names], str(here))
    local = rows(lambda: (p.read_bytes() for p in sorted((here / "articles").rglob("*.parquet"))), f"{folder}/")
    server = serve(log)
    try:
        yield from _check_store(folder, names, local)
        yield from _check_wrong(names)
        running = begin("batch", *there(names), "--out", "s3://news/lost", "--workers", "2")
        _wait_for(lambda: bool(open_store().find("news/lost/articles")))
        server.kill()
        ended = finish(running)
        one = "Traceback" not in ended.told
        yield "the server dies in the middle", ended.code == 4 and one, f"exit {ended.code}: {ended.last}"
    finally:
        server.kill()
        server.wait()


def there(names: list[str]) -> list[str]:
    """The inputs in the store."""
    return [f"s3://crawl/{name}" for name in names]


def _check_store(folder: Path, names: list[str], local: list[str]) -> Iterator[tuple[str, bool, str]]:
    store = open_store()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        store.put_file(str(path), f"crawl/{path.relative_to(folder)}")

    def found(out: str) -> list[str]:
        store.invalidate_cache()
        return rows(lambda: (store.cat_file(name) for name in sorted(store.find(f"{out}/articles"))), "s3://crawl/")

    ended = batch(there(names), "s3://news/a")
    equal = found("news/a") == local and len(local) > 30
    yield "all kinds of input, the same articles", ended.code == 0 and equal, ended.out.strip() or ended.last
    calm = {name: store.info(name)["ETag"] for name in store.find("news/a") if name.endswith(".parquet")}
    ended = batch(there(names), "s3://news/a")
    yield "again: nothing is read again", ended.code == 0 and "units are done" in ended.told, ended.last
    ended = finish(begin("query", "s3://news/a", "SELECT count(*) AS n FROM articles"))
    yield "query", ended.out.strip() == json.dumps({"n": len(local)}), ended.out.strip() or ended.last
    kills = 0
    running = begin("batch", *there(names), "--out", "s3://news/b", "--workers", "2")
    for kills in range(1, 4):
        time.sleep(4 + 2 * kills)
        running.send_signal(signal.SIGKILL)
        running.wait()
        running = begin("batch", *there(names), "--out", "s3://news/b", "--workers", "2")
    finish(running)
    store.invalidate_cache()
    files = {name.replace("news/b", "news/a", 1): store.info(name)["ETag"] for name in store.find("news/b")}
    same = {name: tag for name, tag in files.items() if name.endswith(".parquet")} == calm
    yield f"{kills} drivers killed: the same files", same, f"{len(calm)} files"
    store.pipe_file("crawl/pages/0.html", (folder / "pages/1.html").read_bytes().replace(b"Headline", b"Other"))
    ended = batch(there(names), "s3://news/a")
    told = next((line for line in ended.told.splitlines() if "--prune" in line), ended.last)
    yield "a changed input is told and read again", ended.code == 0 and "1 units are of other" in told, told


def _check_wrong(names: list[str]) -> Iterator[tuple[str, bool, str]]:
    one = there(names[:1])
    gone = {"AWS_ENDPOINT_URL": "http://127.0.0.1:9"}
    cases: tuple[tuple[str, int, list[str], str, dict[str, str]], ...] = (
        ("no such bucket to write to", 4, one, "s3://nobody/a", {}),
        ("no such bucket to read from", 2, ["s3://nobody/a.warc"], "s3://news/c", {}),
        ("no such file", 2, ["s3://crawl/gone.warc.gz"], "s3://news/c", {}),
        ("a pattern without a file", 2, ["s3://crawl/gone-*.warc.gz"], "s3://news/c", {}),
        ("nothing listens at the address", 4, one, "s3://news/c", gone),
        ("no credentials", 4, one, "s3://news/c", NO_KEYS | {"AWS_EC2_METADATA_DISABLED": "true"}),
        ("an unknown kind of address", 2, ["nowhere://crawl/a.warc"], "s3://news/c", {}),
    )
    for name, code, inputs, out, env in cases:
        ended = batch(inputs, out, **env)
        lines = [line for line in ended.told.splitlines() if line]
        yield name, ended.code == code and len(lines) == 1, f"exit {ended.code}: {ended.last}"


def _wait_for(there_is: Callable[[], bool]) -> None:
    for _ in range(300):
        if there_is():
            return
        time.sleep(0.3)


def main() -> int:
    """Try everything; 0 if all went as it should."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    failed = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "made")
        folder.mkdir()
        for what, well, told in check(folder, Path(name, "log")):
            failed += not well
            print(f"{'ok  ' if well else 'FAIL'} {what}: {told[:300]}", flush=True)
    return failed


if __name__ == "__main__":
    sys.exit(main())
