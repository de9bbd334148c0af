"""The REST API: takes requests, asks what the pages ask too, gives JSON as records have it, and one shape of errors.

Reading is open to whoever reaches the server, writing to the bearer of its token. `docs/api.md` tells how to call it.
"""

from onrecord.web.api.api import create_api

__all__ = ["create_api"]
