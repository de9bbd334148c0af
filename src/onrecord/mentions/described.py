"""A source that is described: "the minister", "a person familiar with the matter"."""

import re
from collections.abc import Sequence

from onrecord.mentions.clusters import Cluster, head_noun, kind_of_noun
from onrecord.mentions.named import find_called
from onrecord.mentions.offices import find_holder
from onrecord.mentions.scene import WORD, Scene
from onrecord.mentions.words import nouns, singular
from onrecord.schema.entity import EntityType, MentionKind
from onrecord.schema.span import Span

_DEFINITE = re.compile(
    r"(?:the|this|that|these|those|his|her|their|its|our)\s|\S+(?:\s+\S+){0,3}?['’]s?\s", re.IGNORECASE
)
_NAMED = (EntityType.PERSON, EntityType.ORGANIZATION, EntityType.PLACE)

_CALLED = re.compile(
    r"(?!(?:The|A|An|Some|Many|Several|Two|His|Her|Their|Its)\s)[A-Z][\w&’'.-]*(?:\s[A-Z][\w&’'.-]*)*(?=,|$)"
)
"""A source that is nothing but words with capitals."""

_PLAIN_TITLE = frozenset("president vice the of united states u s us american mr former then".split())
"""Words in a title that do not set its holder apart: "the president" is not "the Russian president"."""


def find_described(scene: Scene, span: Span) -> Cluster | None:
    """The entity that a description takes up again, or a new one without a name."""
    words = span.of(scene.text)
    noun = head_noun(words)
    if noun is None:
        return None
    called = _CALLED.match(words)
    if called:
        return find_called(scene, Span(span.start, span.start + called.end()))
    kind = kind_of_noun(noun)
    definite = bool(_DEFINITE.match(words))
    if definite or (kind is None and words[:1].islower()):
        known = _known(scene, span, noun, kind)
        if known is not None:
            known.mentions.append((span, MentionKind.NOMINAL))
            return known
    if kind is None and not words[:1].isupper():
        kind = EntityType.UNNAMED
    return scene.add(kind or EntityType.UNNAMED, span)


def _known(scene: Scene, span: Span, noun: str, kind: EntityType | None) -> Cluster | None:
    """The entity that a description with "the" or a possessive takes up again."""
    earlier = [c for c in scene.clusters if c.mentions and min(c.mentions)[0].start < span.start]
    head = singular(noun)
    modifiers = {w.lower() for w in WORD.findall(span.of(scene.text))} - {"the", "this", "that", noun, "former"}
    if head in nouns("person") and kind is not EntityType.GROUP:
        by_role = [c for c in scene.clusters if any(_alike(head, role.head) for role in c.roles)]
        best = _fitting(scene, span, by_role, head, modifiers) or find_holder(scene, span, head)
        if best is not None:
            return best
    if kind is EntityType.ORGANIZATION:
        bodies = [c for c in earlier if c.kind is EntityType.ORGANIZATION and _named_with(scene, c, noun)]
        if bodies:
            return max(bodies, key=lambda c: scene.last(c, span))
    again = [c for c in earlier if any(k is MentionKind.NOMINAL and _same_noun(scene, s, head) for s, k in c.mentions)]
    if again:
        return max(again, key=lambda c: scene.last(c, span))
    kinds = {EntityType.ORGANIZATION: (EntityType.ORGANIZATION, EntityType.PLACE), None: _NAMED}
    options = kinds.get(kind, (EntityType.PERSON,) if head in nouns("person") else ())
    if kind in (EntityType.GROUP, EntityType.DOCUMENT):
        return None
    if kind is EntityType.ORGANIZATION:
        return scene.pointed(span.end - 1, [c for c in earlier if c.kind in options]) or _only_body(scene, span)
    return scene.pointed(
        span.start + span.of(scene.text).lower().rindex(noun), [c for c in earlier if c.kind in options]
    )


def _fitting(scene: Scene, span: Span, options: Sequence[Cluster], head: str, modifiers: set[str]) -> Cluster | None:
    """The holder of a role: with these modifiers, then with the barest title, then the last one mentioned."""
    if not options:
        return None

    def rank(cluster: Cluster) -> tuple[int, int, int]:
        titles = [
            set(map(str.lower, WORD.findall(r.span.of(scene.text)))) for r in cluster.roles if _alike(head, r.head)
        ]
        shared = max(len(modifiers & title) for title in titles)
        foreign = any(title - modifiers - _PLAIN_TITLE for title in titles)
        return shared, not foreign if not modifiers else True, scene.last(cluster, span)

    return max(options, key=rank)


def _only_body(scene: Scene, span: Span) -> Cluster | None:
    """The one organization that the paragraph names before `span` ("The newspaper …")."""
    if not span.of(scene.text).lower().startswith(("the ", "this ", "that ")):
        return None
    home = next((p.start for p in scene.paragraphs if p.covers(span)), span.start)
    bodies = [
        c
        for c in scene.clusters
        if c.kind is EntityType.ORGANIZATION
        and any(k is MentionKind.NAME and home <= s.start and s.end <= span.start for s, k in c.mentions)
    ]
    return bodies[0] if len(bodies) == 1 else None


def _named_with(scene: Scene, cluster: Cluster, noun: str) -> bool:
    return any(noun in map(str.lower, WORD.findall(name)) for name in cluster.names(scene.text))


def _same_noun(scene: Scene, span: Span, head: str) -> bool:
    noun = head_noun(span.of(scene.text))
    return noun is not None and _alike(singular(noun), head)


def _alike(one: str, other: str) -> bool:
    """Whether two nouns for a person are one: spokesman, spokeswoman and spokesperson are."""
    ends = ("person", "woman", "man")

    def stem(noun: str) -> str:
        for end in ends:
            if noun.endswith(end) and len(noun) > len(end) + 2:
                return noun.removesuffix(end)
        return noun

    return stem(one) == stem(other)
