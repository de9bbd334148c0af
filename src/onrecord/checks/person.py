"""Whom a claim is about, as far as rows can be told by it: the words of the name, the country, the terms in office."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise

from onrecord.checks.claim import Party, Period
from onrecord.registers import (
    Covered,
    Holder,
    Person,
    Register,
    Row,
    fold,
    persons_named,
    place_of,
    split_office,
    words_of,
)

HEADS = frozenset(
    "president|prime minister|chancellor|king|queen|emperor|emir|amir|sultan|pope|premier|taoiseach|supreme leader"
    "|grand duke|prince".split("|")
)
"""Offices of chiefs of state and heads of government."""

_TITLES = frozenset(
    "president prime minister premier chancellor king queen emperor emir amir sultan pope sheikh prince crown chairman"
    " elect designate general governor acting interim vice his her majesty the and dr shah taoiseach of"
    " jr sr lord sir".split()
)
_NICKNAMES = {
    "bill": "william", "joe": "joseph", "jimmy": "james", "tony": "anthony", "mike": "michael", "ron": "ronald",
    "dick": "richard", "jack": "john", "ike": "dwight", "al": "alexander", "cy": "cyrus", "jim": "james",
    "benjamin": "binyamin", "rob": "robert", "bob": "robert", "ted": "edward", "antony": "anthony", "jerry": "gerald",
}  # fmt: skip
_ALIKE = 0.8
"""How like two words of one name are written at least, by the share of letters in common."""

_LED = re.compile(r"(?i)\b(?:president|prime minister|chancellor|secretary of state|king|queen|leader|premier)\b")

GAP = dt.timedelta(days=4 * 366)
"""Between two rows of one person this far apart the office may have been lost and won again."""


@dataclass(frozen=True, slots=True)
class Who:
    """A person by the words of the full name, the country served, and the terms that registers state."""

    name: str
    words: tuple[str, ...]
    home: str
    terms: tuple[Holder, ...]
    leads: bool
    """Whether the article gives an office that makes one chief of state, head of government or secretary of state."""
    identified: bool
    """Whether it gives such an office, be it a former one, or identifiers are certain: nobody else of that name."""

    @property
    def full(self) -> bool:
        """Whether first and last name are known."""
        return len(self.words) > 1


def resolve_person(party: Party) -> Who:
    """The person of a claim, by what the article says on the one hand and the registers on the other."""
    entity = party.entity
    titles = [party.title, *(role.title for role in entity.roles)]
    offices = [split_office(title) for title in titles if title]
    homes = [place for _, place in offices if place]
    homes += [place for role in entity.roles if (place := place_of(role.organization or ""))]
    persons = _persons(entity.name, entity.links.wikidata)
    person = persons[0] if len(persons) == 1 else None
    served = {term.place for term in person.offices if term.place} if person else set()
    home = homes[0] if homes else next(iter(served)) if len(served) == 1 else ""
    if person and home and served and home not in served:
        person = None
    leads = any(_is_head(office) for office, _ in offices)
    if not home and "president" in {o for o, _ in offices} and entity.name.count(" ") == 0:
        home = "United States" if _us_president(entity.name) else ""
    name = entity.name
    if home == "United States" and " " not in name and "president" in {o for o, _ in offices}:
        name = _us_president(name) or name
        person = person or next(iter(_persons(name, None)), None)
    links = entity.links
    identified = leads or bool(links.wikidata or links.state_historian) or any(map(_LED.search, titles))
    return Who(name, tuple(name_words(name)), home, person.offices if person else (), leads, identified)


def name_words(name: str) -> list[str]:
    """The words of a name without titles."""
    return [word for word in words_of(name) if word not in _TITLES]


def rows_of(who: Who, register: Register) -> tuple[Row, ...]:
    """The rows of the person in `register`; none where the name may be that of several."""
    words = {*who.words, *(_NICKNAMES.get(word, word) for word in who.words)}
    found = {row.id: row for word in words for row in register.rows_named(word)}
    rows = [row for row in found.values() if _is_row_of(who, row)]
    if _several(rows, who):
        rows = [row for row in rows if set(who.words) <= set(name_words(row.who))]
    if _several(rows, who):
        return ()
    return tuple(sorted(rows, key=lambda row: (row.start, row.last, row.id)))


def alike(one: str, other: str) -> bool:
    """Whether two words may be one word of a name, written otherwise."""
    one, other = _NICKNAMES.get(one, one), _NICKNAMES.get(other, other)
    if one == other:
        return True
    return min(len(one), len(other)) > 3 and SequenceMatcher(None, one, other).ratio() >= _ALIKE


def same_name(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names may be of one person: two words alike, or the only word of one of them."""
    shared = sum(any(alike(a, b) for b in other) for a in one)
    return shared >= min(2, len(one), len(other))


