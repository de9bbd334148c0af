"""Expressions of time → TIMEX3 values, resolved against the publication date and the times spoken of before."""

import datetime as dt
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from onrecord.schema.span import Span
from onrecord.text.plain import plain
from onrecord.times.direction import find_direction
from onrecord.times.find import Expression
from onrecord.times.holiday import holiday_in
from onrecord.times.meaning import (
    Anchor,
    Clock,
    Direction,
    Fixed,
    Latest,
    Length,
    Recurring,
    Repeated,
    Shifted,
    Vague,
    Within,
)
from onrecord.times.moment import Grain, Moment, count_on, moment_of, season_of

_NEAR = 100
"""Days within which a day without a year is the nearest one, whatever the verb."""

_REACH = 600
"""Characters within which a time spoken of before can be meant."""

PUBLISHED = -1
"""The place of the publication date among the anchors, which are the places of expressions."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """What an expression stands for: a stretch of the calendar, or else only a TIMEX3 `value`; neither if it is open.

    `anchor` is the place of the expression it was counted from, `PUBLISHED` for the date of publication.
    """

    expression: Expression
    type: str
    moment: Moment | None = None
    value: str | None = None
    anchor: int | None = None


def resolve_expressions(
    text: str, blocks: Sequence[Span], expressions: Sequence[Expression], published: dt.date | None
) -> list[Resolved]:
    """The value of each of `expressions`, in order; relative ones stay open where `published` is not known."""
    return _Resolver(plain(text), blocks, expressions, published).run()


class _Resolver:
    """Goes through the expressions in order and remembers the last time that was spoken of."""

    def __init__(
        self, words: str, blocks: Sequence[Span], expressions: Sequence[Expression], published: dt.date | None
    ) -> None:
        self._words = words
        self._blocks = blocks
        self._expressions = expressions
        self._published = published
        self._found: list[Resolved] = []

    def run(self) -> list[Resolved]:
        for n in range(len(self._expressions)):
            try:
                self._found.append(self._resolve(n))
            except (OverflowError, ValueError):
                self._found.append(Resolved(self._expressions[n], "DATE"))
        for n, resolved in enumerate(self._found):
            meaning = resolved.expression.meaning
            if isinstance(meaning, Shifted) and meaning.anchor is Anchor.NEXT:
                with suppress(OverflowError, ValueError):
                    self._found[n] = self._from_next(n, resolved, meaning)
        return self._found

    def _resolve(self, n: int) -> Resolved:
        expression = self._expressions[n]
        match expression.meaning:
            case Fixed(moment):
                return Resolved(expression, _type(moment), moment)
            case Recurring() as meaning:
                return self._recurring(n, meaning)
            case Shifted(anchor=Anchor.NEXT) as meaning:
                return Resolved(expression, "DURATION", value=_duration(meaning))
            case Shifted() as meaning:
                return self._shifted(n, meaning)
            case Within(name, whole):
                return self._within(n, name, whole)
            case Latest(grain):
                return self._latest(n, grain)
            case Length(value):
                return Resolved(expression, "DURATION", value=value)
            case Repeated(value):
                return Resolved(expression, "SET", value=value)
            case Vague(value):
                return Resolved(expression, "DATE", value=value)
            case Clock(tail):
                return self._clock(n, tail)

    # -- anchors ----------------------------------------------------------------------------------------------------

    def _previous(self, n: int) -> int | None:
        """The last expression before `n` that stands for a time: of its sentence, else of its block or the last."""
        here = self._expressions[n].span.start
        place = self._block(n)
        for m in range(min(n, len(self._found)) - 1, -1, -1):
            moment = self._found[m].moment
            if moment is None or self._block(m) < place - 1 or here - self._expressions[m].span.end > _REACH:
                continue
            return m
        return None

    def _block(self, n: int) -> int:
        at = self._expressions[n].span.start
        return next((place for place, block in enumerate(self._blocks) if block.start <= at < block.end), -1)

    def _anchor(self, n: int, anchor: Anchor) -> tuple[dt.date, Moment | None, int] | None:
        """The day to count from, the stretch it was given as, and the place of what names it."""
        if anchor is Anchor.PREVIOUS:
            m = self._previous(n)
            if m is not None:
                moment = self._found[m].moment
                return (moment.start, moment, m) if moment else None
        return (self._published, None, PUBLISHED) if self._published else None

    # -- the kinds of meaning ---------------------------------------------------------------------------------------

    def _recurring(self, n: int, meaning: Recurring) -> Resolved:
        expression = self._expressions[n]
        anchor = self._anchor(n, meaning.anchor)
        if anchor is None:
            return Resolved(expression, "TIME" if meaning.tail else "DATE", value=_open_value(meaning))
        day, _, place = anchor
        direction = meaning.direction
        if direction is Direction.VERB:
            block = self._blocks[max(self._block(n), 0)]
            sign = find_direction(self._words, expression.span, block)
            direction = _settled(meaning.name, day, Direction(sign))
        moment = occurrence(meaning.name, day, direction, strict=meaning.skip < 0)
        if moment is None:
            return Resolved(expression, "DATE")
        return Resolved(
            expression, "TIME" if meaning.tail else "DATE", replace(moment, tail=meaning.tail), anchor=place
        )

    def _shifted(self, n: int, meaning: Shifted) -> Resolved:
        expression = self._expressions[n]
        anchor = self._anchor(n, meaning.anchor)
        kind = "TIME" if meaning.tail else "DATE"
        quarter = self._spoken(n, Grain.QUARTER) if meaning.unit is Grain.YEAR and meaning.n == -1 else None
        if quarter is not None and (reported := self._found[quarter].moment):
            # reports on earnings compare a quarter with that of the year before
            now = moment_of(self._published, Grain.YEAR) if self._published else reported
            return Resolved(
                expression, kind, count_on(reported, -4) if reported.start >= now.start else reported, anchor=quarter
            )
        if anchor is None or meaning.n is None:
            return Resolved(expression, kind)
        day, given, place = anchor
        if meaning.n and given and given.grain > meaning.grain and meaning.unit:
            moment = count_on(moment_of(day, meaning.grain), meaning.n)
        elif given and given.grain < meaning.grain:
            moment = replace(given) if meaning.n == 0 else count_on(moment_of(day, meaning.grain), meaning.n)
        else:
            moment = count_on(moment_of(day, meaning.grain), meaning.n)
        return Resolved(expression, kind, replace(moment, tail=meaning.tail), anchor=place)

    def _latest(self, n: int, grain: Grain) -> Resolved:
        spoken = self._spoken(n, grain)
        if spoken is not None:
            return Resolved(self._expressions[n], "DATE", self._found[spoken].moment, anchor=spoken)
        if self._published is None:
            return Resolved(self._expressions[n], "DATE")
        over = count_on(moment_of(self._published, grain), -1)
        return Resolved(self._expressions[n], "DATE", over, anchor=PUBLISHED)

    def _spoken(self, n: int, grain: Grain) -> int | None:
        """The latest time of `grain`, not one to come, that was spoken of not long before."""
        here = self._expressions[n].span.start
        latest: int | None = None
        for m in range(min(n, len(self._found)) - 1, -1, -1):
            moment = self._found[m].moment
            if here - self._expressions[m].span.end > _REACH:
                break
            if moment and moment.grain is grain and not (self._published and moment.start > self._published):
                best = self._found[latest].moment if latest is not None else None
                latest = m if best is None or moment.start > best.start else latest
        return latest

    def _within(self, n: int, name: str, whole: Fixed | Shifted) -> Resolved:
        expression = self._expressions[n]
        place: int | None = None
        if isinstance(whole, Fixed):
            year = whole.moment.start.year
        else:
            anchor = self._anchor(n, whole.anchor)
            if anchor is None:
                return Resolved(expression, "DATE")
            year, place = anchor[0].year + (whole.n or 0), anchor[2]
        return Resolved(expression, "DATE", named_in(name, year), anchor=place)

    def _clock(self, n: int, tail: str) -> Resolved:
        """A clock time is of the day named beside it, else of the day last spoken of, else of publication."""
        expression = self._expressions[n]
        near = [m for m in (n - 1, n + 1) if 0 <= m < len(self._expressions)]
        for m in near:
            other = self._expressions[m]
            gap = self._words[min(other.span.end, expression.span.end) : max(other.span.start, expression.span.start)]
            if len(gap) <= 12 and not set(gap) & set(';:()"') and not isinstance(other.meaning, Clock):
                moment = self._found[m].moment if m < n else self._resolve(m).moment
                if moment and moment.grain is Grain.DAY:
                    return Resolved(expression, "TIME", replace(moment, tail=tail), anchor=m)
        anchor = self._anchor(n, Anchor.PREVIOUS)
        if anchor is None or (anchor[1] and anchor[1].grain is not Grain.DAY):
            anchor = self._anchor(n, Anchor.PUBLISHED)
        if anchor is None:
            return Resolved(expression, "TIME", value=tail)
        return Resolved(expression, "TIME", Moment(Grain.DAY, anchor[0], tail), anchor=anchor[2])

    def _from_next(self, n: int, resolved: Resolved, meaning: Shifted) -> Resolved:
        """What lies some time before or after a time that is named right after it in the same sentence."""
        if n + 1 >= len(self._found) or meaning.n is None:
            return resolved
        following = self._found[n + 1]
        here, there = resolved.expression.span, following.expression.span
        gap = self._words[here.end : there.start]
        if following.moment is None or len(gap) > 40 or set(gap) & set(".;:,()"):
            return resolved
        if following.moment.grain < Grain.MONTH < meaning.grain:
            return resolved
        moment = count_on(moment_of(following.moment.start, meaning.grain), meaning.n)
        return replace(resolved, type="DATE", moment=moment, value=None, anchor=n + 1)


def _type(moment: Moment) -> str:
    return "TIME" if moment.tail else "DATE"


def _duration(meaning: Shifted) -> str:
    codes = {
        Grain.DAY: "D",
        Grain.WEEK: "W",
        Grain.MONTH: "M",
        Grain.YEAR: "Y",
        Grain.QUARTER: "Q",
        Grain.WEEKEND: "WE",
    }
    return f"P{'X' if meaning.n is None else abs(meaning.n)}{codes.get(meaning.unit or meaning.grain, 'D')}"


def _open_value(meaning: Recurring) -> str | None:
    """The TIMEX3 value of what comes again, with the year or week left open."""
    kind, _, rest = meaning.name.partition(" ")
    match kind:
        case "weekday":
            return f"XXXX-WXX-{int(rest) + 1}{meaning.tail}"
        case "month":
            return f"XXXX-{int(rest):02d}"
        case "date":
            return f"XXXX-{rest[:5]}{meaning.tail}"
        case "season":
            return f"XXXX-{('SP', 'SU', 'FA', 'WI')[int(rest)]}"
        case _:
            return None


# -- what comes again ------------------------------------------------------------------------------------------------


def named_in(name: str, year: int) -> Moment | None:
    """The month, season, quarter, half, day or holiday `name` of `year`."""
    kind, _, rest = name.partition(" ")
    match kind:
        case "month":
            return Moment(Grain.MONTH, dt.date(year, int(rest), 1))
        case "season":
            return season_of(year, int(rest))
        case "quarter":
            return Moment(Grain.QUARTER, dt.date(year, 3 * int(rest) - 2, 1)) if int(rest) <= 4 else None
        case "half":
            return Moment(Grain.HALF, dt.date(year, 6 * int(rest) - 5, 1)) if int(rest) <= 2 else None
        case "date":
            date, _, weekday = rest.partition(" ")
            found = dt.date.fromisoformat(f"{year:04d}-{date}")
            return Moment(Grain.DAY, found) if not weekday or found.weekday() == int(weekday) else None
        case "week":
            month, day = map(int, rest.split("-"))
            return moment_of(dt.date(year, month, day), Grain.WEEK)
        case "holiday":
            holiday = holiday_in(rest, year)
            return Moment(Grain.DAY, holiday) if holiday else None
        case _:
            return None


def occurrence(name: str, day: dt.date, direction: Direction, *, strict: bool = False) -> Moment | None:
    """The last or next `name` seen from `day`, which itself counts for both unless `strict`; SAME is the nearest."""
    kind, _, rest = name.partition(" ")
    if kind == "weekend":
        return moment_of(_weekday(5, day, direction, strict=strict).start, Grain.WEEKEND)
    if kind == "weekday":
        return _weekday(int(rest), day, direction, strict=strict)
    candidates = [m for year in range(day.year - 6, day.year + 7) if (m := _safely(name, year))]
    past = [m for m in candidates if (m.latest if strict else m.earliest) < day or (not strict and m.earliest == day)]
    future = [m for m in candidates if (m.earliest if strict else m.latest) > day or (not strict and m.latest == day)]
    if direction is Direction.PAST:
        return past[-1] if past else None
    if direction is Direction.FUTURE:
        return future[0] if future else None
    if kind in {"month", "season"}:
        return next((m for m in candidates if m.start.year == day.year), None)
    return min(candidates, key=lambda m: (_distance(m, day), m.start), default=None)


def _settled(name: str, day: dt.date, direction: Direction) -> Direction:
    """`direction`, with what is usual where no verb tells, and the nearest day of the year where only one is near."""
    kind = name.partition(" ")[0]
    if kind in {"weekday", "weekend"}:
        return direction if direction is not Direction.SAME else Direction.PAST
    if kind in {"date", "week", "holiday"}:
        nearest = occurrence(name, day, Direction.SAME)
        return Direction.SAME if nearest and _distance(nearest, day) < _NEAR else direction
    if kind in {"month", "season"} and direction is Direction.SAME:
        return Direction.PAST
    return direction


def _safely(name: str, year: int) -> Moment | None:
    try:
        return named_in(name, year)
    except ValueError:  # February 29
        return None


def _weekday(weekday: int, day: dt.date, direction: Direction, *, strict: bool) -> Moment:
    back = (day.weekday() - weekday) % 7
    ahead = (weekday - day.weekday()) % 7
    if strict:
        back, ahead = back or 7, ahead or 7
    if direction is Direction.FUTURE:
        return Moment(Grain.DAY, day + dt.timedelta(days=ahead))
    if direction is Direction.SAME and ahead < back:
        return Moment(Grain.DAY, day + dt.timedelta(days=ahead))
    return Moment(Grain.DAY, day - dt.timedelta(days=back))


def _distance(moment: Moment, day: dt.date) -> int:
    if moment.earliest <= day <= moment.latest:
        return 0
    return min(abs((moment.earliest - day).days), abs((moment.latest - day).days))
