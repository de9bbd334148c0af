"""The app on a port of this machine, as `onrecord serve` runs it, for as long as tests need it."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from onrecord.web import Settings, create_app

TOKEN = "a-token-for-tests"


@contextmanager
def serve(db: Path) -> Iterator[str]:
    """The address of the app over `db`."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(create_app(Settings(db, token=TOKEN)), log_level="warning"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [door]})
        thread.start()
        try:
            yield f"http://127.0.0.1:{door.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()
