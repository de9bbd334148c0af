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
    roots: frozenset[str]
    words: re.Pattern[str]


@cache
def _rows() -> tuple[_Row, ...]:
    parts = {row[0]: row[1] for row in read_table("revision_words")}
    found = []
    for kind, frame, roots, words, after in read_table("revisions"):
        voice, _, name = frame.rpartition("-")
        whole = re.compile(rf"\b(?P<cue>{_filled(words, parts)}){_filled(after, parts)}", re.IGNORECASE)
        roots_ = frozenset(root.replace("_", " ") for root in roots.split())
        found.append(_Row(RevisionKind(kind), name, voice, roots_, whole))
    return tuple(found)


@cache
def _roots() -> frozenset[str]:
    """Every root, once: most stand in several rows."""
    return frozenset().union(*(row.roots for row in _rows()))


def _filled(expression: str, parts: dict[str, str]) -> str:
    """`expression` with the words of `parts` for the names in braces; a capital is one even if case is ignored."""
    while filled := re.search(r"\{([a-z]+)\}", expression):
        expression = expression.replace(filled[0], parts[filled[1]])
    return expression.replace("[A-Z]", "(?-i:[A-Z])")


def find_cues(text: str, start: int, end: int) -> Iterator[Cue]:
    """The cues of ``text[start:end]``, in order; of those that overlap the first, at one place by the table's order."""
    words = text[start:end].lower()
    roots = [root for root in _roots() if root in words]
    rows = [row for row in _rows() if not row.roots.isdisjoint(roots)] if roots else []
    found = sorted((m.start(), n) for n, row in enumerate(rows) for m in row.words.finditer(text, start, end))
    at = start
    for place, n in found:
        if place >= at and (match := rows[n].words.match(text, place, end)):
            at = match.end()
            yield _cue(rows[n], text, match)


def _cue(row: _Row, text: str, match: re.Match[str]) -> Cue:
    groups = match.groupdict()
    noun = Span(*match.span("noun")) if groups.get("noun") else None
    said = match.start("said") if groups.get("said") else None
    if noun is not None:
        noun = Span(noun.end - len(noun.of(text).lstrip()), noun.end)
    return Cue(row.kind, row.frame, row.voice, Span(*match.span("cue")), Span(*match.span()), said, noun)
