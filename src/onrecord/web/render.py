"""Templates → pages: every value is escaped, and one that is missing is an error."""

import re
from collections.abc import Mapping
from pathlib import Path

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from onrecord.schema.figure import Figure
from onrecord.schema.span import Span
from onrecord.store import StatementRow
from onrecord.text import deep_link
from onrecord.version import VERSION
from onrecord.views.dates import show_when
from onrecord.views.plain import count, harmless
from onrecord.views.unsaid import show_unsaid
from onrecord.views.web import is_web_address
from onrecord.web.access import can_write, form_token
from onrecord.web.days import mark_published, mark_said, mark_timex
from onrecord.web.wording import introduce, show_act, show_name, show_whose

SECTIONS = (
    ("/search", "Search"),
    ("/speakers", "Speakers"),
    ("/stories", "Stories"),
    ("/variants", "Variants"),
    ("/compare", "Compare"),
    ("/audit", "Audit"),
    ("/draft", "Read a draft"),
)
"""What the navigation leads to."""

_ORIGINS = {
    "option": "as told when it was taken in",
    "inferred": "inferred from the text",
    "json-ld": "from the page’s JSON-LD",
    "meta": "from the page’s meta tags",
    "url": "from the address",
    "byline": "from the byline",
    "dateline": "from the dateline",
}


def show_number(number: float) -> str:
    """A number with thin spaces between its thousands."""
    return f"{number:,}".replace(",", "\u202f")


def show_value(figure: Figure) -> str:
    """The number that is said, or the bounds that the words allow."""
    if figure.value is not None:
        return show_number(int(figure.value) if figure.value.is_integer() else figure.value)
    if figure.low is None and figure.high is None:
        return ""
    return "–".join("" if one is None else f"{one:g}" for one in (figure.low, figure.high))


def show_origin(source: str) -> str:
    """Where a date comes from."""
    return _ORIGINS.get(source, f"from {source}")


def link_quote(row: StatementRow) -> str | None:
    """The address of the publisher's page that highlights the words of `row` there."""
    return deep_link(row.quote, row.url) if row.url and is_web_address(row.url) else None


_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_TEMPLATES.globals |= {"sections": SECTIONS, "version": VERSION}
_TEMPLATES.filters |= {
    "acted": show_act,
    "unsaid": show_unsaid,
    "count": count,
    "day": mark_published,
    "deep_link": link_quote,
    "form_token": form_token,
    "harmless": harmless,
    "introduced": introduce,
    "named": show_name,
    "number": show_number,
    "of": Span.of,
    "origin": show_origin,
    "percent": lambda share: f"{share:.0%}" if share is not None else "",
    "said": mark_said,
    "timex": mark_timex,
    "value": show_value,
    "when": show_when,
    "whose": show_whose,
    "web": lambda address: bool(address) and is_web_address(address),
    "writes": can_write,
}


def render(request: Request, template: str, values: Mapping[str, object], *, status: int = 200) -> HTMLResponse:
    """The page that `template` makes of `values`."""
    return HTMLResponse(render_text(request, template, values), status)


_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Controls, and orders of direction that show words in another order than they have: "20 million" as "noillim 02"."""


def render_text(request: Request, template: str, values: Mapping[str, object]) -> str:
    """The text that `template`, of a page or a feed, makes of `values`; nothing in it is unseen."""
    shared = {"request": request, "asked": request.query_params.get("q", "")}
    text = _TEMPLATES.get_template(template).render(shared | dict(values))
    return _UNSEEN.sub(lambda found: harmless(found[0]), text)
