"""The statements, people and times of one article, as the rules for revisions ask for them."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.schema.article import Article, BlockKind
from onrecord.schema.attribution import Attribution
from onrecord.schema.entity import Entity, EntityType, MentionKind
from onrecord.schema.span import Span, hull
from onrecord.schema.statement import Statement
from onrecord.schema.timex import Timex, TimexType

_BETWEEN = re.compile(
    r"(?:[,\s]*(?:has|have|had|was|were|is|are|am|be|been|being|did|do|does|also|since|later|then|now|soon|quickly|still"
    r"|again|once|even|both|to|twice|and|who|which|himself|herself|\w+ly|on (?:\w+day|[A-Z]\w+ \d+)|(?:this|last) \w+"
    r"|yesterday|forced|compelled|obliged|went|on|\w+day|that|in a \w+|not|never))*[,\s]*"
)
_ASIDE = re.compile(rf", (?:who|which|an?|the|whose)\b[^,.;]{{3,120}},{_BETWEEN.pattern}")
_PRONOUN = re.compile(
    r"\b(?:he|she|they)(?:[’']\w+)?(?: (?:had|has|have|was|were|is|are|did|also|only|later|\w+ly))*\s*$", re.IGNORECASE
)
_FIRST = re.compile(r"\b(?:I|we|We)(?:[’']\w+)?(?: \w+){0,3}\s*$")
_SPOKES = re.compile(
    r"spokes(?:man|woman|person|people)|press secretary|press office|aides?\b|lawyers?\b|attorneys?\b|solicitors?\b"
    r"|office\b|campaign\b|representatives?\b|publicists?\b|chief of staff|advis[eo]r|communications director|team\b"
    r"|White House|Kremlin|Downing Street|[Pp]alace",
    re.IGNORECASE,
)
LONG = 600
"""Characters of a turn of an interview or a speech: what "that" or "I was referring to" points at there is not sure."""

_REACH = 12
"""How many mentions before the cue are looked at for its subject."""


@dataclass(frozen=True, slots=True)
class Told:
    """One statement with where it stands: its words, its cue and its source."""

    statement: Statement
    content: Span
    cue: tuple[Span, ...]
    source: tuple[Span, ...]

    @property
    def whole(self) -> Span:
        """From its first character to its last, whatever lies between."""
        return hull([self.content, *self.cue, *self.source])

    def covers(self, span: Span) -> bool:
        """Whether `span` lies in the words of the statement."""
        return any(content.covers(span) for content in self.statement.content)


class Scene:
    """What the rules ask of one article; mentions are in order of where they end."""

    def __init__(
        self,
        article: Article,
        attributions: Sequence[Attribution],
        entities: Sequence[Entity],
        statements: Sequence[Statement],
        times: Sequence[Timex],
    ) -> None:
        self.text = article.text
        by_id = {a.id: a for a in attributions}
        self.told = [
            Told(s, hull(s.content), by_id[s.attribution].cue, by_id[s.attribution].source)
            for s in statements
            if s.content
        ]
        self.entities = {e.id: e for e in entities}
        pairs = sorted((m.end, m.start, e.id) for e in entities for m in e.mentions)
        self.mentions = [(Span(start, end), entity) for end, start, entity in pairs]
        self._ends = [end for end, _, _ in pairs]
        self.times = [t for t in times if t.type in {TimexType.DATE, TimexType.TIME}]
        self.body = next((b.start for b in article.blocks if b.kind is not BlockKind.HEADLINE), 0)

    def mentioned(self, span: Span) -> list[str]:
        """The entities that are mentioned inside `span`, in order."""
        first, last = bisect_right(self._ends, span.start), bisect_right(self._ends, span.end)
        return [entity for place, entity in self.mentions[first:last] if place.start >= span.start]

    def subject(self, sentence: Span, at: int) -> str | None:
        """Who stands right before `at`, with nothing but auxiliaries and adverbs between."""
        last = bisect_right(self._ends, at)
        for span, entity in reversed(self.mentions[max(0, last - _REACH) : last]):
            if span.start < sentence.start:
                return None
            if _BETWEEN.fullmatch(self.text, span.end, at) or _ASIDE.fullmatch(self.text, span.end, at):
                return entity
        return None

    def around(self, span: Span) -> list[Told]:
        """The statements whose words cover `span`, the innermost first."""
        return sorted((t for t in self.told if t.covers(span)), key=lambda t: len(t.content))

    def by_cue(self, span: Span) -> Told | None:
        """The statement that the words of `span` report."""
        return next((t for t in self.told if any(c.overlaps(span) for c in t.cue)), None)

    def is_first_person(self, sentence: Span, at: int) -> bool:
        """Whether "I" or "we" is the subject of what stands at `at`."""
        return bool(_FIRST.search(self.text, max(sentence.start, at - 60), at))

    def has_pronoun(self, sentence: Span, at: int) -> bool:
        """Whether an unresolved "he", "she", "they" or "it" is its subject."""
        return bool(_PRONOUN.search(self.text, max(sentence.start, at - 60), at))

    def is_named(self, entity: str | None) -> bool:
        """Whether the article gives its name."""
        return entity is not None and any(m.kind is MentionKind.NAME for m in self.entities[entity].mentions)

    def is_person(self, entity: str | None) -> bool:
        """Whether it is somebody, and no body."""
        return entity is not None and self.entities[entity].type is EntityType.PERSON

    def speaks_for(self, told: Told) -> bool:
        """Whether the source of `told` is somebody's spokesperson, lawyer or office."""
        entity = self.entities.get(told.statement.speaker or "")
        if any(_SPOKES.search(s.of(self.text)) for s in told.source):
            return True
        return entity is not None and self.is_office(entity.id)

    def is_office(self, entity_id: str) -> bool:
        """Whether an entity is somebody's spokesperson, lawyer or office."""
        entity = self.entities[entity_id]
        return any(_SPOKES.search(word) for word in (entity.name, *(role.title for role in entity.roles)))
