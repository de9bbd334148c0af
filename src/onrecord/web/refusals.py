"""Errors as pages: one clear line, and what to do next."""

import sqlite3
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse
from starlette.exceptions import HTTPException

from onrecord.errors import OnrecordError
from onrecord.store import explain
from onrecord.web.api.faults import status_of
from onrecord.web.render import render

_TITLES = {
    400: ("This cannot be answered", "The address or the form is not complete: go back and try again."),
    403: ("Not allowed", "Only reading is open."),
    404: ("There is no such page", "The address is wrong, or what was there is gone: search for its words."),
    405: ("Not this way", "This address takes forms only: start from its page."),
    408: ("Too slow", "Send it again, in one go."),
    413: ("Too large", "Send less at once."),
    422: ("This cannot be read", "Look at what you sent and try again."),
    500: ("Something went wrong here", "This is a bug in onrecord: please report the address and what you did."),
    503: ("Not now", "Try again in a moment."),
}


def refuse(request: Request, status: int, message: str | None = None) -> HTMLResponse:
    """The page for an error; `message` says more than the usual line."""
    title, usual = _TITLES.get(status, _TITLES[400])
    return render(request, "error.html", {"status": status, "title": title, "message": message or usual}, status=status)


def show_refusals(app: FastAPI) -> None:
    """Let `app` answer every error with a page; the guards in front of it ask for theirs."""
    app.state.refuse = refuse

    @app.exception_handler(HTTPException)
    def refused(request: Request, error: HTTPException) -> HTMLResponse:
        usual = error.detail in {"Not Found", "Method Not Allowed", "Bad Request"}
        return refuse(request, error.status_code, None if usual else error.detail)

    @app.exception_handler(RequestValidationError)
    def malformed(request: Request, _: RequestValidationError) -> HTMLResponse:
        return refuse(request, 400)

    @app.exception_handler(OnrecordError)
    def failed(request: Request, error: OnrecordError) -> HTMLResponse:
        return refuse(request, status_of(error), str(error))

    @app.exception_handler(sqlite3.Error)
    def unreadable(request: Request, error: sqlite3.Error) -> HTMLResponse:
        told = explain(error, Path("the store"))
        return refuse(request, status_of(told), str(told))

    @app.exception_handler(Exception)
    def broken(request: Request, _: Exception) -> HTMLResponse:
        return refuse(request, 500)
