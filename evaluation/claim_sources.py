"""What the registers say about people that claims are made of, and how the news names them."""

import csv
import datetime as dt
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from training.corpora import shared_folder

YEAR = dt.timedelta(days=365)
TRIP = dt.timedelta(days=14)

Row = Mapping[str, str]

# The name in the news, the pattern of the register's spellings, office, adjective and pronoun of the leader.
LEADERS = """
Angela Merkel|Merkel|Chancellor|German|she
Tony Blair|Tony Blair|Prime Minister|British|he
John Howard|John Howard|Prime Minister|Australian|he
Manmohan Singh|Manmohan Singh|Prime Minister|Indian|he
Narendra Modi|Modi|Prime Minister|Indian|he
Junichiro Koizumi|Koizumi|Prime Minister|Japanese|he
Fumio Kishida|Kishida|Prime Minister|Japanese|he
Shinzo Abe|Shinz[oō] Abe|Prime Minister|Japanese|he
Recep Tayyip Erdogan|Erdo[gğ]an|Prime Minister|Turkish|he
Benjamin Netanyahu|Netanyahu|Prime Minister|Israeli|he
Stephen Harper|Stephen Harper|Prime Minister|Canadian|he
David Cameron|David Cameron|Prime Minister|British|he
Jan Peter Balkenende|Balkenende|Prime Minister|Dutch|he
Kevin Rudd|Kevin Rudd|Prime Minister|Australian|he
Mark Rutte|Mark Rutte|Prime Minister|Dutch|he
Thabo Mbeki|Mbeki|President|South African|he
John Kufuor|Kufuor|President|Ghanaian|he
Michelle Bachelet|Bachelet|President|Chilean|she
Ellen Johnson Sirleaf|Sirleaf|President|Liberian|she
Mikheil Saakashvili|Saakashvili|President|Georgian|he
Nicolas Sarkozy|Sarkozy|President|French|he
Hosni Mubarak|Mubarak|President|Egyptian|he
Paul Kagame|Kagame|President|Rwandan|he
"""

# The register's name, the name in the news, office, pronoun, first and last day in office.
TRAVELLERS = """
James Addison Baker|James A. Baker|Secretary of State|he|1989-01-25|1992-08-23
Warren Minor Christopher|Warren Christopher|Secretary of State|he|1993-01-20|1997-01-17
Madeleine Korbel Albright|Madeleine Albright|Secretary of State|she|1997-01-23|2001-01-20
Colin Luther Powell|Colin Powell|Secretary of State|he|2001-01-20|2005-01-26
Condoleezza Rice|Condoleezza Rice|Secretary of State|she|2005-01-26|2009-01-20
Hillary Rodham Clinton|Hillary Clinton|Secretary of State|she|2009-01-21|2013-02-01
John Forbes Kerry|John Kerry|Secretary of State|he|2013-02-01|2017-01-20
Rex W. Tillerson|Rex Tillerson|Secretary of State|he|2017-02-01|2018-03-31
Michael R. Pompeo|Mike Pompeo|Secretary of State|he|2018-04-26|2021-01-20
Antony John Blinken|Antony Blinken|Secretary of State|he|2021-01-26|2025-01-20
George H.W. Bush|George H.W. Bush|President|he|1989-01-20|1993-01-20
William J. Clinton|Bill Clinton|President|he|1993-01-20|2001-01-20
George W. Bush|George W. Bush|President|he|2001-01-20|2009-01-20
Barack Obama|Barack Obama|President|he|2009-01-20|2017-01-20
Donald J. Trump|Donald Trump|President|he|2017-01-20|2021-01-20
Joseph R. Biden|Joe Biden|President|he|2021-01-20|2025-01-20
"""

