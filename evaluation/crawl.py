"""Archives to measure with: CC-NEWS in small, made of paragraphs of articles; always the same for the same arguments.

``python -m evaluation.crawl crawl.warc.gz --pages 1000`` writes one. The articles are the shipped ones; ``--text`` adds
a file of JSON Lines with texts (``text`` or ``markdown``), packed by xz.
"""

import argparse
import gzip
import json
import lzma
import random
from base64 import b32encode
from collections.abc import Iterator, Sequence
from hashlib import sha1, sha256
from html import escape
from pathlib import Path
from uuid import UUID

from evaluation.read_bench import WORDS, sample_paragraphs

FURNITURE = "".join(f'<li><a href="/section/{n}">Section {n} of the paper</a></li>' for n in range(40))
POISON = b"<p>" + b"<a " + b'x="1" ' * 400_000
"""A page whose tags never end."""
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title} | The Morning Ledger</title>
<meta property="og:site_name" content="The Morning Ledger">
<meta property="article:published_time" content="{day}T08:00:00Z">
<script>{script}</script></head>
<body><nav><ul>{furniture}</ul></nav><main><article><h1>{title}</h1>
{body}
</article></main><aside><ul>{furniture}</ul></aside><footer>All rights reserved.</footer></body></html>"""


def read_paragraphs(files: Sequence[Path]) -> list[str]:
    """The paragraphs of the shipped articles, and of the texts in `files`."""
    found: list[str] = sample_paragraphs()
    for path in files:
        with lzma.open(path, "rt") if path.suffix == ".xz" else path.open() as stream:
            for line in stream:
                row = json.loads(line)
                text = str(row.get("text") or row.get("markdown") or "")
                found += [part.strip() for part in text.split("\n") if len(part.split()) > 12]
    return found


def make_pages(paragraphs: Sequence[str], count: int, words: int = WORDS, seed: int = 1) -> Iterator[tuple[str, str]]:
    """`count` addresses and pages whose articles have at least `words` words, no two the same."""
    dice = random.Random(seed)
    for number in range(count):
        lines: list[str] = []
        while sum(len(line.split()) for line in lines) < words:
            lines.append(dice.choice(paragraphs))
        page = PAGE.format(
            title=f"Headline number {number} of the measurement",
            # a crawl of a day: most articles are of this month or the last, a tenth are old
            day=f"2026-{10 + number % 2}-{1 + number % 28:02}" if number % 10 else f"20{18 + number % 70 // 10}-05-02",
            script="var a=1;" * 500,
            furniture=FURNITURE,
            body="\n".join(f"<p>{escape(line)}</p>" for line in lines),
        )
        yield f"https://ledger.example/{seed}/{number}", page


def write_archive(path: Path, pages: Iterator[tuple[str, str]], poisoned: frozenset[int] = frozenset()) -> None:
    """Write pages as a packed archive; those with the numbers in `poisoned` are ones that break readers."""
    with path.open("wb") as stream:
        for number, (url, page) in enumerate(pages):
            body = POISON if number in poisoned else page.encode()
            stream.write(gzip.compress(_record(url, body), 6, mtime=0))


def _record(url: str, body: bytes) -> bytes:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    about = (
        ("WARC-Type", "response"),
        ("WARC-Record-ID", f"<urn:uuid:{UUID(bytes=sha256(url.encode()).digest()[:16])}>"),
        ("WARC-Date", "2026-11-01T00:00:00Z"),
        ("WARC-Target-URI", url),
        ("WARC-Payload-Digest", f"sha1:{b32encode(sha1(body, usedforsecurity=False).digest()).decode()}"),
        ("Content-Type", "application/http; msgtype=response"),
        ("Content-Length", str(len(block))),
    )
    lines = "".join(f"{name}: {value}\r\n" for name, value in about)
    return f"WARC/1.0\r\n{lines}\r\n".encode() + block + b"\r\n\r\n"


def main() -> None:
    """Write an archive."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--words", type=int, default=WORDS)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--text", type=Path, action="append", default=[])
    options = parser.parse_args()
    write_archive(options.file, make_pages(read_paragraphs(options.text), options.pages, options.words, options.seed))


if __name__ == "__main__":
    main()
