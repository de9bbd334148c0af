"""Who "he", "she", "they" and "it" are."""

import re
from collections.abc import Collection, Iterable, Sequence

from onrecord.mentions.clusters import Cluster
from onrecord.mentions.described import find_described
from onrecord.mentions.scene import Scene
from onrecord.mentions.told import begin_of, find_told, people_before, sentence_of
from onrecord.mentions.words import PRONOUNS, Gender, Pronoun
from onrecord.schema.entity import EntityType, MentionKind
from onrecord.schema.span import Span
from onrecord.text import sentences

PLAIN = 0.6
"""The share of trust from which on a pronoun tells by which pronouns its antecedent is called."""

TOPIC = 0.05
"""What is added for whoever is spoken of most, chosen on GAP's development set (0.1 gives less)."""

RECENT = 0.05
"""What is added for whoever was referred to last, chosen likewise."""

NEAR = 0.5
"""What is added for whom the sentence of an object names before it ("told by Vance of the sale, Orr asked her …")."""

_CLAUSE = 60
"""Characters before an object within which its clause may begin."""

_ASIDE_AND_CLAUSE = 300
_ASIDE = re.compile(r"^,[^.!?;\n]*,(?=[^,]*$)")
"""What stands between commas after a name: "Orr, told of the sale, asked her"."""

_OBJECT = re.compile(
    r"him\b|her(?=[.,;:)]|$|\s(?:and|to|in|on|at|with|for|from|by|as|that|into|when|but|of|about|after|before|because|up"
    r"|out|the|an?|his)\b)",
    re.IGNORECASE,
)
"""A pronoun that is an object: "her" where no noun follows."""

_NEW_CLAUSE = re.compile(
    r"[.,;:()]|['’]s|\b(?:and|that|who|when|while|as|but|because|to|for|where|which|if|after|before|than)\b"
)
_DOING = re.compile(r",\s[a-z]+ing\s(?:[a-z]+\s){0,4}")
"""What a subject does besides: "Orr, standing beside her"."""

_GOVERNED = re.compile(r"\b(?:of|for|to|with|by|from|in|on|at)\s$")

_GERUND = re.compile(
    r"(?:^[“\"]?(?!(?:During|According|Following|Including|Regarding|Concerning)\b)[A-Z][a-z]+ing"
    r"|\b(?:[Oo]f|[Ii]n|[Oo]n|[Uu]pon|[Aa]fter|[Bb]efore|[Bb]y|[Ww]hile|[Ww]hen|[Ff]or|[Ff]rom|[Ss]ince|[Ww]ithout)"
    r"\s[a-z]+ing)\s+(?:(?:the|an?|[A-Z][a-z]+\.?)\s+)?$"
)
"""What ends right before the object of a clause whose subject is that of the sentence: "In years of knowing …"."""


def count_calls(scene: Scene, pronouns: Iterable[Span]) -> None:
    """Count, before anything is resolved, by which pronouns the network plainly takes each person to be called."""
    persons = [c for c in scene.clusters if c.kind is EntityType.PERSON and c.gender is None]
    for span in pronouns:
        gender = PRONOUNS[span.of(scene.text).lower()].gender
        is_object = _is_object(scene, span)
        for cluster, share in zip(persons, scene.shares(span.start, persons), strict=True):
            if gender and share >= PLAIN and not (is_object and _is_subject(scene, span, cluster)):
                cluster.called[gender] += 1


def read_pronoun(scene: Scene, span: Span) -> None:
    """Find the antecedent of "he" or "she", in the order of the text, so that each knows those before it."""
    gender = PRONOUNS[span.of(scene.text).lower()].gender
    quoting = scene.quoting(span.start)
    said = [part for part in scene.says.get(span.start, ()) if part.start > span.start]
    # whoever what "he" says has the name of is another: "He said that Orr had left"
    options = [c for c in scene.clusters if _may_be(c, gender) and c is not quoting and not c.is_named_in(said)]
    is_object = _is_object(scene, span)
    if is_object:
        options = [cluster for cluster in options if not _is_subject(scene, span, cluster)]
    else:
        met = _objects_before(scene, span)
        options = [cluster for cluster in options if cluster not in met]
    favours = [] if span.start in scene.says else _favours(scene, options)
    if is_object:
        named = _named_before(scene, span)
        favours = [favour + NEAR * (cluster in named) for favour, cluster in zip(favours, options, strict=True)]
    found = scene.pointed(span.start, options, favours, settle=span.start not in scene.asked)
    found = find_told(scene, span, options) or _opening(scene, span, options, found) or found
    if found is None and span.start not in scene.open:
        found = _lately(scene, span, options)
    if found is None or (span.start in scene.says and not _is_introduced(scene, span, found)):
        return
    if gender:
        found.called[gender] += 1
    found.mentions.append((span, MentionKind.PRONOUN))
    scene.pronouns[span.start] = found
    scene.active.append((span.start, found))


def _is_object(scene: Scene, span: Span) -> bool:
    return span.start not in scene.says and _OBJECT.match(scene.text, span.start) is not None


def _opening(scene: Scene, span: Span, options: Sequence[Cluster], found: Cluster | None) -> Cluster | None:
    """Who begins a sentence of the paragraph of a source and is alone named so far, rather than who spoke before."""
    home = scene.paragraph_of(span.start) or span
    so_far = Span(home.start, span.start)
    named = [(name, cluster) for name, cluster in scene.named_in(so_far) if cluster in options]
    if span.start not in scene.says or len({id(cluster) for _, cluster in named}) != 1:
        return None
    begins = {begin_of(scene, sentence) for sentence in sentences(scene.text, so_far)}
    first = next((cluster for name, cluster in named if _opens(scene, name, begins)), None)
    return first if found is not first and not _is_in(found, so_far) else None


