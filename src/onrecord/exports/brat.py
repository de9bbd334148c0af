"""Articles with their attributions for brat, the annotation tool: text and standoff annotations in a zip archive."""

import re
from collections.abc import Iterable, Iterator
from importlib.resources import files
from itertools import count
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from onrecord.exports.chunks import Drain
from onrecord.exports.names import file_name
from onrecord.exports.selection import Keep, select_entries, select_records
from onrecord.schema.record import Record
from onrecord.schema.span import Span
from onrecord.views.outline import Entry
from onrecord.views.plain import one_line

CONFIGURATION = ("annotation.conf", "visual.conf")
"""What brat reads from the folder of a collection."""

_BREAKS = dict.fromkeys(map(ord, "\t\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"), " ")
"""What some reader takes for the end of a line or a field: a space each, so that places hold."""

_LINE = re.compile(r"[^\n]+")


def write_brat(records: Iterable[Record], keep: Keep = None) -> Iterator[bytes]:
    """A zip archive with ``.txt`` and ``.ann`` of each article, and the configuration of the collection."""
    drain = Drain()
    with ZipFile(_as_file(drain), "w", ZIP_DEFLATED) as archive:
        for name, content in list_files(records, keep):
            about = ZipInfo(name)  # its date is 1980: no clock
            about.compress_type = ZIP_DEFLATED
            about.external_attr = 0o644 << 16
            archive.writestr(about, content)
            yield drain.take()
    yield drain.take()


def _as_file(drain: Drain) -> IO[bytes]:
    return drain  # type: ignore[return-value]  # zipfile needs write, tell and flush only


def list_files(records: Iterable[Record], keep: Keep = None) -> Iterator[tuple[str, bytes]]:
    """The names and contents of the files of a collection, for a folder or an archive; no name leaves the folder."""
    for name in CONFIGURATION:
        yield name, files("onrecord.exports").joinpath(f"brat-{name}").read_bytes()
    used = set[str]()
    for record in select_records(records, keep):
        name = _unused(file_name(record.article.id), used)
        yield f"{name}.txt", record.article.text.translate(_BREAKS).encode()
        yield f"{name}.ann", "".join(f"{line}\n" for line in list_lines(record, keep)).encode()


def _unused(name: str, used: set[str]) -> str:
    free = next(one for n in count(1) if (one := name if n == 1 else f"{name}-{n}") not in used)
    used.add(free)
    return free


def list_lines(record: Record, keep: Keep = None) -> Iterator[str]:
    """The annotations of one article: source, cue and content as spans, what ties them, and what is known of each.

    Source: brat standoff format, brat 1.3.
    """
    lines = _Lines(record.article.text.translate(_BREAKS))
    contents = dict[str, str]()
    entries = tuple(select_entries(record, keep))
    for entry in entries:
        content = lines.bind("Content", entry.statement.content)
        if content is None:
            continue
        contents[entry.statement.id] = content
        for role, spans in (("Source", entry.attribution.source), ("Cue", entry.attribution.cue)):
            if (part := lines.bind(role, spans)) is not None:
                lines.add("R", f"Has{role} Arg1:{content} Arg2:{part}")
        for name, value in _attributes(entry):
            lines.add("A", f"{name} {content} {value}")
        lines.add("#", f"AnnotatorNotes {content}\t{one_line(_note(entry))}")
    for entry in entries:
        inner, outer = contents.get(entry.statement.id), contents.get(entry.statement.parent or "")
        if inner and outer and inner != outer:
            lines.add("R", f"Within Arg1:{inner} Arg2:{outer}")
    yield from lines.made


class _Lines:
    """The lines of one file, each numbered among those of its sort."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._numbers = {sort: count(1) for sort in "TRA#"}
        self._bound: dict[str, str] = {}
        self.made: list[str] = []

    def add(self, sort: str, rest: str) -> str:
        """A line of the sort `sort`; gives its identifier."""
        key = f"{sort}{next(self._numbers[sort])}"
        self.made.append(f"{key}\t{rest}")
        return key

    def bind(self, role: str, spans: Iterable[Span]) -> str | None:
        """The annotation of `spans`, made where there is none; `None` if they hold no letter.

        Two statements share a source or a cue, never a content.
        """
        pieces = [piece for span in spans for piece in _pieces(self._text, span)]
        if not pieces:
            return None
        places = ";".join(f"{piece.start} {piece.end}" for piece in pieces)
        rest = f"{role} {places}\t{' '.join(piece.of(self._text) for piece in pieces)}"
        if role == "Content" or rest not in self._bound:
            self._bound[rest] = self.add("T", rest)
        return self._bound[rest]


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """`span` line by line without the space around: no annotation of brat may hold the end of a line."""
    for match in _LINE.finditer(text, span.start, span.end):
        words = match[0].strip()
        if words:
            start = match.start() + match[0].index(words)
            yield Span(start, start + len(words))


def _attributes(entry: Entry) -> Iterator[tuple[str, str]]:
    statement = entry.statement
    yield "Form", statement.form
    yield "Act", statement.act
    yield "Polarity", statement.polarity
    if statement.speaker_kind:
        yield "SpeakerKind", statement.speaker_kind
    if statement.channel and statement.channel.kind:
        yield "Channel", statement.channel.kind.replace(" ", "-")


def _note(entry: Entry) -> str:
    """What no attribute can hold."""
    name = entry.speaker.name if entry.speaker else None
    return "; ".join(filter(None, (entry.statement.id, name, f"confidence {entry.statement.confidence:.2f}")))
