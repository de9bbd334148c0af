"""Who speaks by the layout alone: a label before the words ("Orr: Talks have failed"), a signature after them.

Sources: the headline conventions "speaker: what was said" and "what was said: speaker"; transcripts, with a label at
each turn; quotations that a dash and a name sign; releases whose headline says whose words follow.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.attribution.draft import Draft
from onrecord.attribution.led_in import led_in
from onrecord.attribution.no_reports import is_addressed
from onrecord.schema.article import Block, BlockKind
from onrecord.schema.span import Span
from onrecord.text import MARKS


@dataclass(frozen=True, slots=True)
class Layout:
    """One such rule: its name, and its confidence 0..1."""

    name: str
    confidence: float


HEADLINE = Layout("rule.headline.1", 0.88)
"""Of 57 such headlines on PolNeAR train 51 are annotated so."""
TURN = Layout("rule.turn.1", 0.97)
SIGNATURE = Layout("rule.signature.1", 0.97)
"""Of 54 turns and signatures on PolNeAR train and dev 48 are annotated so; annotators passed over the others."""

RELEASE = Layout("rule.release.1", 0.9)

_CAPITAL = "[A-ZÀ-Þ]"
_NAME = rf"{_CAPITAL}[\w.’'-]*(?:[ \u00a0](?:{_CAPITAL}[\w.’'-]*|of|the|de|da|van|von|bin|al|for|and)){{0,6}}"
_BEFORE = re.compile(rf"(?P<label>{_NAME}):\s+(?=\S)")
_AFTER = re.compile(rf"(?<=\w): (?P<label>{_NAME}|(?:{_CAPITAL}[\w’-]* )?[a-z-]+)$")
_TURN = re.compile(
    rf"[“\"]?(?P<label>(?:(?:Mr|Ms|Mrs|Dr)\. )?{_CAPITAL}[A-ZÀ-Þ.’'-]+(?:\s[A-ZÀ-Þ.’'-]+){{0,5}}):\s*(?=\S)"
    r"|\(\((?P<bracketed>[^()]{2,60})\)\)\s*:?\s*(?=\S)|(?P<initial>Q|A(?=[.:]))[.:]?\s+(?=\S)"
)
_SIGNED = re.compile(rf"\s*(?:[―—–]|--|-(?= ))\s*(?P<author>{_NAME})(?:, [^.!?]{{2,90}})?\s*\.?$")
_RELEASE = re.compile(
    r"(?:(?:Joint|Press|Written|Opening|Prepared)\s)*(?:Statement|Remarks|Message|Testimony|Address|Speech)\s"
    r"(?:as\s(?:prepared|delivered)\s(?:for\sdelivery\s)?)?(?:from|by|of)\s"
    r"(?P<author>(?-i:[A-Z]).+?)(?=\s(?:on|at|to|in|into|regarding|about|for|after|before|following|during|upon|as|announcing"
    r"|marking|celebrating|honoring)\b|[:,]|$)",
    re.IGNORECASE,
)
_STAGE = re.compile(
    r"[“\"]?[(\[][^()]*[)\]][.”\"]*$|END\b.*$|\d{1,2}:\d{2}\s?[AP]\.?M\.?(?:\s[A-Z]{2,4})?\s*$|[\W_]+$", re.IGNORECASE
)
"""A paragraph of a transcript that nobody says: "(Applause.)", "END 2:15 P.M.", "###"."""

_SPOKEN = re.compile(
    r"\b(?:(?:Press|News|Media|Background)\s(?:\w+\s)?(?:Briefing|Gaggle|Call|Conference)|Gaggle|Briefing\sby|Transcript"
    r"|Interview)\b"
)
"""What a headline has above a transcript."""

_SENTENCE = re.compile(r"[.!?:;,…][”\"’')\]]*\s*$")
"""How a paragraph that somebody says ends; a line with the place does not."""

_POINTERS = frozenset(
    "ALSO ANALYSIS ASSESSMENT BACKGROUND BREAKING CLAIM CLAIMS CLICK CONCLUSION CONTEXT CORRECTION CREDIT"
    " EXCLUSIVE FACT FACTS FILE HOW IMAGE LISTEN LIVE MORE NOTE OPINION PHOTO PHOTOS RATING READ RELATED"
    " RULING SEE SOURCE SUMMARY UPDATE UPDATED VERDICT VIDEO WATCH WHAT WHAT'S WHAT’S WHEN WHERE WHY".split()
)
"""Words in capitals of labels that point to something else or head a part ("ALSO SEE: …", "THE FACTS: …")."""

_ANNOUNCERS = frozenset(
    "analysis analysts authorities experts factcheck official officials poll police politifact prosecutors report"
    " reports researchers scientists source sources study survey".split()
)
"""Words that end a label of a headline without a body of text that has them speak."""

_LONGEST_LABEL = 4
"""Words; in a headline whose words all begin with capitals, more of them are no name."""

_HEADING = 12
"""Words of a line above a transcript ("South Lawn", "2:15 P.M. EDT") at most; an article begins with longer ones."""

_TURNS = 3
"""Labels of names from which on a text holds a transcript."""


def read_layouts(text: str, blocks: Sequence[Block], drafts: Sequence[Draft]) -> list[Draft]:
    """`drafts` with what the layout says; what they find inside a turn or inside signed words is nested there."""
    turns = [*_turns(text, blocks)] or [*_release(text, blocks, drafts)]
    led = [] if turns else led_in(text, blocks, drafts)
    found = [*turns, *_signed(text, blocks), *_headlines(text, blocks, drafts), *led]
    inside = sorted(span for draft in found for span in draft.content)
    return [*filter(None, (_set_inside(text, draft, inside) for draft in drafts)), *found]


def _set_inside(text: str, draft: Draft, inside: Sequence[Span]) -> Draft | None:
    """`draft` as nested where all of it stands in one of `inside`, None where only a part of it does, or it is talk."""
    parts = (*draft.source, *draft.cue, *draft.content)
    holders = {_holder(part, inside) for part in parts}
    if holders == {None}:
        return draft
    if not draft.source or len(holders) > 1 or not all(h and h.covers(part) for h in holders for part in parts):
        return None
    return None if is_addressed(text, draft) else draft.nested()


def _holder(part: Span, inside: Sequence[Span]) -> Span | None:
    """The one of `inside`, in order and apart from each other, that shares characters with `part`."""
    before = bisect_left(inside, part.end, key=lambda span: span.start) - 1
    return inside[before] if before >= 0 and inside[before].overlaps(part) else None


def _turns(text: str, blocks: Sequence[Block]) -> Iterator[Draft]:
    """The turns of a transcript."""
    body = [block.span for block in blocks if block.kind in (BlockKind.PARAGRAPH, BlockKind.QUOTE)]
    labels = [_label(text, span) for span in body]
    labelled = [n for n, label in enumerate(labels) if label]
    named = sum(label is not None and label["initial"] is None for label in labels)
    if named < _TURNS and not (named and _is_announced(text, blocks) and _are_headings(text, body[: labelled[0]])):
        return
    runs_on = _runs_on(text, body, labelled)
    askers = _askers(text, body, labels) if len(runs_on) < len(body) else set()
    source: Span | None = None
    words: list[Span] = []
    for n, (span, label) in enumerate(zip(body, labels, strict=True)):
        if label or n not in runs_on or (source and _is_over(text, source, span, askers)):
            if source and words:
                yield _draft(TURN, source, words)
            source, words = None, []
        if label:
            source = Span(*label.span(label.lastgroup or 0))
            spoken = _spoken(text, Span(label.end(), span.end), opened=text[span.start] in MARKS)
            words = [] if _STAGE.match(text, spoken.start, spoken.end) else [spoken]
        elif source and not _STAGE.match(text, span.start, span.end):
            words.append(span)
    if source and words:
        yield _draft(TURN, source, words)


def _askers(text: str, body: Sequence[Span], labels: Sequence[re.Match[str] | None]) -> set[str]:
    """The labels most of whose paragraphs end with a question."""
    ends: dict[str, list[bool]] = {}
    for span, label in zip(body, labels, strict=True):
        if label:
            ends.setdefault(label[label.lastgroup or 0], []).append(span.of(text).rstrip(" ”\"’'").endswith("?"))
    return {who for who, asked in ends.items() if 2 * sum(asked) > len(asked)}


def _is_over(text: str, source: Span, paragraph: Span, askers: set[str]) -> bool:
    """Whether a paragraph without a label is not the words of `source`, in an interview inside an article.

    Whoever asks waits for an answer, which may have no label; and nobody calls himself by his full name.
    """
    who = source.of(text)
    return who in askers or (" " in who and not who.isupper() and who in paragraph.of(text))


def _label(text: str, paragraph: Span) -> re.Match[str] | None:
    """The label that begins `paragraph`, if it names anybody."""
    label = _TURN.match(text, paragraph.start, paragraph.end)
    return label if label and not _POINTERS & set(label[label.lastgroup or 0].split()) else None


def _runs_on(text: str, body: Sequence[Span], labelled: Sequence[int]) -> range:
    """The paragraphs of `body` that go on with the turn before them where they have no label.

    All of a transcript from its beginning; of one inside an article those between the first label and the last, where
    labels are the rule.
    """
    first, last = labelled[0], labelled[-1]
    if _are_headings(text, body[:first]):
        return range(len(body))
    return range(first, last) if 2 * len(labelled) > last - first else range(0)


def _are_headings(text: str, paragraphs: Sequence[Span]) -> bool:
    """Whether what stands above the first label is no more than place and time."""
    return all(len(span.of(text).split()) <= _HEADING for span in paragraphs)


def _is_announced(text: str, blocks: Sequence[Block]) -> bool:
    """Whether the headline is one of a transcript, so that a single label tells who speaks."""
    headlines = (block.span.of(text) for block in blocks if block.kind is BlockKind.HEADLINE)
    return any(_RELEASE.match(headline) or _SPOKEN.search(headline) for headline in headlines)


def _spoken(text: str, span: Span, *, opened: bool) -> Span:
    """`span` without the mark that closes what was `opened` before the label."""
    return Span(span.start, span.end - 1) if opened and text[span.end - 1] in MARKS else span


def _release(text: str, blocks: Sequence[Block], drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The body as the words of whom the headline names ("Statement by Mayor Orr on …"), unless it quotes them."""
    headline = next((block.span for block in blocks if block.kind is BlockKind.HEADLINE), None)
    match = _RELEASE.match(text, headline.start, headline.end) if headline else None
    body = [block.span for block in blocks if block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.QUOTE)]
    heading = [_is_heading(text, span) for span in body]
    body = body[heading.index(False) :] if False in heading else []
    body = [span for span in body if not _STAGE.match(text, span.start, span.end)]
    if headline is None or match is None or not body:
        return
    last = match["author"].split()[-1].strip(".")
    quoted = (d for d in drafts if d.source and d.source[0].start > headline.end)
    if not any(last in span.of(text) for draft in quoted for span in draft.source):
        yield _draft(RELEASE, Span(*match.span("author")), body)


