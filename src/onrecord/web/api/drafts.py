"""Drafts: read, given back as a record, and kept only if that is asked for by somebody who may."""

from hashlib import sha256

from anyio.to_thread import run_sync
from starlette.requests import Request

from onrecord import Record
from onrecord.schema.encoding import to_json
from onrecord.web.api.access import check_writer
from onrecord.web.api.answers import Ready
from onrecord.web.api.bodies import read_body
from onrecord.web.api.routes import Kept, Routes, Told
from onrecord.web.api.shapes import Draft
from onrecord.web.drafts import DraftInput, DraftReader
from onrecord.web.keeping import keep_record

routes = Routes("drafts")


@routes.post("/read", Record, 401, 403, takes=Draft)
async def read(request: Request, store: Kept, settings: Told) -> Ready:
    """Read a draft into its record; it is kept only with `keep`, which needs the token.

    A draft that is kept has its place in the header Location.
    """
    draft = await read_body(request, Draft)
    if draft.keep:
        check_writer(request, settings)
    reader: DraftReader = request.app.state.reader
    record = await reader.read(
        DraftInput(text=draft.text, html=draft.html, fetch=draft.fetch, url=draft.url, published=draft.published)
    )
    raw = to_json(record)
    headers = {}
    if draft.keep:
        await run_sync(keep_record, store, record)
        headers["Location"] = f"/api/v1/articles/{record.article.id}"
    return Ready(lambda: raw, sha256(raw).hexdigest(), headers=headers)
