"""Laws and ballot measures by name: "the law" is the one that the article has named before."""

import re
from collections.abc import Iterator

from onrecord.mentions.clusters import Cluster
from onrecord.mentions.scene import Scene
from onrecord.schema.entity import EntityType, MentionKind
from onrecord.schema.span import Span

_NAME = re.compile(
    r"\b(?:(?:Ballot\s)?(?:Measure|Proposition|Initiative|Ordinance|Referendum)\s(?:No\.\s)?(?:\d{1,5}|[A-Z]{1,2})\b"
    r"|(?:Senate|House|Assembly)\s(?:Joint\s)?(?:Bill|Resolution)\s\d+\b"
    r"|Executive\sOrder\s\d+\b|Title\s(?:IX|IV|V?I{1,3}|V|X{1,2})\b"
    r"|(?!The\b)[A-Z][\w’'-]+(?:\s(?:(?:of|and|for|to|the)\s)*[A-Z][\w’'-]+){0,6}?\s(?:Act|Ordinance|Treaty|Code)\b)"
)
"""How laws are called: by a number or letters, or by words with capitals up to one for a law."""

_TOLD = r",\s(?:an?|the)\s(?:[\w’'-]+\s){{0,3}}?{noun}\b"
"""An apposition that says what the thing just named is: "Measure K, a 2014 ordinance"."""

_LAWS = frozenset("law measure ordinance statute act bill proposition treaty resolution order".split())
_KINDS = frozenset({"ordinance", "statute", "act"})
"""Nouns that each mean a law, so that "the law" takes up what is introduced as one."""


_BARE = re.compile(r"(?:the|this|that)\s\w+", re.IGNORECASE)


def find_law(scene: Scene, span: Span, noun: str) -> Cluster | None:
    """The law that a description such as "the law" takes up: the last named before it, if its name or an apposition
    has that noun; None where the article names none so.
    """
    if noun not in _LAWS or not _BARE.fullmatch(span.of(scene.text)):
        return None
    fitting = [name for name in _names(scene.text, span.start) if _is_called(scene.text, name, noun)]
    if not fitting or _has_other(scene.text[fitting[-1].end : span.start], noun):
        return None
    return _named(scene, fitting[-1])


def _has_other(between: str, noun: str) -> bool:
    """Whether another one is brought in: "a law" outside of the apposition right behind the name."""
    return re.search(rf"(?<!^,\s)\b(?:an?|another)\s(?:[\w’'-]+\s){{0,3}}?{noun}\b", between) is not None


def find_named_law(scene: Scene, span: Span) -> Cluster | None:
    """The law whose name, with or without an article, is all that `span` is."""
    name = _NAME.fullmatch(scene.text, span.start + _article(span.of(scene.text)), span.end)
    return _named(scene, Span(*name.span())) if name else None


def _article(words: str) -> int:
    opening = re.match(r"(?:[Tt]he\s+)?", words)
    return opening.end() if opening else 0


def _names(text: str, until: int) -> Iterator[Span]:
    return (Span(*match.span()) for match in _NAME.finditer(text, 0, until))


def _is_called(text: str, name: Span, noun: str) -> bool:
    """Whether the thing named is a `noun`: so its name says, or the apposition after it; an ordinance is a law."""
    nouns = {noun} | (_KINDS if noun == "law" else set())
    if any(word in nouns for word in name.of(text).lower().split()):
        return True
    told = _TOLD.format(noun=f"(?:{'|'.join(sorted(nouns))})")
    return re.compile(told).match(text, name.end) is not None


def _named(scene: Scene, name: Span) -> Cluster:
    """The entity with this name, every place where it stands counted."""
    words = name.of(scene.text)
    known = next((c for c in scene.clusters if words in (c.name, *c.names(scene.text))), None)
    if known is None:
        places = re.finditer(rf"\b{re.escape(words)}\b", scene.text)
        known = Cluster(EntityType.DOCUMENT, [(Span(*p.span()), MentionKind.NAME) for p in places], name=words)
        scene.clusters.append(known)
    known.kind = EntityType.DOCUMENT  # tagged as a body, it may be
    return known
