"""Make the pictures of docs/app.md anew, from the shipped articles: `make screenshots`."""

import sys
import tempfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize

from tests.browser.chromium import PHONE, find_chromium, open_chromium
from tests.browser.places import UK
from tests.browser.shelf import Shelf, fill_shelf, sample_drafts
from tests.web.serving import TOKEN, serve

IMAGES = Path(__file__).parents[2] / "docs" / "images"
LARGEST = 150_000
"""Bytes of a picture."""

WINDOW = ViewportSize(width=1000, height=640)


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as it is shown in the docs."""

    name: str
    address: str
    dark: bool = False
    phone: bool = False


PICTURES = (
    Picture("home", "/"),
    Picture("article", f"/articles/{{articles[{UK}]}}"),
    Picture("statement", f"/statements/{{statements[{UK}]}}"),
    Picture("search-dark", "/search?q=immunity", dark=True),
    Picture("speaker", "/speakers/{speakers[Boris Johnson]}"),
    Picture("article-phone", f"/articles/{{articles[{UK}]}}", phone=True),
)


def take_picture(browser: Browser, home: str, picture: Picture, shelf: Shelf) -> bytes:
    """The picture, without what the machine or the day would change."""
    with browser.new_context(
        viewport=PHONE if picture.phone else WINDOW,
        color_scheme="dark" if picture.dark else "light",
        reduced_motion="reduce",
        locale="en-GB",
        timezone_id="UTC",
    ) as context:
        page = context.new_page()
        page.goto(home + picture.address.format_map(shelf.keys()))
        return pack(page.screenshot(animations="disabled", caret="hide"))


def pack(png: bytes) -> bytes:
    """The same picture, packed as small as zlib can: browsers pack in haste.

    Source: Portable Network Graphics (PNG) Specification, 5.3 (chunks), 10 (compression).
    """
    chunks, place = [], 8
    while place < len(png):
        size = int.from_bytes(png[place : place + 4])
        chunks.append((png[place + 4 : place + 8], png[place + 8 : place + 8 + size]))
        place += size + 12
    rows = zlib.decompress(b"".join(data for kind, data in chunks if kind == b"IDAT"))
    kept = {kind: data for kind, data in chunks if kind in {b"IHDR", b"IEND"}}
    parts = ((b"IHDR", kept[b"IHDR"]), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return png[:8] + b"".join(
        len(data).to_bytes(4) + kind + data + zlib.crc32(kind + data).to_bytes(4) for kind, data in parts
    )


def main() -> int:
    """Write all pictures; gives the exit status."""
    path = find_chromium()
    if path is None:
        print("no Chromium on this machine: apt-get install chromium", file=sys.stderr)
        return 1
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, open_chromium(path) as browser:
        shelf = fill_shelf(Path(folder) / "news.db", sample_drafts())
        with serve(shelf.path, token=TOKEN) as home:
            for picture in PICTURES:
                image = take_picture(browser, home, picture, shelf)
                if len(image) > LARGEST:
                    print(
                        f"{picture.name}: {len(image)} bytes, more than {LARGEST}: take a smaller window",
                        file=sys.stderr,
                    )
                    return 1
                (IMAGES / f"{picture.name}.png").write_bytes(image)
    return 0


if __name__ == "__main__":
    sys.exit(main())
