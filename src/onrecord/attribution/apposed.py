"""A subject that is an office with the name of who holds it ("The mayor of Leeds, Tom Orr, said …") is a source."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from onrecord.attribution.draft import Draft
from onrecord.lexicon import nouns
from onrecord.schema.span import Span
from onrecord.text import sentence_end

APPOSED_RULE = "rule.apposed.1"
CONFIDENCE = 0.9
"""Of 8 such sentences on PolNeAR train and dev all 8 are annotated with this source and verb."""

NAME = r"[A-Z][\w.’'-]{0,40}(?:\s[A-Z][\w.’'-]{0,40}){1,3}"
"""A name of two to four words; none of them without end, or one of a million letters would be searched from each."""
_LONGEST = 600
"""Characters of a sentence; a longer one is none."""


@cache
def _subject() -> re.Pattern[str]:
    """From the begin of a sentence: the office, the name between commas, the verb, and a clause that follows it."""
    offices = "|".join(sorted(nouns("person")))
    verbs = (
        "added|argued|announced|claimed|conceded|confirmed|denied|insisted|predicted|said|says|stated|suggested|warned"
    )
    return re.compile(
        rf"(?P<source>(?:The|An?|His|Her|Its|Their|{NAME}[’']s?)\s(?:[\w-]{{1,40}}\s){{0,3}}(?:{offices})\b"
        rf"[^,.;:“”\"()\n]{{0,80}},\s{NAME}),\s(?P<cue>{verbs})\s(?:on\s\w+day\s)?"
        r"(?P<content>that\s|he\s|she\s|they\s|it\s|there\s|the\s|his\s|her\s|their\s|this\s|no\s|an?\s)"
    )


def apposed(text: str, paragraphs: Sequence[Span], drafts: Sequence[Draft]) -> list[Draft]:
    """`drafts` with such subjects as the sources of their verbs, and what was not found of them."""
    made = list(drafts)
    for paragraph in paragraphs:
        for source, cue, content in _find(text, paragraph):
            known = [n for n, draft in enumerate(made) if any(span.overlaps(cue) for span in draft.cue)]
            for n in known:
                made[n] = _with_source(made[n], source, content)
            parts = (span for draft in made for span in (*draft.source, *draft.content))
            if not known and not any(span.overlaps(whole) for span in parts for whole in (source, content)):
                made.append(Draft((source,), (cue,), (content,), CONFIDENCE, APPOSED_RULE))
    return made


def _find(text: str, paragraph: Span) -> Iterator[tuple[Span, Span, Span]]:
    for match in _subject().finditer(text, paragraph.start, paragraph.end):
        before = text[paragraph.start : match.start()].rstrip()
        if before and before[-1] not in '.!?—”"':
            continue
        end = sentence_end(text, match.start("content"), min(paragraph.end, match.end() + _LONGEST))
        yield Span(*match.span("source")), Span(*match.span("cue")), Span(match.start("content"), end)


def _with_source(draft: Draft, source: Span, content: Span) -> Draft:
    """`draft` with `source` as its source where it has none; the words of a source are no content."""
    if draft.source:
        return draft
    kept = tuple(span for span in draft.content if not span.overlaps(source)) or (content,)
    return replace(draft, source=(source,), content=kept)
