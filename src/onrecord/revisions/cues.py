"""The words that tell of a revision, and the words beside them that name or give what was said."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon import read_table
from onrecord.schema.revision import RevisionKind
from onrecord.schema.span import Span


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that revise: `frame` says how what was said is found, `said` is where it begins, `noun` what names it.

    `voice` is ``own`` where they count only in the words of whoever revises, ``me`` with "I" or "we", ``any`` in what
    somebody says, whatever the subject, else empty. `whole` reaches to the end of what was matched.
    """

    kind: RevisionKind
    frame: str
    voice: str
    span: Span
    whole: Span
    said: int | None
    noun: Span | None


@dataclass(frozen=True, slots=True)
class _Row:
    kind: RevisionKind
    frame: str
    voice: str
    words: re.Pattern[str]


@cache
def _rows() -> tuple[re.Pattern[str], dict[str, tuple[_Row, ...]]]:
    """One expression for where any cue begins, and the rows of each group in it."""
    parts = dict(read_table("revision_words"))
    rows: dict[str, list[_Row]] = {}
    for kind, frame, words, after in read_table("revisions"):
        begins = _filled(words, parts)
        whole = re.compile(rf"(?P<cue>{begins}){_filled(after, parts)}", re.IGNORECASE)
        voice, _, name = frame.rpartition("-")
        rows.setdefault(begins, []).append(_Row(RevisionKind(kind), name, voice, whole))
    groups = {f"r{n}": tuple(found) for n, found in enumerate(rows.values())}
    plain = (re.sub(r"\(\?P<(?:said|noun)>", "(?:", words) for words in rows)
    start = "|".join(f"(?P<{name}>{words})" for name, words in zip(groups, plain, strict=True))
    return re.compile(rf"\b(?:{start})", re.IGNORECASE), groups


def _filled(expression: str, parts: dict[str, str]) -> str:
    """`expression` with the words of `parts` for the names in braces; a capital is one even if case is ignored."""
    while filled := re.search(r"\{([a-z]+)\}", expression):
        expression = expression.replace(filled[0], parts[filled[1]])
    return expression.replace("[A-Z]", "(?-i:[A-Z])")


def find_cues(text: str, start: int, end: int) -> Iterator[Cue]:
    """The cues of ``text[start:end]``, in order; where several rows match at one place, the first of the table."""
    begins, groups = _rows()
    at = start
    while match := begins.search(text, at, end):
        cue = next((c for row in groups[match.lastgroup or ""] if (c := _read(row, text, match.start(), end))), None)
        cue = cue or _elsewhere(text, match.start(), end)
        at = cue.whole.end if cue else match.start() + 1
        if cue:
            yield cue


def _elsewhere(text: str, start: int, end: int) -> Cue | None:
    """The same by the rows of the other groups: the first group that begins here need not be the right one."""
    return next((c for rows in _rows()[1].values() for row in rows if (c := _read(row, text, start, end))), None)


def _read(row: _Row, text: str, start: int, end: int) -> Cue | None:
    match = row.words.match(text, start, end)
    if match is None:
        return None
    groups = match.groupdict()
    noun = Span(*match.span("noun")) if groups.get("noun") else None
    said = match.start("said") if groups.get("said") else None
    if noun is not None:
        noun = Span(noun.start + len(noun.of(text)) - len(noun.of(text).lstrip()), noun.end)
    whole = Span(match.start(), match.end())
    return Cue(row.kind, row.frame, row.voice, Span(*match.span("cue")), whole, said, noun)
