"""An article and its statements → agendas.

A list is read where a verb of talking takes it ("discussed A, B and C"), where a noun for topics opens it in a sentence
about a talk ("issues he said they had spoken about: A, B"), and where it stands before its verb ("A and B will be on
the agenda"). What is said *not* to have been talked about is none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.agendas.topics import read_topics
from onrecord.agendas.words import NEGATED, any_of, verbs, words_of
from onrecord.schema.agenda import Agenda, AgendaItem
from onrecord.schema.article import Article, BlockKind
from onrecord.schema.span import Span
from onrecord.schema.statement import Statement
from onrecord.text import sentences

_GAP = re.compile(r"\s*(?:,\s*)?(?:(?:also|mainly|chiefly|primarily|briefly|at length|in detail|further|again|both)\s+)?")
_OPENING = "|".join(map(re.escape, words_of("opening")))
_LIST = re.compile(
    rf"(?P<open>:|[,–—-]?\s*\b(?:{_OPENING})\b\s*:?|[,–—-]?\s*\b(?P<range>ranging from|range from|ranged from|everything from)\b)"
    r"\s*", re.IGNORECASE,
)
_LINK = re.compile(
    r"\s*(?:\w+ly\s+)?(?:are|were|was|is|will be|would be|include|includes|included|will include|would include|covered|cover|will cover)\s+"
    r"(?:also\s+)?(?:expected to (?:be|include)\s+)?",
)
_NOUN_LINK = re.compile(
    r"(?:\s+[\w’'-]+){0,5}?\s+(?:on|about|over|concerning|regarding|covering|focused on|focusing on|centred on|centered on"
    r"|dealing with|touching on)\s+",
)
_BEFORE_VERB = re.compile(
    r"\s+(?:(?:are|were|was|is|will be|would be|also|all|both|expected to be|set to be|likely to be)\s+)*"
    r"(?:(?:high |also )?on (?:the|their|his|her|its) agenda|(?:also )?(?:discussed|debated|raised)|among the (?:\w+ ){0,2}(?:topics|issues|subjects|matters|items)"
    r"|(?:will |would |also )*(?:top|topped|dominate|dominated|feature|featured)(?: high)?(?: in| on)? (?:the|their) (?:agenda|talks|discussions|meeting))",
    re.IGNORECASE,
)
_TOGETHER = re.compile(r"\bwith\b|\beach other\b|\bone another\b|\band\b", re.IGNORECASE)
_MORE = re.compile(r"^[\"“]?(?:\W*)(?:also|other|further|another|on top of|in addition|besides)\b|\balso\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Listed:
    sentence: Span
    topics: tuple[Span, ...]


def find_agendas(article: Article, statements: Sequence[Statement]) -> tuple[Agenda, ...]:
    """The lists of two topics or more that are said to have been talked about, or to be so, in order of their place."""
    found: list[tuple[str | None, _Listed]] = []
    for block in article.blocks:
        if block.kind is not BlockKind.HEADLINE:
            for sentence in sentences(article.text, block.span):
                topics = _read_sentence(article.text, sentence)
                if topics:
                    found.append((_speaker(statements, topics), _Listed(sentence, topics)))
    return tuple(
        Agenda(by, tuple(AgendaItem(t.start, t.end, t.of(article.text)) for t in topics))
        for by, topics in _joined(article.text, found, statements)
    )


def _joined(
    text: str, found: Sequence[tuple[str | None, _Listed]], statements: Sequence[Statement]
) -> Iterator[tuple[str | None, tuple[Span, ...]]]:
    """Lists of one speaker that go on in the next sentence ("They also discussed …") are one."""
    speakers = {statement.id: statement.speaker for statement in statements}
    last: tuple[str | None, _Listed] | None = None
    for by, listed in found:
        if last and _goes_on(text, last[1], listed) and speakers.get(last[0] or "") == speakers.get(by or ""):
            last = (last[0], _Listed(listed.sentence, last[1].topics + listed.topics))
            continue
        if last:
            yield last[0], last[1].topics
        last = (by, listed)
    if last:
        yield last[0], last[1].topics


def _goes_on(text: str, one: _Listed, other: _Listed) -> bool:
    between = text[one.sentence.end : other.sentence.start]
    return len(between) <= 3 and bool(_MORE.search(text[other.sentence.start : other.topics[0].start]))


def _speaker(statements: Sequence[Statement], topics: Sequence[Span]) -> str | None:
    """The narrowest statement that holds the list, or `None` in the article's own voice."""
    holding = [
        (len(span), statement.id)
        for statement in statements
        for span in statement.content
        if span.start <= topics[0].start and topics[-1].end <= span.end + 1
    ]
    return min(holding)[1] if holding else None


