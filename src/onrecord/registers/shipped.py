"""The registers of visits and travels that ship.

Source: Office of the Historian, U.S. Department of State (HistoryAtState/visits and HistoryAtState/travels).
"""

import datetime as dt
import lzma
from functools import cache
from pathlib import Path

from onrecord.registers.journeys import journeys
from onrecord.registers.register import Covered, Register, RegisterKind, Row, make_register

VISITS = Path(__file__).parent / "visits.tsv.xz"

_ORIGIN = ("Office of the Historian, U.S. Department of State", "CC0")
_VISITS_UNTIL = dt.date(2024, 11, 12)
_TRAVELS_UNTIL = {"president_travels": dt.date(2024, 12, 4), "secretary_travels": dt.date(2025, 2, 19)}
"""The last days that the registers state: those of their last rows."""


def shipped_registers() -> tuple[Register, ...]:
    """The visits of foreign leaders to the United States, and the travels of presidents and secretaries of state."""
    return visits(), *map(_travels, _TRAVELS_UNTIL)


@cache
def visits() -> Register:
    """Visits of chiefs of state and heads of government to the United States."""
    rows = []
    for line in lzma.decompress(VISITS.read_bytes()).decode().splitlines():
        row, start, end, visitor, home, description = line.split("\t")
        days = (dt.date.fromisoformat(start), dt.date.fromisoformat(end))
        rows.append(Row(row, visitor, home, "", "United States", description, *days, description))
    return _whole("visits", RegisterKind.VISITS, rows, _VISITS_UNTIL)


@cache
def _travels(name: str) -> Register:
    office = name.partition("_")[0].replace("secretary", "secretary of state")
    rows = [
        Row(j.row, j.traveller, "United States", office, j.country, j.locale, j.start, j.end, j.remarks)
        for j in journeys()
        if j.register == name
    ]
    return _whole(name, RegisterKind.TRAVELS, rows, _TRAVELS_UNTIL[name])


def _whole(name: str, kind: RegisterKind, rows: list[Row], until: dt.date) -> Register:
    since = min(row.start for row in rows)
    return make_register(name, kind, rows, (since, until, Covered.IN_OFFICE), _ORIGIN)
