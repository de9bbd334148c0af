"""The API, put together: its routes, its description, its errors."""

from functools import cache
from typing import Any

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response

from onrecord.store import Store
from onrecord.version import VERSION
from onrecord.web.api import across, articles, decisions, drafts, exports, overview, statements
from onrecord.web.api.answers import answer
from onrecord.web.api.describe import describe
from onrecord.web.api.faults import tell_faults
from onrecord.web.drafts import DraftReader
from onrecord.web.settings import Settings

MODULES = (articles, statements, across, overview, decisions, exports, drafts)

_ABOUT = (
    "Who said what, in articles that were read into a store. Reading is open, writing needs the server's token."
    " Every GET has an ETag; every error is one object, `Failure`."
)


def create_api(store: Store, settings: Settings, reader: DraftReader) -> FastAPI:
    """The API over `store`, to be mounted at ``/api/v1``."""
    api = FastAPI(
        title="onrecord", version=VERSION, description=_ABOUT, openapi_url=None, docs_url=None, redoc_url=None,
        redirect_slashes=False,
    )  # fmt: skip
    api.state.store, api.state.settings, api.state.reader = store, settings, reader
    tell_faults(api)
    for module in MODULES:
        api.include_router(module.routes.router)

    @cache
    def described() -> dict[str, Any]:
        return describe(api, {name: one for module in MODULES for name, one in module.routes.contracts.items()})

    @api.get("/openapi.json", include_in_schema=False)
    def openapi(request: Request) -> Response:
        return answer(request, described())

    api.openapi = described  # type: ignore[method-assign]
    return api
