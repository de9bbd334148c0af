"""Connections of the server: they are closed where nothing is asked in time, and there are not too many of them.

uvicorn would wait for a request for ever, as long as a byte of it comes now and then, or none at all.
"""

from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

SECONDS = 20.0
"""Until a request has come with all its headers, from the start of the connection or the end of the last answer."""

MAX_CONNECTIONS = 500
"""At once; those on top are closed. Systems allow a process 1,024 open files, and the store needs some."""


class Patience(H11Protocol):
    """A connection. Not a dataclass: it belongs to the server."""

    _timer: Any = None

    def connection_made(self, transport: Any) -> None:
        """Wait for the first request."""
        super().connection_made(transport)
        if len(self.connections) > MAX_CONNECTIONS:
            transport.abort()
        self._await_request()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        super().connection_lost(exc)
        self._stop_waiting()

    def on_response_complete(self) -> None:
        """Wait for the next request."""
        self._await_request()
        super().on_response_complete()

    def _await_request(self) -> None:
        """Close the connection in a while, if what was asked last is then still the last."""
        self._stop_waiting()
        last = self.cycle

        def give_up() -> None:
            if self.cycle is last:
                self.transport.close()

        self._timer = self.loop.call_later(SECONDS, give_up)

    def _stop_waiting(self) -> None:
        if self._timer:
            self._timer.cancel()
