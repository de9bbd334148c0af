"""Compile the registers of office-holders into the tables that ship: ``python -m training.registers``."""

import csv
import lzma
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

from onrecord.registers.holders import TABLE
from onrecord.registers.journeys import TABLE as JOURNEYS
from onrecord.registers.offices import normalize_office, office_called, office_there, split_office
from onrecord.registers.persons import short
from onrecord.registers.places import PLACES, fold, place_of
from onrecord.registers.shipped import VISITS
from training.corpora import shared_folder

WIKIDATA, CONGRESS, STATE, FACTBOOK = (
    "Wikidata",
    "United States Congress",
    "Office of the Historian",
    "CIA World Factbook",
)

WIKIDATA_UNTIL = "2022-07-19"
"""The last day that the tables of cabinets from Wikidata state; they were made in August 2022."""

STATE_UNTIL = {True: "2025-03-25", False: "2020-06-30"}
"""The last day that the State Department's list states: of Secretaries of State and deputies, and of the others."""

SINCE, BORN_SINCE = "1980-01-01", "1920"
"""Appointments of the State Department that ended earlier, and members of Congress born earlier, are left out."""

FORGOTTEN = 5
"""Years for which an open term is believed that has a successor, is an ambassador's, or has no exact start."""

SOLE = frozenset({"president", "prime minister", "chancellor", "secretary of state", "king", "queen"})
"""Offices that one person has: who starts in one in the same month is one person, whatever the spelling."""

JURISDICTIONS = {
    "united-kingdom-cabinet": "United Kingdom", "us-cabinet": "United States", "france-cabinet": "France",
    "india-ministers": "India", "canada-cabinet": "Canada", "russia-cabinet": "Russia", "ukraine-cabinet": "Ukraine",
    "israel-ministers": "Israel", "turkey-ministers": "Turkey", "china-ministers": "China", "iran-ministers": "Iran",
    "world": "",
}  # fmt: skip

CANONICAL = {
    "US": "United States", "UK": "United Kingdom", "Türkiye": "Turkey", "Bosnia": "Bosnia and Herzegovina",
    "Congo - Kinshasa": "Democratic Republic of the Congo", "Congo - Brazzaville": "Republic of the Congo",
    "Côte d’Ivoire": "Ivory Coast", "St. Martin": "Saint Martin", "Myanmar (Burma)": "Myanmar",
}  # fmt: skip
"""Countries by the name they have in the news, where the registers have another."""

BY_HAND = {
    "United States": "us|usa|america|american|americans|white house",
    "United Kingdom": "uk|britain|great britain|british|downing street|10 downing street|number 10|whitehall",
    "Russia": "kremlin|russian federation", "China": "chinese|prc|mainland china",
    "France": "elysee|elysee palace|french",
    "North Korea": "north korean|dprk", "South Korea": "south korean|blue house", "Netherlands": "dutch|holland",
    "Denmark": "danish", "Norway": "norwegian", "New Zealand": "new zealand", "Australia": "australian",
    "Saudi Arabia": "saudi|saudi arabian", "United Arab Emirates": "uae|emirati", "Czechia": "czech|czech republic",
    "Democratic Republic of the Congo": "dr congo|drc|congo-kinshasa", "Ivory Coast": "ivorian|cote d'ivoire",
    "Myanmar": "burma|burmese", "Eswatini": "swaziland|swazi", "North Macedonia": "macedonia|macedonian",
    "Bosnia and Herzegovina": "bosnia|bosnian|bosnia-herzegovina", "Afghanistan": "afghan", "Ireland": "irish",
    "Vatican City": "vatican|holy see", "Timor-Leste": "east timor|timorese", "Kosovo": "kosovar|kosovan|kosovo",
    "Palestinian Territories": "palestinian|palestinian authority|palestine", "Cape Verde": "cabo verde",
    "Turkey": "turkish|turkiye", "Gambia": "gambian", "Israel": "israeli", "Argentina": "argentinian|argentine",
    "Dominican Republic": "", "Serbia": "serbia|serbian", "Kazakhstan": "kazakh", "Finland": "finnish",
    "Republic of the Congo": "congo-brazzaville", "Vietnam": "vietnamese|viet nam", "Laos": "lao|laotian",
    "United Nations": "un|united nations|turtle bay", "NATO": "nato|north atlantic treaty organization",
    "European Union": "eu|european union",
}  # fmt: skip
"""Further names, adjectives and seats; they go before what the registers have."""