def serves(who: Who, register: Register, rows: Sequence[Row], period: Period) -> bool:
    """Whether `register` certainly covers the person through `period`."""
    if period.first < register.since or register.until < period.last:
        return False
    if register.of is not Covered.IN_OFFICE:
        return bool(rows) or (register.of is Covered.EVERYBODY and who.full)
    office = next((row.office for row in rows if row.office), "")
    if any(_covers(term, period) for term in who.terms if counts(term, who, office)):
        return True
    before = [row.start for row in rows if row.start <= period.first]
    after = [row.last for row in rows if row.last >= period.last]
    if not before or not after:
        return False
    chain = sorted({max(before), min(after), *(row.start for row in rows if max(before) <= row.start <= min(after))})
    return all(later - earlier <= GAP for earlier, later in pairwise(chain))


def counts(term: Holder, who: Who, office: str) -> bool:
    """Whether a term is one in which the stays of the person are listed."""
    if office:
        return term.office == office and term.place == "United States"
    return term.office in HEADS and (not who.home or term.place == who.home)


def _covers(term: Holder, period: Period) -> bool:
    if len(term.start) < 10:
        return False
    return term.start <= str(period.first) and str(period.last) <= (term.end or term.until)[:10].ljust(10, "0")


def _is_head(office: str) -> bool:
    return office in HEADS or office in {"leader", "secretary of state"}


@cache
def _persons(name: str, wikidata: str | None) -> tuple[Person, ...]:
    found = persons_named(name) if " " in name else ()
    linked = tuple(p for p in found if wikidata and p.links.wikidata == wikidata)
    return linked or found


def _us_president(name: str) -> str:
    """The full name of the one president of the United States with this last name."""
    last = fold(name).split()[-1:]
    return _PRESIDENTS.get(last[0], "") if last else ""


_PRESIDENTS = {
    "truman": "Harry S. Truman", "eisenhower": "Dwight D. Eisenhower", "kennedy": "John F. Kennedy",
    "nixon": "Richard Nixon", "ford": "Gerald Ford", "carter": "Jimmy Carter", "reagan": "Ronald Reagan",
    "clinton": "Bill Clinton", "obama": "Barack Obama", "trump": "Donald Trump", "biden": "Joe Biden",
}  # fmt: skip
"""Presidents whose last name with the title is nobody else's."""


def _is_row_of(who: Who, row: Row) -> bool:
    words = name_words(row.who)
    if who.home and row.home and who.home != row.home:
        return False
    if len(words) == 1 or len(who.words) == 1:
        known = bool(who.home and row.home) or not row.home
        return known and any(alike(a, b) for a in who.words[-1:] for b in words)
    return same_name(who.words, words)


def _several(rows: Iterable[Row], who: Who) -> bool:
    """Whether the rows are of persons that cannot be one."""
    rows = tuple(rows)
    if len({row.home for row in rows}) > 1:
        return True
    names = {tuple(name_words(row.who)) for row in rows}
    if who.full and not all(len(name) > 1 for name in names):
        return False
    return any(not _one(a, b) for a in names for b in names if a < b)


def _one(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names of rows may be one person: no initials against each other, two words alike or one short."""
    mine, theirs = ({w for w in name if len(w) == 1 or w == "hw"} for name in (one, other))
    return same_name(one, other) and (mine == theirs or not mine or not theirs)
