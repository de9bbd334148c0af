"""Every page of the app, at the addresses where it has something to show and where it has not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from fastapi.routing import APIRoute

from onrecord.web.pages import PAGES
from tests.browser.news import BREAKING, LONG
from tests.browser.shelf import Shelf

UK = "wikinews-uk-urges-us-to-waive"

PLACES: Mapping[str, tuple[str, ...]] = {
    "/": ("/",),
    "/articles": ("/articles", f"/articles?publisher={quote(BREAKING)}"),
    "/articles/{key}": tuple(
        f"/articles/{{articles[{name}]}}"
        for name in (UK, "hostile", "scripts", "wide", "undated", "silent", "many", "earlier", "later")
    ),
    "/articles/{key}/changes": ("/articles/{articles[later]}/changes?version=2",),
    "/statements/{key}": tuple(
        f"/statements/{{statements[{name}]}}"
        for name in (UK, "hostile", "scripts", "wide", "undated", "many", "earlier", "later")
    ),
    "/search": (
        "/search?q=bridge",
        "/search",
        f"/search?q={quote(LONG[:90])}",
        f"/search?q={quote(BREAKING)}",
        "/search?q=is:nonsense",
        "/search?q=zeppelin",
    ),
    "/speakers": ("/speakers", "/speakers?name=quill", f"/speakers?name={quote(BREAKING)}"),
    "/speakers/{key}": tuple(f"/speakers/{{speakers[{name}]}}" for name in ("Ada Quill", "Boris Johnson", "Mei Sato")),
    "/stories": ("/stories",),
    "/stories/{key}": ("/stories/{stories[0]}",),
    "/variants": ("/variants", "/variants?changed=1"),
    "/variants/{key}": ("/variants/{variants[0]}",),
    "/compare": (
        "/compare?one={articles[later]}&other={articles[other]}",
        "/compare",
        f"/compare?one={quote(BREAKING)}&other={LONG}",
        "/compare?one=bridge&other=bridge",
        "/compare?kind=speakers",
        "/compare?kind=speakers&one={speakers[Ada Quill]}&other={speakers[Tom Fell]}",
        "/compare?kind=agendas&one={articles[later]}&other={articles[other]}",
    ),
    "/audit": ("/audit", "/audit?first=2027", f"/audit?publisher={quote(BREAKING)}", "/audit?q=bridge"),
    "/api": ("/api",),
    "/draft": ("/draft",),
    "/failures": ("/failures",),
}
"""For the path of each route: what is opened, with the keys of the shelf put in."""

FILES: Mapping[str, tuple[str, ...]] = {
    "/articles/{key}/export/{form}": ("/articles/{articles[hostile]}/export/json-ld",),
    "/audit/download.{form}": ("/audit/download.csv", "/audit/download.json"),
    "/search.atom": ("/search.atom?q=bridge",),
    "/search/download": ("/search/download?q=bridge&form=csv",),
}
"""What a page gives to be kept, not to be shown."""

REFUSED = ("/nowhere", "/articles/a000", "/statements/st-000000000000", "/articles/%00%ff", "/draft/nothing")
"""Addresses that show an error."""


@dataclass(frozen=True, slots=True)
class Place:
    """An address of the app, and the route that answers it."""

    route: str
    address: str
    audited: bool
    """Whether axe-core looks at it: the first two of each route; the others have the same parts."""

    def on(self, shelf: Shelf) -> str:
        """The address, with the keys of `shelf`."""
        return self.address.format_map(shelf.keys())

    def __str__(self) -> str:
        return self.address if len(self.address) <= 60 else f"{self.address[:57]}…"


def all_places() -> list[Place]:
    """Each page as often as it is opened."""
    return [
        Place(route, address, audited=number < 2)
        for route, addresses in PLACES.items()
        for number, address in enumerate(addresses)
    ]


def routes_of_pages(method: str) -> Iterator[str]:
    """The paths that the pages answer."""
    for page in PAGES:
        yield from (
            route.path
            for route in page.router.routes
            if isinstance(route, APIRoute) and method in (route.methods or ())
        )
