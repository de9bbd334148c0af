"""The app, put together: the store, the guards before every request, pages and API."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI, Response
from fastapi.staticfiles import StaticFiles

from onrecord.store import open_store
from onrecord.version import VERSION
from onrecord.views.web import read_sheet
from onrecord.web import pages
from onrecord.web.access import admit
from onrecord.web.api import create_api
from onrecord.web.drafts import DraftReader
from onrecord.web.guards import guard
from onrecord.web.limits import MAX_BODY
from onrecord.web.refusals import show_refusals
from onrecord.web.settings import Settings

HERE = Path(__file__).parent


def create_app(settings: Settings) -> FastAPI:
    """The app over the store in `settings`.

    Raises:
        StoreError: the store cannot be opened.
    """
    store = open_store(settings.db)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        store.close()

    app = FastAPI(
        title="onrecord",
        version=VERSION,
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        form_limits={"max_part_size": MAX_BODY},
    )
    app.state.store, app.state.settings, app.state.reader = store, settings, DraftReader(settings.allow_fetch)
    admit(app)
    guard(app, settings)
    show_refusals(app)
    app.state.api = create_api(store, settings, app.state.reader)
    app.mount("/api/v1", app.state.api, name="api")
    app.include_router(pages.router)

    @app.get("/static/timeline.css", include_in_schema=False)
    def timeline_sheet() -> Response:
        """The sheet of the plotted time line, which stands alone in files that the command line writes."""
        return Response(read_sheet("timeline.css"), media_type="text/css")

    app.mount("/static", StaticFiles(directory=HERE / "static"), name="static")
    return app
