"""The app as a server: one process, no log of who asked for what."""

import logging
import re
from collections.abc import Callable

import uvicorn

from onrecord.errors import SetupError
from onrecord.web.app import create_app
from onrecord.web.patience import Patience
from onrecord.web.settings import Settings

GRACE = 3
"""Seconds that answers under way get when the server is stopped."""


class _Server(uvicorn.Server):
    """Says where it listens once it does, and why it cannot."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[int], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list | None = None) -> None:  # type: ignore[type-arg]  # nobody gives any
        await super().startup(sockets)
        self._ready(self.servers[0].sockets[0].getsockname()[1])


class _Reason(logging.Handler):
    """Keeps the last error of the server, which ends without giving it."""

    said = ""

    def emit(self, record: logging.LogRecord) -> None:
        self.said = record.getMessage()


def run_app(settings: Settings, host: str, port: int, ready: Callable[[int], None]) -> None:
    """Serve the app at `host` and `port`, 0 for any that is free, until Ctrl-C; `ready` is told the port.

    Raises:
        StoreError: the store cannot be opened.
        SetupError: ``port``: nothing can listen there.
    """
    config = uvicorn.Config(
        create_app(settings),
        host=host,
        port=port,
        access_log=False,
        log_config=None,
        http=Patience,
        server_header=False,
        # no proxy stands before it: what a caller says of scheme and address counts for nothing
        proxy_headers=False,
        timeout_graceful_shutdown=GRACE,
    )
    reason, log = _Reason(logging.ERROR), logging.getLogger("uvicorn.error")
    log.addHandler(reason)
    log.propagate = False
    try:
        _Server(config, ready).run()
    except SystemExit:
        why = re.sub(r"^\[Errno -?\d+\] |.*\): ", "", reason.said) or "unknown error"
        raise SetupError(f"cannot listen at {host}:{port}: {why}; give another --port", code="port") from None
    except KeyboardInterrupt:
        # stopped on purpose, all answers given
        return
    finally:
        log.removeHandler(reason)
