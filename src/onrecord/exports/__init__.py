"""Takes records and gives them in the formats of the field, as bytes; it reads no file, writes none and asks no clock.

`FORMATS` is the table of formats; `docs/exports.md` defines each.
"""

from onrecord.exports.formats import FORMATS, Format, export_records, find_format

__all__ = ["FORMATS", "Format", "export_records", "find_format"]
