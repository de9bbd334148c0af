"""Who may write: a token opens the app, a cookie keeps it open, and every form proves where it comes from."""

import hmac
import secrets
from collections.abc import Awaitable, Callable
from hashlib import sha256

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

COOKIE = "onrecord"

_SECRET = secrets.token_bytes(32)
"""Signs the forms of this run of the server."""


def make_token() -> str:
    """A new token for writing."""
    return secrets.token_urlsafe(24)


def can_write(request: Request) -> bool:
    """Whether the visitor opened the app with its token."""
    token = request.app.state.settings.token
    return bool(token) and _same(request.cookies.get(COOKIE, ""), _pass(token))


def form_token(request: Request) -> str:
    """What a form of ours holds and no other site can know; another one for each visitor who may write."""
    return hmac.new(_SECRET, request.cookies.get(COOKIE, "").encode(), sha256).hexdigest()


def check_form(request: Request, given: str) -> None:
    """Refuse a form that was not sent from a page of ours.

    Source: OWASP Cross-Site Request Forgery Prevention; Fetch Metadata. Browsers that send neither header still have
    the token.

    Raises:
        HTTPException: 403.
    """
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    foreign = site not in {None, "same-origin"}
    # compared as it is written: an origin that is no address at all is not ours either
    if site is None and origin is not None and origin != "null":
        foreign = origin.partition("://")[2] != request.url.netloc
    if foreign or not _same(given, form_token(request)):
        raise HTTPException(403, "The form does not come from this page, or is older than the server: load it again.")


def check_writer(request: Request, given: str) -> None:
    """Refuse a form of somebody who may not write.

    Raises:
        HTTPException: 403.
    """
    check_form(request, given)
    if not can_write(request):
        raise HTTPException(403, "Only reading is open: to write, open the address that onrecord serve printed.")


def admit(app: FastAPI) -> None:
    """Let ``?token=…`` at any page of `app` open it for writing; the token then leaves the address."""

    @app.middleware("http")
    async def open_for_writing(request: Request, call: Callable[[Request], Awaitable[Response]]) -> Response:
        given, token = request.query_params.get("token"), request.app.state.settings.token
        if request.method != "GET" or given is None or not token or not _same(given, token):
            return await call(request)
        query = request.url.remove_query_params("token").query
        response = RedirectResponse(f"{_local(request.url.path)}{query and '?'}{query}", 303)
        response.set_cookie(
            COOKIE, _pass(token), httponly=True, samesite="strict", secure=request.url.scheme == "https"
        )
        return response


def _local(path: str) -> str:
    """`path` without a second slash in front, which a browser takes for another server."""
    return f"/{path.lstrip('/')}"


def _pass(token: str) -> str:
    """What the cookie holds: it follows from the token, not the token from it."""
    return hmac.new(token.encode(), b"onrecord cookie", sha256).hexdigest()


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())