def _read_sentence(text: str, sentence: Span) -> tuple[Span, ...]:
    start, end = sentence.start, sentence.end
    for reader in (_from_verb, _from_topics, _from_talk, _before_verb):
        topics = reader(text, start, end)
        if topics:
            return topics
    return ()


def _from_verb(text: str, start: int, end: int) -> tuple[Span, ...]:
    """ "discussed A, B and C", "talked about issues including A and B"."""
    for name in ("about", "talk", "wide"):
        for match in verbs(name).finditer(text, start, end):
            if NEGATED.search(text[start : match.start()]) or not _is_talk(text, name, match, start, end):
                continue
            topics = _after(text, match.end(), end, alone=name != "wide" or bool(_is_met(text, start, match.start())))
            if topics:
                return topics
    return ()


def _is_talk(text: str, name: str, verb: re.Match[str], start: int, end: int) -> bool:
    """Whether people talk with each other: several of them, "with" somebody, or a word for a talk."""
    before = text[start : verb.start()]
    if name == "wide":
        return bool(any_of("meeting").search(before) or any_of("topics").search(text, verb.end(), end))
    return bool(any_of("plural").search(before) or any_of("meeting").search(text, start, end) or _TOGETHER.search(text, start, end))


def _is_met(text: str, start: int, end: int) -> bool:
    return bool(any_of("meeting").search(text[start:end]))


def _after(text: str, at: int, end: int, *, alone: bool) -> tuple[Span, ...]:
    """The list after a verb; behind a noun for topics it begins at its opening."""
    gap = _GAP.match(text, at, end)
    at = gap.end() if gap else at
    opening = _LIST.search(text, at, end)
    if opening and (any_of("topics").search(text, at, opening.start()) or not text[at : opening.start()].strip()):
        return read_topics(text, opening.end(), end, by_to=opening["range"] is not None)
    return read_topics(text, at, end) if alone else ()


def _from_topics(text: str, start: int, end: int) -> tuple[Span, ...]:
    """ "Topics included A and B"; "the issues they had spoken about: A, B"."""
    talked = any(verbs(name).search(text, start, end) for name in ("about", "talk"))
    for noun in any_of("topics").finditer(text, start, end):
        if NEGATED.search(text[start : noun.start()]):
            return ()
        link = _LINK.match(text, noun.end(), end)
        if link and (talked or _is_met(text, start, end)):
            return read_topics(text, link.end(), end)
        opening = _LIST.search(text, noun.end(), end)
        if opening and (talked or _is_met(text, start, end)):
            topics = read_topics(text, opening.end(), end, by_to=opening["range"] is not None)
            if topics:
                return topics
    return ()


def _from_talk(text: str, start: int, end: int) -> tuple[Span, ...]:
    """ "talks on A and B", "the agenda includes A and B"."""
    for noun in any_of("meeting").finditer(text, start, end):
        if NEGATED.search(text[start : noun.start()]):
            continue
        link = _NOUN_LINK.match(text, noun.end(), end) if noun[0].lower() != "agenda" else _LINK.match(text, noun.end(), end)
        colon = re.compile(r"\s*:\s*").match(text, noun.end(), end)
        after = link or colon
        if after:
            topics = _after(text, after.end(), end, alone=True)
            if topics:
                return topics
    return ()


def _before_verb(text: str, start: int, end: int) -> tuple[Span, ...]:
    """ "A, B and C are on the agenda"."""
    verb = _BEFORE_VERB.search(text, start, end)
    if verb is None or NEGATED.search(text[start : verb.start()]):
        return ()
    return read_topics(text, start, verb.start())
