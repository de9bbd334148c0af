"""A real server on this machine, for as long as a test asks it."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from onrecord.web import Settings, create_app
from onrecord.web.patience import Patience

TOKEN = "a-token-for-tests"


@contextmanager
def serve(path: Path, *, token: str | None = None) -> Iterator[str]:
    """Serve the store in the file `path`; gives the address, and stops at the end."""
    app = create_app(Settings(path, token=token))
    config = uvicorn.Config(app, host="127.0.0.1", port=0, log_level="warning", http=Patience)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    for _ in range(400):
        if server.started:
            break
        time.sleep(0.05)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(20)
