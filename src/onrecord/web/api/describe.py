"""The API described by OpenAPI: its types by the library that also encodes them, so that the promise holds."""

from collections.abc import Iterator, Mapping
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from onrecord.schema.encoding import define_types
from onrecord.schema.failure import Failure
from onrecord.web.api.routes import Contract
from onrecord.web.refusal import MEDIA

PLACE = "#/components/schemas/{name}"

_SAID = {
    304: "What the caller has still holds.",
    400: "The request makes no sense.",
    401: "Writing needs the token.",
    403: "Not allowed here.",
    404: "Not in the store.",
    408: "The request was not sent in time.",
    409: "The store says otherwise now.",
    413: "More was sent than is read.",
    414: "The address is too long.",
    415: "The body is not JSON.",
    422: "A parameter, or what was sent, cannot be read.",
    500: "A bug in onrecord, or a damaged store.",
    501: "A library is missing on the server.",
    503: "Not now: too many requests, or this one takes too long.",
}
_EVERYWHERE = (400, 408, 414, 500, 503)

_HEADERS = {
    "ETag": {"description": "Changes when the answer does; send it as If-None-Match.", "schema": {"type": "string"}}
}
SCHEMES = {"token": {"type": "http", "scheme": "bearer", "description": "The token that onrecord serve prints."}}


def describe(api: FastAPI, contracts: Mapping[str, Contract]) -> dict[str, Any]:
    """The OpenAPI document of `api`, whose routes promise `contracts`."""
    whole = get_openapi(
        title=api.title, version=api.version, openapi_version="3.1.0", description=api.description, routes=api.routes,
        servers=[{"url": "/api/v1"}],
    )  # fmt: skip
    types = list(dict.fromkeys([Failure, *(kind for one in contracts.values() for kind in _types_of(one))]))
    references, schemas = define_types(types, PLACE)
    places = dict(zip(types, references, strict=True))
    for path in whole["paths"].values():
        for operation in path.values():
            _complete(operation, contracts[operation["operationId"]], places)
    # what stands there for parameters stays; the errors of the framework are not ours
    told = {name: one for name, one in whole["components"]["schemas"].items() if not name.endswith("ValidationError")}
    whole["components"] = {"schemas": told | schemas, "securitySchemes": SCHEMES}
    return whole


def _types_of(contract: Contract) -> Iterator[Any]:
    if not isinstance(contract.gives, Mapping):
        yield contract.gives
    if contract.takes:
        yield contract.takes


def _complete(operation: dict[str, Any], contract: Contract, places: Mapping[Any, Any]) -> None:
    """Say in `operation` what it takes and gives."""
    gives = contract.gives
    content = gives if isinstance(gives, Mapping) else {MEDIA: {"schema": places[gives]}}
    responses: dict[int, dict[str, Any]] = {contract.status: {"description": "What was asked for.", "content": content}}
    if 304 in contract.faults:
        responses[200]["headers"] = _HEADERS
    for fault in {*_EVERYWHERE, *contract.faults}:
        responses[fault] = {"description": _SAID[fault]}
        if fault != 304:
            responses[fault]["content"] = {MEDIA: {"schema": places[Failure]}}
    operation["responses"] = {str(status): responses[status] for status in sorted(responses)}
    if contract.takes:
        operation["requestBody"] = {"required": True, "content": {MEDIA: {"schema": places[contract.takes]}}}
    if contract.writes:
        operation["security"] = [{"token": []}]
