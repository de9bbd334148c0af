"""Cities, counties and states that speak through their governments: "the county"."""

import re

from onrecord.mentions.clusters import Cluster
from onrecord.mentions.scene import WORD, Scene
from onrecord.schema.entity import EntityType, MentionKind
from onrecord.schema.span import Span

_SETTLED = frozenset("city county state town village borough province parish".split())
"""What sort of place speaks through its government."""


def find_settled(scene: Scene, span: Span, noun: str) -> Cluster | None:
    """The place that the article calls a `noun` and named last before `span`; or the only one that it calls so."""
    places = [c for c in scene.clusters if noun in _SETTLED and _is_settled(scene, c, noun)]
    before = [c for c in places if scene.last(c, span) >= 0]
    if not before and len(places) == 1:
        return places[0]
    return max(before, key=lambda c: scene.last(c, span), default=None)


def _is_settled(scene: Scene, cluster: Cluster, noun: str) -> bool:
    """Whether this is a place that the article calls so: "Harrow County", "the city of Harrow"."""
    if cluster.kind is not EntityType.PLACE:
        return False
    of = re.compile(rf"\b{noun}\s+of\s+$", re.IGNORECASE)
    return named_with(scene, cluster, noun) or any(
        kind is MentionKind.NAME and of.search(scene.text[max(s.start - 20, 0) : s.start])
        for s, kind in cluster.mentions
    )


def named_with(scene: Scene, cluster: Cluster, noun: str) -> bool:
    """Whether the entity has a name with `noun` in it."""
    return any(noun in map(str.lower, WORD.findall(name)) for name in cluster.names(scene.text))
