"""A second verb of speech with the subject of its sentence ("The mayor resigned on Monday … and blamed the press")."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from onrecord.attribution.draft import Draft
from onrecord.lexicon import past_forms
from onrecord.schema.span import Span
from onrecord.text import sentence_end, sentences

COORDINATED_RULE = "rule.coordinated.1"
CONFIDENCE = 0.8
"""Of 53 such verbs outside all content on PolNeAR train 45 are annotated with the subject of the sentence as source."""

_NAME = r"[A-Z][\w.’'-]{0,40}(?:\s[A-Z][\w.’'-]{0,40}){0,3}"
_VERB = re.compile(
    r",?\s+(?:and|but)\s+(?:then\s+|also\s+|\w+ly\s+)?(?P<cue>accused|argued|blamed|condemned|criticized|criticised"
    r"|denied|denounced|dismissed|insisted|pledged|praised|promised|rejected|said|thanked|told|urged|vowed|warned)\s+"
)
_LONGEST = 600
"""Characters of a sentence; a longer one is none."""


def coordinated(text: str, paragraphs: Sequence[Span], drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The reports of such verbs that `drafts` have not; in what somebody says, verbs have other subjects."""
    taken = [span for d in drafts for span in (*d.source, *d.cue, *d.content)]
    for paragraph in paragraphs:
        for match in _VERB.finditer(text, paragraph.start, paragraph.end):
            cue = Span(*match.span("cue"))
            if any(span.overlaps(cue) for span in taken):
                continue
            subject = _subject(text, paragraph, cue)
            end = sentence_end(text, match.end(), min(paragraph.end, match.end() + _LONGEST))
            content = Span(match.end(), end)
            if subject and content and not any(span.overlaps(content) for span in taken):
                yield Draft((subject,), (cue,), (content,), CONFIDENCE, COORDINATED_RULE)


def _subject(text: str, paragraph: Span, cue: Span) -> Span | None:
    """The subject that begins the sentence of `cue`, if a verb in the past follows it."""
    sentence = next(s for s in sentences(text, paragraph) if s.end >= cue.start)
    start = next((n for n in range(sentence.start, cue.start) if text[n].isalnum()), cue.start)
    subject = _subjects().match(text, start, cue.start)
    return Span(*subject.span("subject")) if subject and cue.start - start < _LONGEST else None


@cache
def _subjects() -> re.Pattern[str]:
    pasts = "|".join(sorted(past_forms()))
    described = r"(?:The|His|Her|Their|An?)\s+(?:[a-z-]{1,40}\s+)?[a-z-]{1,40}?"
    return re.compile(
        rf"(?P<subject>{described}|{_NAME}|He|She|They)\s+(?:also\s+|then\s+|\w+ly\s+)?(?:{pasts}|[a-z]+ed|was|were|had)\b"
    )
