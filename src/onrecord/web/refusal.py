"""What the guards say when they turn a request away: a line for people, or the API's error object."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import Scope

from onrecord.schema.encoding import to_json
from onrecord.schema.failure import Failure, FailureKind, Fault

MEDIA = "application/json"

_SHOWN = frozenset({408, 413, 503})
"""Refusals that the app shows as a page."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request gets no answer: `message` is one line with what was wrong and what to do next."""

    status: int
    code: str
    message: str
    headers: Mapping[str, str] = field(default_factory=dict)
    kind: FailureKind = FailureKind.REQUEST


def refuse(scope: Scope, refusal: Refusal) -> Response:
    """The answer that says so, in the form that its caller expects."""
    if scope["path"].startswith("/api/"):
        return refuse_program(scope, refusal)
    headers = dict(refusal.headers) | {"Cache-Control": "no-store"}
    show = getattr(scope["app"].state, "refuse", None) if "app" in scope else None
    # whoever calls the server by another name gets no page of it
    if show and refusal.status in _SHOWN:
        response: Response = show(Request(scope), refusal.status, refusal.message)
        response.headers.update(headers)
        return response
    return PlainTextResponse(f"{refusal.message}\n", refusal.status, headers)


def refuse_program(scope: Scope, refusal: Refusal) -> Response:
    """The error object of the API: `input` is what was asked."""
    asked = f"{scope['method']} {scope.get('root_path', '')}{scope['path'].removeprefix(scope.get('root_path', ''))}"
    failure = Failure(input=_printable(asked), error=Fault(refusal.kind, refusal.code, _printable(refusal.message)))
    headers = dict(refusal.headers) | {"Cache-Control": "no-store"}
    return Response(to_json(failure), refusal.status, headers, MEDIA)


def _printable(text: str) -> str:
    """`text` in a line, cut where it is long, without what no encoder takes."""
    line = " ".join(text.split()).encode("utf-8", "replace").decode("utf-8")
    return line if len(line) <= 500 else f"{line[:500]}…"
