"""Who is meant: the source of each attribution, by name, by description or by pronoun.

Sources are resolved, not all coreference; what cannot be told stays open.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from onrecord.mentions.clusters import Cluster, kind_of_noun
from onrecord.mentions.context import find_before, give_inner, give_silent
from onrecord.mentions.described import find_described
from onrecord.mentions.laws import find_named_law
from onrecord.mentions.named import find_body_behind, find_named
from onrecord.mentions.parts import find_part
from onrecord.mentions.pronouns import count_calls, read_plural, read_pronoun
from onrecord.mentions.scene import WORD, Scene
from onrecord.mentions.words import PRONOUNS, SPEAKER
from onrecord.schema.attribution import Attribution
from onrecord.schema.entity import EntityType, MentionKind
from onrecord.schema.span import Span, hull

_POSSESSIVE = re.compile(r"['’]s?$")
_PRONOUN = re.compile(r"\b(?:he|him|his|himself|she|her|hers|herself)\b", re.IGNORECASE)
_OF_THINGS = frozenset({"which", "that"})
_THING_REACH = 80
"""Characters before a relative pronoun in which what it takes up begins."""

_RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})


def resolve_sources(scene: Scene, attributions: Sequence[Attribution], others: Iterable[Span] = ()) -> None:
    """Find the source of each of `attributions`, and who `others` are, in text order."""
    sources = {hull(a.source) for a in attributions if a.source}
    pronouns = {match.start(): Span(*match.span()) for match in _PRONOUN.finditer(scene.text)}
    count_calls(scene, pronouns.values())
    scene.says = _what_they_say(attributions)
    scene.turns = sorted(span for a in attributions if a.source and not a.cue for span in a.content)
    labels = {a.source[0].start for a in attributions if _is_label(scene.text, a)}
    asked: dict[int, list[Span]] = defaultdict(list)
    for span in sorted({*sources, *others}):
        asked[span.start].append(span)
    scene.asked = set(asked)
    for place in sorted({*pronouns, *asked}):
        if place in pronouns:
            read_pronoun(scene, pronouns[place])
        for span in asked.get(place, ()):
            cluster = _by_label(scene, span) if place in labels else _referent(scene, span)
            if cluster is not None:
                scene.referents[span] = cluster
                if span in sources:
                    scene.active.append((place, cluster))
                    scene.spoke.append((place, cluster))
    for a in attributions:
        source = hull(a.source) if a.source else None
        if source in scene.referents:
            scene.sources[a.id] = scene.referents[source]
        elif source and source.start in scene.open:
            scene.ties[a.id] = scene.open[source.start]
    give_inner(scene, attributions)
    give_silent(scene, attributions)


def _what_they_say(attributions: Sequence[Attribution]) -> dict[int, tuple[Span, ...]]:
    """The contents of each source by its first character; two reports may share their source."""
    says: dict[int, tuple[Span, ...]] = {}
    for a in attributions:
        if a.source:
            says[a.source[0].start] = (*says.get(a.source[0].start, ()), *a.content)
    return says


def _is_label(text: str, a: Attribution) -> bool:
    """Whether the source stands right before the words, as in a transcript."""
    if not a.source or a.cue or a.content[0].start < a.source[0].end:
        return False
    return not text[a.source[0].end : a.content[0].start].strip(":.) \u00a0")


def _by_label(scene: Scene, span: Span) -> Cluster:
    """Who speaks under a label: the same one wherever it stands, whoever has been named in between."""
    words = span.of(scene.text)
    known = scene.labels.get(words)
    if known is None:
        find = find_described if words.startswith("THE ") else _referent  # "FIRST" is no name in "THE FIRST LADY"
        known = scene.labels[words] = find(scene, span) or scene.add(EntityType.UNNAMED, span)
    elif all(place != span for place, _ in known.mentions):
        known.mentions.append((span, MentionKind.NOMINAL))
    return known


def _referent(scene: Scene, asked: Span) -> Cluster | None:
    """Who `asked`, the words for a source or for whoever was told, is; None where that stays open."""
    span = _bare(scene.text, asked)
    words = WORD.findall(span.of(scene.text))
    first = words[0].lower() if words else ""
    if len(first) > 1 and words[0].isupper():  # "WHO" and "US" are no pronouns
        first = ""
    if not words or (first in {*SPEAKER, "you"} and len(words) == 1):
        return None
    if first in PRONOUNS and words[1:2] == ["and"]:
        return scene.add(EntityType.GROUP, span)
    if first in PRONOUNS and (len(words) == 1 or first in ("he", "she", "they", "it")):
        if span.start in scene.pronouns or PRONOUNS[first].gender:
            return scene.pronouns.get(span.start)
        return read_plural(scene, Span(span.start, span.start + len(first)), PRONOUNS[first])
    if first in _RELATIVE:
        return find_before(scene, span.start) or (_thing_before(scene, span.start) if first in _OF_THINGS else None)
    return (
        find_named_law(scene, span)
        or find_named(scene, span)
        or find_body_behind(scene, span)
        or _find_author(scene, span)
        or find_part(scene, span)
        or find_described(scene, span)
    )


_NO_PART = r"(?!(?:to|of|for|from|by|in|on|at|with|and|or|an?|the|its|his|her|their)\s)"
_THING = re.compile(
    rf"(?<!\bof )\b(?P<thing>(?:an?|the|its|his|her|their)\s(?:{_NO_PART}[\w’'-]+\s){{0,3}}(?P<noun>[a-z-]+))"
    r"(?:\s(?:on|this|last)\s\w+)?,?\s$",
    re.IGNORECASE,
)
"""A description right before a relative pronoun; after "of" the pronoun may take up what stands before that."""


def _thing_before(scene: Scene, place: int) -> Cluster | None:
    """The document or body described right before "which" or "that" ("a study that says …")."""
    found = _THING.search(scene.text, max(place - _THING_REACH, 0), place)
    if found is None or kind_of_noun(found["noun"]) not in (EntityType.DOCUMENT, EntityType.ORGANIZATION):
        return None
    return find_described(scene, Span(*found.span("thing")))


_VOICE = (
    r"(?:(?:press|news|joint|written|prepared|official|own)\s+)*"
    r"(?:statement|release|website|web\s?site|tweets?|account|page|letter|e-?mail|memo|op-ed)"
)
_OWN = re.compile(
    rf"(?:(?:an?\s+)?(?:parts?|excerpts?|cop(?:y|ies))\s+of\s+)?(?P<who>\S[^,]*?)['’]s?\s+(?:\w+\s+)?{_VOICE}(?:\s+to\s+[^,]+)?$",
    re.IGNORECASE,
)
_FROM = re.compile(
    rf"(?:an?|the|one)\s+(?:\w+\s+)?(?:{_VOICE}|posts?|message)\s+(?:(?:on\s+)?\w+day\s+)?(?:from|by|of)\s+"
    r"(?P<who>(?!(?:\w+\s)?\d)[^,]+?)(?:\s+(?:on|in|at|posted|published|released|issued|sent|earlier|late|last|that|which)\s[^,]*)?$",
    re.IGNORECASE,
)


def _find_author(scene: Scene, span: Span) -> Cluster | None:
    """Whoever speaks through a statement, a website, a post: "the port’s website", "a statement from Orr"."""
    words = span.of(scene.text)
    match = _OWN.match(words) or _FROM.match(words)
    return _referent(scene, Span(span.start + match.start("who"), span.start + match.end("who"))) if match else None


def _bare(text: str, span: Span) -> Span:
    """`span` without a possessive at its end."""
    possessive = _POSSESSIVE.search(span.of(text))
    return Span(span.start, span.start + possessive.start()) if possessive else span
