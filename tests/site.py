"""A site on this machine, for as long as tests ask it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Answers(BaseHTTPRequestHandler):
    """What a site answers, without a log; a test says how by `give`."""

    def do_GET(self) -> None:
        self.give()

    def give(self) -> None:
        raise NotImplementedError

    def log_message(self, *_: object) -> None:
        return


@contextmanager
def serve_site(answers: type[Answers]) -> Iterator[str]:
    """The address of a site that answers so."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), answers)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