def _opens(scene: Scene, name: Span, begins: Collection[int]) -> bool:
    """Whether a name stands at the begin of a sentence or of a source that does ("Harrow's Edda Orr")."""
    source = max((begin for begin in begins if begin in scene.says and begin <= name.start), default=name.start)
    return name.start in begins or (source < name.start and "," not in scene.text[source : name.start])


def _is_in(cluster: Cluster | None, paragraph: Span) -> bool:
    return cluster is not None and any(paragraph.covers(mention) for mention, _ in cluster.mentions)


def _is_introduced(scene: Scene, span: Span, cluster: Cluster) -> bool:
    """Whether one has been mentioned by the end of the sentence of a source: none is whom a later one brings in."""
    until = sentence_of(scene, span).end
    return any(mention.start < until and kind is not MentionKind.PRONOUN for mention, kind in cluster.mentions)


def _favours(scene: Scene, options: Sequence[Cluster]) -> list[float]:
    """What is added to the trust in each of whom a pronoun that is no source can be."""
    topic = max(options, key=lambda c: (len(c.mentions), -c.mentions[0][0].start), default=None)
    last = scene.active[-1][1] if scene.active else None
    return [TOPIC * (cluster is topic) + RECENT * (cluster is last) for cluster in options]


def _named_before(scene: Scene, span: Span) -> list[Cluster]:
    """Whom the sentence of an object names before it."""
    sentence = sentence_of(scene, span)
    return [cluster for _, cluster in scene.named_in(Span(sentence.start, span.start))]


def _is_subject(scene: Scene, span: Span, cluster: Cluster) -> bool:
    """Whether only a verb, plain words and an aside stand between a name and an object: "Orr met him" is not Orr."""
    for name, kind in cluster.mentions:
        if kind is MentionKind.NAME and 0 < span.start - name.end < _ASIDE_AND_CLAUSE:
            between = _ASIDE.sub(" ", scene.text[name.end : span.start])
            if len(between) >= _CLAUSE:
                continue
            governed = _GOVERNED.search(scene.text, max(name.start - 6, 0), name.start)
            if not governed and (not _NEW_CLAUSE.search(between) or _DOING.fullmatch(between)):
                return True
    return False


def _objects_before(scene: Scene, span: Span) -> list[Cluster]:
    """Whom a clause without a subject of its own names right before "he", who is another: "After meeting Orr, he …"."""
    if scene.text[max(span.start - 2, 0) : span.start] != ", " or span.of(scene.text).lower() not in ("he", "she"):
        return []
    sentence = sentence_of(scene, span)
    return [
        owner
        for name, owner in scene.named_in(Span(sentence.start, span.start))
        if _GERUND.search(scene.text[max(sentence.start, name.start - _CLAUSE) : name.start])
        and re.fullmatch(r"(?:\s[^,;:“”\"]*)?,\s", scene.text[name.end : span.start])
    ]


def _may_be(cluster: Cluster, gender: Gender | None) -> bool:
    if not cluster.human or cluster.author:
        return False
    if cluster.gender or gender is None:
        return cluster.gender in (None, gender)
    return 2 * cluster.called[gender] >= cluster.called.total()


def _lately(scene: Scene, span: Span, options: Sequence[Cluster]) -> Cluster | None:
    """Whoever spoke or was referred to last, in this paragraph or the one before; or the only one named there."""
    since = scene.lately(span.start)
    near = {id(c): c for c in options if since <= scene.last(c, span)}
    if len(near) == 1:
        return next(iter(near.values()))
    for place, cluster in reversed(scene.active):
        if place < since:
            break
        if id(cluster) in near:
            return cluster
    return None


def _subject_of_content(scene: Scene, span: Span, options: Sequence[Cluster]) -> Cluster | None:
    """The body with whose name begins what "it" says afterwards: "Orvik has cancelled the ferry, it said"."""
    said = next((part for part in scene.says.get(span.start, ()) if part.end <= span.start), None)
    named = scene.named_in(said) if said else ()
    return next((cluster for name, cluster in named if said and name.start == said.start and cluster in options), None)


def _is_quoted_apart(scene: Scene, span: Span, cluster: Cluster) -> bool:
    """Whether a pronoun stands in a quotation that does not name `cluster`: who speaks may mean others."""
    inner = next((quotation for quotation in scene.quotations if quotation.start <= span.start < quotation.end), None)
    return inner is not None and not any(inner.covers(mention) for mention, _ in cluster.mentions)


def read_plural(scene: Scene, span: Span, pronoun: Pronoun) -> Cluster | None:
    """What "they" and "it" refer to: what the network plainly points to, else the last source."""
    body = EntityType.DOCUMENT if not pronoun.plural else EntityType.GROUP
    kinds = (EntityType.ORGANIZATION, EntityType.UNNAMED, body)
    options = [c for c in scene.clusters if c.kind in kinds and scene.last(c, span) >= 0]
    people = people_before(scene, span) if pronoun.plural else None
    found = find_described(scene, people) if people else scene.pointed(span.start, options)
    if found is None:
        lately = [c for _, c in scene.active[-1:] if c in options and (c.kind is EntityType.GROUP) == pronoun.plural]
        found = lately[0] if lately else None
    if found is None and not pronoun.plural:
        found = _subject_of_content(scene, span, options)
    if found is not None and _is_quoted_apart(scene, span, found):
        return None
    if found is not None:
        found.mentions.append((span, MentionKind.PRONOUN))
    return found
