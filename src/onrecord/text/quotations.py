"""Where quotation marks open and close, paragraph by paragraph, without ever counting marks or trusting sentences.

Source: the complaints gathered in the literature on quotation extraction: paragraphs that re-open a quotation, missing
closers, apostrophes, inch marks, » as a bullet, British single marks.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from onrecord.schema.span import Span

OPENING = "“„«‘"
CLOSING = "”»’"
STRAIGHT = ('"', "''", "``", "'")
MARKS = frozenset("“”„«»‘’\"'`‟‛‹›")
"""Every character that can be (part of) a quotation mark."""

_MARK = re.compile(f"''|``|[{re.escape(''.join(sorted(MARKS)))}]")

SINGLE_REACH = 2000
"""Characters in which a quotation in single marks must close; unbounded, apostrophes make the search quadratic."""

INNER_REACH = 40
"""Characters in which words in straight marks inside a quotation in straight marks must close."""

_PARTNER = {"“": "”", "„": "“”", "«": "»", "‘": "’", '"': '"', "''": "''", "``": "''", "'": "'"}
_SINGLE = frozenset({"‘", "'"})
_ELISIONS = ("em ", "em,", "em.", "til ", "tis ", "twas ", "cause ", "n ", "n'", "n’", "bout ", "round ")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A passage in quotation marks: `span` with its marks, `inner` without, both in characters of the text.

    `closed` is false where the closing mark is missing; `reopens` is true where the next paragraph opens the same
    quotation again, the convention for speech of several paragraphs.
    """

    span: Span
    inner: Span
    single: bool
    closed: bool = True
    reopens: bool = False


def find_quotations(text: str, paragraphs: Iterable[Span]) -> tuple[Quotation, ...]:
    """The outermost quotations of `text`, in order; none crosses the end of one of its `paragraphs`."""
    per_paragraph = [(paragraph, _in_paragraph(text, paragraph)) for paragraph in paragraphs]
    found: list[Quotation] = []
    for (_, here), (following, there) in pairwise([*per_paragraph, (Span(0, 0), [])]):
        found.extend(here)
        if here and not here[-1].closed and there and not text[following.start : there[0].span.start].strip():
            found[-1] = replace(here[-1], reopens=True)
    return tuple(found)


def _in_paragraph(text: str, paragraph: Span) -> list[Quotation]:
    found: list[Quotation] = []
    at = paragraph.start
    while match := _MARK.search(text, at, paragraph.end):
        mark = match[0]
        quotation = (
            _close(text, match.start(), mark, paragraph) if _opens(text, match.start(), mark, paragraph) else None
        )
        if quotation is None:
            at = match.end()
        else:
            found.append(quotation)
            at = quotation.span.end
    return found


def _opens(text: str, at: int, mark: str, paragraph: Span) -> bool:
    """Whether the mark at `at` can open a quotation, judged by the characters on both sides."""
    before = text[at - 1] if at > paragraph.start else " "
    end = at + len(mark)
    after = text[end] if end < paragraph.end else " "
    if mark in CLOSING or mark == "`" or after.isspace():
        return False
    if mark in "“„«``":
        return True
    free = before.isspace() or before in "([{—–-/:…" or before in MARKS
    if mark in _SINGLE:
        elided = after.isdigit() or text[end : end + 6].lower().startswith(_ELISIONS)
        return free and not elided and (after.isalnum() or after in '…$@#[“"')
    return free and not (before in "-–" and after in ".,;")


def _close(text: str, at: int, mark: str, paragraph: Span) -> Quotation | None:
    """The quotation that opens at `at`; a single mark without a closer is an apostrophe, a double one lacks it."""
    if mark in _SINGLE:
        return _close_single(text, at, mark, paragraph)
    inner_start = at + len(mark)
    depth = 0
    for place, other in _marks(text, Span(inner_start, paragraph.end)):
        if _closes(text, place, other, mark, paragraph):
            if not depth:
                return Quotation(Span(at, place + len(other)), Span(inner_start, place), single=False)
            depth -= 1
        elif other == mark and _opens(text, place, other, paragraph):
            inner = _is_inner if mark in STRAIGHT else _has_closers
            if not inner(text, place, mark, paragraph):
                return _unclosed(text, at, inner_start, place, paragraph)
            depth += 1
    return _unclosed(text, at, inner_start, paragraph.end, paragraph)


def _close_single(text: str, at: int, mark: str, paragraph: Span) -> Quotation | None:
    """The same for a single mark: the first sure closer, else the first possible one ("the workers' rights'")."""
    inner_start = at + 1
    possible: tuple[int, int] | None = None
    for place, other in _marks(text, Span(inner_start, min(paragraph.end, at + SINGLE_REACH))):
        end = place + len(other)
        if _closes(text, place, other, mark, paragraph):
            if _strong(text, place, end, paragraph):
                return Quotation(Span(at, end), Span(inner_start, place), single=True)
            possible = possible or (place, end)
        elif possible and other in '“"' and _opens(text, place, other, paragraph):
            break
    if possible is None:
        return None
    return Quotation(Span(at, possible[1]), Span(inner_start, possible[0]), single=True)


def _marks(text: str, within: Span) -> Iterator[tuple[int, str]]:
    """Every quotation mark in `within` and its place."""
    for match in _MARK.finditer(text, within.start, within.end):
        yield match.start(), match[0]


def _closes(text: str, place: int, other: str, mark: str, paragraph: Span) -> bool:
    before = text[place - 1]
    end = place + len(other)
    after = text[end] if end < paragraph.end else " "
    if other not in _PARTNER[mark] and not (mark == "“" and other == '"') and not (mark == "``" and other == '"'):
        return False
    if mark in _SINGLE:
        return not before.isspace() and not after.isalnum()
    if mark in ('"', "''"):
        return not _opens(text, place, other, paragraph) or not (before.isspace() or after.isalnum())
    return True


def _strong(text: str, place: int, end: int, paragraph: Span) -> bool:
    """Whether a single mark must be a closer: punctuation beside it, so no possessive."""
    after = text[end] if end < paragraph.end else "."
    return text[place - 1] in ".,!?…;:" or after in ".,!?;:)—" or text[place - 1].lower() != "s"


def _has_closers(text: str, place: int, mark: str, paragraph: Span) -> bool:
    """Whether two closers follow the opener at `place`: its own and that of the quotation around it."""
    return sum(char in _PARTNER[mark] for char in text[place + 1 : paragraph.end]) > 1


def _is_inner(text: str, place: int, mark: str, paragraph: Span) -> bool:
    """Whether the straight mark at `place` opens a few words inside a quotation: two closers follow, the first soon."""
    following = islice(_marks(text, Span(place + len(mark), paragraph.end)), 2)
    ends = [at for at, other in following if other == mark and not _opens(text, at, other, paragraph)]
    return len(ends) > 1 and ends[0] - place <= INNER_REACH


def _unclosed(text: str, at: int, inner_start: int, limit: int, paragraph: Span) -> Quotation:
    """A quotation without a closer: to the paragraph's end, or to the last sentence end before the next opener."""
    end = limit
    if limit < paragraph.end:
        ends = [text.rfind(stop, inner_start, limit) for stop in (". ", "? ", "! ", ", ")]
        end = max(ends) + 1 if max(ends) > 0 else limit
    stripped = inner_start + len(text[inner_start:end].rstrip())
    return Quotation(Span(at, stripped), Span(inner_start, stripped), single=False, closed=False)
