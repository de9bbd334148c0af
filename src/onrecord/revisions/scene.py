"""Who revises, and which statement does it: the subject of the words that tell it, and the statements around them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.revisions.cues import Cue
from onrecord.schema.article import Article, BlockKind
from onrecord.schema.attribution import Attribution
from onrecord.schema.entity import Entity, EntityType
from onrecord.schema.span import Span, hull
from onrecord.schema.statement import Statement
from onrecord.schema.timex import Timex

_BETWEEN = re.compile(
    r"(?:[,\s]*(?:has|have|had|was|were|is|are|am|be|been|being|did|do|does|also|since|later|then|now|soon|quickly|still"
    r"|again|once|even|both|to|twice|and|who|which|himself|herself|\w+ly|on (?:\w+day|[A-Z]\w+ \d+)|(?:this|last) \w+"
    r"|yesterday|forced|compelled|obliged|went|on|\w+day|that|in a \w+|’s|'s))*[,\s]*"
)
_FIRST_PERSON = re.compile(r"[“\"‘'(\s]*(?:I|we|We|my|our|My|Our)\b")
_SPOKES = re.compile(
    r"spokes(?:man|woman|person|people)|spokesperson|press secretary|press office|aides?\b|lawyers?\b|attorneys?\b"
    r"|solicitors?\b|office\b|campaign\b|representatives?\b|publicists?\b|agents?\b|chief of staff|adviser|advisor"
    r"|communications director|team\b|staff\b|White House|Kremlin|Downing Street|palace",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Told:
    """One statement with where it stands: its words, its cue and source, and everything together."""

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
    """The statements, people and times of one article, as the rules ask for them."""

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
        self.mentions = sorted(
            ((m.span, e) for e in entities if e.type is not EntityType.PLACE or len(e.mentions) for m in e.mentions),
            key=lambda pair: (pair[0].start, pair[0].end),
        )
        self.times = times
        self.body = next((b.start for b in article.blocks if b.kind is not BlockKind.HEADLINE), 0)

    def subject(self, sentence: Span, at: int) -> Entity | None:
        """Who stands right before `at`, with nothing but auxiliaries and adverbs between."""
        before = [(s, e) for s, e in self.mentions if sentence.start <= s.start and s.end <= at]
        for span, entity in sorted(before, key=lambda pair: -pair[0].end):
            if _BETWEEN.fullmatch(self.text, span.end, at):
                return entity
        return None

    def around(self, span: Span) -> list[Told]:
        """The statements whose words cover `span`, the innermost first."""
        return sorted((t for t in self.told if t.covers(span)), key=lambda t: len(t.content))

    def by_cue(self, cue: Cue) -> Told | None:
        """The statement that the words of `cue` report."""
        return next((t for t in self.told if any(c.overlaps(cue.span) for c in t.cue)), None)

    def is_first_person(self, sentence: Span, at: int) -> bool:
        """Whether "I" or "we" is the subject of what stands at `at`."""
        clause = self.text[max(sentence.start, at - 60) : at]
        return bool(re.search(r"\b(?:I|we|We)\b(?:[’']\w+)?(?: \w+){0,4}\s*$", clause))

    def speaks_for(self, told: Told) -> bool:
        """Whether the source of `told` is somebody's spokesperson, lawyer or office."""
        entity = self.entities.get(told.statement.speaker or "")
        roles = [role.title for role in entity.roles] if entity else []
        words = [s.of(self.text) for s in told.source] + ([entity.name] if entity else []) + roles
        return any(_SPOKES.search(word) for word in words)
