"""A source with a name: whose name it turns on, or whose unnamed spokesperson it is."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.lexicon import nouns
from onrecord.mentions.clusters import Cluster, head_noun
from onrecord.mentions.edges import without_title
from onrecord.mentions.roles import role_head
from onrecord.mentions.scene import Scene
from onrecord.mentions.settled import find_settled
from onrecord.mentions.titles import PARTIES
from onrecord.mentions.words import SHORT, peoples, singular
from onrecord.registers import place_of
from onrecord.schema.entity import EntityType, MentionKind
from onrecord.schema.span import Span

_JOINED = re.compile(r"(?:\s\([^)]*\))?\s+and\s+(?:the\s+)?")
"""Between two bodies that speak together."""

_COMMA = re.compile(r"(?:\s\([^)]*\))?,\s+(?:the\s+)?")
_WITH_OTHERS = re.compile(r"\s+and\s+(?:the|an?|all|other)\s")
"""After a name, those who speak with whoever has it: "Orr and the delegation"."""

_AND_SEVERAL = re.compile(r"\s+and\s+(?:the\s+|its\s+|other\s+)?(?:[\w-]+\s+){0,2}[a-z]+s$")
"""After a body, several that speak with it: "Norland and Nordic leaders"."""

_OFFICE_AND = re.compile(
    r"(?:the|his|her|their)\s(?:[\w-]+\s){0,3}?(?P<one>[\w-]+)\sand\s(?:[\w-]+\s){0,2}?(?P<other>[\w-]+)\s"
)
_WITH_BODY = re.compile(r"(?:,[^,]{2,80},|\s\([^)]*\))?\s+and\s+(?:the|his|her|their|its)?\s?(?:[a-z]+\s){0,2}")

_INDEFINITE = re.compile(r"(?:An?|One|Some|Two|Three|Several|Many)\s", re.IGNORECASE)
"""How a source begins that describes somebody: a body named in it is not the source."""

_TITLED = re.compile(
    r"(?!(?:The|An?|His|Her|Their|Its)\b)[A-Z][a-z]+\s+(?:and\s+[a-z-]+\s+)?(?:of|for|at|in)\s+(?:the\s+|an?\s+)?"
    r"(?:[a-z-]+\s+){1,3}$"
)
"""A title without an article that ends in a common noun: "Author of the study"."""

_MOOD = re.compile(r"an?\s+(?:[a-z-]+\s+and\s+)?[a-z-]+(?:ed|ing|ful|ous|less|y)\s+", re.IGNORECASE)
"""How somebody feels who has a name: "a frustrated Orr"."""

_OF_A_BODY = re.compile(r"(?:An?|One)\s[a-z -]{3,40}\s(?:with|from|at|for|of)\s", re.IGNORECASE)
"""Somebody without a name, up to the body: "an official with the Harrow County, Norland Office"."""

_SPOUSES = frozenset({"wife", "husband", "spouse"})

_OWNER = re.compile(r"\s*(?:['’]s?\b|['’]\s|\s*-)|\s+and\s+[A-Z][\w.-]*(?:\s[A-Z][\w.-]*){0,3}['’]s?\s+[a-z]")
"""After a name that only tells whose somebody is: "Orr's mother", "Orr and Vance's mother"."""

_OF_AND = re.compile(r"\s(?:of|at|from)\s[^,;]{2,60}\sand\s")

_GOVERNED = re.compile(
    r"\b(?:of|for|from|with|to|at|in|on|by|near|within|inside|outside|behind|under|during|after|before|since|among|between|through|into|over|against|about"
    r"|including|citing|like|as|representing|per|via|who|that|which|a|an)\s[^,]*$"
)
"""What makes a name after it part of the description of another ("the lawyer representing Orr")."""

_EXAMPLES = re.compile(r"\w,?\s(?:like|including|such\sas)\s")
"""After a group, before those who are only examples of it."""

_ARTICLE = re.compile(r"(?:^|(?<=\s))(?:the|an?|his|her|their|its)\s+$", re.IGNORECASE)

_FROM_FIRM = re.compile(r"\b(?:from|at|with)\s+(?:the\s+)?(?:[a-z]+\s+){0,4}$")


def find_named(scene: Scene, span: Span) -> Cluster | None:
    """The entity whose name is what the source turns on, not a name inside a description."""
    family = re.fullmatch(r"[Tt]he\s+(?P<name>[A-Z][\w’'-]+?)e?s", span.of(scene.text))
    if family and any(n.split()[-1] == family["name"] for n in _persons(scene)):
        return _family(scene, span, family["name"])
    heads = [(name, cluster) for name, cluster in scene.named_in(span) if _is_head(scene, span, name, cluster)]
    persons = [cluster for _, cluster in heads if cluster.kind is EntityType.PERSON]
    words = re.split(r",\s(?:an?|the)\s", span.of(scene.text).lower())[0]
    several = len({id(c) for c in persons}) > 1 or bool(persons and re.search(r"\b(?:he|she|they)\b", words))
    if persons and not several:
        several = _is_joined(scene, span, [name for name, cluster in heads if cluster is persons[0]][-1])
    if len({id(c) for _, c in heads}) > 1 and any(_is_pair(scene, *pair) for pair in pairwise(heads)):
        return scene.add(EntityType.GROUP, span, MentionKind.NAME)
    if (several and re.search(r"\band\b", words)) or (heads and _have_others(scene, span, heads, words)):
        return scene.add(EntityType.GROUP, span, MentionKind.NAME)
    if persons:
        return persons[0]
    if len({id(c) for _, c in heads}) > 1 and _is_joint(scene.text[heads[0][0].end : heads[1][0].start], heads):
        return scene.add(EntityType.ORGANIZATION, span, MentionKind.NAME)
    return heads[0][1] if heads else None


def _have_others(scene: Scene, span: Span, heads: Sequence[tuple[Span, Cluster]], words: str) -> bool:
    """Whether somebody without a name speaks with those of `heads`: "Orr and others", "Orr and the delegation"."""
    persons = [name for name, cluster in heads if cluster.kind is EntityType.PERSON]
    return (
        re.search(r"^both\b|\band (?:i|me|others?|his|her|their|several|some|many)\b", words) is not None
        or any(_WITH_OTHERS.match(scene.text, name.end, span.end) for name in persons)
        or any(_AND_SEVERAL.match(scene.text, name.end, span.end) for name, _ in heads)
        or (bool(persons) and _is_office_and(words))
    )


def _is_office_and(words: str) -> bool:
    """Whether an office without a name stands before somebody else: "the vice president and President Orr"."""
    joint = _OFFICE_AND.match(words)
    return joint is not None and {singular(joint["one"]), singular(joint["other"])} <= nouns("office")


def _is_joint(between: str, heads: Sequence[tuple[Span, Cluster]]) -> bool:
    """Whether two bodies speak together, or more of them in a row ("the port, the fund and the guild")."""
    return bool(_JOINED.fullmatch(between) or (len(heads) > 2 and _COMMA.fullmatch(between)))


def _is_pair(scene: Scene, one: tuple[Span, Cluster], other: tuple[Span, Cluster]) -> bool:
    """Whether a person and a body are the two that "and" joins: "Orr and the Harbor Board" are not Orr alone."""
    kinds = {one[1].kind, other[1].kind}
    joined = _WITH_BODY.fullmatch(scene.text, one[0].end, other[0].start)
    return EntityType.PERSON in kinds and len(kinds) == 2 and joined is not None


def _is_joined(scene: Scene, span: Span, name: Span) -> bool:
    """Whether another person is joined to one whose body or place stands in between ("Orr of Harrow and Tam Vance")."""
    after = [(n, c) for n, c in scene.named_in(span) if n.start > name.end]
    other = next((n for n, c in after if c.kind is EntityType.PERSON), None)
    return other is not None and _OF_AND.fullmatch(scene.text, name.end, other.start) is not None


def _family(scene: Scene, span: Span, last: str) -> Cluster:
    """The people of one last name: by their names where the article has two, and calls one of them a spouse."""
    known = [(c, c.full_name(scene.text)) for c in scene.clusters if c.kind is EntityType.PERSON]
    members = [(c, name) for c, name in known if " " in name and name.split()[-1] == last]
    pair = members[1:] and not members[2:] and any(role.head in _SPOUSES for c, _ in members for role in c.roles)
    name = " and ".join(name for _, name in members) if pair else None
    cluster = next((c for c in scene.clusters if name and c.name == name), None)
    if cluster is None:
        cluster = scene.add(EntityType.GROUP, span, MentionKind.NAME)
        cluster.name = name or cluster.name
    else:
        cluster.mentions.append((span, MentionKind.NAME))
    return cluster


def _persons(scene: Scene) -> Iterator[str]:
    return (name for c in scene.clusters if c.kind is EntityType.PERSON for name in c.names(scene.text))


def _is_head(scene: Scene, source: Span, name: Span, cluster: Cluster) -> bool:
    before, after = scene.text[source.start : name.start], scene.text[name.end : source.end]
    if _EXAMPLES.search(before) or _is_modifying(after):
        return False
    if cluster.kind is EntityType.PERSON and any(r.owner == name for r in cluster.roles):
        role = min(r.span.start for r in cluster.roles if r.owner == name)
        return not _is_of(scene.text[source.start : max(source.start, min(role, name.start))])
    if cluster.kind is not EntityType.PERSON and (
        _is_modifier(before, after) or name.of(scene.text).lower() in nouns("person") or _OF_A_BODY.match(before)
    ):
        return False  # "the Republican" is a person
    if cluster.kind is EntityType.PERSON and (re.match(r"\s+[A-Z]", after) or _is_part(before)):
        return False
    if cluster.kind is EntityType.PERSON and not after and (_TITLED.match(before) or _MOOD.fullmatch(before)):
        return True
    open_before = _GOVERNED.search(_without_bodies(scene, source, name))
    return not open_before or bool(re.search(r"[,)]\s*$", before))


def _is_modifying(after: str) -> bool:
    """Whether a name only tells more of what follows it: "Orr's aide", "the Orr-led board", "Orr supporters"."""
    return bool(_OWNER.match(after) or (re.match(r"\s+[a-z]+", after) and not _goes_on(after)))


def _is_of(before: str) -> bool:
    """Whether what stands before a title makes its holder part of a description: "an aide to Senator Orr"."""
    bare = _ARTICLE.sub("", before)
    return _GOVERNED.search(bare) is not None


def _without_bodies(scene: Scene, source: Span, name: Span) -> str:
    """The words of `source` before `name`, each body named there as one word: "of" in its name governs nothing."""
    words, at = "", source.start
    for inner, cluster in scene.named_in(Span(source.start, name.start)):
        if cluster.kind is EntityType.ORGANIZATION and inner.start >= at:
            words, at = f"{words}{scene.text[at : inner.start]}It", inner.end
    return words + scene.text[at : name.start]


def _is_part(before: str) -> bool:
    """Whether a word with a capital after "the" makes a person's name part of a body's ("the Harbor Orr")."""
    word = re.fullmatch(r"[Tt]he\s+(?P<word>[A-Z][a-z]+)\s+", before)
    known = nouns("person") | nouns("title") | nouns("modifier") | SHORT.keys()
    return word is not None and word["word"].lower() not in known and word["word"] not in peoples()


def _is_modifier(before: str, after: str) -> bool:
    """Whether a body only tells more of a source: "a Harrow Ferries captain", "Harrow Ferries Manager Edda Orr"."""
    described = _INDEFINITE.match(before) and not before.rstrip().endswith(",")
    return bool(described or re.match(r"\s+[A-Z][\w-]*\s+[A-Z]", after))


_OF_SETTLED = re.compile(
    r"(?:the\s+)?(?:(?P<of>[a-z]+)(?:['’]s)?\s+(?:attorneys|lawyers)"
    r"|(?:attorneys|lawyers)\s+(?:for|representing)\s+the\s+(?P<client>[a-z]+))",
    re.IGNORECASE,
)
"""The lawyers of a city or a county: in court they speak for it."""


def find_body_behind(scene: Scene, span: Span) -> Cluster | None:
    """The organization that speaks through the source: its spokesperson, its lawyers, all of its officials."""
    lawyers = _OF_SETTLED.fullmatch(span.of(scene.text))
    place = find_settled(scene, span, (lawyers["of"] or lawyers["client"]).lower()) if lawyers else None
    if place is not None:
        place.mentions.append((span, MentionKind.NOMINAL))
        return place
    noun = singular(head_noun(span.of(scene.text)) or "")
    for name, cluster in scene.named_in(span):
        body = _body_called(scene, name, cluster)
        if body is not None and (noun.startswith("spokes") or _speaks_for(scene.text, span, name, noun)):
            body.mentions.append((span, MentionKind.NOMINAL))
            return body
    return None


def _speaks_for(text: str, source: Span, name: Span, noun: str) -> bool:
    """Whether these are lawyers from a firm of this name, or its officials at large ("Harrow Port officials")."""
    before, after = text[source.start : name.start], text[name.end : source.end]
    if noun in ("lawyer", "attorney"):
        return bool(_FROM_FIRM.search(before))
    whole = re.fullmatch(r"(?:[Tt]he\s+)?", before) and re.fullmatch(r"\s+officials", after)
    party = name.of(text).lower() in nouns("person") | PARTIES  # "Republican officials" are not the party
    return bool(whole) and not party and place_of(name.of(text)) is None


def _body_called(scene: Scene, name: Span, cluster: Cluster) -> Cluster | None:
    """The organization with this name, also where the name alone is taken for another thing ("Southwest")."""
    if cluster.kind is EntityType.ORGANIZATION:
        return cluster
    words = name.of(scene.text).split()
    bodies = [c for c in scene.clusters if c.kind is EntityType.ORGANIZATION]
    return next((c for c in bodies if any(n.split()[: len(words)] == words for n in c.names(scene.text))), None)


def find_called(scene: Scene, span: Span) -> Cluster:
    """Whoever has this name, which was not tagged here; a new name that speaks is most often an organization.

    Words after a title are a person's name ("Ferry Manager Edda Orr").
    """
    bare = without_title(scene.text, span)
    title = _WITH_TITLE.fullmatch(span.of(scene.text))
    if title and role_head(title["title"]):
        bare = Span(span.start + title.start("name"), span.end)
    person, span = bare != span, bare
    name = span.of(scene.text)
    persons = [(c, n) for c in scene.clusters if c.kind is EntityType.PERSON for n in c.names(scene.text)]
    whole = next((c for c in scene.clusters if name in c.names(scene.text)), None)
    last = next((c for c, n in persons if n.endswith(f" {name}") or (person and n == name.split()[-1])), None)
    cluster = whole or last or (_with_initials(scene, name) if re.fullmatch(r"[A-Z]{2,3}", name) else None)
    if cluster is None:
        cluster = Cluster(EntityType.PERSON if person else EntityType.ORGANIZATION, human=person)
        scene.clusters.append(cluster)
    scene.name(cluster, span)
    return cluster


def _with_initials(scene: Scene, name: str) -> Cluster | None:
    """The one person with these initials, as transcripts label who speaks ("EO: …"); who only asks is a reporter."""
    fitting = {
        cluster
        for cluster in scene.clusters
        if cluster.kind is EntityType.PERSON
        and any("".join(word[0] for word in full.split()) == name for full in cluster.names(scene.text))
    }
    one = fitting.pop() if len(fitting) == 1 else None
    if one and _only_asks(scene, name) and not any(role.head in _INTERVIEWERS for role in one.roles):
        return None
    return one


def _only_asks(scene: Scene, label: str) -> bool:
    """Whether all that stands under a label are questions."""
    places = [at for at in scene.says if scene.text.startswith(label, at)]
    return all(scene.says[at][-1].of(scene.text).rstrip().endswith("?") for at in places)


_INTERVIEWERS = frozenset("anchor correspondent editor host interviewer journalist presenter reporter".split())
"""Roles of those who ask."""

_WITH_TITLE = re.compile(r"(?P<title>(?:[A-Z][\w&’'.-]*\s){1,6}?)(?P<name>[A-Z][\w’'.-]+\s[A-Z][\w’'.-]+)")


def _goes_on(after: str) -> bool:
    """Whether words after a name add to it and do not make it a modifier ("Orr of Ohio", not "Orr aides")."""
    return bool(
        re.match(r"\s+(?:of|for|from|at|in|on|with|who|and|himself|herself|also|then|later|once|per|via)\b", after)
    )
