"""Who may write through the API: the bearer of the server's token, sent with each request.

A cookie does not count here, so no other site can make a browser write.
"""

import hmac

from fastapi import Depends
from starlette.requests import Request

from onrecord.errors import RequestError
from onrecord.web.settings import Settings


def check_writer(request: Request, settings: Settings) -> None:
    """Refuse a caller that does not bear the token.

    Source: RFC 6750, 2.1 and 3.

    Raises:
        RequestError: ``no-writing``, ``no-token`` or ``bad-token``.
    """
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not given.strip():
        raise RequestError("writing needs a token; send Authorization: Bearer TOKEN", code="no-token")
    if not settings.token:
        raise RequestError("this server only lets read; start it with a token to write", code="no-writing")
    if not hmac.compare_digest(given.strip().encode(), settings.token.encode()):
        raise RequestError("this is not the server's token; take the one that it printed", code="bad-token")


async def _writer(request: Request) -> None:
    check_writer(request, request.app.state.settings)


WRITER = [Depends(_writer)]
"""For routes that write."""
