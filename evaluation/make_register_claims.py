"""Claims about visits, journeys and offices, half of them made false: ``python -m evaluation.make_register_claims``.

Writes `gold/register_claims.tsv`, the same bytes each time: small articles in ten wordings, five true and five false
claims each. A false claim is true of the register but for one thing (the count, the year, the place, the person, the
office), and no row within a year before and after agrees with it. `rows` are those that a count rests on or that show
what was the case; a claim about an office, and a true one that somebody never went, have none.
"""

import datetime as dt
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from evaluation.claim_sources import (
    TRIP,
    YEAR,
    Person,
    Row,
    countries,
    day_of,
    end_of,
    leaders,
    rows_of,
    terms,
    travellers,
    where,
)

TARGET = Path(__file__).parent / "gold" / "register_claims.tsv"
SEED, EACH = 20, 5
TOPICS = (
    "trade,energy,security,migration,fisheries,air traffic,debt relief,farm exports,customs,rail freight,steel,"
    "clean water,postal services,student exchanges,cyber security,shipping".split(",")
)

# A sentence that introduces {full}, so that the claim may go on with the short name.
INTRODUCTIONS = (
    "{full} was praised on {day} for patience in the negotiations on {topic}.",
    "The record of {full} on {topic} is again under debate.",
    "Editorial writers took up the dealings of {full} on {topic} this week.",
    "A new report on {topic} looks closely at {full}.",
    "{full} came in for criticism on {day} over {topic}.",
)
FOLLOW_UPS = (
    "Diplomats declined to discuss the agenda on {topic}.",
    "A spokesman would not say what had been agreed on {topic}.",
    "Officials described the tone as businesslike, and {topic} as the hardest subject.",
    "Experts on {topic} say that much remains to be done.",
    "Neither government has published its papers on {topic}.",
    "Aides said {topic} had been at the top of the list.",
)
CLOSINGS = (
    "Further details were not available.",
    "The opposition has asked for a debate.",
    "Business groups welcomed the attention.",
    "Reaction in the press was mixed.",
)
HEADLINES = (
    "{last} and the long argument over {topic}",
    "Profile: {name}",
    "{Topic} back on the agenda, with {last} in view",
    "Background: {last} and {topic}",
    "What {last} leaves behind on {topic}",
)
CARDINALS = "no once two three four five six seven eight nine ten eleven twelve thirteen fourteen".split()
ORDINALS = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()

