"""A sentence with marks for the persons, places and times in it, so that closed patterns can be read off."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.schema.entity import Entity, EntityType, Links, Mention, MentionKind
from onrecord.schema.record import Record
from onrecord.schema.span import Span
from onrecord.schema.timex import Timex, TimexType

TITLE = (
    r"(?:vice[- ]president|president|prime minister|premier|chancellor|secretary of state|foreign minister|"
    r"foreign secretary|secretary|king|queen|emperor|emir|sultan|pope|crown prince|prince|minister|leader|taoiseach)s?"
)
_TITLED = re.compile(
    rf"(?:[Tt]he )?(?:then-|[Tt]hen |[Ff]ormer |[Ff]uture |late )?"
    rf"(?:(?:[A-Z]\w+|(?:[A-Z]\.){{2,}})(?:[ -][A-Z][a-z]+)?(?:'s|’s)? )?"
    rf"(?i:(?:then-|former |ex-)?{TITLE}) $"
)
_LAST = frozenset(
    "president minister premier chancellor state secretary king queen emperor emir sultan pope prince leader"
    " taoiseach".split()
)
"""The last words of titles."""

_NAMED_PLACE = re.compile(r"\b(?:in|to|at|visit(?:ed|ing)) (?:the )?(?P<name>[A-Z][\w-]+(?: [A-Z][\w-]+){0,2})")
"""Where a name that is no entity may be a place; the registers say whether it is one."""

_HONORIFIC = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sir|Sen|Gov|Gen)\.? $")
_TITLED_NAME = re.compile(
    r"\b(?P<title>President|Prime Minister|Chancellor|King|Queen|Premier) "
    r"(?P<name>[A-Z][\w-]+(?: (?:[A-Z]\.)+)*(?: [A-Z][\w-]+){0,2})"
)
_POSSESSIVE = frozenset({"his", "her", "their", "its"})
_DATES = frozenset({TimexType.DATE, TimexType.TIME})


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked stretch of the article: the entity or time there, or a name of no entity; the title right before it."""

    span: Span
    of: Entity | Timex | str
    mention: Mention | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Marked:
    """The words of a sentence with ``<P3>``, ``<L4>``, ``<T5>`` for marks; `starts` has where each letter stands."""

    words: str
    starts: tuple[int, ...]
    marks: tuple[Mark, ...]

    def span(self, start: int, end: int) -> Span:
        """The stretch of the article for letters of `words`."""
        return Span(self.starts[start], self.starts[end])


@dataclass(frozen=True, slots=True)
class Marks:
    """All marks of a record, in order."""

    found: tuple[Mark, ...]

    def within(self, text: str, sentence: Span) -> Marked:
        """`sentence` with its marks."""
        words: list[str] = []
        starts: list[int] = []
        marks: list[Mark] = []
        at = sentence.start

        def plain(start: int, end: int) -> None:
            words.append(text[start:end].replace("<", "‹").replace("’", "'"))
            starts.extend(range(start, end))

        for mark in self.found:
            if mark.span.start < at or not sentence.covers(mark.span):
                continue
            plain(at, mark.span.start)
            token = f"<{_letter(mark)}{len(marks)}>"
            if mark.mention and mark.span.of(text).lower() in _POSSESSIVE:
                token += "'s"
            words.append(token)
            starts.extend([mark.span.start] * len(token))
            marks.append(mark)
            at = mark.span.end
        plain(at, sentence.end)
        return Marked("".join(words), (*starts, sentence.end), tuple(marks))


def mark_record(record: Record) -> Marks:
    """The marks of `record`; of two that overlap the longer, and a title belongs to the name after it."""
    text = record.article.text
    found = [Mark(time.span, time) for time in record.times or () if time.type in _DATES]
    found += [_mark(text, e, m) for e in record.entities or () for m in e.mentions if m.span.of(text) != "the"]
    apart = tuple(_apart(sorted(found, key=lambda mark: (mark.span.start, -mark.span.end))))
    taken = {at for mark in apart for at in range(mark.span.start, mark.span.end)}
    names = (Span(*match.span("name")) for match in _NAMED_PLACE.finditer(text))
    more = [Mark(span, span.of(text)) for span in names if not taken.intersection(range(span.start, span.end))]
    more += [mark for mark in _titled(text) if not taken.intersection(range(mark.span.start, mark.span.end))]
    return Marks(tuple(sorted((*apart, *more), key=lambda mark: mark.span.start)))


def _titled(text: str) -> Iterator[Mark]:
    """Names with a title that are no mention of an entity."""
    for match in _TITLED_NAME.finditer(text):
        person = Entity("", EntityType.PERSON, match["name"], (), (), (), Links())
        yield Mark(Span(*match.span()), person, Mention(*match.span("name"), MentionKind.NAME), match["title"])


def _mark(text: str, entity: Entity, mention: Mention) -> Mark:
    if entity.type is EntityType.PERSON and mention.kind is MentionKind.NAME:
        ahead = text[max(mention.start - 60, 0) : mention.start]
        last = ahead.split(" ")[-2:-1] or [""]
        before = _TITLED.search(ahead) if last[0].lower().rstrip("s") in _LAST else _HONORIFIC.search(ahead[-8:])
        if before:
            return Mark(Span(mention.start - len(before[0]), mention.end), entity, mention, before[0].strip())
    return Mark(mention.span, entity, mention)


def _apart(marks: Sequence[Mark]) -> Iterator[Mark]:
    last: Mark | None = None
    for mark in marks:
        if last is not None and mark.span.start < last.span.end:
            if len(mark.span) > len(last.span) or (_letter(mark) == "P" and mark.title and not last.title):
                last = mark
            continue
        if last is not None:
            yield last
        last = mark
    if last is not None:
        yield last


def _letter(mark: Mark) -> str:
    if isinstance(mark.of, Timex):
        return "T"
    if isinstance(mark.of, str):
        return "L"
    if mark.of.type is EntityType.PERSON and mark.of.name not in VENUES:
        return "P"
    return "P" if mark.of.type is EntityType.UNNAMED else "L"


VENUES = frozenset({"Camp David", "White House", "Oval Office", "Blair House", "Mar-a-Lago", "Pearl Harbor"})
"""Places in the United States that are easily taken for persons or bodies."""
