"""One sentence → the topics that it lists.

A list stands after a verb of talking ("discussed A, B and C"), after a noun for topics or for a talk ("issues such as A
and B", "talks on A and B"), or before what says that it was talked about ("A and B were on the agenda").
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from onrecord.agendas.topics import read_topics
from onrecord.agendas.words import NEGATED, any_of, verbs, words_of
from onrecord.schema.span import Span


@dataclass(frozen=True, slots=True)
class Clause:
    """The sentence ``[start, end)`` of `text`; at `sources` it names who says it, which no list goes on into."""

    text: str
    start: int
    end: int
    sources: tuple[int, ...] = ()

    def topics(self, start: int, *, end: int | None = None, least: int, by_to: bool = False) -> tuple[Span, ...]:
        """The list that begins at `start`."""
        end = min((at for at in (*self.sources, end or self.end) if at > start), default=self.end)
        return read_topics(self.text, start, end, least=least, by_to=by_to)

    def before(self, at: int) -> str:
        """The words of the sentence before `at`."""
        return self.text[self.start : at]

    def negates(self, at: int) -> bool:
        """Whether what begins at `at` is said not to be so, or only asked."""
        return bool(NEGATED.search(self.before(at)))

    def has(self, name: str) -> bool:
        """Whether a word of the class `name` is in it."""
        return bool(any_of(name).search(self.text, self.start, self.end))


_OPENING = "|".join(map(re.escape, words_of("opening")))
_TOPICS = "|".join(map(re.escape, words_of("topics")))
_LINKS = (
    r"(?:are|were|was|is|will be|would be|includes?|included|will include|would include|covers?|covered|will cover)"
    r"\s+(?:also\s+)?(?:expected to (?:be|include)\s+)?"
)
_GAP = re.compile(
    r"\s*(?:,\s*)?(?:(?:also|mainly|chiefly|primarily|briefly|at length|in detail|further|again|both)\s+)?"
)
_LIST = re.compile(
    rf"(?::|[,–—-]?\s*\b(?:(?P<range>ranging from|ranged? from|everything from)|{_OPENING})\b\s*:?)\s*", re.IGNORECASE
)
_LINK = re.compile(rf"\s*(?:\w+ly\s+)?{_LINKS}")
_INCLUDES = re.compile(r"\s+(?:will |would |also )*(?:includes?|included|covers?|covered)\s+")
_ABOUT = re.compile(
    r"(?:\s+[\w’'-]+){0,3}?\s+(?:on|about|over|concerning|regarding|covering|(?:focus|cent[er]{2})(?:ed|ing) on"
    r"|dealing with|touching on)\s+"
)
_COLON = re.compile(r"\s*:\s*")
_INVERTED = re.compile(
    rf"\b(?:on|among|atop)\s+(?:the|our|their|his|her|its)\s+(?:\w+\s+){{0,2}}(?:agenda|list|{_TOPICS})\b"
    rf"(?:\s+(?:that|which|to be|they|he|she|it|the)\b[^,.]{{0,60}}?)?\s+{_LINKS}",
    re.IGNORECASE,
)
_NAMED = re.compile(
    rf"\b(?:list|nam|cit|mention)(?:e?d|e?s|ing|e)?\s+(?:as\s+(?:\w+\s+){{0,2}}(?:{_TOPICS})"
    r"(?:\s+for\s+(?:the|this|their)\s+\w+)?\s*:?\s+)?",
    re.IGNORECASE,
)
_AS_TOPICS = re.compile(
    rf"\s*(?:as|among)\s+(?:the\s+|their\s+|its\s+)?(?:\w+\s+){{0,2}}(?:{_TOPICS})\b", re.IGNORECASE
)
_TALKED = re.compile(
    r"\s+(?:(?:are|were|was|is|will be|would be|had been|have been|also|all|both|(?:expected|set|likely) to be)\s+)*"
    r"(?:(?:high |also )?on (?:the|their|his|her|its) (?:agenda|list)|(?<=\s)(?:discussed|debated|raised|addressed)"
    rf"|among the (?:\w+ ){{0,2}}(?:{_TOPICS})"
    r"|(?:will |would |also )*(?:top|topped|dominate|dominated|feature|featured)(?: high)?(?: in| on)?"
    r" (?:the|their) (?:agenda|talks|discussions|meeting))\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"\b(?:are|were|was|is|be|been)\b")
_CLAUSE_START = re.compile(r"\b(?:said|says|added|told [\w ]{2,30}?|that|stated)\s+(?:that\s+)?", re.IGNORECASE)
_TOGETHER = re.compile(r"\bwith (?:[A-Z]|his|her|its|their|the)")
_SEVERAL = re.compile(
    rf"(?:\b(?:{'|'.join(map(re.escape, words_of('plural')))})\b"
    r"|\b(?:he|she|[A-Z][\w’'.-]+) and (?:\w+ )?[A-Z][\w’'.-]+)"
    r"(?:\s+\w+ly|\s+(?:also|had|have|has|will|would|then|are|were|is|was|to|due|set|planned|plan|expected|expect|hope|agreed"
    r"|met|meet|wanted|want|briefly|who|gathered|came|together|leaders|ministers|presidents|sides|men|women)){0,5}\s*$",
    re.IGNORECASE,
)
_MET = re.compile(r"\b(?:meet|met|meets|received|sat down|spoke (?:by|on|with))\b")
_JOINED = re.compile(r"\s(?:and|to|as well as|along with|together with|plus|&)\s|;")
"""What stands in every list: most sentences need no further look."""
_MORE = re.compile(r"\b(?:also|other|further|another|in addition|besides)\b", re.IGNORECASE)

Reader = Callable[[Clause, int], tuple[Span, ...]]


def find_list(clause: Clause, *, least: int = 2) -> tuple[Span, ...]:
    """The topics that a sentence says were, or will be, talked about; empty if they are fewer than `least`."""
    if least > 1 and not _JOINED.search(clause.text, clause.start, clause.end):
        return ()
    return next((topics for read in _READERS if (topics := read(clause, least))), ())


def goes_on(clause: Clause) -> bool:
    """Whether the sentence adds to what the one before it listed."""
    return bool(_MORE.search(clause.text, clause.start, min(clause.end, clause.start + 80)))


def _from_verb(clause: Clause, least: int) -> tuple[Span, ...]:
    """Such as "discussed A, B and C", "talked about issues including A and B"."""
    for name in ("about", "talk", "wide"):
        for verb in verbs(name).finditer(clause.text, clause.start, clause.end):
            needed = _needed(clause, name, verb)
            if needed and not clause.negates(verb.start()):
                topics = _after(clause, verb.end(), least if least == 1 else needed)
                if topics:
                    return topics
    return ()


def _needed(clause: Clause, name: str, verb: re.Match[str]) -> int:
    """How many topics there must be: two if the sentence tells of a talk, three if only those before do, else 0.

    Verbs with other uses ("raise", "cover") need the word for a talk before them.
    """
    before = clause.before(verb.start())
    told = any_of("meeting").search(before) if name == "wide" else _is_shared(clause, verb) or clause.has("meeting")
    open_to = name != "wide" or verb[0].startswith(("rais", "br", "go", "went"))
    return 2 if told else 3 * (open_to and _is_told_before(clause))


def _is_shared(clause: Clause, verb: re.Match[str]) -> bool:
    """Whether several people talk, or one with others."""
    together = _TOGETHER.search(clause.text, verb.end(), clause.end)
    return bool(_SEVERAL.search(clause.before(verb.start())) or together)


def _is_told_before(clause: Clause) -> bool:
    """Whether the sentences before tell of a talk."""
    near = clause.text[max(0, clause.start - _NEAR) : clause.start]
    return bool(any_of("meeting").search(near) or _MET.search(near))


_NEAR = 500
"""Characters before a sentence in which people are said to have met."""


def _after(clause: Clause, at: int, least: int) -> tuple[Span, ...]:
    """The list after a verb; behind a noun for topics it begins at its opening."""
    gap = _GAP.match(clause.text, at, clause.end)
    at = gap.end() if gap else at
    opening = _LIST.search(clause.text, at, clause.end)
    if opening and _is_general(clause.text[at : opening.start()]):
        return _opened(clause, opening, least)
    return clause.topics(at, least=least)


def _is_general(words: str) -> bool:
    """Whether nothing, or topics in general, is said before a list opens."""
    return not words.strip() or bool(any_of("topics").search(words))


def _opened(clause: Clause, opening: re.Match[str], least: int) -> tuple[Span, ...]:
    return clause.topics(opening.end(), least=least, by_to=opening["range"] is not None)


def _from_topics(clause: Clause, least: int) -> tuple[Span, ...]:
    """Such as "Topics included A and B"; "the issues they had spoken about: A, B"."""
    shared = any(
        _is_shared(clause, verb)
        for name in ("about", "talk")
        for verb in verbs(name).finditer(clause.text, clause.start, clause.end)
    )
    if not (shared or clause.has("meeting") or _is_told_before(clause)):
        return ()
    for noun in any_of("topics").finditer(clause.text, clause.start, clause.end):
        if clause.negates(noun.start()):
            return ()
        least = max(least, 2 if shared or any_of("meeting").search(clause.before(noun.start())) else 3)
        link = _LINK.match(clause.text, noun.end(), clause.end)
        opening = _LIST.search(clause.text, noun.end(), clause.end) if shared or least < 3 else None
        if link:
            return clause.topics(link.end(), least=least)
        topics = _opened(clause, opening, least) if opening else ()
        if topics:
            return topics
    return ()


def _from_talk(clause: Clause, least: int) -> tuple[Span, ...]:
    """Such as "talks on A and B", "the agenda includes A and B"."""
    for noun in any_of("meeting").finditer(clause.text, clause.start, clause.end):
        if clause.negates(noun.start()) or noun[0].endswith("call") or not noun[0].islower():
            continue
        pattern = _INCLUDES if noun[0] == "agenda" else _ABOUT
        after = pattern.match(clause.text, noun.end(), clause.end) or _COLON.match(clause.text, noun.end(), clause.end)
        topics = _after(clause, after.end(), least) if after else ()
        if topics:
            return topics
    return ()


def _inverted(clause: Clause, least: int) -> tuple[Span, ...]:
    """Such as "On the agenda are A and B", "Among the issues that it will take up are A and B"."""
    opening = _INVERTED.search(clause.text, clause.start, clause.end)
    if opening is None or clause.negates(opening.start()):
        return ()
    return clause.topics(opening.end(), least=least)


def _named(clause: Clause, least: int) -> tuple[Span, ...]:
    """Such as "listed A and B among the topics", "named as topics A and B"."""
    for verb in _NAMED.finditer(clause.text, clause.start, clause.end):
        closing = _AS_TOPICS.search(clause.text, verb.end(), clause.end)
        as_topics = any_of("topics").search(verb[0])
        told = clause.has("meeting") or _is_told_before(clause)
        if told and (closing or as_topics) and not clause.negates(verb.start()):
            end = closing.start() if closing and not as_topics else clause.end
            return clause.topics(verb.end(), end=end, least=least)
    return ()


def _before_verb(clause: Clause, least: int) -> tuple[Span, ...]:
    """Such as "A, B and C are on the agenda", "A and B were discussed"."""
    for verb in _TALKED.finditer(clause.text, clause.start, clause.end):
        active = verb[0].split()[-1].lower() in ("discussed", "debated", "raised", "addressed")
        if (active and not _PASSIVE.search(verb[0])) or clause.negates(verb.end()):
            continue
        starts = [clause.start, *(m.end() for m in _CLAUSE_START.finditer(clause.text, clause.start, verb.start()))]
        topics = clause.topics(starts[-1], end=verb.start(), least=least)
        if topics:
            return topics
    return ()


_READERS: tuple[Reader, ...] = (_inverted, _named, _before_verb, _from_verb, _from_topics, _from_talk)
