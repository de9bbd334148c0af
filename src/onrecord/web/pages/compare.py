"""The page that sets two side by side: two articles, two speakers, or the agendas of two articles."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from onrecord.comparison import agendas_of, compare_articles
from onrecord.store import Store, find_articles, read_record
from onrecord.web.beside import compare_speakers
from onrecord.web.newest import newer_text
from onrecord.web.render import render
from onrecord.web.sides import Find, article_option, find_article_options, find_side, find_speaker_options

router = APIRouter()

LONGEST = 1_000
"""Characters of a topic that are looked at."""

SUGGESTED = 8
"""Newest articles that are suggested to begin with."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One sort of comparison: its name, what is typed to choose a side, and what is made of two."""

    title: str
    label: str
    find: Find
    compare: Callable[[Store, str, str, str], object]


def _two_articles(store: Store, one: str, other: str, _: str) -> object:
    return compare_articles(read_record(store.db, one), read_record(store.db, other))


def _two_agendas(store: Store, one: str, other: str, _: str) -> object:
    return agendas_of(read_record(store.db, key) for key in dict.fromkeys((one, other)))


KINDS: Mapping[str, Kind] = {
    "articles": Kind("Two articles", "article", find_article_options, _two_articles),
    "speakers": Kind("Two speakers", "speaker", find_speaker_options, compare_speakers),
    "agendas": Kind("Two agendas", "article", find_article_options, _two_agendas),
}


@router.get("/compare")
def compare(request: Request, kind: str = "", one: str = "", other: str = "", topic: str = "") -> HTMLResponse:
    """Show two side by side, or the form to choose them."""
    store = request.app.state.store
    name = kind if kind in KINDS else next(iter(KINDS))
    chosen = KINDS[name]
    sides = [find_side(store.db, typed, chosen.find) for typed in (one, other)]
    keys = [side.chosen.key for side in sides if side.chosen]
    values = {
        "kind": name,
        "kinds": {key: each.title for key, each in KINDS.items()},
        "label": chosen.label,
        "sides": sides,
        "topic": topic,
        "found": chosen.compare(store, keys[0], keys[1], topic[:LONGEST]) if len(keys) == 2 else None,
        "newer": [newest for key in keys if chosen.label == "article" and (newest := newer_text(store.db, key))],
        "newest": [article_option(row) for row in find_articles(store.db, "", limit=SUGGESTED)],
    }
    return render(request, "compare.html", values)
