"""The expressions of time: each pattern beside what it means. Of patterns that overlap the longest match wins."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from onrecord.times.holiday import HOLIDAYS
from onrecord.times.meaning import (
    Anchor,
    Clock,
    Direction,
    Fixed,
    Latest,
    Length,
    Meaning,
    Recurring,
    Repeated,
    Shifted,
    Vague,
    Within,
)
from onrecord.times.moment import Grain, Moment, moment_of, season_of
from onrecord.times.words import (
    FRAGMENTS,
    GRAINS,
    MONTH_NUMBERS,
    ORDINALS,
    PARTS,
    SEASON_NUMBERS,
    UNITS,
    WEEKDAY_NUMBERS,
    number_of,
    year_of,
)

Groups = dict[str, str]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over the plain text, and what a match of it means; `None` where it means no time."""

    pattern: re.Pattern[str]
    mean: Callable[[Groups], Meaning | None]


def _rule(template: str, mean: Callable[[Groups], Meaning | None]) -> Rule:
    pattern = re.sub(r"\{([a-z_]+)\}", lambda m: FRAGMENTS.get(m[1], _LOCAL.get(m[1], m[0])), template)
    return Rule(re.compile(rf"(?<![\w$£€#])(?:{pattern})(?![\w])"), mean)


_LOCAL = {
    "which": r"(?P<which>last|past|previous|preceding|prior|next|coming|upcoming|following|ensuing|this\spast"
    r"|this\scoming|this|that|same|the\ssame|current|earlier\sthis|later\sthis|earlier\slast|late\slast|early\slast|early\snext"
    r"|late\snext|later\snext|early\sthis|late\sthis|mid-?this)",
    "zone": r"(?:\s?(?P<zone>gmt|utc|est|edt|et|cst|cdt|ct|mst|mdt|mt|pst|pdt|pt|bst|cet|cest|eastern(?:\stime)?"
    r"|central\stime|pacific\stime|local\stime))",
    "holiday": "(?:" + "|".join(re.escape(name).replace(r"\ ", r"\s") for name in HOLIDAYS) + ")",
    "named": r"(?P<name>{weekday}|{month}|{season}|{holiday})",
}
_LOCAL["named"] = re.sub(r"\{([a-z_]+)\}", lambda m: FRAGMENTS.get(m[1], _LOCAL.get(m[1], "")), _LOCAL["named"])

_WHICH: dict[str, tuple[int, Anchor]] = {
    "last": (-1, Anchor.PUBLISHED),
    "past": (-1, Anchor.PUBLISHED),
    "previous": (-1, Anchor.PREVIOUS),
    "preceding": (-1, Anchor.PREVIOUS),
    "prior": (-1, Anchor.PREVIOUS),
    "next": (1, Anchor.PUBLISHED),
    "coming": (1, Anchor.PUBLISHED),
    "upcoming": (1, Anchor.PUBLISHED),
    "following": (1, Anchor.PREVIOUS),
    "ensuing": (1, Anchor.PREVIOUS),
    "this past": (-1, Anchor.PUBLISHED),
    "this coming": (1, Anchor.PUBLISHED),
    "that": (0, Anchor.PREVIOUS),
    "same": (0, Anchor.PREVIOUS),
    "the same": (0, Anchor.PREVIOUS),
}
_ZONES = {"gmt": "Z", "utc": "Z", "est": "-05", "edt": "-04", "cst": "-06", "cdt": "-05", "mst": "-07", "mdt": "-06"}
_ZONES |= {"pst": "-08", "pdt": "-07", "bst": "+01", "cet": "+01", "cest": "+02"}


def _which(words: str | None) -> tuple[int, Anchor]:
    if not words:
        return 0, Anchor.PUBLISHED
    words = " ".join(words.split())
    return _WHICH.get(words) or _WHICH.get(words.split()[-1]) or (0, Anchor.PUBLISHED)


def _day(g: Groups) -> Meaning | None:
    try:
        day = dt.date(year_of(g["year"]), MONTH_NUMBERS[g["month"]], int(re.sub(r"\D", "", g["day"])))
    except ValueError:
        return None
    return Fixed(Moment(Grain.DAY, day, PARTS.get(g.get("part") or "", "")))


