"""The pages: each module reads what one of them shows and hands it to its template."""

from fastapi import APIRouter

from onrecord.web.pages import home

router = APIRouter(include_in_schema=False)
for _page in (home,):
    router.include_router(_page.router)
