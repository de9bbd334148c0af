"""Takes records and gives them in the formats of the field, as bytes; it reads no file, writes none and asks no clock.

`FORMATS` is the table of formats; `docs/exports.md` defines each.
"""

from onrecord.exports.formats import FORMATS, Format, export_records, find_format
from onrecord.exports.selection import Keep, keys_by
from onrecord.exports.soundness import find_flaw

__all__ = ["FORMATS", "Format", "Keep", "export_records", "find_flaw", "find_format", "keys_by"]