def _day_of_year(g: Groups) -> Meaning | None:
    month, day = MONTH_NUMBERS[g["month"]], int(re.sub(r"\D", "", g["day"]))
    try:
        dt.date(2000, month, day)
    except ValueError:
        return None
    weekday = f" {WEEKDAY_NUMBERS[g['weekday']]}" if g.get("weekday") else ""
    direction = {"last": Direction.PAST, "next": Direction.FUTURE}.get(
        (g.get("which") or "").split(" ")[-1], Direction.VERB
    )
    return Recurring(f"date {month:02d}-{day:02d}{weekday}", direction, tail=PARTS.get(g.get("part") or "", ""))


def _week_of(g: Groups) -> Meaning | None:
    day = _day_of_year(g)
    return Recurring("week " + day.name.removeprefix("date ")) if isinstance(day, Recurring) else None


def _numeric(g: Groups) -> Meaning | None:
    year = int(g["y"]) + (0 if len(g["y"]) == 4 else 1900 if int(g["y"]) > 50 else 2000)
    try:
        return Fixed(Moment(Grain.DAY, dt.date(year, int(g["m"]), int(g["d"]))))
    except ValueError:
        return None


def _month(g: Groups) -> Meaning:
    return Fixed(Moment(Grain.MONTH, dt.date(year_of(g["year"]), MONTH_NUMBERS[g["month"]], 1)))


def _season(g: Groups) -> Meaning:
    return Fixed(season_of(year_of(g["year"]), SEASON_NUMBERS[g["season"]]))


def _year(g: Groups) -> Meaning:
    return Fixed(Moment(Grain.YEAR, dt.date(year_of(g["year"]), 1, 1)))


def _short_year(g: Groups) -> Meaning:
    year = int(g["y"])
    return Fixed(Moment(Grain.YEAR, dt.date(year + (1900 if year > 30 else 2000), 1, 1)))


_DECADES = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70}
_DECADES |= {"eighties": 80, "nineties": 90}


def _decade(g: Groups) -> Meaning:
    digits = g.get("y") or ""
    year = int(digits) if len(digits) == 4 else 1900 + (int(digits) if digits else _DECADES[g["word"]])
    return Fixed(moment_of(dt.date(year, 1, 1), Grain.DECADE))


_CENTURIES = ORDINALS | {f"{n}th": n for n in range(4, 21)} | {"21st": 21, "twentieth": 20, "twenty-first": 21}
_CENTURIES |= {"nineteenth": 19, "eighteenth": 18}


def _century(g: Groups) -> Meaning | None:
    n = _CENTURIES.get(g["which_one"])
    return Fixed(moment_of(dt.date((n - 1) * 100, 1, 1), Grain.CENTURY)) if n and n > 1 else None


def _part_of_year(g: Groups) -> Meaning:
    name = f"{g['piece']} {ORDINALS[g['ordinal']]}"
    if g.get("year"):
        return Within(name, Fixed(Moment(Grain.YEAR, dt.date(year_of(g["year"]), 1, 1))))
    if g.get("which"):
        n, anchor = _which(g["which"])
        return Within(name, Shifted(Grain.YEAR, n, anchor))
    return Recurring(name, Direction.PAST)


def _piece_of(g: Groups) -> Meaning:
    n, anchor = _which(g["which"])
    return Within(_name(g["name"], g.get("day")), Shifted(Grain.YEAR, n, anchor))


def _name(word: str, day: str | None = None) -> str:
    if word in MONTH_NUMBERS:
        number = MONTH_NUMBERS[word]
        return f"date {number:02d}-{int(re.sub(r'[^0-9]', '', day)):02d}" if day else f"month {number}"
    if word in WEEKDAY_NUMBERS:
        return f"weekday {WEEKDAY_NUMBERS[word]}"
    if word in SEASON_NUMBERS:
        return f"season {SEASON_NUMBERS[word]}"
    return f"holiday {' '.join(word.split())}"


