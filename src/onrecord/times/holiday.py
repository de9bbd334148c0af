"""Holidays by the names that news gives them, and the days they fall on."""

import datetime as dt
from functools import cache

HOLIDAYS: dict[str, tuple[str, str]] = {
    "christmas eve": ("12-24", ""),
    "christmas day": ("12-25", ""),
    "christmas": ("12-25", ""),
    "boxing day": ("12-26", ""),
    "new year's eve": ("12-31", ""),
    "new year's day": ("01-01", ""),
    "new year's": ("01-01", ""),
    "valentine's day": ("02-14", ""),
    "st. patrick's day": ("03-17", ""),
    "april fools' day": ("04-01", ""),
    "may day": ("05-01", ""),
    "bastille day": ("07-14", ""),
    "independence day": ("07-04", ""),
    "fourth of july": ("07-04", ""),
    "july fourth": ("07-04", ""),
    "halloween": ("10-31", ""),
    "veterans day": ("11-11", ""),
    "armistice day": ("11-11", ""),
    "remembrance day": ("11-11", ""),
    "martin luther king day": ("", "Martin Luther King Jr. Day"),
    "martin luther king jr. day": ("", "Martin Luther King Jr. Day"),
    "presidents day": ("", "Washington's Birthday"),
    "presidents' day": ("", "Washington's Birthday"),
    "memorial day": ("", "Memorial Day"),
    "labor day": ("", "Labor Day"),
    "columbus day": ("", "Columbus Day"),
    "thanksgiving day": ("", "Thanksgiving Day"),
    "thanksgiving": ("", "Thanksgiving Day"),
    "good friday": ("", "Good Friday"),
    "easter sunday": ("", "Easter Sunday"),
    "easter monday": ("", "Easter Monday"),
    "easter": ("", "Easter Sunday"),
}
"""Each name with its month and day, or with the name under which the library has it."""

_DAYS_FROM_EASTER = {"Good Friday": -2, "Easter Sunday": 0, "Easter Monday": 1}


def holiday_in(name: str, year: int) -> dt.date | None:
    """The day of the holiday in `year`; `None` where the library does not know it for that year."""
    fixed, title = HOLIDAYS[name]
    if fixed:
        return dt.date.fromisoformat(f"{year:04d}-{fixed}")
    if title in _DAYS_FROM_EASTER:
        from dateutil.easter import easter  # noqa: PLC0415  it is seldom asked for

        return easter(year) + dt.timedelta(days=_DAYS_FROM_EASTER[title])
    return _american(year).get(title)


@cache
def _american(year: int) -> dict[str, dt.date]:
    """The public holidays of the United States in `year`, the only ones that news names without their country."""
    from holidays.countries.united_states import UnitedStates  # noqa: PLC0415  it is seldom asked for

    found = UnitedStates(years=year, observed=False)  # type: ignore[no-untyped-call]
    return {name: day for day, names in found.items() for name in names.split("; ")}