def _is_heading(text: str, span: Span) -> bool:
    """Whether a paragraph above a speech is place, day or time and no sentence."""
    words = span.of(text)
    return len(words.split()) <= _HEADING and not _SENTENCE.search(words)


def _signed(text: str, blocks: Sequence[Block]) -> Iterator[Draft]:
    """Quotations with a dash and a name after them, in the same paragraph or in the next."""
    before: Span | None = None
    for block in blocks:
        span, quotation = block.span, None
        if text[span.start] in MARKS:
            close = max(text.rfind(mark, span.start + 2, span.end) for mark in "”\"’'“")
            quotation = Span(span.start, close + 1) if close > 0 else None
        name = _SIGNED.match(text, quotation.end if quotation else span.start, span.end)
        signed = quotation or before
        if name and signed:
            yield _draft(SIGNATURE, Span(*name.span("author")), [signed])
        before = quotation if quotation and quotation.end == span.end else None


def _headlines(text: str, blocks: Sequence[Block], drafts: Sequence[Draft]) -> Iterator[Draft]:
    """What the speaker before or after the colon of a headline says, where the label is one for speakers."""
    speakers = {word for draft in drafts for span in draft.source for word in re.findall(r"\w+", span.of(text).lower())}
    for span in (block.span for block in blocks if block.kind is BlockKind.HEADLINE):
        if (label := _BEFORE.match(text, span.start, span.end)) and _speaks(text, span, label["label"], speakers):
            yield _draft(HEADLINE, Span(*label.span("label")), [Span(label.end(), span.end)])
        elif (label := _AFTER.search(text, span.start, span.end)) and _speaks(text, span, label["label"], speakers):
            yield _draft(HEADLINE, Span(*label.span("label")), [Span(span.start, label.start())])


def _speaks(text: str, headline: Span, label: str, speakers: set[str]) -> bool:
    """Whether `label` announces ("Poll") or is a name that the article has and that is a source there."""
    words = label.split()
    last = words[-1].lower().strip("’'.")
    named = len(words) == 1 or text.find(label, headline.end) > 0
    return len(words) <= _LONGEST_LABEL and (last in _ANNOUNCERS or (last in speakers and named))


def _draft(layout: Layout, source: Span, content: Sequence[Span]) -> Draft:
    return Draft((source,), (), tuple(content), layout.confidence, layout.name)
