"""The source after "according to" where the model took it for content ("According to the mayor, Ann Orr, it sank")."""

import re
from dataclasses import replace

from onrecord.attribution.apposed import NAME
from onrecord.attribution.draft import Draft
from onrecord.attribution.subjects import person_nouns
from onrecord.schema.span import Span

_CUE = re.compile(r"according\s+to$", re.IGNORECASE)
_WHOLE = re.compile(r"(?P<cue>according\s+to)\s+(?P<source>\w[^,;:“”\"\n]*)", re.IGNORECASE)
"""A cue that took its source in."""
_SOURCE = re.compile(rf"(?P<source>[^,;:.“”\"\n]{{2,120}}(?:,\s{NAME}(?=,))?),\s(?=\w|[“\"])")
_NAME_FIRST = re.compile(
    r"[A-Z][\w.’'-]{0,40}(?:\s[A-Z][\w.’'-]{0,40}){0,3}(?=,\s(?!(?:an?|the|who|whose|which)\s[^,]*,))"
)
"""A name with which a content begins, and which no apposition makes its subject."""
_LEAST = 3
"""Words that must be left as content."""


def give_source(text: str, draft: Draft) -> Draft:
    """`draft` with what stands up to the comma after "according to" as its source, if it has none.

    One that has is given the name that follows it ("According to his wife, Ann, Orr sank").
    """
    if not draft.cue or draft.source:
        return _with_name(text, draft) if draft.cue else draft
    whole = _WHOLE.fullmatch(draft.cue[-1].of(text))
    if whole:
        cue = draft.cue[-1]
        parts = (Span(cue.start, cue.start + whole.end("cue")), Span(cue.start + whole.start("source"), cue.end))
        return replace(draft, cue=(*draft.cue[:-1], parts[0]), source=(parts[1],))
    if not _CUE.search(draft.cue[-1].of(text)):
        return draft
    first = draft.content[0]
    if text[draft.cue[-1].end : first.start].strip():
        return draft
    found = _SOURCE.match(text, first.start, first.end)
    if found is None or len(text[found.end() : first.end].split()) < _LEAST:
        return draft
    source = Span(*found.span("source"))
    return replace(draft, source=(source,), content=(Span(found.end(), first.end), *draft.content[1:]))


def _with_name(text: str, draft: Draft) -> Draft:
    """`draft` with the name after a relation or an office, "his wife", "the mayor", as part of its source."""
    source, first = draft.source[-1], draft.content[0]
    head = source.of(text).rsplit(maxsplit=1)[-1]
    if (
        not _CUE.search(draft.cue[-1].of(text))
        or head not in person_nouns()
        or text[source.end : source.end + 2] != ", "
    ):
        return draft
    name = _NAME_FIRST.match(text, source.end + 2, first.end)
    if name is None or len(text[name.end() : first.end].split()) < _LEAST or first.start > name.end() + 2:
        return draft
    content = (Span(name.end() + 2, first.end), *draft.content[1:])
    return replace(draft, source=(*draft.source[:-1], Span(source.start, name.end())), content=content)
