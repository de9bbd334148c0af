"""Article → entities, and for each attribution the entity that is its source."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from onrecord.encoder import Model, Reading, encode
from onrecord.mentions.clusters import Cluster, cluster_names
from onrecord.mentions.name import Name
from onrecord.mentions.names import find_names
from onrecord.mentions.resolve import resolve_sources
from onrecord.mentions.roles import FoundRole, find_roles
from onrecord.mentions.scene import Scene
from onrecord.mentions.words import SHORT
from onrecord.schema.article import Article, BlockKind
from onrecord.schema.attribution import Attribution
from onrecord.schema.entity import Entity, EntityType, Mention, MentionKind, Role
from onrecord.schema.span import Span


@dataclass(frozen=True, slots=True)
class Found:
    """The entities of an article, and by identifier: the source of each attribution, the candidates where two tie, who
    the other words are that were asked about, and the register that names an entity which the article does not.
    """

    entities: tuple[Entity, ...]
    sources: Mapping[str, str]
    ties: Mapping[str, tuple[str, ...]]
    others: Mapping[Span, str]
    registers: Mapping[str, str]


def find_entities(
    article: Article, reading: Reading, attributions: Sequence[Attribution], others: Iterable[Span] = ()
) -> Found:
    """Who and what the article names; the sources of `attributions`, and whoever `others` are, among them or beside."""
    text = article.text
    names = find_names(reading)
    roles = find_roles(text, names)
    clusters = cluster_names(text, names, roles)
    _mark_authors(article, clusters)
    scene = Scene(reading, clusters, (article.published.value or "")[:10])
    resolve_sources(scene, attributions, others)
    ids = {cluster: _identity(article, cluster, n) for n, cluster in enumerate(scene.clusters)}
    return Found(
        tuple(_entity(text, ids[cluster], cluster) for cluster in scene.clusters),
        {key: ids[cluster] for key, cluster in scene.sources.items()},
        {key: tuple(ids[c] for c in options) for key, options in scene.ties.items()},
        {span: ids[cluster] for span, cluster in scene.referents.items()},
        {ids[cluster]: cluster.register for cluster in scene.clusters if cluster.register},
    )


def _mark_authors(article: Article, clusters: Iterable[Cluster]) -> None:
    """Mark whom only a byline names: nobody in the article is "he" or "its chairman" because he wrote it."""
    bylines = [block.span for block in article.blocks if block.kind is BlockKind.BYLINE]
    for cluster in clusters:
        cluster.author = bool(bylines) and all(
            any(line.covers(span) for line in bylines) for span, _ in cluster.mentions
        )


def resolve_pronouns(text: str, model: Model, names: Sequence[Span] = ()) -> dict[Span, Span]:
    """The antecedent of each "he" and "she" in `text`: the nearest name before it, or after it, of whoever is meant.

    `names` are names of persons that are known to stand there.
    """
    reading = encode(text, [Span(*match.span()) for match in re.finditer(r"\S[^\n]*", text)], model)
    given = [Name(span, EntityType.PERSON) for span in names]
    found = [n for n in find_names(reading) if not any(n.span.overlaps(g.span) for g in given)]
    every = sorted([*found, *given], key=lambda name: name.span)
    scene = Scene(reading, cluster_names(text, every, find_roles(text, every)))
    resolve_sources(scene, ())
    antecedents = {}
    for place, cluster in scene.pronouns.items():
        pronoun = next(s for s, kind in cluster.mentions if s.start == place and kind is MentionKind.PRONOUN)
        spans = [s for s, kind in cluster.mentions if kind is MentionKind.NAME]
        if spans:
            antecedents[pronoun] = max(spans, key=lambda s: (s.end <= place, -abs(s.start - place)))
    return antecedents


def _identity(article: Article, cluster: Cluster, number: int) -> str:
    place = min(cluster.mentions)[0].start if cluster.mentions else -number
    key = f"{article.id}|{cluster.kind}|{cluster.full_name(article.text)}|{place}"
    return "en-" + sha256(key.encode()).hexdigest()[:12]


def _entity(text: str, key: str, cluster: Cluster) -> Entity:
    name = cluster.full_name(text)
    aliases = tuple(sorted({" ".join(n.split()) for n in cluster.names(text)} - {name}))
    mentions = sorted({(s.start, s.end, kind) for s, kind in cluster.mentions})
    return Entity(
        key,
        cluster.kind,
        name,
        aliases,
        _unique(_role(text, role) for role in cluster.roles),
        tuple(Mention(start, end, MentionKind(kind)) for start, end, kind in mentions),
        cluster.links,
    )


def _role(text: str, role: FoundRole) -> Role:
    organization = " ".join(role.organization.of(text).split()) if role.organization else None
    words = re.sub(r"^(?:[Tt]he|[Aa]n?)\s", "", " ".join(role.span.of(text).split()))
    return Role(re.sub(r"\b[A-Z][a-z]+\.(?=\s|$)", _written_out, words), organization, role.span.start, role.span.end)


def _written_out(title: re.Match[str]) -> str:
    """A short title in full ("Gov." is "Governor"); other abbreviations as they stand."""
    full = SHORT.get(title[0][:-1].lower())
    return full.capitalize() if full else title[0]


def _unique(roles: Iterable[Role]) -> tuple[Role, ...]:
    """One role for each wording, the first."""
    kept: dict[str, Role] = {}
    for role in roles:
        kept.setdefault(role.title.lower(), role)
    return tuple(kept.values())
