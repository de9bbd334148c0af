"""Who was spoken to, as the statement's own clause tells it."""

import re
from collections.abc import Iterator
from functools import cache

from onrecord.lexicon import read_table, verb_forms
from onrecord.schema.article import Article
from onrecord.schema.attribution import Attribution
from onrecord.schema.span import Span
from onrecord.statements.adjuncts import TIME, belongs, rooms
from onrecord.statements.clause import Clause, own_clause
from onrecord.statements.outlets import find_outlet
from onrecord.statements.phrases import head_of, is_name, people, read_coordination, read_noun_phrase

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_SPACE = re.compile(r"\s+")
_TO = re.compile(rf"\s+(?:(?:{TIME}|directly|privately|publicly|again)\s+){{0,2}}to\s+(?=\S)")
_ON = re.compile(r"\s+(?:on|upon)\s+(?=\S)")
_MISSIVE = re.compile(
    r"\b(?:[Ii]n|[Vv]ia|[Tt]hrough|[Bb]y)\s+(?:(?!in\s|to\s|of\s|for\s)[\w’'.-]+\s+){0,4}?"
    r"(?:letter|email|e-mail|message|memo|note|statement|speech|address|remarks|comments|testimony|tweet)s?\s+"
    rf"(?:(?:sent|addressed|delivered|dated|emailed|given)\s+)?(?:{TIME}\s+)?to\s+(?=\S)"
)
_SPEAKING = re.compile(r"\b(?:(?:[Ss]peaking|[Tt]alking|[Tt]estifying)\s+(?:to|with|before)|[Aa]ddressing)\s+(?=\S)")
_CAN_FOLLOW = re.compile(r"\s+(?:not\s+)?to\s+[a-z]|\s+that\s")
_TOLD_OFF = frozenset("told informed briefed warned reminded asked assured advised notified urged".split())
_BE = re.compile(r"\b(?:was|were|is|are|been|being)\b")
_NOT_TOLD = frozenset("story stories truth lie lies tale tales joke jokes time nothing no nobody anyone other".split())
"""Objects of "tell" that are not told."""

_OCCASIONS = frozenset("briefing conference event forum interview rally show".split())
"""Objects of "tell" at which somebody is: a channel, nobody who was told."""


def find_addressees(article: Article, attribution: Attribution) -> tuple[Span, ...]:
    """Everyone who the statement is said to have been made to, in the order of the text; pronouns too."""
    clause = own_clause(article, attribution)
    if clause is None:
        return ()
    found = {*told_phrases(article, attribution), *speaking_phrases(article, attribution), *_after(clause, _MISSIVE)}
    people = [s for s in found if head_of(article.text, s) not in _OCCASIONS]
    apart = [s for s in people if not any(s.overlaps(own) for own in attribution.source)]
    return tuple(sorted(s for s in apart if not any(s != o and o.covers(s) for o in apart)))


def told_phrases(article: Article, attribution: Attribution) -> tuple[Span, ...]:
    """Who stands as the object of the cue: "told reporters", "urged lawmakers to", "said to him", "was told by"."""
    clause = own_clause(article, attribution)
    if clause is None:
        return ()
    for cue in clause.cue:
        passive = _passive(clause, cue)
        if passive:
            return passive
        for word in reversed(list(_WORD.finditer(clause.text, cue.start, cue.end))):
            frames = _frames().get(word[0].lower(), frozenset())
            found = [s for frame in sorted(frames) for s in _object(article, clause, frame, cue, word.end())]
            if found:
                return tuple(found)
    return ()


def _object(article: Article, clause: Clause, frame: str, cue: Span, at: int) -> Iterator[Span]:
    """Who is named in the place that `frame` gives, `at` the end of the verb."""
    lead = {"tell": _SPACE, "direct": _SPACE, "to": _TO, "on": _ON}[frame].match(clause.text, at)
    if lead is None:
        return
    start = lead.end()
    end = min((z.end for z in clause.zones if z.start <= start < z.end), default=cue.end)
    end = max(end, cue.end) if start < cue.end else end
    content = next((c for c in clause.content if c.start - 1 <= start < c.end or start == c.start), None)
    if content is not None and start >= content.start:
        yield from _inside(article, clause, content, frame)
    else:
        for phrase in read_coordination(clause.text, start, end):
            if _is_addressee(clause.text, phrase, frame):
                yield clause.to_article(phrase.start, phrase.end)


