"""A record → its claims that can be counted or dated, read off closed patterns in the order of the text."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.checks import phrases
from onrecord.checks.claim import Claim, ClaimKind, Count, Party, Period
from onrecord.checks.marked import Mark, Marked, mark_record
from onrecord.checks.numbers import count_of
from onrecord.schema.article import BlockKind
from onrecord.schema.entity import Entity, EntityType, MentionKind
from onrecord.schema.record import Record
from onrecord.schema.span import Span
from onrecord.schema.statement import Polarity
from onrecord.schema.timex import Timex
from onrecord.text.sentences import sentences

_CANDIDATE = re.compile(
    r"\b(?:visit|trip|travel|flew|went to|been to|was in|arrived in|landed in|stay|stopp|met\b|hosted|welcomed|received"
    r"|held talks|held a|journey|president|minister|secretary|chancellor|premier|leader|office|speaker|king|queen"
    r"|ambassador|governor|director|returned to|came to|gone to|power|served as|attorney"
    r"|(?:from|since|until|in|between) (?:\w+ )?(?:1[89]|20)\d\d)",
    re.IGNORECASE,
)
_READ = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.QUOTE, BlockKind.HEADLINE, BlockKind.STANDFIRST})


def find_claims(record: Record) -> tuple[Claim, ...]:
    """The claims in `record` about visits, travels, meetings and offices, in order."""
    text = record.article.text
    places = [
        sentence
        for block in record.article.blocks
        if block.kind in _READ
        for sentence in sentences(text, block.span)
        if _CANDIDATE.search(text, sentence.start, sentence.end)
    ]
    if not places:
        return ()
    marks = mark_record(record)
    denied = [span for s in record.statements if s.polarity is Polarity.NEGATIVE for span in s.content]
    found: list[Claim] = []
    for sentence in places:
        if text[sentence.end : sentence.end + 1] == "?":
            continue
        reader = _Reader(marks.within(text, sentence), record)
        found += [c for c in reader.claims() if not any(span.covers(c.span) for span in denied)]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Tail:
    """What follows who was where."""

    count: Count | None
    when: Period | None
    since: Period | None
    until: Period | None
    other: str | None
    venue: str | None
    office: str
    strict: bool
    end: int


class _Reader:
    """Reads the claims of one sentence."""

    def __init__(self, marked: Marked, record: Record) -> None:
        self.marked, self.record, self.words = marked, record, marked.words

    def claims(self) -> list[Claim]:
        """All claims, in order, none twice."""
        found = [*self._stays(), *self._hosted(), *self._newcomers(), *self._offices()]
        parts = [part for claim in found if claim.kind is ClaimKind.STAY for part in self._parts(claim)]
        taken = [part.span for part in parts]
        found += [m for m in self._meetings() if not any(m.span.overlaps(span) for span in taken)]
        found = [*found, *parts]
        found.sort(key=lambda claim: (claim.span.start, claim.span.end))
        return [c for n, c in enumerate(found) if not any(_same(c, other) for other in found[:n])]

    def _stays(self) -> Iterator[Claim]:
        for pattern in phrases.STAYS:
            for match in pattern.finditer(self.words):
                who = self._subject(match, "who")
                place = self._place(match["where"])
                if who is None or not place:
                    continue
                claim = self._stay(match, who, place)
                if claim is not None:
                    yield claim

    def _stay(self, match: re.Match[str], who: Party, place: str) -> Claim | None:
        groups = match.groupdict()
        tail, front, ago = self._tail(match.end()), self._front(match.start()), self._front_range(match.start())
        count = tail.count
        if groups.get("n"):
            count = count_of(groups["n"], groups.get("hedge") or "")
        elif groups.get("ordinal"):
            count = count_of(groups["ordinal"], "", ordinal=True)
        elif groups.get("first") == "first" or (groups.get("first") and not tail.when):
            return None
        if groups.get("never"):
            count = Count(0, 0, "never")
        when = tail.when or front or self._period(groups.get("then"))
        claim = Claim(
            ClaimKind.STAY,
            self.marked.span(match.start(), tail.end),
            who,
            self._venue(tail) or place,
            other=self._party(tail.other) if tail.other else None,
            count=count,
            when=when,
            since=tail.since or ago[0],
            until=tail.until or ago[1],
            sort=_sort(groups.get("sort") or ""),
            office=tail.office,
            strict=tail.strict,
        )
        return claim if count or (when and not (tail.since or tail.until)) else None

    def _venue(self, tail: _Tail) -> str | None:
        return self._place(tail.venue) if tail.venue else None

    def _hosted(self) -> Iterator[Claim]:
        for pattern in (phrases.HOSTED, phrases.RECEIVED):
            for match in pattern.finditer(self.words):
                subject = "other" if pattern is phrases.HOSTED else "who"
                who, place = self._party(match["who"]), self._place(match["where"])
                tail = self._tail(match.end())
                when = tail.when or self._front(match.start())
                if self._subject(match, subject) is None or who is None or not place or not (when or tail.count):
                    continue
                yield Claim(
                    ClaimKind.STAY, self.marked.span(match.start(), tail.end), who, place,
                    other=self._party(match["other"]) if match["other"] else None, count=tail.count, when=when,
                    since=tail.since, until=tail.until, office=tail.office, strict=tail.strict,
                )  # fmt: skip

    def _newcomers(self) -> Iterator[Claim]:
        for match in phrases.NEWCOMER.finditer(self.words):
            who, place = self._subject(match, "who"), self._place(match["where"])
            tail = self._tail(match.end())
            if who is None or not place or match["ordinal"] not in {"first", "only"}:
                continue
            yield Claim(
                ClaimKind.NEWCOMER, self.marked.span(match.start(), tail.end), who, place, when=tail.when,
                since=tail.since, office=match["office"], strict=tail.strict,
            )  # fmt: skip

    def _meetings(self) -> Iterator[Claim]:
        for pattern in phrases.MEETINGS:
            for match in pattern.finditer(self.words):
                who, other = self._subject(match, "who"), self._party(match["other"])
                tail = self._tail(match.end())
                when = tail.when or self._front(match.start())
                if who is None or other is None or not (when or tail.count):
                    continue
                yield Claim(
                    ClaimKind.MEETING, self.marked.span(match.start(), tail.end), who, self._venue(tail) or "",
                    other=other, count=tail.count, when=when, since=tail.since, until=tail.until,
                    office=tail.office, strict=tail.strict,
                )  # fmt: skip

    def _parts(self, whole: Claim) -> Iterator[Claim]:
        """What a colon after a count spells out: how often with whom."""
        start = next((n for n, at in enumerate(self.marked.starts) if at >= whole.span.end), len(self.words))
        colon = self.words.find(":", start)
        if colon < 0 or whole.count is None:
            return
        for match in phrases.PARTS.finditer(self.words, colon):
            count = count_of(match["n"], match["hedge"] or "")
            for number in re.finditer(r"<P(\d+)>", match["parties"]):
                party = self._party(number[1])
                if party is None or count is None:
                    continue
                at = match.start("parties") + number.start()
                span = Span(self.marked.starts[match.start()], self.marked.starts[at + len(number[0])])
                yield replace(
                    whole, span=span, other=party, count=replace(count, words=match["n"]), when=None, whole=whole,
                    strict=True,
                )  # fmt: skip

    def _offices(self) -> Iterator[Claim]:
        for pattern in phrases.OFFICES:
            for match in pattern.finditer(self.words):
                who = self._subject(match, "who")
                at = (match.start("office"), match.end("office"))
                words = self.marked.span(*at).of(self.record.article.text) if match["office"] else ""
                when = self._period(match["when"] or match["bare"])
                since, until = (
                    self._period(match["since"] or match["only"]),
                    self._period(match["until"] or match["end"]),
                )
                if who is None or not (when or since or until) or _vague(words):
                    continue
                if match["at"] and match["at"] != "in" and match["at"] != "on":
                    continue
                yield Claim(
                    ClaimKind.OFFICE, self.marked.span(match.start(), match.end()), who, "", when=when, since=since,
                    until=until, office=words, verb=match["verb"],
                )  # fmt: skip

    def _tail(self, at: int) -> _Tail:
        """What follows from `at` on, as far as it is understood."""
        got: dict[str, str] = {}
        office = ""
        while True:
            match = next(filter(None, (pattern.match(self.words, at) for pattern in phrases.TAIL)), None)
            if match is None:
                break
            told = {name: value for name, value in match.groupdict().items() if value}
            if told.keys() & got.keys():
                break
            got |= told
            office = office or told.get("office", "")
            at = match.end()
        count = count_of(got["n"], got.get("hedge", "")) if "n" in got else None
        return _Tail(
            count, self._period(got.get("when") or got.get("bare")),
            self._period(got.get("since") or got.get("first")), self._period(got.get("last")),
            got.get("other"), got.get("venue"), office, phrases.END.match(self.words, at) is not None, at,
        )  # fmt: skip

    def _front(self, start: int) -> Period | None:
        match = phrases.FRONT.search(self.words, 0, start)
        return self._period(match["when"] or match["bare"]) if match else None

    def _front_range(self, start: int) -> tuple[Period | None, Period | None]:
        match = phrases.FRONT.search(self.words, 0, start)
        return (self._period(match["first"]), self._period(match["last"])) if match else (None, None)

    def _mark(self, number: str | None) -> Mark | None:
        return self.marked.marks[int(number)] if number else None

    def _subject(self, match: re.Match[str], group: str) -> Party | None:
        """The one of whom a claim is made, unless the words before say that it is no subject, or no claim."""
        if phrases.RESERVED.search(self.words[: match.start(group) - 2]):
            return None
        return self._party(match[group])

    def _party(self, number: str | None) -> Party | None:
        mark = self._mark(number)
        if mark is None or not isinstance(mark.of, Entity) or mark.of.type is not EntityType.PERSON:
            return None
        named = mark.mention is not None and mark.mention.kind is MentionKind.NAME
        return Party(mark.of, mark.title, bool(mark.of.id) and (named or self._plain(mark)))

    def _plain(self, mark: Mark) -> bool:
        """Whether no other person is named since the sentence began in which this one was last named."""
        entity, at = mark.of, mark.span.start
        if not isinstance(entity, Entity):
            return False
        before = [m.start for m in entity.mentions if m.kind is MentionKind.NAME and m.end <= at]
        if not before:
            return False
        since = max(self.record.article.text.rfind(stop, 0, before[-1]) for stop in (". ", "\n", "? ", "! "))
        return not any(
            since < mention.start < at
            for other in self.record.entities or ()
            if other.type is EntityType.PERSON and other is not entity
            for mention in other.mentions
            if mention.kind is MentionKind.NAME
        )

    def _place(self, number: str | None) -> str:
        mark = self._mark(number)
        return mark.span.of(self.record.article.text) if mark is not None else ""

    def _period(self, number: str | None) -> Period | None:
        mark = self._mark(number)
        return period_of(mark.of) if mark is not None and isinstance(mark.of, Timex) else None


def period_of(time: Timex) -> Period | None:
    """The days of a time that is known to the day, the month or the year."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?", time.value or "")
    if not match:
        return None
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    try:
        if day:
            return Period(dt.date(year, month, day), dt.date(year, month, day))
        if month:
            return Period(dt.date(year, month, 1), dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(1))
        return Period(dt.date(year, 1, 1), dt.date(year, 12, 31))
    except ValueError:
        return None


def _sort(words: str) -> str:
    return next((word for word in ("state", "official", "working") if word in words.split()), "")


def _vague(office: str) -> bool:
    """Whether the words are no office but a state of things ("in the room when he")."""
    return bool(re.search(r"\b(?:in|on|at|when|that|who|by|with|his|her)\b", office))


def _same(one: Claim, other: Claim) -> bool:
    return (
        one.kind is other.kind
        and one.span.overlaps(other.span)
        and one.whole is other.whole
        and one.other == other.other
    )
