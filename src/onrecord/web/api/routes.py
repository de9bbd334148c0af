"""How a read or a write becomes a route: it takes what it needs, gives a value, and the value becomes the answer."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from starlette.requests import Request
from starlette.responses import Response

from onrecord.errors import RequestError
from onrecord.store import Store
from onrecord.web.api.access import WRITER
from onrecord.web.api.answers import answer
from onrecord.web.settings import Settings

Ask = Callable[..., object]
Bind = Callable[[Ask], Ask]


async def _store(request: Request) -> Store:
    store: Store = request.app.state.store
    return store


async def _settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


Kept = Annotated[Store, Depends(_store)]
Told = Annotated[Settings, Depends(_settings)]
After = Annotated[str | None, Query(max_length=500, description="Where to go on: `next` of the stretch before.")]
Limit = Annotated[int, Query(ge=1, le=200, description="How many at most.")]
Day = Annotated[str | None, Query(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$", description="A day, month or year.")]
Asked = Annotated[str, Query(max_length=2000, description="A query, in the language of the search.")]


@dataclass(frozen=True, slots=True)
class Contract:
    """What a route promises: the type it `gives`, or media types with their schemas; the type of the body it `takes`.

    `status` is that of success; `faults` are those that it may answer beside those of all routes.
    """

    gives: Any
    faults: tuple[int, ...]
    takes: type | None = None
    status: int = 200
    writes: bool = False


class Routes:
    """The routes of one module, to be included in the API; `contracts` are by operation."""

    def __init__(self, tag: str) -> None:
        self.router = APIRouter(tags=[tag])
        self.contracts: dict[str, Contract] = {}

    def read(self, path: str, gives: object, *faults: int) -> Bind:
        """Bind a read to GET `path`."""
        return self._bind("GET", path, Contract(gives, (304, 422, *faults)))

    def write(self, path: str, gives: object, *faults: int, takes: type | None = None, status: int = 201) -> Bind:
        """Bind a write to POST `path`: only for the bearer of the token."""
        return self._bind("POST", path, Contract(gives, (401, 403, 413, 415, 422, *faults), takes, status, writes=True))

    def post(self, path: str, gives: object, *faults: int, takes: type) -> Bind:
        """Bind what changes nothing, or asks for the token itself, to POST `path`."""
        return self._bind("POST", path, Contract(gives, (413, 415, 422, *faults), takes))

    def _bind(self, method: str, path: str, contract: Contract) -> Bind:
        def bind(ask: Ask) -> Ask:
            words = inspect.cleandoc(ask.__doc__ or "")
            self.contracts[ask.__name__] = contract
            self.router.add_api_route(
                path,
                _answering(ask, contract.status),
                methods=[method],
                operation_id=ask.__name__,
                summary=words.partition("\n")[0].rstrip("."),
                description=words,
                dependencies=WRITER if contract.writes else None,
                response_model=None,
            )
            return ask

        return bind


def _answering(ask: Ask, status: int) -> Callable[..., Any]:
    """`ask` as an endpoint: what it returns becomes the answer, and what it does not know of is refused."""
    signature = inspect.signature(ask)
    known = frozenset(signature.parameters)
    takes_request = "request" in known
    parameters = list(signature.parameters.values())
    if not takes_request:
        parameters.append(inspect.Parameter("request", inspect.Parameter.KEYWORD_ONLY, annotation=Request))

    def values_for(values: dict[str, Any]) -> tuple[Request, dict[str, Any]]:
        request = values["request"]
        check_parameters(request, known)
        return request, values if takes_request else {k: v for k, v in values.items() if k != "request"}

    if inspect.iscoroutinefunction(ask):

        @wraps(ask)
        async def endpoint(**values: Any) -> Response:
            request, rest = values_for(values)
            return _respond(request, await ask(**rest), status)

    else:

        @wraps(ask)
        def endpoint(**values: Any) -> Response:
            request, rest = values_for(values)
            return _respond(request, ask(**rest), status)

    endpoint.__signature__ = signature.replace(parameters=parameters, return_annotation=Response)  # type: ignore[attr-defined]
    return endpoint


def _respond(request: Request, value: object, status: int) -> Response:
    return value if isinstance(value, Response) else answer(request, value, status=status)


def check_parameters(request: Request, known: frozenset[str]) -> None:
    """Refuse a parameter that means nothing here: a filter that is misspelled must not give everything.

    Raises:
        RequestError: ``bad-parameter``.
    """
    for name in request.query_params:
        if name not in known:
            raise RequestError(f"query {name[:40]!r}: there is no such parameter; see /api", code="bad-parameter")