def _named(g: Groups) -> Meaning | None:
    name = _name(g["name"])
    words = " ".join((g.get("which") or "").split())
    n, anchor = _which(words) if words else (0, Anchor.PUBLISHED)
    direction = Direction.VERB
    if words:
        same = name.startswith(("month", "season", "holiday")) and n == 0 and anchor is Anchor.PUBLISHED
        direction = Direction(n) if n or not same else Direction.SAME
        if words.endswith(("past", "last")):
            direction = Direction.PAST
        if n == 0 and anchor is Anchor.PUBLISHED and name.startswith("weekday"):
            direction = Direction.VERB
    tail = PARTS.get(g.get("part") or "", "")
    strict = 1 if words.endswith(("last", "next")) else 0
    return Recurring(name, direction, anchor, tail, skip=-strict if strict else 0)


def _relative(g: Groups) -> Meaning:
    n, anchor = _which(g["which"])
    return Shifted(GRAINS[g["grain"]], n, anchor, tail="TNI" if g["grain"] == "night" else "")


def _deictic(n: int, tail: str = "") -> Callable[[Groups], Meaning]:
    return lambda g: Shifted(Grain.DAY, n, tail=PARTS.get(g.get("part") or "", "") or tail)


def _that_part(g: Groups) -> Meaning:
    return Shifted(Grain.DAY, 0, Anchor.PREVIOUS, tail=PARTS[g["part"]])


_BACKWARD = {"ago", "earlier", "before", "previously", "back", "prior"}


def _counted(g: Groups) -> Meaning | None:
    word = g["way"].split()[0]
    sign = -1 if word in _BACKWARD else 1
    anchor = Anchor.PUBLISHED if g["way"].split()[0] in {"ago", "from", "hence", "back"} else Anchor.PREVIOUS
    return _shift(_count(g), g["unit"], sign, anchor)


def _counted_from(g: Groups) -> Meaning | None:
    sign = -1 if g["way"] in {"before", "prior to", "ahead of"} else 1
    return _shift(_count(g), g["unit"], sign, Anchor.NEXT)


def _count(g: Groups) -> str:
    """The words that tell how many; one where there is none ("the day after"), some for a plural ("days after")."""
    return g.get("n", "").strip() or ("some" if re.search(g["unit"] + "s\\b", g["match"]) else "a")


_FINER = {Grain.YEAR: Grain.YEAR, Grain.DECADE: Grain.YEAR, Grain.CENTURY: Grain.YEAR}


def _shift(count: str, unit: str, sign: int, anchor: Anchor) -> Meaning | None:
    """What lies `count` units away; of hours and minutes only the way is known, of "several" not even the number."""
    n = number_of(count)
    if unit not in GRAINS:
        return Length(_length(n, unit), sign)
    grain = GRAINS[unit]
    if n is None:
        return Shifted(grain, None, anchor, unit=grain) if anchor is Anchor.NEXT else Length(_length(n, unit), sign)
    if unit == "decade":
        return Shifted(Grain.YEAR, sign * round(10 * n), anchor)
    if n != int(n):
        return Shifted(Grain.MONTH, sign * round(12 * n), anchor) if unit == "year" else Length(_length(n, unit), sign)
    if unit == "fortnight":
        n *= 2
    return Shifted(grain, sign * int(n), anchor, unit=grain)


def _ahead(g: Groups) -> Meaning | None:
    return _shift(_count(g), g["unit"], 1, Anchor.PUBLISHED)


def _length(n: float | None, unit: str) -> str:
    code = UNITS[unit]
    if unit == "fortnight" and n is not None:
        n *= 2
    if unit == "season":
        code = "M"
        n = 3 * n if n is not None else None
    if unit == "decade":
        n, code = (10 * n if n is not None else None), "Y"
    number = "X" if n is None else f"{int(n)}"
    prefix = "PT" if unit in {"second", "minute", "hour"} else "P"
    if n is not None and n % 1 == 0.5 and unit in _HALVES:
        return (prefix if n < 1 else f"{prefix}{number}{code}") + _HALVES[unit]
    return f"{prefix}{number}{code}"


_HALVES = {"year": "6M", "hour": "30M", "minute": "30S", "day": "T12H"}
"""Half of a unit, as it stands behind the whole ones."""


def _lasting(sign: int = 0) -> Callable[[Groups], Meaning]:
    def mean(g: Groups) -> Meaning:
        n = number_of(g["n"]) if g.get("n") else None
        if n is not None and g.get("half"):
            n += 0.5
        return Length(_length(n, g["unit"]), sign)

    return mean