# A country in the news, the pattern of the register's names of it, and a town where its government is met.
COUNTRIES = """
Japan|Japan|Tokyo
South Korea|Korea, (?:South|Republic)|Seoul
China|China|Beijing
India|India$|New Delhi
Pakistan|Pakistan|Islamabad
Indonesia|Indonesia|Jakarta
Vietnam|Vietnam|Hanoi
Philippines|Philippines|Manila
Australia|Australia|Canberra
Canada|Canada|Ottawa
Mexico|Mexico|Mexico City
Brazil|Brazil|Brasilia
Argentina|Argentina|Buenos Aires
Chile|Chile|Santiago
Colombia|Colombia|Bogota
Peru|Peru|Lima
Panama|Panama|Panama City
Poland|Poland|Warsaw
Hungary|Hungary|Budapest
Norway|Norway|Oslo
Sweden|Sweden|Stockholm
Finland|Finland|Helsinki
Denmark|Denmark|Copenhagen
Spain|Spain|Madrid
Portugal|Portugal|Lisbon
Greece|Greece|Athens
Turkey|Turkey|Türkiye|Ankara
Egypt|Egypt|Cairo
Jordan|Jordan|Amman
Morocco|Morocco|Rabat
Kenya|Kenya|Nairobi
Nigeria|Nigeria|Abuja
South Africa|South Africa|Pretoria
Ukraine|Ukraine|Kyiv
Georgia|Georgia|Tbilisi
Kazakhstan|Kazakhstan|Astana
Thailand|Thailand|Bangkok
New Zealand|New Zealand|Wellington
"""

