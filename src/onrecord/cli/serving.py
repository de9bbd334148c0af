"""`onrecord serve` and `onrecord demo`: the app over a store, in a browser on this machine."""

import os
import tomllib
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

import click

from onrecord.cli.exits import Exit
from onrecord.cli.reading import show_progress
from onrecord.version import VERSION

LOCAL = frozenset({"127.0.0.1", "::1", "localhost"})
"""Addresses that only this machine reaches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """The options of a server; without a `token` one is made."""

    host: str
    port: int
    token: str | None = None
    allow_fetch: bool = False
    hosts: tuple[str, ...] = ()


def serve_store(db: Path, serving: Serving) -> int:
    """Serve the store `db` until Ctrl-C.

    Raises:
        StoreError: it cannot be opened.
        SetupError: nothing can listen at the address.
    """
    from onrecord.web import Settings
    from onrecord.web.access import make_token
    from onrecord.web.running import run_app

    token = serving.token or make_token()
    named = f"[{serving.host}]" if ":" in serving.host else serving.host
    settings = Settings(db, token, (*serving.hosts, named), serving.allow_fetch)
    if serving.host not in LOCAL:
        click.echo(
            f"onrecord: warning: whoever reaches {named} over the network can read this store, and what is sent is not"
            " encrypted; put a proxy with TLS and a password before it (docs/app.md)",
            err=True,
        )

    def say_where(port: int) -> None:
        click.echo(
            f"on record: {db}\n  to read   http://{named}:{port}/\n  to write  http://{named}:{port}/?token={token}"
        )
        click.echo("Stop with Ctrl-C.")

    run_app(settings, serving.host, serving.port, say_where)
    return Exit.OK


def serve_demo(serving: Serving, *, prepare: bool) -> int:
    """Serve the articles that ship with onrecord; with `prepare` only take them into their store."""
    db = demo_store()
    with as_file(files("onrecord") / "samples") as samples:
        articles = ingest_samples(db, samples)
    if prepare:
        click.echo(f"{articles} articles are in {db}\nLook at them in a browser: onrecord demo")
        return Exit.OK
    return serve_store(db, serving)


def demo_store() -> Path:
    """The store of the demo in the user's cache: one for each version, so that each shows what it reads."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "onrecord"
    cache.mkdir(parents=True, exist_ok=True)
    return cache / f"demo-{VERSION}.db"


def ingest_samples(db: Path, samples: Path) -> int:
    """Take the shipped articles into `db`, those that it lacks; gives how many there are."""
    from onrecord import read
    from onrecord.store import list_addresses, open_store
    from onrecord.web.keeping import keep_record

    listed = list_samples(samples)
    with open_store(db, create=True) as store:
        known = list_addresses(store.db)
        missing = [sample for sample in listed if sample["address"] not in known]
        with show_progress(len(missing), hidden=False) as progress:
            for sample in missing:
                place = str(samples / sample["file"])
                keep_record(store, read(place, url=sample["address"], published=sample.get("published")))
                progress.advance()
    return len(listed)


def list_samples(samples: Path) -> list[dict[str, str]]:
    """The shipped articles: file and address of each, and where its text does not tell it the day of publication."""
    listed: list[dict[str, str]] = tomllib.loads((samples / "samples.toml").read_text(encoding="utf-8"))["sample"]
    return listed
