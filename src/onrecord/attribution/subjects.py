"""Whose verb it is: a source stands in the sentence of its cue, and no verb of another clause is part of it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from onrecord.attribution.draft import Draft
from onrecord.lexicon import nouns, past_forms, read_table
from onrecord.schema.span import Span, hull
from onrecord.text import MARKS, sentence_end

_JOINED = re.compile(r"\s+(?:and|but)$")
_CAPITAL = r"[A-Z][\w.&’'-]{0,40}"
_MORE = rf"(?:\s(?:(?:and|of|for|on|the)\s){{0,2}}{_CAPITAL})"
"""One more word of a name, with the small words before it."""
_PLAIN = re.compile(rf"(?:The\s)?{_CAPITAL}{_MORE}{{1,8}}(?:\s\([A-Z]+\))?\s$")
"""A sentence's subject that is a name, up to its verb."""

_WITH_ASIDE = re.compile(
    rf"(?P<name>(?:The\s)?{_CAPITAL}{_MORE}{{0,8}})"
    r",\s(?:\d{1,3}|(?:who|which|whose|an?)\s(?:[^,.;:“”\"\n]|(?<=\d)[,.](?=\d)){3,90}),\s(?:has\s|have\s|had\s|also\s)?$"
)
"""A sentence's subject that is a name with an aside, up to its verb: "The Harbor Union, which rows, | threatened"."""
_PASSIVE = re.compile(r"(?:is|are|was|were|be|been|being|gets?|got)\b")

_TARGET = re.compile(
    r"\b(?:fac(?:e|es|ed|ing)|dr(?:aws?|ew|awn|awing)|receiv(?:e|es|ed|ing))\s(?:\w+\s){0,3}"
    r"(?:accusations?|allegations?|backlash|claims|criticism|scrutiny)\b"
)
"""What happens to whom others accuse: "the police face allegations that …" is not what the police say."""

_ERA = re.compile(r"\s+under\s+(?:the\s+)?")
"""Between a verb and who ruled at the time: "it had been agreed under Mayor Orr" is not agreed by Orr."""

_NEXT = re.compile(r"[.!?…]+[”\"’')\]]*\s+[“\"‘]?[A-Z]")
"""From the end of a sentence to the next; "(I-Vt.) said" is none."""

_FRONTED = re.compile(r"(?:When|While|After|Asked|Confronted|Faced|Pressed|Challenged)\b")
_OPENS = re.compile(rf"(?:\s+[\w.’'-]{{1,40}}){{0,6}}[,:]?\s+[{''.join(sorted(MARKS))}]")
_INVERTED = re.compile(rf"(?P<name>{_CAPITAL}(?:\s{_CAPITAL}){{0,3}}),?\s[{''.join(sorted(MARKS))}]")

_AUTHOR = re.compile(rf"(?:\s(?:on\s)?\w+day)?\s(?:by|from)\s(?:the\s)?{_CAPITAL}(?:\s(?:of\s)?{_CAPITAL}){{0,6}}")
"""Who wrote a document, after the day of it."""

_PLACE = re.compile(r"\s+(?:on|via)\s(?:Facebook|Instagram|Telegram|TikTok|Truth\sSocial|Twitter|X|YouTube)$")
"""Where somebody speaks is no part of who it is."""

_RELATIVE = re.compile(r"\b(?:who|whom|whose|which|that)\b")
_ASIDE = re.compile(r"whom?\b")
_HEAD = re.compile(r"\s(?:on\s)?(?:\w+day\s)?(?P<head>[^,.;:“”\"\n]{3,80}),\s")


