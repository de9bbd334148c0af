"""The body of a request → the value it is meant to be, or one line that says what is wrong with it."""

from typing import TypeVar

import msgspec
from starlette.requests import Request

from onrecord.errors import RequestError

T = TypeVar("T")


async def read_body(request: Request, kind: type[T]) -> T:
    """The body of `request` as a `kind`.

    Only JSON is read, which no form of another site can send unasked.

    Raises:
        RequestError: ``media-type``, ``bad-json`` or ``bad-body``.
    """
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media != "application/json":
        raise RequestError(f"a body of {media[:60] or 'no type'!r}: send application/json", code="media-type")
    raw = await request.body()
    try:
        return msgspec.json.decode(raw, type=kind)
    except msgspec.ValidationError as error:
        raise RequestError(f"body: {error}; see /api for what it takes", code="bad-body") from error
    except (msgspec.DecodeError, UnicodeError) as error:
        raise RequestError(f"body: no valid JSON: {error}; see /api", code="bad-json") from error
