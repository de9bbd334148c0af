"""What the page of a speaker draws and lists."""

import re
from dataclasses import dataclass

from markupsafe import Markup

from onrecord.follow import links_of
from onrecord.schema.entity import Links
from onrecord.search import search
from onrecord.store import Store
from onrecord.store.speakers import Count, Speaker
from onrecord.views.charts import Bar, Chart, render_bars, render_columns
from onrecord.views.periods import make_periods
from onrecord.web.auditing import TOP
from onrecord.web.telling import ShownLink, show_link

REVISED = 5
"""Statements that take part in a revision of which it is shown what became of them, the newest ones."""

_REGISTERS = (
    ("wikidata", "Wikidata", r"Q\d{1,12}", "https://www.wikidata.org/wiki/{}"),
    (
        "bioguide",
        "Biographical Directory of the US Congress",
        r"[A-Z]\d{6}",
        "https://bioguide.congress.gov/search/bio/{}",
    ),
    (
        "state_historian",
        "Office of the Historian, US Department of State",
        r"[a-z0-9-]{1,80}",
        "https://history.state.gov/departmenthistory/people/{}",
    ),
)


@dataclass(frozen=True, slots=True)
class Identifier:
    """What a register calls somebody, with the address there, `None` if it does not look like one."""

    register: str
    value: str
    link: str | None


def identifiers(links: Links) -> tuple[Identifier, ...]:
    """The identifiers that are known."""
    return tuple(
        Identifier(title, value, address.format(value) if re.fullmatch(form, value) else None)
        for register, title, form, address in _REGISTERS
        if (value := getattr(links, register))
    )


@dataclass(frozen=True, slots=True)
class Charts:
    """The charts of a speaker; those that would be empty are. `left_out` statements have no date."""

    time: Markup
    channels: Markup
    acts: Markup
    forms: Markup
    publishers: Markup
    left_out: int


def draw_speaker(speaker: Speaker) -> Charts:
    """What somebody says over time, and how."""
    periods = make_periods((one.value, (one.number,)) for one in speaker.months)
    return Charts(
        time=render_columns(Chart("time", "Statements by day of publication", "Published", periods.bars)),
        channels=_bars("channels", "Through which channel", "Channel", speaker.channels),
        acts=_bars("acts", "In which way", "Act", speaker.acts),
        forms=_bars("forms", "In whose words", "Form", speaker.forms),
        publishers=_bars("publishers", "In which publications", "Publisher", speaker.publishers),
        left_out=periods.left_out,
    )


def _bars(key: str, title: str, first: str, counts: tuple[Count, ...]) -> Markup:
    """The largest counts as bars; a bar for all others would dwarf them."""
    bars = tuple(Bar(one.value or "not stated", (one.number,)) for one in counts[:TOP])
    shown = title if len(counts) <= TOP else f"{title}: the first {TOP} of {len(counts)}"
    return render_bars(Chart(key, shown, first, bars))


def find_revisions(store: Store, key: str) -> tuple[ShownLink, ...]:
    """What became of the newest statements of a speaker that take part in a revision across articles."""
    hits = search(store, f"entity:{key} is:revised", limit=REVISED, order="newest", facets=False).hits
    found = {link.id: link for row in hits for link in links_of(store.db, row.key)}
    return tuple(map(show_link, found.values()))
