"""Records as JSON Lines: everything, to be read again."""

from collections.abc import Iterable, Iterator

from onrecord.exports.selection import Keep, select_records
from onrecord.schema.encoding import to_json
from onrecord.schema.record import Record


def write_lines(records: Iterable[Record], keep: Keep = None) -> Iterator[bytes]:
    """A record a line, whole: a selection of statements leaves out records, never a part of one."""
    for record in select_records(records, keep):
        yield to_json(record) + b"\n"
