"""Why a source would know, as the article tells it elsewhere than beside what the source says."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from onrecord.lexicon import read_table, verb_forms
from onrecord.schema.article import Article
from onrecord.schema.attribution import Attribution
from onrecord.schema.entity import Entity, EntityType, Mention, MentionKind
from onrecord.schema.span import Span
from onrecord.statements.grounds import find_relative
from onrecord.statements.phrases import people
from onrecord.text import ends_abbreviation, find_quotations, sentence_end

_REACH = 240
"""Characters after a name in which what is said of it ends."""

_APPOSED = re.compile(r"(?:,\s[^,.;:“”\"]{2,70})?,?\s+$")
"""What may stand between a name and the clause with "who" that is about it."""

_SEGMENT = re.compile(r"(?:,\s+(?:and\s+)?|\s+and\s+)(?P<words>[^,.;:“”\"—]+?)(?=,|\s+and\s|[.;:—]|$)")
_LISTED = re.compile(r",?\s+and\s+(?:his|her|their)\s")
"""What begins the next of several people ("her mother, Ada Orr, and her aunt, …"), not an apposition."""

_SUBJECT = re.compile(r"(?:,\s[^,.;:“”\"]{2,60},)?\s+")
_HELPS = (
    r"(?:(?:has|have|had|is|was|were|been|also|later|first|once|long|now|still|himself|herself|personally)\s+){0,4}"
)
_NOT_PLAIN = re.compile(r"\b(?:if|would|could|might|may|should|not|never|n['’]t|reportedly|allegedly)\b")


class Background:
    """The article's own words, outside of what anybody is said to have said, and what they tell of its sources."""

    def __init__(self, article: Article, attributions: Sequence[Attribution]) -> None:
        self._text = article.text
        said = [span for a in attributions for span in a.content]
        said += [q.inner for q in find_quotations(article.text, [block.span for block in article.blocks])]
        self._said: list[Span] = []
        for span in sorted(said):  # as stretches that do not overlap
            if self._said and span.start <= self._said[-1].end:
                self._said[-1] = Span(self._said[-1].start, max(self._said[-1].end, span.end))
            else:
                self._said.append(span)

    def find_grounds(self, source: Entity) -> Span | None:
        """The words that tell what `source` took part in, saw or lives near, or whose relative or colleague it is.

        Clauses and appositions go before sentences about it; a role alone is no ground.
        """
        if source.type not in (EntityType.PERSON, EntityType.ORGANIZATION):
            return None
        named = [m for m in source.mentions if m.kind is not MentionKind.NOMINAL and self._is_own(m.span)]
        person = source.type is EntityType.PERSON
        for find in (self._in_clause, self._in_apposition, self._in_sentence) if person else (self._in_clause,):
            for mention in named:
                found = find(mention)
                if found:
                    return found
        return None

    def _is_own(self, span: Span) -> bool:
        before = bisect_right(self._said, span.start, key=lambda said: said.start) - 1
        return before < 0 or not self._said[before].covers(span)

    def _end(self, mention: Mention) -> int:
        """The end of the sentence, or of the article's own words in it."""
        following = bisect_left(self._said, mention.end, key=lambda said: said.start)
        starts = [said.start for said in self._said[following : following + 1]]
        limit = min([len(self._text), mention.end + _REACH, *starts])
        line = self._text.find("\n", mention.end, limit)
        return sentence_end(self._text, mention.end, line if line >= 0 else limit)

    def _in_clause(self, mention: Mention) -> Span | None:
        if mention.kind is not MentionKind.NAME:
            return None
        found = find_relative(self._text, mention.end, self._end(mention))
        if found is None or not _APPOSED.fullmatch(self._text[mention.end : found.start]):
            return None
        adjacent = found.start - mention.end <= len(", ")
        return found if found.of(self._text).startswith("who") or adjacent else None

    def _in_apposition(self, mention: Mention) -> Span | None:
        """An apposition that tells of closeness: ", a friend of the family", ", a ferry employee"."""
        if mention.kind is not MentionKind.NAME:
            return None
        for words in _segments(self._text, mention.end, self._end(mention)):
            if _close().fullmatch(words.of(self._text)):
                return words
        return None

    def _in_sentence(self, mention: Mention) -> Span | None:
        """A sentence whose subject is the source: "Orr had worked at the port for ten years"."""
        if not self._begins_sentence(mention.start):
            return None
        subject = _SUBJECT.match(self._text, mention.end)
        end = self._end(mention)
        verb = _knows().match(self._text, subject.end() if subject else mention.end, end)
        passive = verb is not None and self._text.startswith(" by ", verb.end())  # "is survived by two sons"
        if verb is None or passive or _NOT_PLAIN.search(self._text, mention.end, verb.end()):
            return None
        comma = self._text.find(",", verb.end(), end)
        words = self._text[mention.start : comma if comma >= 0 else end]
        return Span(mention.start, mention.start + len(re.sub(r"\s+(?:and|but)?\s*$", "", words)))

    def _begins_sentence(self, place: int) -> bool:
        before = self._text[max(place - 30, 0) : place]
        stop = re.search(r"[.!?…][”\"’)]?\s+$", before)
        return (
            not before.strip()
            or "\n" in before[len(before.rstrip()) :]
            or (stop is not None and not ends_abbreviation(before[: stop.start()]))
        )


def _segments(text: str, start: int, end: int) -> Iterator[Span]:
    """The parts of an apposition that begins at `start`, up to the first word that goes on with the sentence."""
    if not text.startswith(",", start):
        return
    at = start
    while segment := _SEGMENT.match(text, at, end):
        if not _LISTED.match(segment[0]):
            yield Span(*segment.span("words"))
        at = segment.end()


@cache
def _close() -> re.Pattern[str]:
    """A noun for people who are close to something, with an article or as a further apposition."""
    plain = "|".join(sorted(people("kin", "witness") | set(_words("noun"))))
    return re.compile(
        rf"(?:(?:an?|the|one\s+of\s+the|another|his|her|their)\s+)?(?:[\w’'-]+\s+){{0,4}}?(?:{plain})"
        r"(?:\s+(?:of|at|in|for|with|from|on|near)\s+.{2,80})?"
    )


@cache
def _knows() -> re.Pattern[str]:
    """What a subject does or did that gives it knowledge."""
    phrases = [word.replace("_", r"\s+") for word in _words("did")]
    verbs = [phrase.split(r"\s+", 1) for phrase in phrases]
    forms = {r"\s+".join((form, *rest)) for verb, *rest in verbs for form in (verb, *verb_forms(verb))}
    return re.compile(rf"{_HELPS}(?:{'|'.join(sorted(forms, key=len, reverse=True))})\b")


def _words(form: str) -> list[str]:
    return [word for name, words in read_table("knowing") if name == form for word in words.split()]