def own_subjects(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """`drafts`, each with the subject of its own verb as its source, or with none where that cannot be told."""
    return [_with_own(text, drafts, draft) for draft in drafts]


def _with_own(text: str, drafts: Sequence[Draft], draft: Draft) -> Draft:
    draft = _with_subject(text, drafts, _with_named(text, _with_inverted(text, draft)))
    for step in (_whole_object, _without_office, _without_fronted):
        draft = step(text, draft)
    return draft


def _with_inverted(text: str, draft: Draft) -> Draft:
    """`draft` with the name between its verb and a quotation as its source ("“We row” tweeted Orr “to win.”")."""
    if draft.source or not draft.cue or len(draft.content) < 2:
        return draft
    last = draft.content[-1]
    name = _INVERTED.match(text, last.start, last.end) if last.start == draft.cue[-1].end + 1 else None
    if name is None or draft.content[-2].end > draft.cue[0].start or text[draft.content[-2].start] not in MARKS:
        return draft
    content = (*draft.content[:-1], Span(name.end() - 1, last.end))
    return replace(draft, source=(Span(*name.span("name")),), content=content)


def _with_named(text: str, draft: Draft) -> Draft:
    """`draft` with the name that begins the sentence as its source, where only an aside stands before the verb."""
    if draft.source or not draft.cue or draft.content[0].start < draft.cue[0].end:
        return draft
    cue = draft.cue[0]
    named = _WITH_ASIDE.fullmatch(text, _sentence_start(text, cue.start), cue.start)
    if named is None or _PASSIVE.match(text, cue.start):
        return draft
    return replace(draft, source=(Span(*named.span("name")),))


def _with_subject(text: str, drafts: Sequence[Draft], draft: Draft) -> Draft:
    if not draft.source or not draft.cue:
        return draft
    source, cue = draft.source[-1], draft.cue[0]
    if _JOINED.search(source.of(text)) and cue.start == source.end + 1:
        return replace(draft, source=_subject_before(drafts, source))
    if _is_elsewhere(text, draft):
        return replace(draft, source=_plain_subject(text, cue))
    if (source.end <= cue.start and _TARGET.search(hull(draft.cue).of(text))) or (
        source.start > cue.end and _ERA.fullmatch(text, cue.end, source.start)
    ):
        return replace(draft, source=())
    return replace(draft, source=(*draft.source[:-1], _with_author(text, draft, _without_rest(text, source, cue))))


def _with_author(text: str, draft: Draft, source: Span) -> Span:
    """`source` with whoever it is by ("according to a post on Monday by Mayor Orr")."""
    noun = source.of(text).rsplit(maxsplit=1)[-1].lower()
    author = _AUTHOR.match(text, source.end) if noun in nouns("document") else None
    if author is None or any(
        part.start < author.end() and part.end > source.end for part in (*draft.cue, *draft.content)
    ):
        return source
    return Span(source.start, sentence_end(text, source.end, author.end()))


def _subject_before(drafts: Sequence[Draft], source: Span) -> tuple[Span, ...]:
    """The source of the verb before the one that "and" joins to it ("Orr called himself the port and said …")."""
    earlier = [d for d in drafts if d.source and d.cue and d.source[-1].end <= d.cue[0].start <= source.start]
    last = max(earlier, key=lambda d: d.cue[0].start, default=None)
    return last.source if last and any(source.start <= part.end + 1 <= source.end for part in last.content) else ()


def _is_elsewhere(text: str, draft: Draft) -> bool:
    """Whether a sentence ends between source and cue; a quotation alone may go on over sentences."""
    source, cue = draft.source[-1], draft.cue[0]
    first, last = (source.end, cue.start) if source.end <= cue.start else (cue.end, source.start)
    if text[draft.content[0].start] in MARKS:
        return False
    return _NEXT.match(text, sentence_end(text, first, last), last + 1) is not None


def _plain_subject(text: str, cue: Span) -> tuple[Span, ...]:
    """The name that begins the sentence of `cue`, if nothing else stands before the verb."""
    start = _sentence_start(text, cue.start)
    return (Span(start, cue.start - 1),) if _PLAIN.fullmatch(text, start, cue.start) else ()


def _sentence_start(text: str, place: int) -> int:
    """The first letter of the sentence of `place`, as far as stops and lines tell."""
    ends = (at + len(stop) for stop in (". ", "\n", ".” ", '." ') if (at := text.rfind(stop, 0, place)) >= 0)
    start = max(ends, default=0)
    return start + len(text[start:place]) - len(text[start:place].lstrip())


def _without_rest(text: str, source: Span, cue: Span) -> Span:
    """`source` up to a verb with its object ("Orr met Vance to discuss …"), and without where it speaks ("on X")."""
    pattern = _purposes() if text.startswith("to ", cue.start) else _verbs()
    rest = pattern.search(source.of(text)) if re.match(r"to\s|\w+ing\b", cue.of(text)) else None
    rest = rest or _PLACE.search(source.of(text))
    if rest is None or _RELATIVE.search(source.of(text)[: rest.start()]):
        return source
    return Span(source.start, source.start + rest.start())


@cache
def _verbs() -> re.Pattern[str]:
    """A verb in the past and its object."""
    pasts = "|".join(sorted(past_forms()))
    return re.compile(rf"\s(?!named\b|called\b)(?:{pasts}|[a-z]+ed)\s(?:an?|the|his|her|their|its)\s")


@cache
def _purposes() -> re.Pattern[str]:
    """A verb of meeting or going, for what a clause with "to" tells the purpose of; or any with its object."""
    small = r"(?:(?:have|has|had|will|would|also|then|later|recently)\s)*"
    return re.compile(
        rf"\s{small}(?:assembled|came\stogether|caught\sup|convened?|embarked|engaged|gather(?:ed)?|held|hosted|joined|me?et"
        rf"|rallied|reached\sout|sat\sdown|sp(?:oke|eak)|talked|travel+ed|visited|went)\s|{_verbs().pattern}"
    )


def _whole_object(text: str, draft: Draft) -> Draft:
    """`draft` with what stands before the aside that begins its content ("said on Monday a clerk, whom …, left")."""
    first = draft.content[0]
    if not draft.cue or not _ASIDE.match(text, first.start) or draft.cue[-1].of(text).endswith(("told", "asked")):
        return draft
    head = _HEAD.fullmatch(text, draft.cue[-1].end, first.start)
    return replace(draft, content=(Span(head.start("head"), first.end), *draft.content[1:])) if head else draft


def _without_fronted(text: str, draft: Draft) -> Draft:
    """`draft` without what a clause in front says that others say ("Asked if she pushed him, Orr said: “No.”")."""
    if not draft.source or not draft.cue or len(draft.content) < 2:
        return draft
    first = draft.content[0]
    fronted = _FRONTED.match(text, _sentence_start(text, first.start), first.start)
    if (
        fronted
        and text[first.start] not in MARKS
        and first.end <= draft.source[0].start
        and _OPENS.match(text, draft.cue[-1].end)
    ):
        return replace(draft, content=draft.content[1:])
    return draft


def _without_office(text: str, draft: Draft) -> Draft:
    """`draft` with the office before its name as part of its source ("A member of the board, Ann Orr, wrote “…”")."""
    if len(draft.source) != 1 or len(draft.content) < 2 or not draft.cue or draft.source[0].end >= draft.cue[0].start:
        return draft
    office, source = draft.content[0], draft.source[0]
    named = re.fullmatch(rf"{_CAPITAL}(?:\s{_CAPITAL}){{1,3}}", source.of(text))
    if named and text[office.end : source.start] == ", " and _offices().fullmatch(office.of(text)):
        return replace(draft, source=(Span(office.start, source.end),), content=draft.content[1:])
    return draft


@cache
def person_nouns() -> frozenset[str]:
    """Nouns for a person, in the singular: offices, trades and relations."""
    people = {noun for kind, listed in read_table("people") if kind == "person" for noun in listed.split()}
    return nouns("person") | nouns("feminine") | nouns("masculine") | people


@cache
def _offices() -> re.Pattern[str]:
    """An office or a relation, with no verb in it."""
    person = "|".join(sorted(person_nouns()))
    one = rf"(?:[\w-]+\s){{0,3}}(?:{person})(?:\s(?:of|for|at|in)\s(?:the\s)?[\w\s-]{{2,60}})?"
    return re.compile(rf"(?:His|Her|Their|Its|The|An?|My)\s{one}(?:,?\sand\s{one})?", re.IGNORECASE)
