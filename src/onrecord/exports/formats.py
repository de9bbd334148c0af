"""The table of formats: what each is called everywhere, and the one verb that writes them all."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import cast

from onrecord.errors import SetupError
from onrecord.exports.selection import Keep, KeyOf, key_of
from onrecord.exports.soundness import keep_sound
from onrecord.schema.record import Record

Write = Callable[..., Iterator[bytes]]
"""Takes records, what to keep of them and, for a graph, the key of entities."""


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its `name` for programs, its `title` for people, and how its files are known.

    `ending` comes first in `endings`; `binary` output is none for a terminal; `gradual` formats write as records come,
    in memory that does not grow with them; a `graph` merges entities across articles.
    """

    name: str
    title: str
    media: str
    endings: tuple[str, ...]
    home: str
    binary: bool = False
    gradual: bool = True
    graph: bool = False

    @property
    def ending(self) -> str:
        """The ending of a file's name, with its dot."""
        return self.endings[0]


_ALL = (
    Format("jsonl", "Records (JSON Lines)", "application/x-ndjson", (".jsonl", ".ndjson"), "lines:write_lines"),
    Format("csv", "Table of statements (CSV)", "text/csv; charset=utf-8; header=present", (".csv",),
           "spreadsheet:write_csv"),
    Format("parquet", "Table of statements (Parquet)", "application/vnd.apache.parquet", (".parquet",),
           "parquet:write_parquet", binary=True),
    Format("json-ld", "Linked data (JSON-LD, schema.org)", "application/ld+json", (".jsonld",),
           "linked:write_linked"),
    Format("annotations", "W3C Web Annotations",
           'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"', (".anno.jsonld", ".annotations.jsonld"),
           "annotations:write_annotations"),
    Format("graphml", "Who speaks of whom (GraphML)", "application/graphml+xml", (".graphml",),
           "graph:write_graphml", gradual=False, graph=True),
    Format("gexf", "Who speaks of whom (GEXF, for Gephi)", "application/gexf+xml", (".gexf",), "graph:write_gexf",
           gradual=False, graph=True),
    Format("brat", "Standoff annotations (brat, zip)", "application/zip", (".zip",), "brat:write_brat", binary=True),
    Format("ical", "Events (iCalendar)", "text/calendar; charset=utf-8", (".ics", ".ical"), "events:write_calendar",
           gradual=False),
)  # fmt: skip

FORMATS = {one.name: one for one in _ALL}
"""The formats by name, in the order in which they are offered."""


def find_format(path: PurePath) -> Format | None:
    """The format that the name of a file asks for, by its longest ending that is known."""
    name = path.name.lower()
    fitting = [(len(ending), one) for one in _ALL for ending in one.endings if name.endswith(ending)]
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else None


def export_records(records: Iterable[Record], form: str, *, keep: Keep = None, key: KeyOf = key_of) -> Iterator[bytes]:
    """`records` in the format `form`, piece by piece as they come; the same records always give the same bytes.

    `keep` are the ids of the statements to export, where not all are wanted; records without one are left out. `key`
    tells a graph which entities are one: by default those of one name and type.

    Raises:
        SetupError: there is no such format, or the library that it needs is missing.
        PageError: while writing, a record does not hold together (`find_flaw`).
    """
    if form not in FORMATS:
        names = ", ".join(FORMATS)
        raise SetupError(f"there is no format {form!r}: choose one of {names}", code="option")
    write, sound = _load(FORMATS[form]), keep_sound(records)
    return write(sound, keep, key) if FORMATS[form].graph else write(sound, keep)


def _load(form: Format) -> Write:
    """What writes `form`; libraries are loaded now, so that one that is missing is missed before anything is read."""
    module, _, verb = form.home.partition(":")
    try:
        return cast("Write", getattr(import_module(f"onrecord.exports.{module}"), verb))
    except ModuleNotFoundError as error:
        if error.name != "pyarrow":
            raise
        raise SetupError("Parquet needs pyarrow: pip install 'onrecord[parquet]'", code="parquet") from error
