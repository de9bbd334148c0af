"""Templates → pages: every value is escaped, and one that is missing is an error."""

from collections.abc import Mapping
from pathlib import Path

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def render(request: Request, template: str, values: Mapping[str, object], *, status: int = 200) -> HTMLResponse:
    """The page that `template` makes of `values`."""
    text = _TEMPLATES.get_template(template).render(request=request, **values)
    return HTMLResponse(text, status)
