"""Dates as pages write them → ISO 8601 at the precision they state, and the choice among candidates."""

import datetime as dt
import re
from collections.abc import Iterable

from onrecord.schema.article import Candidate, DateSource, Evidence, Published

MONTHS = "january february march april may june july august september october november december".split()
_MONTH = r"(?P<month>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_ISO = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d{2})(?:-(?P<day>\d{2})"
    r"(?:[T ](?P<hour>\d{2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<zone>Z|[+-]\d{2}:?\d{2})?)?)?(?!\d)"
)
_COMPACT = re.compile(r"(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})(?:T\d+Z?)?$")
WRITTEN = (
    re.compile(rf"\b{_MONTH}\s+{_DAY},?\s+(?P<year>(?:19|20)\d{{2}})\b", re.IGNORECASE),
    re.compile(rf"\b{_DAY}\s+{_MONTH},?\s+(?P<year>(?:19|20)\d{{2}})\b", re.IGNORECASE),
    re.compile(r"\b(?P<year>(?:19|20)\d{2})[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})\b"),
)
"""Days as people write them; 7/3/2018 is left out, for it means two days."""
_IN_URL = re.compile(
    r"[/_-](?P<year>(?:19|20)\d{2})(?:[/_-](?P<month>0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"(?:[/_-](?P<day>0?[1-9]|[12]\d|3[01])(?=[/_.-]|$))?)(?=[/_.-]|$)",
    re.IGNORECASE,
)

PLACES: dict[str, DateSource] = {
    "option": DateSource.OPTION,
    "json-ld": DateSource.JSON_LD,
    "meta": DateSource.META,
    "byline": DateSource.BYLINE,
    "dateline": DateSource.DATELINE,
    "htmldate": DateSource.BYLINE,
    "url": DateSource.URL,
}
"""The first word of a candidate's `source` → the source of the date, most trusted first."""


def choose_date(candidates: Iterable[Candidate]) -> Published:
    """The date of the most trusted candidate that can be read; all of them stay as evidence, the chosen one first."""
    order = list(PLACES)
    ranked = sorted(candidates, key=lambda candidate: order.index(_place(candidate)))
    read = [(candidate, normalize_date(candidate.value)) for candidate in ranked]
    chosen = next(((candidate, found) for candidate, found in read if found), None)
    if chosen is None:
        return Published(None, None, DateSource.UNKNOWN, tuple(Evidence(c.value, c.source) for c in ranked))
    first, (value, precision) = chosen
    rest = [candidate for candidate in ranked if candidate is not first]
    evidence = tuple(Evidence(candidate.value, candidate.source) for candidate in (first, *rest))
    return Published(value, precision, PLACES[_place(first)], evidence)


def _place(candidate: Candidate) -> str:
    return candidate.source.partition(":")[0]


def normalize_date(text: str) -> tuple[str, str] | None:
    """ISO 8601 value and precision of the first date in `text`; `None` where there is none, or no such day exists."""
    text = text.strip()
    match = _ISO.match(text) or _COMPACT.match(text)
    if match:
        return _iso(match.groupdict())
    if re.fullmatch(r"(?:19|20)\d{2}", text):
        return text, "year"
    found = [match for pattern in WRITTEN if (match := pattern.search(text))]
    return _iso(min(found, key=lambda match: match.start()).groupdict()) if found else None


def find_date_in_url(url: str) -> str | None:
    """The day or month in the path of a URL (``/2018/07/19/``), ISO 8601."""
    match = _IN_URL.search(url)
    found = _iso(match.groupdict()) if match else None
    return found[0] if found else None


def _iso(parts: dict[str, str | None]) -> tuple[str, str] | None:
    year, month = int(parts["year"] or 0), _month(parts["month"])
    if month is None or not 1 <= month <= 12:
        return None
    if not parts.get("day"):
        return f"{year:04d}-{month:02d}", "month"
    try:
        day = dt.date(year, month, int(parts["day"] or 0)).isoformat()
        if not parts.get("hour"):
            return day, "day"
        time = f"{parts['hour']}:{parts['minute']}" + (f":{parts['second']}" if parts["second"] else "")
        dt.time.fromisoformat(time)
    except ValueError:
        return None
    zone = parts["zone"] or ""
    zone = f"{zone[:3]}:{zone[3:]}" if len(zone) == 5 else zone
    return f"{day}T{time}{zone}", "second" if parts["second"] else "minute"


def _month(text: str | None) -> int | None:
    if text is None:
        return None
    if text.isdigit():
        return int(text)
    return next((n for n, name in enumerate(MONTHS, 1) if name.startswith(text.lower()[:3])), None)