# Stops that the news would not call a visit, and what came before the office.
_NO_VISIT = re.compile(
    r"elect\b|[Rr]efuel|[Ee]n route|[Ss]topp?ed|[Ss]topover|[Aa]ir(?:port| Base)|[Tt]roops|military"
    r"|Returned to (?!U\.S|Wash)"
)


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim; `sentence` names its subject {who}, `published` is after the fact."""

    who: Person
    sentence: str
    published: dt.date
    supported: bool
    rows: tuple[str, ...]
    register: str


def main() -> None:
    """Write the table."""
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        file.write("text\tpublished\tverdict\trows\tregister\twording\n")
        for claim, wording, text in _articles(random.Random(SEED)):
            verdict = "supported" if claim.supported else "contradicted"
            fields = (text, str(claim.published), verdict, ",".join(claim.rows), claim.register, str(wording))
            file.write("\t".join(fields) + "\n")


def _articles(rng: random.Random) -> Iterator[tuple[Claim, int, str]]:
    made: list[tuple[Claim, int, str]] = []
    for wording, make in enumerate(WORDINGS, 1):
        for supported in (True, False):
            made.extend((claim, wording, _write(claim, rng)) for claim in _draw(make, rng, supported=supported))
    rng.shuffle(made)
    yield from made


def _draw(make: Callable[..., Claim | None], rng: random.Random, *, supported: bool) -> list[Claim]:
    """Some claims in one wording, about as many people."""
    found: dict[str, Claim] = {}
    while len(found) < EACH:
        claim = make(rng, supported=supported)
        if claim and claim.who.name not in found:
            found[claim.who.name] = claim
    return list(found.values())


def _write(claim: Claim, rng: random.Random) -> str:
    """A headline and a paragraph with the claim."""
    who, topic = claim.who, rng.choice(TOPICS)
    full = who.full(claim.published)
    names = {
        "full": full,
        "topic": topic,
        "Topic": topic.capitalize(),
        "last": who.surname,
        "name": who.name,
        "day": rng.choice(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")),
    }
    follow = rng.choice(FOLLOW_UPS)
    if rng.random() < 0.4:
        sentences = [rng.choice(INTRODUCTIONS), claim.sentence.replace("{who}", who.short), follow]
    else:
        sentences = [claim.sentence.replace("{who}", full), follow, rng.choice(("", *CLOSINGS))]
    paragraph = " ".join(_capital(sentence.format(**names)) for sentence in sentences if sentence)
    return rng.choice(HEADLINES).format(**names) + "\\n\\n" + paragraph


def _capital(sentence: str) -> str:
    return sentence[0].upper() + sentence[1:]


# --- the ten wordings


def _visited(rng: random.Random, *, supported: bool) -> Claim | None:
    """1. … has visited the United States five times as prime minister."""
    who, count, published = _visits_until(rng)
    told = count if supported else _another(rng, count)
    times = "twice" if told == 2 else f"{CARDINALS[told]} times"
    sentence = f"{{who}} has visited the United States {times} as {who.office.lower()}."
    return Claim(who, sentence, published, supported, _ids(who.rows[:count]), who.register)


def _paid(rng: random.Random, *, supported: bool) -> Claim | None:
    """2. … paid three visits to Japan between 2009 and 2012."""
    who = rng.choice(travellers())
    country, pattern, _ = rng.choice(countries())
    rows = _to(who, pattern)
    years = range(who.first.year + 1, who.last.year)
    if len(years) < 3 or not _separate(rows):
        return None
    inside = [row for row in rows if day_of(row).year in years]
    if not 2 <= len(inside) <= 9 or any(row["end"][:4] != row["start"][:4] for row in inside):
        return None
    if len(inside) == 2 and rng.random() < 0.9:  # else nearly all would be two
        return None
    told = len(inside) if supported else _another(rng, len(inside))
    sentence = f"Between {years[0]} and {years[-1]}, {{who}} paid {CARDINALS[told]} visits to {_the(country)}."
    published = who.last + dt.timedelta(days=rng.randrange(30, 900))
    return _covered(Claim(who, sentence, published, supported, _ids(inside), who.register))


def _ordinal(rng: random.Random, *, supported: bool) -> Claim | None:
    """3. It was the fourth visit of … to the United States as chancellor, in May 2006."""
    who, count, published = _visits_until(rng)
    told = count if supported else _another(rng, count)
    month = f"{day_of(who.rows[count - 1]):%B %Y}"
    sentence = (
        f"The trip that {{who}} took to the United States in {month} was {who.possessive} {ORDINALS[told]} "
        f"visit there as {who.office.lower()}."
    )
    return Claim(who, sentence, published, supported, _ids(who.rows[:count]), who.register)


def _travelled(rng: random.Random, *, supported: bool) -> Claim | None:
    """4. … travelled to Tokyo in May 2016."""
    who, row, town = _stay(rng)
    day = day_of(row)
    if supported:
        rows = [r for r in who.rows if r["locale"] == row["locale"] and r["start"][:7] == row["start"][:7]]
    else:
        rows = [row]
        day = day.replace(day=1, year=day.year + rng.choice((-2, -1, 1, 2)))
        if not _away(who, row["country"], day):
            return None
    sentence = f"{{who}} travelled to {town} in {day:%B %Y} for consultations."
    return _later(rng, who, sentence, day, rows, supported=supported)


def _flew(rng: random.Random, *, supported: bool) -> Claim | None:
    """5. On May 4, 2011, … flew to Poland; made false by another country, or another traveller."""
    who, row, _ = _stay(rng)
    day, told, subject = day_of(row), _news_name(row["country"]), who
    if day.day == end_of(row).day or not told:
        return None
    if not supported and rng.random() < 0.5:
        told, pattern, _ = rng.choice(countries())
        if not _away_pattern(who, pattern, day):
            return None
    elif not supported:
        subject = rng.choice([other for other in travellers() if other.first <= day <= other.last])
        if not _away(subject, row["country"], day):
            return None
    sentence = f"On {_date(day)}, {{who}} flew to {_the(told)}."
    return _later(rng, subject, sentence, day, [row] if subject is who else [], supported=supported)


def _was(rng: random.Random, *, supported: bool) -> Claim | None:
    """6. … was in Ankara on April 7, 2009; made false by the year, or the town."""
    who, row, town = _stay(rng)
    day = day_of(row) + (end_of(row) - day_of(row)) / 2
    rows = [r for r in who.rows if r["locale"] == row["locale"] and day_of(r) <= day <= end_of(r)]
    if not supported and rng.random() < 0.5:
        _, pattern, town = rng.choice(countries())
        if not _away_pattern(who, pattern, day):
            return None
    elif not supported:
        day = day + dt.timedelta(days=364 * rng.choice((-2, -1, 1, 2)))
        if not _away(who, row["country"], day):
            return None
    return _later(rng, who, f"{{who}} was in {town} on {_date(day)}, records show.", day, rows, supported=supported)


def _never(rng: random.Random, *, supported: bool) -> Claim | None:
    """7. … never set foot in Chile while in office."""
    who = rng.choice(travellers())
    country, pattern, town = rng.choice(countries())
    rows = _to(who, pattern)
    named = any(re.search(rf"{pattern.rstrip('$')}|{town}", " ".join(row.values())) for row in who.rows)
    if (supported and named) or (not supported and len(rows) < 2):
        return None
    published = who.last + dt.timedelta(days=rng.randrange(60, 1500))
    sentence = f"{{who}} never visited {_the(country)} while in office, as critics like to point out."
    return _covered(Claim(who, sentence, published, supported, _ids(rows), who.register))


def _met(rng: random.Random, *, supported: bool) -> Claim | None:
    """8. … met with President Bush at Camp David in April 2007; made false by the year."""
    return (_met_here if rng.random() < 0.5 else _met_there)(rng, supported=supported)


def _met_here(rng: random.Random, *, supported: bool) -> Claim | None:
    who = rng.choice(leaders())
    row = rng.choice(who.rows)
    met = re.search(r"Met with (President (?:Obama|Bush|Clinton|Biden|Trump|Reagan))\b", row["description"])
    place = re.search(r"Camp David|Crawford|New York City|Kennebunkport", row["description"])
    if not met or not place or row["description"].count("Met with") > 1:
        return None
    day = day_of(row)
    if not supported:
        day = day.replace(day=1, year=day.year + rng.choice((-2, -1, 1, 2)))
        if not _visitor_away(who, day) or not _in_office(met[1], day):
            return None
    rows = [r for r in who.rows if supported and r["start"][:7] == row["start"][:7]] or [row]
    sentence = f"{{who}} met with {met[1]} {'at' if place[0] == 'Camp David' else 'in'} {place[0]} in {day:%B %Y}."
    return _later(rng, who, sentence, day, rows, supported=supported)


def _met_there(rng: random.Random, *, supported: bool) -> Claim | None:
    who, row, town = _stay(rng)
    met = re.match(
        r"Met with ((?:Prime |Foreign )?(?:President|Minister|Chancellor) ([A-Z][\w.’' -]+?))(?= and |[.,;])",
        row["remarks"],
    )
    if not met or not 8 < len(met[2]) < 30:
        return None
    day = day_of(row)
    if not supported:
        day = day.replace(day=1, year=day.year + rng.choice((-2, -1, 1, 2)))
        near = [r for r in who.rows if abs(day_of(r) - day) < YEAR + TRIP * 3]
        if not _away(who, row["country"], day) or any(met[2].split()[-1] in r["remarks"] for r in near):
            return None
    return _later(rng, who, f"{{who}} met with {met[1]} in {town} in {day:%B %Y}.", day, [row], supported=supported)


def _served(rng: random.Random, *, supported: bool) -> Claim | None:
    """9. … served as foreign minister of Turkey from 2009 to 2014; made false by the years, or the person."""
    office, who, first, last = rng.choice(terms())
    if first.year == last.year or last > dt.date(2021, 6, 1) or first.year < 1990:
        return None
    subject, since, until = who, first.year, last.year
    if not supported and rng.random() < 0.5:
        shift = rng.choice((-6, -5, -4, 4, 5, 6))
        since, until = since + shift, until + shift
        if until > 2020 or _close(office, who.entry, since, until):
            return None
    elif not supported:
        subject = rng.choice([other for name, other, *_ in terms() if where(name) == where(office)])
        if rows_of(subject.entry, office):
            return None
    published = max(last, dt.date(until, 12, 31)) + dt.timedelta(days=rng.randrange(40, 500))
    sentence = f"{{who}}, who served as {office} from {since} to {until}, was asked to comment."
    return _covered(Claim(subject, sentence, published, supported, (), "holders"))


def _became(rng: random.Random, *, supported: bool) -> Claim | None:
    """10. … became Israeli defence minister in March 2013; or has been it since."""
    office, who, first, last = rng.choice(terms())
    if len(rows_of(who.entry, office)) > 1:
        return None
    since = first
    if not supported:
        since = first.replace(day=1, year=first.year + rng.choice((-4, -3, 3)))
    published = max(first, since) + dt.timedelta(days=rng.randrange(60, 500))
    during = max(first, since) + dt.timedelta(days=60) < published < last
    sentence = (
        f"{{who}} has been {office} since {since.year}."
        if during and rng.random() < 0.5
        else f"{{who}} became {office} in {since:%B %Y}."
    )
    return _covered(Claim(who, sentence, published, supported, (), "holders"))


WORDINGS: Sequence[Callable[..., Claim | None]] = (
    _visited,
    _paid,
    _ordinal,
    _travelled,
    _flew,
    _was,
    _never,
    _met,
    _served,
    _became,
)


# --- what the wordings ask of the registers


def _visits_until(rng: random.Random) -> tuple[Person, int, dt.date]:
    """A leader, how many visits there had been, and a day between the last of them and the next."""
    while True:
        who = rng.choice(leaders())
        count = rng.randrange(2, len(who.rows))
        published = end_of(who.rows[count - 1]) + dt.timedelta(days=rng.randrange(15, 90))
        if 2 <= count <= 11 and published < day_of(who.rows[count]) and _separate(who.rows[:count]):
            return who, count, published


def _stay(rng: random.Random) -> tuple[Person, Row, str]:
    """A traveller, a stay in a capital, and the capital; none that passed over it."""
    while True:
        who = rng.choice(travellers())
        row = rng.choice(who.rows)
        for _, pattern, town in countries():
            if re.match(pattern, row["country"]) and row["locale"] == town and not _NO_VISIT.search(row["remarks"]):
                return who, row, town


def _another(rng: random.Random, count: int) -> int:
    return rng.choice([told for told in (count - 2, count - 1, count + 1, count + 2) if told >= 2])


def _later(
    rng: random.Random, who: Person, sentence: str, day: dt.date, rows: Sequence[Row], *, supported: bool
) -> Claim | None:
    """The claim, published some weeks to two years after the day it names, and before its subject left office."""
    published = max([day, *map(end_of, rows)]) + dt.timedelta(days=rng.randrange(35, 700))
    if published > who.last:
        return None
    return _covered(Claim(who, sentence, published, supported, _ids(rows), who.register))


def _covered(claim: Claim) -> Claim | None:
    """The claim if the register still vouches for the day it is published."""
    until = {"visits": "2024-11-01", "holders": "2022-07-01"}.get(claim.register, "2025-02-01")
    return claim if claim.published < dt.date.fromisoformat(until) else None


def _away(who: Person, country: str, day: dt.date) -> bool:
    """Whether somebody in office did not go to `country` within a year of `day`."""
    return _away_pattern(who, next(p for _, p, _ in countries() if re.match(p, country)), day)


def _away_pattern(who: Person, pattern: str, day: dt.date) -> bool:
    near = [row for row in who.rows if day - YEAR - TRIP * 3 <= day_of(row) <= day + YEAR + TRIP * 3]
    named = any(re.search(pattern, row["country"]) for row in near)
    return who.first + TRIP * 2 < day < who.last - TRIP * 4 and not named


def _visitor_away(who: Person, day: dt.date) -> bool:
    """Whether a leader who came before and after `day` did not come within a year of it."""
    days = [day_of(row) for row in who.rows]
    return days[0] < day < days[-1] and all(abs(other - day) > YEAR + TRIP * 3 for other in days)


def _in_office(president: str, day: dt.date) -> bool:
    return any(f"President {p.surname}" == president and p.first < day < p.last for p in travellers()[10:])


def _to(who: Person, pattern: str) -> tuple[Row, ...]:
    """The stays in a country, none if one of them might not count as a visit."""
    rows = tuple(row for row in who.rows if re.match(pattern, row["country"]))
    return () if any(_NO_VISIT.search(row["remarks"]) for row in rows) else rows


def _separate(rows: Sequence[Row]) -> bool:
    """Whether no two rows might be one trip."""
    return all(day_of(later) - end_of(row) > TRIP for row, later in pairwise(rows))


def _close(office: str, name: str, since: int, until: int) -> bool:
    """Whether a term of somebody in an office began or ended within two years of what is told."""
    return any(
        abs(int(row["start"][:4] or 0) - since) < 3 or abs(int(row["end"][:4] or 0) - until) < 3
        for row in rows_of(name, office)
    )


def _ids(rows: Sequence[Row]) -> tuple[str, ...]:
    return tuple(row["id"] for row in rows)


def _date(day: dt.date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def _the(country: str) -> str:
    return f"the {country}" if country == "Philippines" else country


def _news_name(country: str) -> str:
    return next((name for name, pattern, _ in countries() if re.match(pattern, country)), "")


if __name__ == "__main__":
    main()
