"""The pages: each module reads what one of them shows and hands it to its template."""

from fastapi import APIRouter

from onrecord.web.pages import (
    api,
    article,
    audit,
    compare,
    corrections,
    draft,
    failures,
    home,
    placing,
    search,
    speakers,
    statement,
    stories,
    variants,
)

PAGES = (
    home,
    article,
    placing,
    statement,
    corrections,
    search,
    speakers,
    stories,
    variants,
    compare,
    audit,
    draft,
    failures,
    api,
)

router = APIRouter(include_in_schema=False)
for _page in PAGES:
    router.include_router(_page.router)
