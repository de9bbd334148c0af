"""What things are called outside: IRIs for linked data, names for files."""

import re
from urllib.parse import quote

from onrecord.views.web import is_web_address

VOCABULARY = "urn:onrecord:vocabulary:1:"
"""Where the names of our own vocabulary begin."""

_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|\\^`\x7f-\xa0\ud800-\udfff]')
_NOT_IN_FILE = re.compile(r"[^A-Za-z0-9_-]+")


def iri_of(article: str, part: str | None = None) -> str:
    """The name of an article, or of a part of it: identifiers of two articles never meet."""
    return ":".join(["urn:onrecord", *(quote(name, safe="-_") for name in (article, part) if name is not None)])


def address_of(url: str | None) -> str | None:
    """`url` as an IRI, where it leads to the web; what no IRI may hold is percent-encoded.

    Source: RFC 3987, 2.2.
    """
    if not url or not is_web_address(url):
        return None
    return _NOT_IN_IRI.sub(lambda match: quote(match[0], errors="replace"), url)


def file_name(article: str) -> str:
    """A name for the files of an article that is safe in any folder."""
    return _NOT_IN_FILE.sub("_", article)[:100] or "_"
