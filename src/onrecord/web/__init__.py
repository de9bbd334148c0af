"""The app: takes requests, reads the store, and gives pages that need no script, and JSON.

It shows text only, never markup from outside, and decides nothing about what was said: pages and API are views of the
same reads. `docs/app.md` tells how to run it, `docs/api.md` how to call it.
"""

from onrecord.web.app import create_app
from onrecord.web.settings import Settings

__all__ = ["Settings", "create_app"]
