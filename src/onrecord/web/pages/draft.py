"""The draft page: an article is pasted, read and shown; it is kept only where somebody who may write asks for it."""

from dataclasses import dataclass
from typing import Annotated

from anyio.to_thread import run_sync
from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from onrecord.errors import OnrecordError
from onrecord.web.access import can_write, check_form, check_writer
from onrecord.web.api.faults import status_of
from onrecord.web.drafts import MAX_CHARACTERS, DraftInput
from onrecord.web.keeping import keep_record
from onrecord.web.reading import show_record
from onrecord.web.render import render

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Given:
    """What stands in the form."""

    text: str = ""
    url: str = ""
    published: str = ""
    keep: bool = False

    def draft(self) -> DraftInput:
        """What is to be read: text, HTML, or where nothing is pasted the address."""
        url, published = self.url.strip() or None, self.published.strip() or None
        if not self.text.strip() and url:
            return DraftInput(fetch=url, published=published)
        if self.text.lstrip("\ufeff \t\r\n").startswith("<"):
            return DraftInput(html=self.text, url=url, published=published)
        return DraftInput(text=self.text, url=url, published=published)


@router.get("/draft")
def ask(request: Request) -> HTMLResponse:
    """Show the empty form."""
    return _form(request, Given())


@router.post("/draft")
async def read(
    request: Request,
    form_token: Annotated[str, Form()] = "",
    text: Annotated[str, Form()] = "",
    url: Annotated[str, Form()] = "",
    published: Annotated[str, Form()] = "",
    keep: Annotated[str, Form()] = "",
) -> Response:
    """Read what was pasted."""
    given = Given(text.replace("\r\n", "\n"), url, published, bool(keep))
    (check_writer if given.keep else check_form)(request, form_token)
    try:
        record = await request.app.state.reader.read(given.draft())
        if given.keep:
            await run_sync(keep_record, request.app.state.store, record)
            return RedirectResponse(f"/articles/{record.article.id}", 303)
    except OnrecordError as error:
        return _form(request, given, str(error), status_of(error))
    page = await run_sync(lambda: render(request, "read.html", show_record(record)))
    page.headers["cache-control"] = "no-store"
    return page


def _form(request: Request, given: Given, problem: str = "", status: int = 200) -> HTMLResponse:
    values = {
        "given": given,
        "problem": problem,
        "most": MAX_CHARACTERS,
        "may_keep": can_write(request),
        "may_fetch": request.app.state.settings.allow_fetch,
    }
    return render(request, "draft.html", values, status=status)