# Jurisdiction, the register's position, the office in the news with its country.
OFFICES = """
united-kingdom-cabinet|Secretary of State for Defence|British defence secretary
united-kingdom-cabinet|Home Secretary|British home secretary
united-kingdom-cabinet|Secretary of State for Education|British education secretary
france-cabinet|Minister of Foreign Affairs|French foreign minister
france-cabinet|Minister of the Interior|French interior minister
france-cabinet|Minister of Justice|French justice minister
france-cabinet|Prime Minister|prime minister of France
canada-cabinet|Minister of Foreign Affairs|foreign minister of Canada
canada-cabinet|Minister of National Defence|Canadian defence minister
canada-cabinet|Minister of Finance|Canadian finance minister
israel-ministers|Minister of Defence|Israeli defence minister
israel-ministers|Minister of Finance|Israeli finance minister
israel-ministers|Minister of Foreign Affairs|foreign minister of Israel
turkey-ministers|Minister of Foreign Affairs|foreign minister of Turkey
turkey-ministers|Minister of National Defence|Turkish defence minister
turkey-ministers|Prime Minister|prime minister of Turkey
russia-cabinet|Minister of Defence|Russian defence minister
russia-cabinet|Minister of Energy|Russian energy minister
iran-ministers|Minister of Foreign Affairs|foreign minister of Iran
ukraine-cabinet|Minister of Foreign Affairs|foreign minister of Ukraine
ukraine-cabinet|Minister of Defence|Ukrainian defence minister
india-ministers|Minister of Defence|Indian defence minister
us-cabinet|Secretary of Defence|U.S. defense secretary
us-cabinet|Secretary of Energy|U.S. energy secretary
us-cabinet|Attorney General|U.S. attorney general
"""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody as the news names them; `rows` is what the register has on them, in order of time."""

    entry: str
    office: str
    adjective: str
    pronoun: str
    register: str
    rows: tuple[Row, ...]
    first: dt.date
    last: dt.date

    @property
    def name(self) -> str:
        """The name without a peerage."""
        return self.entry.split(",")[0]

    @property
    def surname(self) -> str:
        """What headlines use: two words where the family name has two."""
        return "Johnson Sirleaf" if "Sirleaf" in self.name else self.name.split()[-1]

    @property
    def short(self) -> str:
        """The name at a later mention."""
        return f"{'Ms.' if self.pronoun == 'she' else 'Mr.'} {self.surname}"

    def full(self, published: dt.date) -> str:
        """The name with the office, at a first mention."""
        former = published > self.last
        title = self.office.lower() if former and self.adjective else self.office
        return " ".join(filter(None, ("former" if former else "", self.adjective, title, self.name)))

    @property
    def possessive(self) -> str:
        """His or her."""
        return {"she": "her", "he": "his"}[self.pronoun]


@cache
def _table(name: str) -> tuple[Row, ...]:
    path = shared_folder() / "data" / "registers" / f"{name}.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def countries() -> tuple[tuple[str, str, str], ...]:
    """Name, pattern and capital; the pattern may have a bar in it."""
    found = []
    for line in COUNTRIES.strip().split("\n"):
        name, rest = line.split("|", 1)
        pattern, town = rest.rsplit("|", 1)
        found.append((name, pattern, town))
    return tuple(found)


@cache
def leaders() -> tuple[Person, ...]:
    """Heads of state and of government; days in office are those of the first and the last visit."""
    found = []
    for line in filter(None, LEADERS.split("\n")):
        name, pattern, office, adjective, pronoun = line.split("|")
        spelled = re.compile(rf"^{office} .*\b(?:{pattern})\b")
        rows = sorted((row for row in _table("visits") if spelled.search(row["visitor"])), key=day_of)
        ends = (day_of(rows[0]), end_of(rows[-1]))
        found.append(Person(name, office, adjective, pronoun, "visits", tuple(rows), *ends))
    return tuple(found)


@cache
def travellers() -> tuple[Person, ...]:
    """Secretaries of State, then presidents of the United States."""
    found = []
    for line in filter(None, TRAVELLERS.split("\n")):
        spelled, name, office, pronoun, *days = line.split("|")
        register = "president_travels" if office == "President" else "secretary_travels"
        rows = sorted((row for row in _table(register) if row["name"] == spelled), key=day_of)
        first, last = map(dt.date.fromisoformat, days)
        found.append(Person(name, office, "", pronoun, register, tuple(rows), first, last))
    return tuple(found)


@cache
def _offices() -> Mapping[tuple[str, str], str]:
    """The office in the news by jurisdiction and position."""
    return {(where, position): office for where, position, office in map(_cells, OFFICES.strip().split("\n"))}


def where(office: str) -> str:
    """The jurisdiction of an office in the news."""
    return next(where for (where, _), name in _offices().items() if name == office)


def _cells(line: str) -> tuple[str, str, str]:
    where, position, office = line.split("|")
    return where, position, office


@cache
def _holders() -> Mapping[tuple[str, str], Sequence[Row]]:
    """The rows of a person in an office, in order of time."""
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in sorted(_table("holders"), key=lambda row: row["start"]):
        office = _offices().get((row["jurisdiction"], row["position"]))
        if office:
            found[row["person"], office].append(row)
    return found


def rows_of(name: str, office: str) -> Sequence[Row]:
    """All rows of a person, named as the register does, in an office named as the news does."""
    return _holders().get((name, office), ())


@cache
def terms() -> tuple[tuple[str, Person, dt.date, dt.date], ...]:
    """Office, person, first and last day of each term of those whose terms all have both days.

    Terms with less than a year between them are one.
    """
    found: list[tuple[str, Person, dt.date, dt.date]] = []
    for (name, office), rows in sorted(_holders().items()):
        if any(len(row["start"]) < 10 or len(row["end"]) < 10 or not row["gender"] for row in rows):
            continue
        pronoun = "she" if rows[0]["gender"] == "female" else "he"
        who = Person(name, "", "", pronoun, "holders", (), dt.date.min, dt.date.max)
        terms = _joined([(row["start"], row["end"]) for row in rows])
        found.extend((office, who, first, last) for first, last in terms if YEAR < last - first < YEAR * 12)
    return tuple(found)


def _joined(terms: Sequence[tuple[str, str]]) -> list[tuple[dt.date, dt.date]]:
    joined: list[tuple[dt.date, dt.date]] = []
    for start, end in terms:
        first, last = dt.date.fromisoformat(start), dt.date.fromisoformat(end)
        if joined and first - joined[-1][1] < YEAR:
            first, last = joined[-1][0], max(joined.pop()[1], last)
        joined.append((first, last))
    return joined


def day_of(row: Row) -> dt.date:
    """The first day."""
    return dt.date.fromisoformat(row["start"])


def end_of(row: Row) -> dt.date:
    """The last day."""
    return dt.date.fromisoformat(row["end"])
