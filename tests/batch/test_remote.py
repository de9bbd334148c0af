"""Files elsewhere: the same bytes as here, whatever a server cannot do; what fails is one line."""

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import fsspec
import pytest

from onrecord.acquire import remote, system
from onrecord.acquire.remote import copy_here, find_remote
from onrecord.batch import make_job
from onrecord.batch.folder import LocalFolder, open_folder
from onrecord.batch.order import Order
from onrecord.batch.plan import plan_units
from onrecord.batch.query import ask_dataset
from onrecord.batch.shard import Shard
from onrecord.batch.work import NotNowError
from onrecord.errors import OnrecordError, RetryLater, SetupError, StoreError
from tests.batch.conftest import run

DATA = bytes(range(256)) * 80


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Little data is cut into stretches, and nobody waits."""
    monkeypatch.setattr(system, "WAITS", (0.0, 0.0, 0.0))
    for name, value in (("HEAD", 64), ("BEYOND", 100), ("_PART", 1000)):
        monkeypatch.setattr(remote, name, value)


class Answers(BaseHTTPRequestHandler):
    """A web server with the faults that `faults` names."""

    protocol_version = "HTTP/1.1"

    def __init__(self, faults: set[str], seen: list[str], *arguments: object) -> None:
        self.faults, self.seen = faults, seen
        super().__init__(*arguments)  # type: ignore[arg-type]

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_HEAD(self) -> None:
        self._answer(body=False)

    def do_GET(self) -> None:
        self._answer(body=True)

    def _answer(self, *, body: bool) -> None:
        self.seen.append(self.path)
        if "busy" in self.faults and len(self.seen) % 7 < 4:
            return self._begin(500, 0)
        if "moved" in self.faults and not self.path.startswith("/moved"):
            return self._begin(302, 0, Location=f"/moved{self.path}")
        if self.path.endswith("/gone.warc"):
            return self._begin(404, 0)
        data, code, more = self._part()
        self._begin(code, len(data), **more)
        if body:
            cut = "cut" in self.faults and len(self.seen) % 7 < 3
            self.wfile.write(data[: len(data) // 2] if cut else data)
            self.close_connection = cut
        return None

    def _part(self) -> tuple[bytes, int, dict[str, str]]:
        asked = self.headers.get("Range")
        if not asked or "no ranges" in self.faults:
            return DATA, 200, {}
        start, _, last = asked.removeprefix("bytes=").partition("-")
        stop = min(int(last) + 1, len(DATA))
        return DATA[int(start) : stop], 206, {"Content-Range": f"bytes {start}-{stop - 1}/{len(DATA)}"}

    def _begin(self, code: int, size: int, **more: str) -> None:
        self.send_response(code)
        if "no version" not in self.faults and code in {200, 206}:
            self.send_header("ETag", '"one"')
        for name, value in {"Content-Length": str(size), **more}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()


@pytest.fixture
def serve() -> Iterator[Callable[..., str]]:
    """What starts a web server with faults; gives its address."""
    servers = []

    def begin(*faults: str) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Answers, set(faults), []))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}"

    yield begin
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize(
    "faults",
    [(), ("no ranges",), ("no version",), ("moved",), ("busy",), ("cut",), ("no ranges", "no version", "moved")],
)
def test_a_web_server_with_faults_gives_the_same_bytes(serve: Callable[..., str], faults: tuple[str, ...]) -> None:
    url = f"{serve(*faults)}/crawl.warc"
    (file,) = find_remote(url)
    assert (file.url, file.size, file.head[:256], file.chosen) == (url, len(DATA), DATA[:256], True)
    with copy_here(url) as local:
        assert local.read_bytes() == DATA
    with copy_here(url, 5000, 7000) as local:
        data = local.read_bytes()
        assert (data[:64], data[5000:7100]) == (DATA[:64], DATA[5000:7100])


@pytest.mark.parametrize(("path", "why"), [("/gone.warc", "FileNotFoundError"), ("/", "nothing is there")])
def test_what_a_web_server_does_not_have(serve: Callable[..., str], path: str, why: str) -> None:
    with pytest.raises(SetupError, match=why):
        list(find_remote(serve() + path))


def test_nothing_listens() -> None:
    with pytest.raises(SetupError, match=r"cannot be read: ClientConnectorError.*check address and rights"):
        list(find_remote("http://127.0.0.1:9/crawl.warc"))


def test_web_servers_are_not_written() -> None:
    with pytest.raises(SetupError, match="web servers are only read"):
        open_folder("http://127.0.0.1:9/news")


def test_a_folder_elsewhere_gives_what_one_here_does(pages: Path, tmp_path: Path) -> None:
    for path in pages.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    for name in ("about.json", ".hidden.html", "style.css", "table.csv"):
        (tmp_path / name).write_text("{}")
    here = [unit.paths for unit in plan_units([str(tmp_path)])]
    there = [unit.paths for unit in plan_units([f"local://{tmp_path}"])]
    assert sorted(p for unit in there for p in unit) == [f"file://{p}" for unit in here for p in unit]
    assert 1 < len(there) < 8


def test_a_page_without_an_ending_is_one(tmp_path: Path) -> None:
    (tmp_path / "article").write_text("<p>Hello</p>")
    (unit,) = plan_units([f"local://{tmp_path}/article"])
    assert (unit.kind, len(unit.versions)) == ("files", 1)


def test_a_file_that_changes_after_it_was_listed_is_not_read_as_what_it_was(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text('{"text": "one"}\n')
    (unit,) = plan_units([f"local://{path}"])
    path.write_text('{"text": "another"}\n')
    reader = Shard(make_job(str(tmp_path / "out")))
    with pytest.raises(NotNowError, match="has changed since it was listed"):
        reader.read(Order(unit))
    reader.close()
    (again,) = plan_units([f"local://{path}"])
    assert again.id != unit.id


def test_a_store_that_denies_is_one_line_before_anything_is_read(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def deny(*_: object, **__: object) -> None:
        raise PermissionError("Access Denied")

    monkeypatch.setattr(fsspec.filesystem("memory"), "put_file", deny)
    with pytest.raises(StoreError, match="memory://news: cannot be written or read: PermissionError: Access Denied"):
        run([pages], Path("news"), job=make_job("memory://news"))


@pytest.mark.parametrize("fails", [3, 4])
def test_what_fails_for_a_moment_is_asked_again(fails: int) -> None:
    calls = []

    def call() -> int:
        calls.append(1)
        if len(calls) <= fails:
            raise ConnectionError("reset")
        return len(calls)

    if fails == 3:
        assert system.insist(call) == 4
    else:
        with pytest.raises(ConnectionError):
            system.insist(call)


@pytest.mark.parametrize(
    "error", [PermissionError(), FileNotFoundError(), RetryLater("x", code="x"), OSError(28, "full")]
)
def test_what_stays_wrong_is_not(error: Exception) -> None:
    calls = []

    def call() -> None:
        calls.append(1)
        raise error

    with pytest.raises(type(error)):
        system.insist(call)
    assert len(calls) == 1


def test_an_address_on_this_machine_is_a_folder_of_it(tmp_path: Path) -> None:
    assert open_folder(f"file://{tmp_path}") == LocalFolder(tmp_path)


def test_files_that_no_store_keeps_are_renamed_into_their_places(tmp_path: Path) -> None:
    folder = open_folder(f"local://{tmp_path}/out")
    folder.write("a/b.parquet", b"1")
    folder.write("a/b.parquet", b"2")
    (tmp_path / "out/_drafts/left").write_bytes(b"by a killed run")
    folder.sweep()
    assert [p.name for p in (tmp_path / "out").rglob("*") if p.is_file()] == ["b.parquet"]
    assert (folder.read("a/b.parquet"), folder.read("c")) == (b"2", None)
    assert folder.missing(["a/b.parquet", "c"]) == {"c"}


def test_a_dataset_elsewhere_is_asked(dataset: Path) -> None:
    memory = fsspec.filesystem("memory")
    memory.put(str(dataset), "/asked", recursive=True)
    with ask_dataset("memory://asked", "SELECT count(*), min(published_month) FROM articles") as answer:
        assert list(answer.rows) == [(8, "2026-01")]
    memory.pipe_file("/other/x.csv", b"a\n1\n")
    for query in ("SELECT * FROM read_csv('memory://other/x.csv')", "SELECT * FROM read_csv('/etc/hostname')"):
        with (
            pytest.raises(SetupError, match="disabled by configuration"),
            ask_dataset("memory://asked", query) as answer,
        ):
            list(answer.rows)
    with pytest.raises(OnrecordError, match="no dataset"), ask_dataset("memory://nothing", "SELECT 1"):
        pass


def test_records_of_a_dataset_elsewhere_are_its_pages(dataset: Path) -> None:
    units = list(plan_units([f"local://{dataset}"]))
    assert units
    assert {unit.kind for unit in units} == {"table"}
    assert all("/records/" in path for unit in units for path in unit.paths)
