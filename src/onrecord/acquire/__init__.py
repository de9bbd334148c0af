"""From an input to a page: takes a path, ``-`` or an http(s) URL, gives a `Page` of decoded characters.

The only folder that opens sockets. It does not read anything *from* the page: that is `onrecord.extract`.
"""

from onrecord.acquire.fetch import fetch_page

__all__ = ["fetch_page"]
