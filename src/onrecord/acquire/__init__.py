"""From a source to its articles: files, folders, addresses, feeds, sitemaps, archives, tables → items → pages.

`fetch_page` gives the page of one input; `find_items` gives all articles of a source, `make_page` the page of an item.
The only folder that opens sockets. It does not read anything *from* a page: that is `onrecord.extract`.
"""

from onrecord.acquire.fetch import fetch_page, make_page

__all__ = ["fetch_page", "make_page"]
