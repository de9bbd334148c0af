"""The page about the API: its addresses, read off its own description."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from onrecord.web.render import render

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing to ask: `takes` are its parameters, and the name of the type of its body."""

    method: str
    path: str
    summary: str
    takes: tuple[str, ...]
    statuses: tuple[str, ...]
    writes: bool


@router.get("/api")
def show_api(request: Request) -> HTMLResponse:
    """Show what may be asked."""
    described = request.app.state.api.openapi()
    groups: dict[str, list[Operation]] = {}
    for tag, operation in _operations(described):
        groups.setdefault(tag, []).append(operation)
    return render(request, "api.html", {"groups": groups, "version": described["info"]["version"]})


def _operations(described: Mapping[str, Any]) -> Iterator[tuple[str, Operation]]:
    for path, methods in described["paths"].items():
        for method, one in methods.items():
            takes = [parameter["name"] for parameter in one.get("parameters", ()) if parameter["in"] == "query"]
            yield (
                one["tags"][0],
                Operation(
                    method.upper(), path, one["summary"], tuple(takes), tuple(one["responses"]), "security" in one
                ),
            )
