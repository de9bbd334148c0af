"""A value → an answer: its JSON, with a tag by which a caller asks again whether it changed."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import Response

from onrecord.schema.encoding import encode
from onrecord.web.refusal import MEDIA

CACHE = "private, no-cache"
"""A caller may keep an answer for itself and asks each time whether it still holds (RFC 9111, 5.2.2)."""


@dataclass(frozen=True, slots=True)
class Ready:
    """An answer that is made already, or can be told from others without being made.

    `tag` changes whenever what `body` gives would; `modified` is when it last did, ISO 8601 in UTC.
    """

    body: Callable[[], bytes]
    tag: str
    modified: str | None = None
    headers: dict[str, str] = field(default_factory=dict)


def answer(request: Request, value: object, *, status: int = 200) -> Response:
    """The answer that `value` is; nothing but 304 where the caller has it already."""
    ready = value if isinstance(value, Ready) else _encode(value)
    headers = {"Cache-Control": CACHE, "ETag": quote_tag(ready.tag), **ready.headers}
    if ready.modified:
        headers["Last-Modified"] = format_datetime(datetime.fromisoformat(ready.modified).astimezone(UTC), usegmt=True)
    if is_fresh(request, ready.tag):
        return Response(status_code=304, headers=headers)
    return Response(ready.body(), status, headers, MEDIA)


def _encode(value: object) -> Ready:
    body = encode(value)
    return Ready(lambda: body, sha256(body).hexdigest()[:32])


def quote_tag(tag: str) -> str:
    """`tag` as the header has it."""
    return f'"{tag}"'


def is_fresh(request: Request, tag: str) -> bool:
    """Whether the caller has the answer with `tag` already.

    Source: RFC 9110, 13.1.2 (weak comparison).
    """
    if request.method not in {"GET", "HEAD"}:
        return False
    given = [one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")]
    return quote_tag(tag) in given or given == ["*"]