_ADVERBS = {"daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W", "monthly": "P1M", "hourly": "PT1H"}
_ADVERBS |= {"bimonthly": "P2M", "yearly": "P1Y", "annually": "P1Y"}


def _every(g: Groups) -> Meaning | None:
    if g.get("name"):
        return Repeated(_set_value(g["name"]))
    n = 2 if g.get("other") else number_of(g["n"]) if g.get("n") else 1
    return Repeated(_length(n, g["unit"]))


def _set_value(word: str) -> str:
    kind, _, number = _name(word).partition(" ")
    match kind:
        case "weekday":
            return f"XXXX-WXX-{int(number) + 1}"
        case "month":
            return f"XXXX-{int(number):02d}"
        case "season":
            return f"XXXX-{('SP', 'SU', 'FA', 'WI')[int(number)]}"
        case _:
            return "P1Y"


def _clock(g: Groups) -> Meaning | None:
    tail = clock_tail(g)
    return Clock(tail) if tail else None


def clock_tail(g: Groups) -> str:
    """The clock time in `g` as TIMEX3 writes it; empty where there is none, or no such time."""
    if g.get("word"):
        return {"noon": "T12:00", "midday": "T12:00", "midnight": "T24:00"}[g["word"]]
    if g.get("military"):
        hour, minute = int(g["military"][:2]), int(g["military"][-2:])
    else:
        hour, minute = int(g["hour"]), int(g.get("minute") or 0)
        half = (g.get("half") or "").replace(".", "").strip()
        if half and hour > 12:
            return ""
        hour = hour % 12 + 12 * (half == "pm") if half else hour
    if hour > 24 or minute > 59:
        return ""
    return f"T{hour:02d}:{minute:02d}" + _ZONES.get((g.get("zone") or "").split(" ")[0], "")


def _clocks() -> list[Rule]:
    """One rule for each way to write a clock time, for a name can stand in a pattern once."""
    shapes = (
        r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?(?::\d\d)?\s?(?P<half>a\.m\.?|p\.m\.?|am|pm){zone}?",
        r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::\d\d)?{zone}?",
        r"(?P<hour>\d{1,2})\so'clock",
        r"(?P<military>\d{4}){zone}",
        r"(?P<word>noon|midday|midnight){zone}?",
    )
    return [_rule(rf"(?:(?:about|around|just\s(?:before|after))\s)?{shape}", _clock) for shape in shapes]


_VAGUE = {
    "PRESENT_REF": r"now(?!\sdefunct)|currently|(?:the\s)?current|at\s(?:present|the\smoment)|nowadays|these\sdays",
    "PAST_REF": r"recently|(?:the\s)?(?:most\s)?recent|the\s(?:recent\s)?past|lately|long\sago"
    r"|(?:in\s)?recent\s(?:days|weeks|months|years|decades)",
    "FUTURE_REF": r"(?:the\s)(?:near\s|foreseeable\s|not-too-distant\s)?future(?!\sof)|future(?=[,.;])|some\s?day"
    r"|the\scoming\s(?:days|weeks|months|years)",
}


def _vague(value: str) -> Callable[[Groups], Meaning]:
    return lambda _: Vague(value)


_YEAR_SET = (
    r"(?:in|since|by|of|from|until|till|during|before|after|between|and|or|to|around|through|for"
    r"|early|late|mid-?|the|than)"
)

