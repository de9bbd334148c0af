"""Errors → the one error object of the API, with the status that fits; nothing of the inside shows."""

import sqlite3
from pathlib import Path

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from onrecord.errors import OnrecordError, PageError, RequestError, RetryLater, StoreError
from onrecord.schema.failure import describe_failure
from onrecord.store import explain
from onrecord.web.guards import BROKEN
from onrecord.web.refusal import Refusal, refuse_program

_BY_CODE = {
    "no-token": 401,
    "bad-token": 401,
    "no-writing": 403,
    "no-fetching": 403,
    "one-entity": 409,
    "nothing-left": 409,
    "bad-cursor": 400,
    "too-large": 413,
    "media-type": 415,
    "bad-parameter": 422,
    "bad-body": 422,
    "not-words": 422,
    "empty": 422,
    "no-index": 503,
    "parquet": 501,
    "damaged": 500,
    "newer": 500,
    "not-a-store": 500,
}
_BY_KIND: tuple[tuple[type[OnrecordError], int], ...] = (
    (RequestError, 400),
    (RetryLater, 503),
    (StoreError, 503),
    (PageError, 422),
    (OnrecordError, 400),
)
_CHALLENGES = {"no-token": "", "bad-token": ', error="invalid_token"'}

_BY_STATUS = {
    404: ("not-found", "there is nothing at this address; the addresses are listed at /api"),
    405: ("method", "this address is not for this method; see the Allow header"),
}


def refusal_of(error: Exception) -> Refusal:
    """What `error` means for a caller."""
    if isinstance(error, sqlite3.Error):
        error = explain(error, Path("the store"))
    if not isinstance(error, OnrecordError):
        return BROKEN
    fault = describe_failure("", error).error
    headers = {}
    if fault.code in _CHALLENGES:
        headers["WWW-Authenticate"] = f'Bearer realm="onrecord"{_CHALLENGES[fault.code]}'
    status = status_of(error)
    if status == 503:
        headers["Retry-After"] = "5"
    return Refusal(status, fault.code, fault.message, headers, fault.kind)


def status_of(error: OnrecordError) -> int:
    """The HTTP status that `error` means."""
    if status := _BY_CODE.get(error.code):
        return status
    if isinstance(error, StoreError) and error.code.startswith("no-"):
        return 404
    return next(status for kind, status in _BY_KIND if isinstance(error, kind))


def tell_faults(api: FastAPI) -> None:
    """Let `api` answer every error with the error object."""

    async def tell(request: Request, error: Exception) -> Response:
        return refuse_program(request.scope, refusal_of(error))

    async def tell_status(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)  # noqa: S101  for the type checker
        code, message = _BY_STATUS.get(error.status_code, ("request", f"{error.detail}; see /api"))
        headers = dict(error.headers or {})
        if error.status_code == 405:
            headers["Allow"] = ", ".join(_methods_at(request))
        refusal = Refusal(error.status_code, code, message, headers)
        return refuse_program(request.scope, refusal)

    async def tell_invalid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)  # noqa: S101
        return refuse_program(request.scope, refusal_of(_describe(error)))

    for kind in (OnrecordError, sqlite3.Error, Exception):
        api.add_exception_handler(kind, tell)
    api.add_exception_handler(HTTPException, tell_status)
    api.add_exception_handler(RequestValidationError, tell_invalid)


def _methods_at(request: Request) -> list[str]:
    """All methods of this address: the framework names those of the first route there."""
    path = request.scope["path"].removeprefix(request.scope.get("root_path", ""))
    routes = [route for route in request.app.routes if isinstance(route, APIRoute) and route.path_regex.match(path)]
    methods = {method for route in routes for method in route.methods or ()}
    return sorted(methods | ({"HEAD"} if "GET" in methods else set()))


def _describe(error: RequestValidationError) -> RequestError:
    first = error.errors()[0]
    place = " ".join(str(part) for part in first["loc"])
    return RequestError(f"{place}: {first['msg'].lower()}; see /api for what it takes", code="bad-parameter")
