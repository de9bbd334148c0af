"""A sentence as events see it: its words, who is mentioned in it, and what names an event in it."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from onrecord.events.references import Reference
from onrecord.events.triggers import Trigger
from onrecord.events.words import Words
from onrecord.schema.entity import Entity, EntityType
from onrecord.schema.span import Span


@dataclass(frozen=True, slots=True)
class Party:
    """Whom a mention means, with the places of its first and last word; several for "the two"."""

    entities: tuple[Entity, ...]
    first: int
    last: int
    possessive: bool

    @property
    def type(self) -> EntityType:
        """What sort of entity it is."""
        return self.entities[0].type

    @property
    def is_place(self) -> bool:
        """Whether it is a country or a town, which may act or only be where something is."""
        return self.type is EntityType.PLACE


@dataclass(frozen=True, slots=True)
class Scene:
    """The words of a sentence with its mentions and the triggers of events, both in their order."""

    sentence: Span
    words: Words
    parties: tuple[Party, ...]
    triggers: tuple[Trigger, ...]

    def before(self, place: int) -> list[Party]:
        """The parties that end before the word at `place`."""
        return [party for party in self.parties if party.last < place]

    def after(self, place: int) -> list[Party]:
        """The parties that begin after the word at `place`."""
        return [party for party in self.parties if party.first > place]

    def has_trigger(self, start: int, end: int) -> bool:
        """Whether a word in ``[start, end)`` names an event."""
        return any(start <= trigger.first < end for trigger in self.triggers)


def make_scene(sentence: Span, words: Words, references: Sequence[Reference], triggers: Sequence[Trigger]) -> Scene:
    """The scene of `sentence`; `references` are in order and may be those of the whole article."""
    parties = []
    first_here = bisect_left(references, sentence.start, key=lambda r: r.span.start)
    for reference in islice(references, first_here, None):
        if reference.span.start >= sentence.end:
            break
        if reference.span.end <= sentence.end:
            start = sentence.start
            first, last = words.find(Span(reference.span.start - start, reference.span.end - start))
            parties.append(Party(reference.entities, first, last, reference.possessive))
    return Scene(sentence, words, tuple(parties), tuple(triggers))