def _inside(article: Article, clause: Clause, content: Span, frame: str) -> Iterator[Span]:
    """Who stands at the begin of the content ("asked [the judge to wait]").

    A clause that depends on it must follow; only who is told needs none.
    """
    whole = clause.to_article(content.start, content.end)
    phrase = read_noun_phrase(article.text, whole.start, whole.end)
    if phrase is None or not _is_someone(article.text, phrase):
        return
    outlet = find_outlet(article.text, whole.start, phrase.end) if frame == "tell" else None
    if outlet and not article.text[whole.start : outlet.span.start].strip().lower().removeprefix("the"):
        yield Span(whole.start, outlet.span.end)
    elif _CAN_FOLLOW.match(article.text, phrase.end, whole.end) or (
        frame == "tell" and not is_name(article.text, phrase)
    ):
        yield phrase


def _is_addressee(text: str, phrase: Span, frame: str) -> bool:
    head = head_of(text, phrase).strip(".")
    if head in _NOT_TOLD or phrase.of(text).lower().startswith(("no ", "nothing")):
        return False
    return frame == "tell" or _is_someone(text, phrase)


def _is_someone(text: str, phrase: Span) -> bool:
    """Whether `phrase` is a name, a pronoun or headed by a noun for people."""
    words = phrase.of(text)
    pronoun = words.lower() in {"him", "her", "them", "me", "us", "you"}
    return pronoun or is_name(text, phrase) or head_of(text, phrase) in people()


def speaking_phrases(article: Article, attribution: Attribution) -> tuple[Span, ...]:
    """Who stands after a participle beside the cue: "speaking to reporters", "addressing parliament"."""
    clause = own_clause(article, attribution)
    return tuple(_after(clause, _SPEAKING)) if clause else ()


def _after(clause: Clause, pattern: re.Pattern[str]) -> Iterator[Span]:
    """The people named after the first match of `pattern` in each room where it belongs to the cue."""
    for room in (room for room in rooms(clause) if room.after != "doubtful"):
        matches = pattern.finditer(clause.text, room.start, room.end)
        match = next((m for m in matches if belongs(clause, room, m.start())), None)
        for phrase in read_coordination(clause.text, match.end(), room.end) if match else ():
            if _is_someone(clause.text, phrase):
                yield clause.to_article(phrase.start, phrase.end)


def _passive(clause: Clause, cue: Span) -> tuple[Span, ...]:
    """Who was told, where the cue is passive: "Orr, told by Dunn that …", "he was told by Dunn of …"."""
    words = clause.text[cue.start : cue.end].split()
    if not words or words[-1].lower() not in _TOLD_OFF | {"by"}:
        return ()
    by = words[-1].lower() == "by" or re.compile(r"\s+by\s").match(clause.text, cue.end)
    aux = _BE.search(clause.text, max(clause.sentence.start, cue.start - 20), cue.end)
    if not by and not aux:
        return ()
    subject = _subject_before(clause, aux.start() if aux else cue.start)
    return (clause.to_article(subject.start, subject.end),) if subject and subject != clause.source else ()


def _subject_before(clause: Clause, end: int) -> Span | None:
    """The noun phrase that ends at `end`, a comma and auxiliaries aside."""
    start = max(clause.sentence.start, end - 80)
    words = list(_WORD.finditer(clause.text, start, end))
    while words and words[-1][0].lower() in ("has", "have", "had", "who"):
        words.pop()
    if not words or clause.text[words[-1].end() : end].strip(" ,") not in ("", "has", "have", "had", "who"):
        return None
    pronoun = re.match(r"(?:he|she|they|i|we)\b", words[-1][0], re.IGNORECASE)
    if pronoun:
        return Span(words[-1].start(), words[-1].start() + pronoun.end())
    for first in words[-6:]:
        phrase = read_noun_phrase(clause.text, first.start(), words[-1].end())
        if phrase and phrase.end == words[-1].end() and _is_someone(clause.text, phrase):
            return phrase
    return None


@cache
def _frames() -> dict[str, frozenset[str]]:
    frames: dict[str, set[str]] = {}
    for frame, lemmas in read_table("addressing"):
        for form in (form for lemma in lemmas.split() for form in verb_forms(lemma)):
            if frame != "aloud":
                frames.setdefault(form, set()).add(frame)
    return {form: frozenset(found) for form, found in frames.items()}
