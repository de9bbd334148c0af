"""Article, entities, statements and times → the events of a record."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256

from onrecord.events.kinds import RECIPROCAL
from onrecord.events.nouns import phrase_start
from onrecord.events.parties import find_parties
from onrecord.events.references import Reference, find_pairs, find_references
from onrecord.events.same import INHERITING, Told, includes, read_wording
from onrecord.events.scene import Scene, make_scene
from onrecord.events.setting import find_place, find_time
from onrecord.events.status import find_status
from onrecord.events.triggers import Trigger, find_candidates, find_triggers
from onrecord.events.words import read_words
from onrecord.schema.article import Article, Block, BlockKind
from onrecord.schema.entity import Entity, MentionKind
from onrecord.schema.event import Event, EventStatus, EventType, Participant, Plover
from onrecord.schema.span import Span
from onrecord.schema.statement import Act, Statement
from onrecord.schema.timex import Timex
from onrecord.text import sentences

_DONE = frozenset({EventStatus.HAPPENED, EventStatus.UNDER_WAY})
_CONFIDENCE = dict.fromkeys(EventStatus, 0.86) | dict.fromkeys(_DONE, 0.95)
_CONFIDENCE |= {EventStatus.HYPOTHETICAL: 0.27, EventStatus.DENIED: 0.67, EventStatus.CANCELLED: 0.67}
"""The share of events given each class of status that have it in MEANTIME (`python -m evaluation.meantime`)."""

_ASKED_FOR = {
    EventStatus.PLANNED: EventStatus.PROPOSED,
    EventStatus.CANCELLED: EventStatus.HYPOTHETICAL,
    EventStatus.POSTPONED: EventStatus.HYPOTHETICAL,
}
"""What a status is worth in the content of a request: nobody has done it yet."""

_CONSULT = {
    EventType.VISIT: "visit",
    EventType.MEETING: None,
    EventType.SUMMIT: None,
    EventType.TALKS: None,
    EventType.CALL: "phone",
}
_PLOVER = {
    EventType.INVITATION: Plover("AGREE", None),
    EventType.AGREEMENT: Plover("AGREE", None),
    EventType.SIGNING: Plover("AGREE", None),
    EventType.RESIGNATION: Plover("RETREAT", "resign"),
    EventType.SANCTION: Plover("SANCTION", None),
    EventType.THREAT: Plover("THREATEN", None),
    EventType.PROTEST: Plover("PROTEST", None),
    EventType.ATTACK: Plover("ASSAULT", None),
}
"""Our types as PLOVER has them. Source: Halterman et al. 2023, "PLOVER and POLECAT"."""


def find_events(
    article: Article,
    entities: Sequence[Entity],
    statements: Sequence[Statement],
    times: Sequence[Timex],
) -> tuple[Event, ...]:
    """The events that `article` tells of, in order; what it tells of one event several times stands once."""
    finder = _Finder(article, entities, statements, times)
    names = [m.span for e in entities for m in e.mentions if m.kind is MentionKind.NAME]
    candidates = find_candidates(article.text)
    for block in article.blocks:
        for bare in sentences(article.text, block.span):
            sentence = Span(bare.start, min(bare.end + 1, block.end))  # with its stop
            near = [candidate for candidate in candidates if sentence.covers(candidate)]
            if not near:
                continue
            words = read_words(sentence.of(article.text))
            here = [name for name in names if name.overlaps(sentence)]
            triggers = tuple(find_triggers(article.text, sentence, near, here, words))
            scene, told = None, None
            for trigger in triggers:
                references = finder.references(sentence, block)
                if scene is None or references is not told:
                    scene, told = make_scene(sentence, words, references, triggers), references
                finder.read(block, scene, trigger)
    return tuple(told.event for told in finder.found)


class _Finder:
    """The events of one article while it is read from the first sentence to the last."""

    def __init__(
        self,
        article: Article,
        entities: Sequence[Entity],
        statements: Sequence[Statement],
        times: Sequence[Timex],
    ) -> None:
        self.article = article
        self.entities = {entity.id: entity for entity in entities}
        self.statements = statements
        self.times = times
        self.values = {time.id: time.value for time in times}
        self.found: list[Told] = []
        self._references = find_references(article.text, entities, statements)
        self._by_size = sorted(statements, key=lambda s: sum(c.end - c.start for c in s.content))
        self._pair: tuple[Entity, ...] = ()
        self._pair_told: Span | None = None

    def references(self, sentence: Span, block: Block) -> list[Reference]:
        """The references of the article, with those of `sentence` to the two parties last spoken of."""
        pairs = find_pairs(self.article.text, sentence, block.span, self._pair, self._pair_told)
        if not pairs:
            return self._references
        taken = {reference.span.start for reference in self._references}
        return sorted(
            [*self._references, *(p for p in pairs if p.span.start not in taken)], key=lambda one: one.span.start
        )

    def read(self, block: Block, scene: Scene, trigger: Trigger) -> None:
        """Take in the mention of an event that `trigger` of `scene` is."""
        event = self._event(scene, trigger)
        wording = read_wording(scene, trigger, len(event.participants), headline=block.kind is BlockKind.HEADLINE)
        told = Told(event, wording)
        if wording.ordinal == "again" and event.type in INHERITING:
            told = replace(told, event=self._with_parties_before(event))
        same = next((n for n in self._latest() if self.found[n].is_same(told, self.entities, self.values)), None)
        if same is None and not told.event.participants:
            opener = scene.words.at(phrase_start(scene.words, trigger.first))
            if event.type is EventType.ANNOUNCEMENT and wording.definite and opener in {"the", "this", "that"}:
                told = replace(told, event=self._with_announcer(event))
            elif trigger.is_verb and event.type in _NEEDS_PARTIES:
                return
        if trigger.is_verb and event.type is EventType.TALKS and wording.partial and not wording.linked:
            return  # "discussed his childhood": somebody says something
        if same is None:
            self.found.append(told)
        else:
            told = self.found.pop(same).merged(told, self.entities)
            self.found.insert(same, told)
        people = [self.entities[p.entity] for p in told.event.participants]
        if event.type in RECIPROCAL and len(people) == 2:
            self._pair, self._pair_told = tuple(people), trigger.span

    def _latest(self) -> Iterator[int]:
        return iter(range(len(self.found) - 1, -1, -1))

    def _event(self, scene: Scene, trigger: Trigger) -> Event:
        status = find_status(self.article.text, scene.sentence, trigger.span, verb=trigger.is_verb or None)
        inner = next((s for s in self._by_size if any(c.overlaps(trigger.span) for c in s.content)), None)
        if inner and inner.act is Act.REQUEST:
            status = _ASKED_FOR.get(status, status)
        where = f"{self.article.id}|{trigger.span.start}-{trigger.span.end}"
        place = find_place(scene, trigger)
        return Event(
            id="ev-" + sha256(where.encode()).hexdigest()[:12],
            trigger=trigger.span,
            type=trigger.type,
            plover=_plover(trigger.type, status),
            participants=tuple(p for p in find_parties(scene, trigger) if p.entity != place),
            place=place,
            time=find_time(self.article.text, scene, trigger, inner, self.statements, self.times),
            status=status,
            according_to=(inner.id,) if inner else (),
            confidence=_CONFIDENCE[status],
        )

    def _with_parties_before(self, event: Event) -> Event:
        """The event with the parties of the one before that "a second meeting" presupposes."""
        own = [self.entities[p.entity] for p in event.participants]
        for n in self._latest():
            told = self.found[n].event
            others = [self.entities[p.entity] for p in told.participants]
            if told.type in INHERITING and len(others) > 1 and len(own) < len(others) and includes(others, own):
                return replace(event, participants=told.participants)
        return event

    def _with_announcer(self, event: Event) -> Event:
        """The event with whoever spoke last before "the announcement"."""
        before = [s for s in self.statements if s.content and s.content[-1].end <= event.trigger.start]
        last = max(before, key=lambda s: s.content[-1].end, default=None)
        if last is None or last.speaker not in self.entities:
            return event
        return replace(event, participants=(Participant(last.speaker, "actor"),))


_NEEDS_PARTIES = frozenset({EventType.TALKS, EventType.THREAT, EventType.CALL, EventType.SIGNING})
"""Types whose verbs have other senses, in which no party is named ("as discussed")."""


def _plover(kind: EventType, status: EventStatus) -> Plover | None:
    if kind in _CONSULT:
        return Plover("CONSULT", _CONSULT[kind]) if status in _DONE else Plover("AGREE", None)
    return _PLOVER.get(kind)
