"""Bytes → characters, with the least damage.

Source: the WHATWG Encoding Standard (labels of Latin-1 mean windows-1252) and its order of evidence, except that bytes
which are valid multi-byte UTF-8 beat a label, because such bytes hardly ever arise in another encoding.
"""

import codecs
import re

from onrecord.acquire.media import looks_like_utf16

_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_AS_WINDOWS = frozenset({"ascii", "iso8859-1", "cp1252"})
_NEVER = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined"})


def decode(data: bytes, content_type: str | None = None) -> str:
    """The characters of `data`; never fails. A byte order mark is not part of them.

    The evidence, strongest first: byte order mark, valid UTF-8, the HTTP header, the ``meta`` element, windows-1252.
    Where a page mixes UTF-8 and windows-1252, each stretch is read in its own encoding.
    """
    wide = looks_like_utf16(data)
    if wide:
        return data.decode(wide, errors="replace").removeprefix("\ufeff")
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    for label in _labels(data, content_type):
        text = _try(data, label)
        if text is not None:
            return text
    return data.decode("utf-8", errors="onrecord.windows")


def _labels(data: bytes, content_type: str | None) -> list[str]:
    found = _HEADER.findall(content_type or "")[:1]
    return found + [label.decode("ascii") for label in _META.findall(data[:4096])[:1]]


def _try(data: bytes, label: str) -> str | None:
    """`data` in the encoding that `label` names; `None` where it does not fit, or where UTF-8 is mixed in."""
    try:
        name = codecs.lookup(label).name
        # what is UTF-16 or UTF-32 was told by its bytes; where a label alone says so, it is wrong
        if name in _NEVER or name in _AS_WINDOWS or name.startswith("utf-"):
            return None
        return data.decode(name)
    except (LookupError, UnicodeError, ValueError):
        return None


def _windows(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    # five bytes mean nothing in windows-1252: the standard maps them to the controls of the same number
    return "".join(bytes((byte,)).decode("cp1252", errors="ignore") or chr(byte) for byte in bad), error.end


codecs.register_error("onrecord.windows", _windows)
