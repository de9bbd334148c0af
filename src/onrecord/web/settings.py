"""How the app runs: what `onrecord serve` was told."""

from dataclasses import dataclass
from pathlib import Path

LOCAL_HOSTS = ("127.0.0.1", "localhost", "[::1]")
"""Names under which a server on this machine is called; every other Host header is refused unless it is told."""


@dataclass(frozen=True, slots=True)
class Settings:
    """`token` lets its bearer write, `None` nobody; `hosts` are names of the server besides the local ones.

    `allow_fetch` lets the server fetch the address that somebody gives it.
    """

    db: Path
    token: str | None = None
    hosts: tuple[str, ...] = ()
    allow_fetch: bool = False