ALSO_KNOWN = {
    "Mary Elizabeth Truss": "Liz Truss", "Volodymyr Zelenskyy": "Volodymyr Zelensky|Volodymyr Zelenskiy",
    "Muhammad Bin Salman": "Mohammed bin Salman", "Abdel Fattah El-Sisi": "Abdel Fattah al-Sisi",
    "Bashar al-Asad": "Bashar al-Assad",
    "Hasan Fereidun Rohani": "Hassan Rouhani", "Aleksandr Lukashenko": "Alexander Lukashenko|Alyaksandr Lukashenka",
    "Luiz Inacio Lula Da Silva": "Lula da Silva", "Andres Manuel Lopez Obrador": "Andrés Manuel López Obrador",
    "Gurbanguly Berdimuhamedov": "Gurbanguly Berdymukhamedov", "Muammar Qadhafi": "Muammar Gaddafi",
}  # fmt: skip
"""Leaders by the spelling that the yearbook has, and how the news spells them."""

OFFICIAL = {
    "Korea": "South Korea", "Korea, Republic of": "South Korea", "Korea, South": "South Korea",
    "Korea, North": "North Korea", "China, People's Republic of": "China", "China, Republic of": "Taiwan",
    "Republic of China": "Taiwan", "Germany, Federal Republic of": "Germany", "U.S.S.R.": "Russia",
    "Burma": "Myanmar", "Congo, Democratic Republic of": "Democratic Republic of the Congo",
    "Congo, Republic of": "Republic of the Congo", "Macedonia, Former Yugoslav Republic of": "North Macedonia",
    "Slovak Republic": "Slovakia", "Palestinian Authority": "Palestinian Territories", "West Bank":
    "Palestinian Territories", "Holy See": "Vatican City", "Kyrgyz Republic": "Kyrgyzstan",
    "Serbia-Montenegro": "Kosovo", "Byelorussia": "Belarus", "Kirghizia": "Kyrgyzstan", "Timor Leste": "Timor-Leste",
}  # fmt: skip
"""Countries by the name that the Office of the Historian has, where no word for them agrees with it."""

