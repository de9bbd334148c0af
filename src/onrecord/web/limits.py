"""How much a request may send, how long it may take, and how many are answered at once."""

import math
from dataclasses import dataclass

import anyio
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.schema.failure import FailureKind
from onrecord.store import Deadline, within
from onrecord.web.refusal import Refusal, refuse

MAX_BODY = 5_000_000
"""Bytes of a request's body: a page with its article has hardly ever more than one million."""

SECONDS = {"POST": 60.0}
READING = 20.0
"""Seconds until an answer begins: to a POST, which may read a draft, and to all others."""

STALL = 120.0
"""Seconds that a part of an answer waits for its reader; one that takes nothing must not hold a place for ever."""

MAX_RUNNING = 100
"""Requests at once; those on top are told to come again."""


class TooMuch(Exception):
    """A request is too large, or one too many; `refusal` says which."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.message)
        self.refusal = refusal


_TOO_LARGE = Refusal(413, "too-large", f"more than {MAX_BODY // 1_000_000} MB were sent; send one article at a time")
_TOO_MANY = Refusal(
    503, "busy", "too many requests at once; try again in a moment", {"Retry-After": "1"}, FailureKind.RETRY
)
_SLOW_BODY = Refusal(
    408,
    "timeout",
    "the request was not sent in time; send it again, in one go",
    {"Connection": "close"},
    FailureKind.RETRY,
)
_SLOW_ANSWER = Refusal(
    503, "timeout", "this takes too long; ask for less at once", {"Retry-After": "10"}, FailureKind.RETRY
)


@dataclass(slots=True)
class _Exchange:
    """One request and its answer, as they pass by."""

    asked: Scope
    receive: Receive
    send: Send
    deadline: Deadline
    work: anyio.CancelScope
    has_body: bool
    received: int = 0
    begun: bool = False
    ended: bool = False
    refusal: Refusal | None = None

    async def take(self) -> Message:
        """The next part of the request, as long as it does not grow too large."""
        message = await self.receive()
        self.received += len(message.get("body", b""))
        self.has_body = not message.get("more_body", False)
        if self.received > MAX_BODY:
            # kept, for what reads the body may take this for a fault of its own
            self.refusal = _TOO_LARGE
            raise TooMuch(_TOO_LARGE)
        return message

    async def give(self, message: Message) -> None:
        """Pass on a part of the answer; once one begins, it may take its time, if it is taken. HEAD gets no body."""
        if self.ended or self.refusal:
            return
        self.begun = True
        self.deadline.at = math.inf
        if self.asked["method"] == "HEAD" and message["type"] == "http.response.body":
            self.ended = True
            await self.send({"type": "http.response.body", "body": b"", "more_body": False})
            self.work.cancel()
            return
        with anyio.move_on_after(STALL) as sending:
            await self.send(message)
        if sending.cancelled_caught:
            self.ended = True
            self.work.cancel()

    async def watch(self, seconds: float) -> None:
        """Say so when the time is over and no answer has begun; a thread still at work for it works in vain."""
        await anyio.sleep(seconds)
        if not self.begun:
            self.ended = True
            # whole, even if the work ends while this is sent
            with anyio.CancelScope(shield=True):
                refusal = _SLOW_ANSWER if self.has_body else _SLOW_BODY
                await refuse(self.asked, refusal)(self.asked, self.receive, self.send)
            self.work.cancel()


class Limited:
    """The app within its limits; HEAD is answered as GET is, without the body.

    Source: RFC 9110, 9.3.2 (HEAD), 15.5.9 (408), 15.5.14 (413).
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._running = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer within the limits.

        Raises:
            TooMuch: one of them is passed.
        """
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        length = Headers(scope=scope).get("content-length", "0")
        if not length.isdecimal() or len(length) > 15 or int(length) > MAX_BODY:
            raise TooMuch(_TOO_LARGE)
        if self._running >= MAX_RUNNING:
            raise TooMuch(_TOO_MANY)
        self._running += 1
        try:
            await self._answer(scope, receive, send)
        finally:
            self._running -= 1

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        seconds = SECONDS.get(scope["method"], READING)
        headers = Headers(scope=scope)
        has_body = headers.get("content-length", "0") == "0" and "transfer-encoding" not in headers
        failed: Exception | None = None
        with within(seconds) as deadline:
            async with anyio.create_task_group() as group:
                exchange = _Exchange(scope, receive, send, deadline, group.cancel_scope, has_body)
                group.start_soon(exchange.watch, seconds)
                try:
                    await self._app(_as_get(scope), exchange.take, exchange.give)
                except Exception as error:  # noqa: BLE001  a task group would wrap it
                    failed = error
                group.cancel_scope.cancel()
        if exchange.refusal and not exchange.begun:
            raise TooMuch(exchange.refusal)
        if failed:
            raise failed


def _as_get(scope: Scope) -> Scope:
    return {**scope, "method": "GET"} if scope["method"] == "HEAD" else scope
