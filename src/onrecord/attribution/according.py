"""The source after "according to" where the model took it for content ("According to the mayor, Ann Orr, it sank")."""

import re
from dataclasses import replace

from onrecord.attribution.apposed import NAME
from onrecord.attribution.draft import Draft
from onrecord.schema.span import Span

_CUE = re.compile(r"according\s+to$", re.IGNORECASE)
_WHOLE = re.compile(r"(?P<cue>according\s+to)\s+(?P<source>\w[^,;:“”\"\n]*)", re.IGNORECASE)
"""A cue that took its source in."""
_SOURCE = re.compile(rf"(?P<source>[^,;:.“”\"\n]{{2,120}}(?:,\s{NAME}(?=,))?),\s(?=\w|[“\"])")
_LEAST = 3
"""Words that must be left as content."""


def give_source(text: str, draft: Draft) -> Draft:
    """`draft` with what stands up to the comma after "according to" as its source, if it has none."""
    if draft.source or not draft.cue:
        return draft
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