_OWN = ("gender", "wikidata", "bioguide", "historian")
_MONTHS = "January February March April May June July August September October November December".split()
_DATE = r"(?:all )?since\s+(?:(?P<day>\d{1,2})\s+)?(?:(?P<month>[A-Z][a-z]+)\s+)?(?P<year>\d{4})"
_RANK = r"(?:(?:Acting|Interim|Transition(?:al)?|Caretaker|Executive|Co-?)\s*)*"
_POST = (
    r"Vice President|President of the Government|President|Prime Minister|Premier|Federal Chancellor|Chancellor|King"
    r"|Queen|Emperor|Emir|Amir|Sultan|Pope|Grand Duke|Crown Prince"
    r"|Prince|Taoiseach|Supreme Leader|State Affairs Commission (?:Chairman|President)"
)
_LEADER = re.compile(
    rf"(?:{_RANK}(?P<posts>(?i:{_POST})(?:(?: and|,) {_RANK}(?:{_POST}))?)"
    r"(?: of (?:the )?(?:[A-Z][a-z]+ |of )+(?=\S))?\s+)?(?P<name>[^();,]+?)(?:, Jr\.?)?(?:\s+in caretaker status)?"
    r"\s*\((?P<since>[^()]*)"
)
_ASIDE = re.compile(r"\((?![^()]*since)[^()]*\)|\[[^\[\]]*\]|(?<=\s)[\"“”][^\"“”]*[\"“”]\s")
_HONORIFIC = re.compile(
    r"^(?:(?:Brig|Maj|Lt|Gen|Col|Capt|Cdre|Adm|Field|Marshal|General|Lieutenant|Major|Brigadier|Colonel|Captain|Admiral"
    r"|Dr|Sir|Dame|Mr|Mrs|Ms|Sheikh|Shaykh|Ratu|Prof|Father|Archbishop|Hon|Dato|Datuk|Seri|Rear|Air|Chief|ret)\.?\s+)+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Term:
    """One term of one person, as one register has it."""

    office: str
    place: str
    name: str
    aliases: tuple[str, ...]
    start: str
    end: str
    until: str
    gender: str
    wikidata: str
    bioguide: str
    historian: str
    register: str

    @property
    def cells(self) -> tuple[str, ...]:
        """The fields in the order of the table."""
        also = "|".join(self.aliases)
        return (
            self.office, self.place, self.name, also, self.start, self.end, self.until, self.gender, self.wikidata,
            self.bioguide, self.historian, self.register,
        )  # fmt: skip

    @property
    def person(self) -> str:
        """What tells the person from others inside the register."""
        own = self.wikidata or self.bioguide or self.historian
        return own or f"{self.name}, {'' if self.office in ('king', 'queen', 'pope') else self.place}"


def compile_places(folder: Path) -> Iterator[tuple[str, str]]:
    """Each country or body with the words that stand for it alone, in order."""
    with (folder / "country_codes.csv").open(encoding="utf-8", newline="") as file:
        codes = {row["ISO3166-1-Alpha-2"]: row for row in csv.DictReader(file)}
    words: dict[str, set[str]] = defaultdict(set)
    by_gec = {}
    for code in codes.values():
        place = canonical(code["CLDR display name"])
        by_gec[code["FIPS"].strip().lower()] = place
        shorter = re.sub(r"\s*\(.*", "", code["UNTERM English Short"])
        words[place] |= {place, code["CLDR display name"], code["official_name_en"], shorter}
    for row in _table(folder / "demonyms.tsv"):
        if row["gec"] in by_gec:
            place = by_gec[row["gec"]]
            adjectives = re.split(r",| or |;", re.sub(r"\([^)]*\)", "", row["adjective"]))
            words[place] |= {*adjectives, row["long_name"]} if not place.endswith(" Korea") else {row["long_name"]}
    known = {name: place for place, names in BY_HAND.items() for name in names.split("|") if name}
    for name in {fold(word).removeprefix("the ") for names in words.values() for word in names}:
        places = {place for place, names in words.items() if name in {fold(n).removeprefix("the ") for n in names}}
        own = {place for place in places if fold(place) == name} or places
        if len(own) == 1 and name not in ("", "none"):
            known.setdefault(name, own.pop())
    for place in sorted(set(known.values())):
        yield place, "|".join(sorted(name for name in known if known[name] == place))


def canonical(country: str) -> str:
    """A country by the name it has in the news."""
    return CANONICAL.get(country, country.replace(" & ", " and "))


def compile_terms(folder: Path) -> list[Term]:
    """The terms of all registers in `folder`, each person by one name and with all identifiers, in order."""
    terms = [*_wikidata(folder), *_executive(folder), *_congress(folder), *_state(folder), *_leaders(folder)]
    return sorted(_named_alike(_closed(set(terms))), key=lambda term: term.cells)


def _wikidata(folder: Path) -> Iterator[Term]:
    for row in _table(folder / "holders.tsv"):
        place = JURISDICTIONS[row["jurisdiction"]]
        title = row["position"]
        body = re.match(r"(.+?) of the (United Nations|.+ of .+|.+ Organization|.+ Assembly|.+ Parliament)$", title)
        if not place and body:
            title, place = body[1], body[2]
        named = split_office(title)
        office = named[0] if named[1] in (None, place) else office_called(fold(title))
        office = {"monarch": "queen" if row["gender"] == "female" else "king"}.get(office, office_there(office, place))
        if not office or (row["end"] and row["end"] < row["start"]):
            continue
        until = row["end"] or WIKIDATA_UNTIL
        gender = row["gender"][:1]
        yield Term(
            office, place, row["person"], (), row["start"], row["end"], until, gender, row["wikidata"], "", "", WIKIDATA
        )


def _executive(folder: Path) -> Iterator[Term]:
    """Presidents and vice-presidents of the United States; the file is a plain list of people with terms."""
    text = (folder / "us_executive.yaml").read_text(encoding="utf-8")
    for person in re.split(r"^- ", text, flags=re.MULTILINE)[1:]:
        found = dict(re.findall(r"^\s*(first|middle|last|gender|bioguide): *'?([^'\n]+)", person, re.MULTILINE))
        name = f"{found['first']} {found['last']}"
        full = " ".join(found[part] for part in ("first", "middle", "last") if part in found)
        for kind, start, end in re.findall(r"type: (\w+)\n\s+start: '([^']+)'\n\s+end: '([^']+)'", person):
            office = {"prez": "president", "viceprez": "vice president"}[kind]
            gender = found["gender"].lower()
            yield Term(
                office, "United States", name, (full,), start, end, end, gender, "", found.get("bioguide", ""), "",
                CONGRESS,
            )  # fmt: skip


def _congress(folder: Path) -> Iterator[Term]:
    """Members of Congress, without terms: the register has none."""
    for part in ("current", "historical"):
        for row in _table(folder / f"congress_{part}.tsv"):
            if row["birthday"] < BORN_SINCE:
                continue
            office = {"sen": "senator", "rep": "representative"}[row["type"]]
            plain = f"{row['first_name']} {row['last_name']}"
            article = "" if "(" in row["wikipedia_id"] else row["wikipedia_id"]
            also = {plain, article, row["full_name"], f"{row['nickname'] or row['first_name']} {row['last_name']}"}
            yield Term(
                office, "United States", article or plain, tuple(sorted(also - {""})), "", "", "",
                row["gender"].lower(), "", row["bioguide_id"], "", CONGRESS,
            )  # fmt: skip


def _state(folder: Path) -> Iterator[Term]:
    """Ambassadors and principals of the State Department; many ends are missing, so open terms are trusted briefly."""
    for row in _table(folder / "state_appointments.tsv"):
        title = " ".join(row["post"].split()) or f"ambassador to {row['post_id'].replace('-', ' ')}"
        office = normalize_office(re.sub(r", with the rank.*| \([A-Z][a-z]+\)$", "", title).replace("U.S.A.", "USA"))
        start, end = row["start"], row["end"]
        if not office or not start or (end or start) < SINCE or (end and end < start):
            continue
        top = office in ("secretary of state", "deputy secretary of state") and start >= "2021"
        until = end or min(STATE_UNTIL[top], str(int(start[:4]) + 2) + start[4:])
        words = row["person"].split()
        also = f"{words[0]} {words[-1]}"
        yield Term(
            office, "United States", row["person"], (also,), start, end, until, "", "", "", row["person_id"], STATE
        )


def _leaders(folder: Path) -> Iterator[Term]:
    """Heads of state and of government, each from the day that the yearbook gives to the last snapshot with them."""
    with (folder / "country_codes.csv").open(encoding="utf-8", newline="") as file:
        free = {canonical(r["CLDR display name"]) for r in csv.DictReader(file) if r["is_independent"] == "Yes"}
    text = lzma.decompress((folder / "factbook_leaders.tsv.xz").read_bytes()).decode()
    found = []
    for row in csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        country = canonical(row["country"]) or {"KV": "Kosovo", "RI": "Serbia"}.get(row["gec"], "")
        if country not in free | {"Kosovo", "Serbia", "Taiwan", "Vatican City"}:
            continue
        for part in _ASIDE.sub("", row["text"]).split(";"):
            match = _LEADER.match(" ".join(part.split()) + (")" if "(" in part else ""))
            since = match and (re.search(f"{row['office']} {_DATE}", row["text"]) or re.match(_DATE, match["since"]))
            if match and since and _is_name(match["name"]):
                month = f"-{_MONTHS.index(since['month']) + 1:02}" if since["month"] in _MONTHS else ""
                start = since["year"] + month + (f"-{int(since['day']):02}" if since["day"] and month else "")
                offices = [_leader_office(post) for post in re.split(" and |, ", match["posts"] or "")]
                found.append((country, row["office"], offices, match["name"], start, row["last_snapshot"]))
    usual = {
        (country, kind): Counter(row[2][0] for row in found if row[:2] == (country, kind)).most_common(1)[0][0]
        for country, kind, *_ in found
    }
    for country, kind, offices, words, start, until in found:
        name, aliases = _leader_name(words)
        for office in offices:
            held = office or usual[country, kind]
            if held and held != "crown prince":
                gender = {"king": "m", "queen": "f", "pope": "m"}.get(held, "")
                yield Term(held, country, name, aliases, start, "", until, gender, "", "", "", FACTBOOK)


def _leader_office(post: str) -> str:
    if "of the Government" in post:
        return "prime minister"
    return normalize_office(re.sub(f"^{_RANK}|Federal |State Affairs Commission .*", "", post)) or (
        "leader" if post else ""
    )


def _is_name(words: str) -> bool:
    return any(map(_is_capital, words.split())) and not re.search(
        r"(?:^| )[a-z]{4,} |Chair|Council|Minister|President", words
    )


def _leader_name(words: str) -> tuple[str, tuple[str, ...]]:
    """A name whose surname stands in capitals: up to the surname, and also whole and by first name and surname."""
    plain = " ".join(words.split())
    bare = _HONORIFIC.sub("", plain)
    parts = (bare if " " in bare else plain).split()
    capitals = [n for n, w in enumerate(parts) if _is_capital(w)]
    whole = [_lower(w) if _is_capital(w) else w for w in parts]
    upto = whole[: capitals[-1] + 1] if capitals[0] else whole
    name = " ".join(upto)
    run = next((n for n, w in enumerate(parts) if not _is_capital(w)), 0)
    first = " ".join([whole[0], *upto[capitals[0] :]] if capitals[0] else whole[:run] if run > 1 else upto)
    return name, tuple(sorted({" ".join(whole), first, *ALSO_KNOWN.get(name, "").split("|")} - {name, ""}))


def _lower(word: str) -> str:
    if re.fullmatch("[IVX]+", word) and word != "XI":
        return word
    parts = (part.capitalize() if len(part) > 1 and part.isupper() else part for part in re.split("([-'’])", word))
    return re.sub(r"^Mc(\w)", lambda match: "Mc" + match[1].upper(), "".join(parts))


def _is_capital(word: str) -> bool:
    return any(len(part) > 1 and part.isalpha() and part.isupper() for part in re.split("[-'’]", word))


def _closed(terms: Iterable[Term]) -> Iterator[Term]:
    """The terms, each open one only as far as it is to be believed beside the terms that follow it."""
    by_office = defaultdict(list)
    for term in terms:
        by_office[term.office, term.place].append(term)
    for office, there in by_office.items():
        for term in there:
            later = [
                t.start
                for t in there
                if term.start < t.start <= term.until and not _alike(t, term) and len(t.start) == 10
            ]
            until = term.until
            if not term.end and term.start and office[0] in SOLE and later:
                until = min(later)
            elif not term.end and (later or len(term.start) < 10 or office[0].startswith("ambassador")):
                until = min(until, str(int(term.start[:4] or 9999) + FORGOTTEN) + term.start[4:])
            yield replace(term, until=until)


def _alike(one: Term, other: Term) -> bool:
    """Whether two names in one office are written as those of one person: the last name, and no other first letter."""
    a, b = ({short(n) for n in (t.name, *t.aliases)} for t in (one, other))
    return (
        bool(a & b)
        or one.person == other.person
        or any(m.split()[-1] == n.split()[-1] and m[0] == n[0] for m in a for n in b)
    )


def _named_alike(terms: Iterable[Term]) -> Iterator[Term]:
    """The terms of each person under one name and with the identifiers of all registers that have the person."""
    persons = _persons(sorted(terms, key=lambda term: term.cells))
    for group in persons:
        named = min(group, key=lambda t: ([WIKIDATA, CONGRESS, STATE, FACTBOOK].index(t.register), t.start, t.name))
        names = {n for t in group for n in (t.name, *t.aliases)} - {named.name}
        own = {kind: max(getattr(t, kind) for t in group) for kind in _OWN}
        for term in group:
            yield replace(term, name=named.name, aliases=tuple(sorted(names)), **own)


def _persons(terms: Sequence[Term]) -> list[list[Term]]:
    """The terms by person; persons of two registers are one where an office or a name says so and nothing objects."""
    groups: dict[str, list[Term]] = defaultdict(list)
    for term in terms:
        groups[term.person].append(term)
    home = {person: person for person in groups}
    for one, other in (*_in_one_office(terms), *_by_one_name(terms)):
        kept, gone = home[one], home[other]
        both = [*groups[kept], *groups[gone]]
        if kept != gone and all(len({getattr(t, kind) for t in both} - {""}) < 2 for kind in _OWN):
            groups[kept] = both
            for term in groups.pop(gone):
                home[term.person] = kept
    return list(groups.values())


def _in_one_office(terms: Sequence[Term]) -> Iterator[tuple[str, str]]:
    """Persons who hold one office at a time and start together, or are written alike."""
    by_office = defaultdict(list)
    for term in terms:
        if term.start:
            by_office[term.office, term.place].append(term)
    for (office, _), there in by_office.items():
        for one, other in combinations(there, 2):
            near = abs(_days(one.start) - _days(other.start)) <= 31
            overlap = max(one.start, other.start) <= min(one.until, other.until)
            alike = _alike(one, other) or (near and one.name.split()[-1] == other.name.split()[-1])
            if one.person != other.person and ((near and office in SOLE) or (overlap and alike)):
                yield one.person, other.person


def _by_one_name(terms: Sequence[Term]) -> Iterator[tuple[str, str]]:
    """Persons of one country and full name: members of Congress whose article needs no addition, and leaders."""
    wikidata, congress = defaultdict(set), defaultdict(set)
    for term in terms:
        if term.register == WIKIDATA:
            wikidata[term.name, term.place].add(term.person)
        elif term.register == CONGRESS and not term.start:
            congress[term.name].add(term.person)
    for term in terms:
        same: set[str] = set()
        if term.register == CONGRESS and not term.start:
            same = wikidata[term.name, term.place]
        elif term.register == FACTBOOK:
            same = {person for name in (term.name, *term.aliases) for person in wikidata[name, term.place]}
        elif term.register == STATE and term.office in SOLE:
            same = congress[term.name]
        if len(same) == 1:
            yield term.person, next(iter(same))


def _days(day: str) -> float:
    year, month, number = [*map(int, day.split("-")), 0, 0][:3]
    return year * 365.25 + (month or 99) * 30.44 + number


def line_of(cells: Iterable[str]) -> str:
    """A line of a table."""
    return "\t".join(cells) + "\n"


def _table(path: Path) -> Iterator[Mapping[str, str]]:
    yield from csv.DictReader(path.read_text(encoding="utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)


def compile_journeys(folder: Path) -> Iterator[tuple[str, ...]]:
    """The travels of presidents and secretaries of state, in order of time; rows without both days are left out."""
    rows = [
        (row["start"], register, row)
        for register in ("president_travels", "secretary_travels")
        for row in _table(folder / f"{register}.tsv")
        if re.fullmatch(r"\d{4}-\d\d-\d\d", row["start"]) and re.fullmatch(r"\d{4}-\d\d-\d\d", row["end"])
    ]
    for start, register, row in sorted(rows, key=lambda found: (*found[:2], found[2]["id"])):
        country = _present(row["country"])
        yield (register, row["id"], row["name"], country, row["locale"], start, row["end"], row["remarks"])


def compile_visits(folder: Path) -> Iterator[tuple[str, ...]]:
    """The visits of foreign leaders to the United States, in order of time, countries by the name in the news."""
    rows = sorted(_table(folder / "visits.tsv"), key=lambda row: (row["start"], int(row["id"])))
    for row in rows:
        yield (row["id"], row["start"], row["end"], row["visitor"], _present(row["country"]), row["description"])


def _present(country: str) -> str:
    """A country of the Office of the Historian by the name it has today: without what it was called or is a part of."""
    name = re.sub(r"\s*\(.*\)", "", country.replace("’", "'"))
    first, _, rest = name.partition(", ")
    turned = f"{rest.removesuffix(' of')} of {first}" if rest.endswith(" of") else f"{rest} {first}".strip()
    known = (place_of(one) for one in (OFFICIAL.get(name, name), turned, canonical(name)))
    return next(filter(None, known), name)


def main() -> None:
    """Write the tables; that of places first, which names the offices of the other."""
    folder = shared_folder() / "data" / "registers"
    PLACES.write_text("".join(map(line_of, compile_places(folder))), encoding="utf-8")
    terms = compile_terms(folder)
    TABLE.write_bytes(lzma.compress("".join(line_of(term.cells) for term in terms).encode(), preset=9))
    journeys = "".join(map(line_of, compile_journeys(folder))).encode()
    JOURNEYS.write_bytes(lzma.compress(journeys, preset=9))
    VISITS.write_bytes(lzma.compress("".join(map(line_of, compile_visits(folder))).encode(), preset=9))
    print(f"{len(terms)} rows, {TABLE.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
