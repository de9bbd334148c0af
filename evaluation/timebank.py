"""Times against TimeBank and AQUAINT: ``python -m evaluation.timebank``.

Scored as in TempEval-3 (UzZaman et al. 2013, section 5): an expression is found if it overlaps one of the gold
(relaxed; strict asks for the same characters); value F1 is the relaxed F1 of those whose value is letter for letter
the same. The date of a document is given, as it was to every system there. The corpora are for development only: the
rules were written with their errors in view, nothing is trained on them.
"""

import datetime as dt
import re
import tarfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html import unescape

from evaluation.polnear import Count
from onrecord.schema.span import Span
from onrecord.times.find import find_expressions
from onrecord.times.resolve import resolve_expressions
from training.corpora import shared_folder

_TAG = re.compile(r"<(/?)(\w+)([^>]*)>")


@dataclass(frozen=True, slots=True)
class Document:
    """A document of the corpus: its text, its date, and its times as span, type and value."""

    corpus: str
    name: str
    text: str
    published: dt.date | None
    times: tuple[tuple[Span, str, str], ...]


@cache
def read_documents() -> tuple[Document, ...]:
    """All documents of both corpora, in order of their names.

    Raises:
        FileNotFoundError: the corpora are not there.
    """
    found = []
    with tarfile.open(shared_folder() / "data/temporal/tbaq.tar.xz") as tar:
        for member in sorted(tar.getmembers(), key=lambda member: member.name):
            corpus, _, name = member.name.removeprefix("./").partition("/")
            file = tar.extractfile(member) if member.name.endswith(".tml") and corpus != "testpipeline" else None
            if file:
                found.append(_parse(corpus, name, file.read().decode("utf-8", "replace")))
    return tuple(found)


def _parse(corpus: str, name: str, raw: str) -> Document:
    date = re.search(r'<DCT>.*?value="(\d{4}-\d\d-\d\d)', raw, re.DOTALL)
    body = re.search(r"<TEXT>(.*)</TEXT>", raw, re.DOTALL)
    pieces: list[str] = []
    times: list[tuple[Span, str, str]] = []
    length = at = 0
    opened: tuple[int, str] | None = None
    content = body[1] if body else ""
    for tag in _TAG.finditer(content):
        piece = unescape(content[at : tag.start()])
        pieces.append(piece)
        length += len(piece)
        at = tag.end()
        if tag[2] == "TIMEX3":
            if not tag[1]:
                opened = (length, tag[3])
            elif opened:
                kind, value = (re.search(rf'\b{key}="([^"]*)"', opened[1]) for key in ("type", "value"))
                times.append((Span(opened[0], length), kind[1] if kind else "", value[1] if value else ""))
                opened = None
    pieces.append(unescape(content[at:]))
    return Document(corpus, name, "".join(pieces), dt.date.fromisoformat(date[1]) if date else None, tuple(times))


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of `text`: what empty lines part."""
    return [Span(m.start(), m.end()) for m in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text)]


def found_times(document: Document) -> Iterator[tuple[Span, str, str]]:
    """What onrecord finds in `document`: span, type and value."""
    blocks = paragraphs(document.text)
    expressions = find_expressions(document.text, blocks)
    for resolved in resolve_expressions(document.text, blocks, expressions, document.published):
        value = resolved.moment.value if resolved.moment else resolved.value
        yield resolved.expression.span, resolved.type, value or ""


def score() -> dict[str, float]:
    """Relaxed, strict, type and value F1 over all documents, and value F1 for each corpus, 0..100.

    Raises:
        FileNotFoundError: the corpora are not there.
    """
    right: Counter[str] = Counter()
    for document in read_documents():
        found = list(found_times(document))
        right["found"] += len(found)
        right["gold"] += len(document.times)
        right[f"{document.corpus} found"] += len(found)
        right[f"{document.corpus} gold"] += len(document.times)
        for span, kind, value in document.times:
            ours = max((f for f in found if f[0].overlaps(span)), key=lambda f: f[2] == value, default=None)
            if ours:
                right["relaxed"] += 1
                right["strict"] += ours[0] == span
                right["type"] += ours[1] == kind
                right["value"] += ours[2] == value
                right[f"{document.corpus} value"] += ours[2] == value
    scores = {
        name: Count(right[name], right["found"], right["gold"]).f1 for name in ("relaxed", "strict", "type", "value")
    }
    for corpus in ("AQUAINT", "TimeBank"):
        scores[f"{corpus} value"] = Count(
            right[f"{corpus} value"], right[f"{corpus} found"], right[f"{corpus} gold"]
        ).f1
    return scores


def main() -> None:
    """Print the scores, and each expression missed, made up or resolved otherwise."""
    for name, figure in score().items():
        print(f"{name:20} {figure:5.1f}")
    for document in read_documents():
        found = list(found_times(document))
        for span, _, value in document.times:
            ours = max((f for f in found if f[0].overlaps(span)), key=lambda f: f[2] == value, default=None)
            around = " ".join(document.text[max(span.start - 70, 0) : span.end + 40].split())
            words = " ".join(span.of(document.text).split())
            if not ours:
                print(f"missed\t{words}\t{value}\t\t{around}")
            elif ours[2] != value:
                print(f"value\t{words}\t{value}\t{ours[2]}\t{document.published}\t{around}")
        for span, _, value in found:
            if not any(span.overlaps(gold) for gold, _, _ in document.times):
                around = " ".join(document.text[max(span.start - 40, 0) : span.end + 40].split())
                print(f"made up\t{span.of(document.text)}\t\t{value}\t{around}")


if __name__ == "__main__":
    main()
