"""What stands before every request: whom the server answers, how much, for how long, and what a browser may do with it.

Nothing inside has to think of it: pages and API stand behind the same guards, and no traceback gets past them.
"""

import logging
import re
from collections.abc import Callable
from contextlib import suppress

from fastapi import FastAPI
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.schema.failure import FailureKind
from onrecord.web.limits import Limited, TooMuch
from onrecord.web.refusal import Refusal, refuse
from onrecord.web.settings import LOCAL_HOSTS, Settings

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self';"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Source: Content Security Policy Level 3. Nothing inline, nothing from elsewhere."""

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    # not no-referrer: forms would then carry Origin: null, and could not be told from those of other sites
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "X-Frame-Options": "DENY",
}

MAX_URL = 32_768
"""Bytes of path and query: a query of 2,000 characters, each of up to twelve bytes when it is written in an address."""

_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::[0-9]{1,5})?", re.IGNORECASE)

_LOG = logging.getLogger("onrecord.web")


def guard(app: FastAPI, settings: Settings) -> None:
    """Put the guards before all routes of `app`."""
    app.add_middleware(Guards, hosts=frozenset(name.lower() for name in (*LOCAL_HOSTS, *settings.hosts)))


class Guards:
    """The outermost layer of the app, for every HTTP request."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str]) -> None:
        self._app = Limited(app)
        self._checks: tuple[Callable[[Scope], Refusal | None], ...] = (
            lambda scope: check_host(scope, hosts),
            check_length,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or let those inside answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answer = _Answer(send)
        refusal = next(filter(None, (check(scope) for check in self._checks)), None)
        if refusal is None:
            refusal = await self._ask(scope, receive, answer)
        # where something went out already there is nothing left to say
        if refusal and not answer.begun:
            await refuse(scope, refusal)(scope, receive, answer.send)

    async def _ask(self, scope: Scope, receive: Receive, answer: "_Answer") -> Refusal | None:
        try:
            await self._app(scope, receive, answer.send)
        except TooMuch as error:
            return error.refusal
        except ClientDisconnect:
            return None  # nobody is there any more
        except Exception:  # noqa: BLE001  no fault of ours may show a caller what is inside
            _LOG.exception("%s %s", scope["method"], ascii(scope["path"]))
            if not answer.begun:
                await _show_fault(scope, receive, answer)
            return BROKEN
        return None


BROKEN = Refusal(
    500,
    "internal",
    "something went wrong in onrecord; this is a bug, please report the address and what you did",
    kind=FailureKind.INTERNAL,
)


async def _show_fault(scope: Scope, receive: Receive, answer: "_Answer") -> None:
    """Let the app show the fault on a page of its own, if it has one and that one works."""
    app = scope.get("app")
    show = app and not scope["path"].startswith("/api/") and app.exception_handlers.get(Exception)
    if show:
        with suppress(Exception):
            await show(Request(scope), RuntimeError("hidden"))(scope, receive, answer.send)


def check_host(scope: Scope, hosts: frozenset[str]) -> Refusal | None:
    """Refuse a request that calls the server by a name that is not its own (DNS rebinding).

    Source: RFC 9112, 3.2: one Host field, else 400.
    """
    given = Headers(scope=scope).getlist("host")
    match = _HOST.fullmatch(given[0]) if len(given) == 1 else None
    if match and match[1].lower() in hosts:
        return None
    what = f"{match[1]} is no name of this server" if match else "the Host header is missing, doubled or malformed"
    return Refusal(400, "bad-host", f"{what}; use 127.0.0.1, or start it with --allow-host NAME")


def check_length(scope: Scope) -> Refusal | None:
    """Refuse an address that nobody of good will writes."""
    length = len(scope.get("raw_path") or scope["path"].encode()) + len(scope["query_string"])
    if length <= MAX_URL:
        return None
    return Refusal(414, "too-long", f"the address has {length} bytes, more than {MAX_URL}; ask for less at once")


class _Answer:
    """What goes out: every answer gets the headers that tell a browser what it may do with it."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.begun = False

    async def send(self, message: Message) -> None:
        """Pass `message` on."""
        if message["type"] == "http.response.start":
            self.begun = True
            MutableHeaders(scope=message).update(HEADERS)
        await self._send(message)
