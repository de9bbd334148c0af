"""What sort of thing some bytes are: HTML, plain text, or something that has no article to read."""

import re
from typing import Literal

from onrecord.errors import PageError

MAGIC = (
    (b"%PDF-", "pdf", "a PDF; save its text and give that"),
    (b"\x89PNG", "image", "an image (PNG); give the page or its text"),
    (b"\xff\xd8\xff", "image", "an image (JPEG); give the page or its text"),
    (b"GIF8", "image", "an image (GIF); give the page or its text"),
    (b"II*\x00", "image", "an image (TIFF); give the page or its text"),
    (b"MM\x00*", "image", "an image (TIFF); give the page or its text"),
    (b"PK\x03\x04", "binary", "a ZIP file or office document; give its text"),
    (b"\x1f\x8b", "binary", "a gzip file; unpack it first"),
    (b"BZh", "binary", "a bzip2 file; unpack it first"),
    (b"\xfd7zXZ", "binary", "an xz file; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "binary", "a zstd file; unpack it first"),
    (b"\xd0\xcf\x11\xe0", "binary", "an office document; give its text"),
    (b"{\\rtf", "binary", "an RTF document; save it as plain text"),
    (b"\x7fELF", "binary", "a program; give a news page"),
)
"""First bytes, error code, and what to tell the reader."""

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_MARKUP = re.compile(r"<(?:!doctype\s+html|html|head|body|article|div|p|h[1-6]|meta|section|main)\b", re.IGNORECASE)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def refuse_other_media(name: str, data: bytes) -> None:
    """Let HTML and text pass.

    Raises:
        PageError: ``empty``, ``pdf``, ``image`` or ``binary``.
    """
    if not data:
        raise PageError(f"{name}: the input is empty; give a page with an article", code="empty")
    start = data[:1024].lstrip()
    for magic, code, what in MAGIC:
        if start.startswith(magic):
            raise PageError(f"{name}: this is {what}", code=code)
    if (start[:4] == b"RIFF" and start[8:12] == b"WEBP") or start[4:12] in (b"ftypavif", b"ftypheic"):
        raise PageError(f"{name}: this is an image; give the page or its text", code="image")
    sample = data[:65536]
    if not looks_like_utf16(data) and len(_CONTROL.findall(sample)) * 200 > len(sample):
        raise PageError(f"{name}: this is binary data, not a page; give HTML or plain text", code="binary")


def looks_like_utf16(data: bytes) -> str | None:
    """``utf-16-le`` or ``-be`` where every second byte of Latin text is zero, ``utf-16`` with a byte order mark."""
    if data[:4] in (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff"):
        return "utf-32"
    if data[:2] in _UTF16:
        return "utf-16"
    sample = data[:2000]
    half = len(sample) // 2
    if half < 8:
        return None
    for encoding, zeros, others in (("utf-16-le", sample[1::2], sample[::2]), ("utf-16-be", sample[::2], sample[1::2])):
        if zeros.count(0) > 0.7 * half and others.count(0) < 0.05 * half:
            return encoding
    return None


def sniff_media(content: str, content_type: str | None, name: str) -> Literal["html", "text"]:
    """HTML or plain text, by the content itself, then by what the server or the file name says."""
    start = content[:4096]
    if re.match(
        r"(?>[\s\ufeff]+|<!--.*?-->|<\?xml[^>]*>)*+<(?:!doctype|html|head|body)\b", start, re.IGNORECASE | re.DOTALL
    ):
        return "html"
    said = (content_type or "").partition(";")[0].strip().lower()
    if said in ("text/html", "application/xhtml+xml"):
        return "html"
    if said == "text/plain":
        return "text"
    named = name.lower().partition("?")[0].endswith((".html", ".htm", ".xhtml"))
    tags = len(_MARKUP.findall(content[:200_000]))
    return "html" if tags >= (1 if named else 3) else "text"
