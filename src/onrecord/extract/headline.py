"""The headline among its candidates, without the name of the site that hangs on it."""

import re
from collections.abc import Iterable

from onrecord.schema.article import Candidate

_BAR = re.compile(r"\s+[|•·»]\s+|\s*\|\s*")
_DASH = re.compile(r"\s+(?:[-–—:]|::|--)\s+")


def strip_site(title: str, sites: Iterable[str], others: Iterable[str] = ()) -> str:
    """`title` without site names and sections at its ends.

    After a bar anything goes that leaves three words; after a dash only what is the name of the site, or what another
    candidate for the headline does without.
    """
    names = {key(site) for site in sites if key(site)}
    parts = [part for part in _BAR.split(title) if part.strip()]
    if len(parts) > 1:
        long = [part for part in parts if len(part.split()) >= 3 and key(part) not in names]
        title = max(long, key=len) if long else max(parts, key=len)
    shorter = {key(other) for other in others}
    for match in reversed(list(_DASH.finditer(title))):
        head, tail = title[: match.start()], title[match.end() :]
        if key(tail) in names or key(head) in shorter:
            return head.strip()
    return title.strip()


def choose_headline(candidates: Iterable[Candidate], first_heading: str | None, sites: Iterable[str]) -> str | None:
    """The headline: the page's own heading where any other place agrees with it, else the most trusted candidate."""
    sites = tuple(sites)
    values = [candidate.value for candidate in candidates if candidate.field == "headline"]
    headings = [first_heading] if first_heading else []
    stripped = [strip_site(value, sites, [*headings, *(v for v in values if v != value)]) for value in values]
    if first_heading and (not stripped or any(alike(first_heading, value) for value in stripped)):
        return strip_site(first_heading, sites)
    return next(
        (value for value in stripped if value and key(value) not in {key(site) for site in sites}), first_heading
    )


def alike(one: str, other: str) -> bool:
    """Whether two headlines are the same but for a few words."""
    mine, its = set(one.lower().split()), set(other.lower().split())
    if not mine or not its:
        return False
    return (
        key(one) == key(other)
        or len(mine & its) >= 0.6 * max(len(mine), 1)
        or (key(one) in key(other) and len(mine) > 3)
    )


def key(text: str) -> str:
    """The letters and digits of `text`, lower case: what stays the same however a page sets it."""
    return re.sub(r"[\W_]+", "", text).lower()
