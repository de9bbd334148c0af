"""A source that its surroundings tell: "who" after a name, "I" in what somebody says, a quotation that goes on."""

import re
from collections.abc import Sequence

from onrecord.mentions.clusters import Cluster
from onrecord.mentions.scene import WORD, Scene
from onrecord.mentions.words import SPEAKER
from onrecord.schema.attribution import Attribution
from onrecord.schema.entity import EntityType, MentionKind
from onrecord.schema.span import Span, hull
from onrecord.text import MARKS

_WHO = re.compile(r"who(?:m|se)?\b", re.IGNORECASE)
_PLACED = re.compile(r"\b(?:at|of|for|from|with|in)\s(?:the\s)?$")
_RELATIVE = re.compile(
    r"\b(?P<who>(?:an?|one|another)\s(?:[\w-]+\s){0,2}(?:woman|man|girl|boy|person)),\s(?:an?|the)\s(?:[\w-]+\s){0,2}"
    r"(?:niece|nephew|daughter|son|sister|brother|mother|father|wife|husband|widow|cousin|aide|friend|neighbou?r)"
    r"\s(?:of|to)\s[^,.;:]{2,80},\s$"
)
"""Somebody without a name, and of whom he or she is a relative: "a woman, a niece of Orr, who said" is the woman."""

_REACH = 200
"""Characters before "who" in which whom it takes up begins."""

_APPOSITION = re.compile(r",\s(?:an?|the)\s[^.;:!?()“”\"\n]{3,160}")
"""What a person is, between the name and "who"."""


def find_before(scene: Scene, place: int) -> Cluster | None:
    """The entity whose mention ends right before `place` ("Ann Orr, who said …").

    Before "who" it is not the body that a person is of ("Ann Orr, a geologist at the Harrow Institute, who said …").
    """
    ends = {
        s.end: c
        for c in scene.clusters
        for s, kind in c.mentions
        if kind is not MentionKind.PRONOUN and s.end <= place and not re.search(r"\w", scene.text[s.end : place])
    }
    relative = _RELATIVE.search(scene.text, max(place - _REACH, 0), place) if _WHO.match(scene.text, place) else None
    if relative and ends:
        return scene.add(EntityType.UNNAMED, Span(*relative.span("who")))
    if ends and not _is_workplace(scene, ends[max(ends)], place):
        return ends[max(ends)]
    if ends:
        return _find_apposed(scene, place)
    cluster, between = _last_named(scene, scene.clusters, place)
    if cluster is None or (_WHO.match(scene.text, place) and not cluster.human):
        return None  # "in Norland, old people, who said" is not Norland
    return cluster if re.fullmatch(r",\s[^.;:!?,]{3,60},\s", between) else None


def _is_workplace(scene: Scene, cluster: Cluster, place: int) -> bool:
    """Whether the body or place before "who" stands after "at", "of" and the like."""
    if cluster.kind not in (EntityType.ORGANIZATION, EntityType.PLACE) or not _WHO.match(scene.text, place):
        return False
    start = max(s.start for s, _ in cluster.mentions if s.end <= place)
    return _PLACED.search(scene.text, max(start - 10, 0), start) is not None


def _find_apposed(scene: Scene, place: int) -> Cluster | None:
    """The person whose apposition ends at `place`, if no other person is named in it."""
    persons = [c for c in scene.clusters if c.kind is EntityType.PERSON]
    cluster, between = _last_named(scene, persons, place)
    return cluster if _APPOSITION.fullmatch(between.rstrip(" ,")) else None


def _last_named(scene: Scene, clusters: Sequence[Cluster], place: int) -> tuple[Cluster | None, str]:
    """Whoever of `clusters` is named last before `place`, and the words in between."""
    names = [(s, c) for c in clusters for s, k in c.mentions if k is MentionKind.NAME and s.end <= place]
    last, cluster = max(names, key=lambda pair: pair[0], default=(None, None))
    return cluster, scene.text[last.end : place] if last else ""


def give_silent(scene: Scene, attributions: Sequence[Attribution]) -> None:
    """Give a quotation that nobody is said to have said to whoever speaks right before it in its paragraph."""
    for n, a in enumerate(attributions):
        if a.source or a.cue or not n or scene.text[a.content[0].start] not in MARKS:
            continue
        before = attributions[n - 1]
        home = next((p for p in scene.paragraphs if p.covers(a.content[0])), None)
        if home and before.id in scene.sources and home.start <= before.content[0].start < a.content[0].start:
            scene.sources[a.id] = scene.sources[before.id]


def give_inner(scene: Scene, attributions: Sequence[Attribution]) -> None:
    """Give "I" and "we" in what somebody says to that somebody."""
    for a in attributions:
        if not a.source or a.id in scene.sources:
            continue
        words = WORD.findall(hull(a.source).of(scene.text).lower())
        if words[:1] and words[0] in SPEAKER:
            around = [
                o for o in attributions if o.id in scene.sources and any(s.covers(a.source[0]) for s in o.content)
            ]
            if around:
                inner = min(around, key=lambda o: len(hull(o.content)))
                scene.sources[a.id] = scene.sources[inner.id]
                scene.sources[a.id].mentions.append((hull(a.source), MentionKind.PRONOUN))
