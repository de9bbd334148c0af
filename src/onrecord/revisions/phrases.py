"""The words that name what was said, the clause that gives it, and the statement inside them."""

import re

from onrecord.revisions.cues import Cue
from onrecord.revisions.maker import Maker
from onrecord.revisions.scene import Scene, Told
from onrecord.schema.span import Span
from onrecord.text import COMMA

_CLAUSE_END = re.compile(
    r",[”\"]? (?:but|saying|said|adding|added|after|while|although|though|which|who|calling|according|however|and"
    r" (?:said"
    r"|has|had|was|that|he|she|they|it|called|told|apologi[sz]ed|insisted|instead|goes)|he|she|they|as"
    r"|telling|insisting"
    r"|appearing|(?:an?|the|his|her|their|(?:(?:Mr|Ms|Mrs|Dr)\. )?[A-Z]\w+)(?: [\w-]+){0,3} (?:said|says|added|noted"
    r"|told|replied))\b|[;—]| – | after (?:being|the|a|he|she|they)\b| but | and (?:says?|said"
    r"|insist(?:s|ed)?|called|told)\b|[”\"]|['’]{2}"
)
_THAT = re.compile(
    r",?(?: (?:made|published|reported)(?: [\w-]+){1,5}?)? that\b| (?:suggesting|alleging|saying|claiming|in which)\b"
    r"|(?P<phrase> (?:of|about|against|to|on)\b(?! \w+day\b))"
)
_VERB_REACH = 40
"""Characters in which the verb of what "he said" stands."""
_QUOTES = ("”", '"', "''", "’’")


def find_phrase(scene: Scene, sentence: Span, cue: Cue) -> tuple[Span, Span]:
    """The words that name what was said, and the clause that gives it, or the same words again."""
    first = re.compile(r"[\w’'-]+").match(scene.text, cue.span.start)
    noun = cue.noun or Span(cue.span.start, first.end() if first else cue.span.end)
    that = _THAT.match(scene.text, noun.end, sentence.end)
    if that is None:
        return noun, noun
    said = clause(scene.text, that.start(), sentence.end)
    comma = COMMA.search(scene.text, said.start + 1, said.end) if that["phrase"] else None
    return noun, trimmed(scene.text, Span(said.start, comma.start()) if comma else said)


def find_nested(scene: Scene, said: Span, maker: Maker) -> Told | None:
    """The statement inside the words of another that `said` tells of."""
    verb = Span(said.start, said.start + _VERB_REACH)
    inside = [
        t
        for t in scene.told
        if t is not maker.told
        and said.covers(t.content)
        and t.content.start < verb.end + _VERB_REACH
        and any(c.overlaps(verb) for c in t.cue)
    ]
    spoken_for = maker.told is not None and scene.speaks_for(maker.told)
    whose = [t for t in inside if spoken_for or t.statement.speaker in (*maker.agents, None)]
    return min(whose, key=lambda t: t.content.start, default=None)


def find_said(scene: Scene, cue: Cue, sentence: Span, maker: Maker) -> Span:
    """What was said: the words of the statement that the cue reports, else the clause after it."""
    start = cue.span.end if cue.said is None else cue.said
    for content in maker.told.statement.content if maker.told else ():
        if abs(content.start - start) < len("that ") + 1:
            return trimmed(scene.text, content)
    return trimmed(scene.text, clause(scene.text, start, sentence.end))


def clause(text: str, start: int, limit: int) -> Span:
    """The clause that goes on at `start`: to the next one, or to the end of the sentence or of the quotation."""
    at = start + 4
    while match := _CLAUSE_END.search(text, at, limit):
        mark = match[0] in _QUOTES
        if not mark or not _opens(text, start, match.start()):
            return Span(start, match.start())
        at = _after_quotation(text, match.end(), limit)
    return Span(start, limit)


def _opens(text: str, start: int, at: int) -> bool:
    """Whether the mark at `at` opens a quotation inside the clause, or closes one that the clause opened."""
    return text[at - 1] in " (" or any(mark in text[start:at] for mark in "“‘")


def _after_quotation(text: str, start: int, limit: int) -> int:
    """The place after the mark that closes a quotation, or `start` if there is none."""
    ends = [at for mark in _QUOTES if (at := text.find(mark, start, limit)) >= 0]
    return min(ends) + 1 if ends else start


def trimmed(text: str, span: Span) -> Span:
    """`span` without white space and commas at its edges."""
    words = span.of(text)
    return Span(span.start + len(words) - len(words.lstrip()), span.start + len(words.rstrip(" ,\n")))