RULES: tuple[Rule, ...] = (
    # days
    _rule(r"(?:{weekday},?\s)?(?P<month>{month})\s(?P<day>{day}),?\s(?P<year>{year})", _day),
    _rule(r"(?:{weekday},?\s)?(?:the\s)?(?P<day>{day})\s(?:of\s)?(?P<month>{month}),?\s(?P<year>{year})", _day),
    _rule(
        r"(?:(?P<weekday>{weekday})(?:\s(?P<part>{part}))?,?\s)?(?:(?P<which>last|this\spast|next)\s)?{edge}(?P<month>{month})"
        r"\s(?P<day>{day})",
        _day_of_year,
    ),
    _rule(r"(?:(?P<weekday>{weekday}),?\s)?(?:the\s)?(?P<day>{day})\s(?:of\s)?(?P<month>{month})", _day_of_year),
    _rule(r"(?P<y>{year})-(?P<m>\d\d)-(?P<d>\d\d)", _numeric),
    _rule(r"(?P<m>\d{1,2})[/-](?P<d>\d{1,2})[/-](?P<y>\d{4}|\d\d)", _numeric),
    _rule(
        r"(?P<name>{month})\s(?P<day>{day}),?\s(?:of\s)?(?P<which>last|this|next|that)\syear",
        _piece_of,
    ),
    # months, seasons, quarters, years
    _rule(r"{edge}(?P<month>{month})(?:\sof|,)?\s(?P<year>{year})", _month),
    _rule(r"{edge}(?:the\s)?(?P<season>{season})(?:\sof|,)?\s(?P<year>{year})", _season),
    _rule(
        r"(?:the\s|this\s|last\s)?(?:fiscal\s)?(?P<ordinal>{ordinal})(?:\s|-)(?:fiscal\s|calendar\s)?(?P<piece>quarter|half)"
        r"(?:\sof\s(?:fiscal\s(?:year\s)?)?(?P<year>{year})"
        r"|\s(?:of\s)?(?P<which>last|this|next|the\sfollowing|the\sprevious|that)\s(?:fiscal\s)?year|\sof\sthe\syear)?",
        _part_of_year,
    ),
    _rule(r"{edge}(?:the\s)?(?P<name>{month}|{season}|{holiday})(?:\sof)?\s(?P<which>last|this|next)\syear", _piece_of),
    _rule(r"{edge}(?:(?:the\s)?(?:fiscal|calendar)\s(?:year\s)?|the\syear\s)(?P<year>{year})", _year),
    _rule(r"{edge}(?P<year>{year})", _year),
    _rule(r"'(?P<y>\d\d)", _short_year),
    _rule(r"{edge}(?:the\s)?{edge}(?P<y>{year})'?s", _decade),
    _rule(r"{edge}(?:the\s){edge}'?(?P<y>\d0)'?s", _decade),
    _rule(
        r"{edge}(?:the\s){edge}(?P<word>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)", _decade
    ),
    _rule(r"{edge}(?:the\s)?(?P<which_one>[a-z]+|[a-z]+-[a-z]+|\d{1,2}(?:st|nd|rd|th))(?:\s|-)century", _century),
    # what comes again
    _rule(r"{edge}(?:{which}\s)?(?:the\s(?!{month}|{weekday}))?{named}(?:\s(?P<part>{part}))?", _named),
    _rule(r"(?:the|over\sthe)\sweekend", lambda _: Recurring("weekend 5")),
    _rule(r"the\sweek\sof\s(?P<month>{month})\s(?P<day>{day})", _week_of),
    _rule(r"(?:the\s){which}\s{named}(?:\s(?P<part>{part}))?", _named),
    # counted from today or from another time
    _rule(r"today|(?:later\s|earlier\s)today", _deictic(0)),
    _rule(r"tonight", _deictic(0, "TNI")),
    _rule(r"this\s(?P<part>{part})", _deictic(0)),
    _rule(r"that\s(?P<part>{part})", _that_part),
    _rule(r"(?:late\s|early\s)?yesterday(?:\s(?P<part>{part}))?", _deictic(-1)),
    _rule(r"(?:late\s|early\s)?tomorrow(?:\s(?P<part>{part}))?", _deictic(1)),
    _rule(r"the\sday\sbefore\syesterday", _deictic(-2)),
    _rule(r"the\sday\safter\stomorrow", _deictic(2)),
    _rule(r"last\snight", _deictic(-1, "TNI")),
    _rule(r"{edge}(?:the\s)?{which}\s(?:fiscal\s|calendar\s|financial\s|business\s)?(?P<grain>{grain})", _relative),
    _rule(r"(?:the\s)?(?P<n>next)\s(?P<unit>day)", lambda _: Shifted(Grain.DAY, 1, Anchor.PREVIOUS)),
    _rule(
        r"{about}(?P<n>{n}|{some})?\s?-?(?P<unit>{unit})s?\s(?P<way>ago|earlier|later|hence|from\s(?:now|today)"
        r"|back|previously|prior|(?:before|after)(?!\s(?:the|he|she|it|they|his|her|their|its|an?|{month}|{weekday}|\d)\b))",
        _counted,
    ),
    _rule(
        r"(?:(?:a|the|the\scomparable)\s)?(?P<unit>year|month|week|day)-(?P<way>earlier|ago)(?:\s(?:period|quarter|third\squarter))?",
        _counted,
    ),
    _rule(
        r"{about}(?P<n>{n}|{some})?\s?(?P<unit>day|week|month|year)s?\s(?P<way>after|before|following|prior\sto|ahead\sof)",
        _counted_from,
    ),
    _rule(r"the\s(?P<unit>day|week|month|year)\s(?P<way>after|before|following|prior\sto)", _counted_from),
    _rule(
        r"in\s{about}(?P<n>{n}|{some})\s(?P<unit>{unit})s?'?\s?(?:time)?(?=[,.;]|\swhen|\sto\s)",
        _ahead,
    ),
    # how long
    _rule(
        r"{about}(?P<n>{n}|{some})(?:\s|-)(?:more\s|full\s|straight\s|consecutive\s|calendar\s)?(?P<unit>{unit})s?(?P<half>\sand\sa\shalf)?(?:-long)?'?",
        _lasting(),
    ),
    _rule(r"within\s{about}(?P<n>{n}|{some})\s(?P<unit>{unit})s?", _lasting(1)),
    _rule(r"(?:the\s)?(?:last|past|previous|preceding)\s{about}(?P<n>{n}|{some})\s(?P<unit>{unit})s?'?", _lasting(-1)),
    _rule(r"(?:the\s)?(?:next|coming|following|ensuing)\s{about}(?P<n>{n}|{some})\s(?P<unit>{unit})s?'?", _lasting(1)),
    _rule(r"(?:the\s)(?:first|final|opening|latest)\s{about}(?P<n>{n}|{some})\s(?P<unit>{unit})s?", _lasting()),
    _rule(r"(?:the\s)(?:last|past|previous|preceding)\s(?P<unit>{unit})s", _lasting(-1)),
    _rule(r"the\spast\s(?P<unit>week|month|year|decade|century|quarter)", lambda g: Length(_length(1, g["unit"]), -1)),
    _rule(r"(?:the\s)(?:next|coming|following|ensuing)\s(?P<unit>{unit})s", _lasting(1)),
    _rule(
        r"(?:(?:many|several|some|few|long|more)\s)?(?P<unit>second|minute|hour|day|week|month|year|decade)s",
        _lasting(),
    ),
    _rule(r"(?P<unit>centur)ies", lambda _: Length("PXCE")),
    _rule(r"the\s(?:whole\s|entire\s|full\s)?(?P<unit>week|month|decade)", lambda g: Shifted(GRAINS[g["unit"]], 0)),
    _rule(
        r"(?:the\s|that\s)?(?:(?:latest|most\srecent|recent|same)\s)?(?:quarter|reporting\speriod)(?!s|ly)|the\slatest\speriod",
        lambda _: Latest(Grain.QUARTER),
    ),
    _rule(r"the\s(?:(?:whole|entire|full|fiscal)\s)?year(?=\s(?:ended|ending))", lambda _: Length("P1Y")),
    _rule(r"(?:the\s)?year(?:\s|-|'s\s)end", lambda _: Recurring("date 12-31", Direction.FUTURE)),
    _rule(r"the\s(?:whole\s|entire\s|full\s)?year", lambda _: Shifted(Grain.YEAR, 0)),
    # how often
    _rule(r"(?:" + "|".join(_ADVERBS) + ")", lambda g: Repeated(_ADVERBS[g["match"]])),
    _rule(r"(?:every|each)\s(?P<other>other\s)?(?:(?P<n>{n})\s)?(?P<unit>{unit})s?", _every),
    _rule(r"(?:every|each)\s(?P<name>{weekday}|{month}|{season})", _every),
    _rule(
        r"(?P<name>mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?)(?<=s)(?<!'s)",
        lambda g: Repeated(_set_value(g["name"].removesuffix("s"))),
    ),
    _rule(r"(?:once|twice|{n}\stimes)\s(?:a|per)\s(?P<unit>{unit})", _every),
    # by the clock
    *_clocks(),
    # now, once and some day
    *(_rule(pattern, _vague(value)) for value, pattern in _VAGUE.items()),
)
"""All rules; what a match of several means is read from the first of the longest."""
