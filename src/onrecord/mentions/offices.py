"""An office without a name: who held it on the day of the article, by the registers."""

import re
from collections import Counter

from onrecord.lexicon import nouns
from onrecord.mentions.clusters import Cluster
from onrecord.mentions.scene import Scene
from onrecord.registers import holders, place_of
from onrecord.schema.entity import EntityType, MentionKind
from onrecord.schema.span import Span

_AMERICAN = frozenset({"White House", "Congress", "Capitol Hill", "Pentagon", "Washington", "Senate", "FBI", "CIA"})
"""Names that stand for the United States in the news."""


def find_holder(scene: Scene, span: Span, head: str) -> Cluster | None:
    """Who held the office on the day of the article, if a register says so and it was one person."""
    words = re.sub(r"^(?:the|this|that)\s+", "", span.of(scene.text), flags=re.IGNORECASE)
    if head not in nouns("office") or len(scene.day) < len("2026-01-01") or re.match(r"(?:former|ex|then)\b", words):
        return None
    first, _, rest = words.partition(" ")
    place = place_of(first.removesuffix("'s").removesuffix("’s")) if rest else None
    if re.search(rf"\bthen-(?:[\w’'-]+\s){{0,3}}{re.escape(head)}\b", scene.text, re.IGNORECASE):
        return None  # "then-Majority Leader Orr": the article tells of another time
    found = holders(rest if place else words, place or _country(scene), scene.day)
    if len(found) != 1:
        return None
    names = {found[0].name, *found[0].aliases}
    cluster = next((c for c in scene.clusters if c.name in names or names & set(c.names(scene.text))), None)
    if cluster is None:
        cluster = Cluster(EntityType.PERSON, gender=found[0].gender, name=found[0].name, register=found[0].register)
        cluster.human = True
        scene.clusters.append(cluster)
    return cluster


def _country(scene: Scene) -> str:
    """The country whose president "the president" is: the one that the article names most, its bodies counted."""
    named: Counter[str] = Counter()
    for cluster in scene.clusters:
        for name, kind in cluster.mentions:
            words = name.of(scene.text)
            place = "United States" if words in _AMERICAN else place_of(words) or ""
            named[place] += kind is MentionKind.NAME
    del named[""]
    (first, count), *others = [*named.most_common(2), ("", 0)]
    return first if count > (others[0][1] if others else 0) else ""
