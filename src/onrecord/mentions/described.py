"""A source that is described: "the minister", "a person familiar with the matter"."""

import re
from collections.abc import Sequence
from functools import cache

from onrecord.lexicon import nouns, read_table
from onrecord.mentions.clusters import Cluster, head_noun, kind_of_noun
from onrecord.mentions.laws import find_law
from onrecord.mentions.named import find_called
from onrecord.mentions.offices import find_holder
from onrecord.mentions.scene import WORD, Scene
from onrecord.mentions.settled import find_settled, named_with
from onrecord.mentions.titles import alike, find_fitting, find_owner, holds, is_office
from onrecord.mentions.words import PRONOUNS, singular
from onrecord.schema.entity import EntityType, MentionKind
from onrecord.schema.span import Span

_DEFINITE = re.compile(
    r"(?:the|this|that|these|those|his|her|their|its|our)\s|\S+(?:\s+\S+){0,3}?['’]s?\s", re.IGNORECASE
)
_BODIES = (EntityType.ORGANIZATION, EntityType.PLACE)
"""A hospital is a place that may say something."""
_NAMED = (EntityType.PERSON, EntityType.ORGANIZATION, EntityType.PLACE)

_CALLED = re.compile(
    r"(?!(?:The|A|An|Some|Many|Several|Two|His|Her|Their|Its|This|That|These|Those|Both|All|One)(?:\s|$))[A-Z][\w&’'.-]*(?:\s[A-Z][\w&’'.-]*)*(?=,|$)"
)
"""A source that is nothing but words with capitals."""

_AFTER_THE = re.compile(r"[Tt]he\s+(?P<name>[A-Z][\w&’'.-]*(?:\s[A-Z][\w&’'.-]*)+)")
"""A name of several words after an article: "the Harbor Yuan"."""

_OF_A_STATE = frozenset("government cabinet parliament army navy military police legislature judiciary junta".split())
"""Bodies of a country: other organizations are none of them."""

_NAMELESS = frozenset({"campaign", "media", "press", "former", "latter"})
"""What goes by no name of its own: the ministry before "the media" is not it, nor is somebody near "the latter"."""

_FOR_OTHERS = re.compile(r"\b(?:spokes\w+|lawyers?|attorneys?|aides?|representatives?)\s(?:for|of|to)\s")
"""Somebody who speaks for others is none whom the network points to without that role: "the spokesman for the port"."""

_OWN = re.compile(r"(?:his|her|their|its)\s", re.IGNORECASE)

_EMPTY = frozenset("the this that these those a an other same two three four both former unnamed anonymous".split())

_OF_ANY_NAME = frozenset(
    "agency airline bank broadcaster business carrier charity club company corporation firm foundation group institute"
    " magazine maker manufacturer network newspaper operator organisation organization outlet paper party retailer"
    " startup station supplier team".split()
)
"""Nouns for bodies whose name tells nothing of what they are."""

_MANY = frozenset({"group", "couple", "pair", "duo", "trio", "gang"})
"""Nouns for bodies that are no more than several people, where no such body is named."""

_SERVES = re.compile(
    r"spokes(?:man|woman|person)|lawyer|attorney|solicitor|counsel|aide|deputy|assistant|wife|husband|widow|son|daughter"
    r"|brother|sister|mother|father|cousin|uncle|aunt|nephew|niece|girlfriend|boyfriend|friend|neighbou?r|author|writer"
)
"""What one is to somebody else."""

_RUNNING = frozenset({"nominee", "candidate"})
"""Offices that a holder of another may have as well."""

_OWNED_BY = re.compile(r"(?:[Tt]he\s)?(?P<owner>[\w-]+)['’]s?\s")
_OF_HIM = re.compile(r"(?:his|her)\s", re.IGNORECASE)
_OF_WHOM = re.compile(
    r"(?P<one>[\w-]+)['’]s?\s|\s(?:for|of|to|representing)\s(?:the|an?|his|her)\s(?:[\w-]+\s){0,3}?(?P<other>[\w-]+)(?=,|$)"
)
_AGE = re.compile(r"\d+-year-old$")


def find_described(scene: Scene, span: Span) -> Cluster | None:
    """The entity that a description takes up again, or a new one without a name."""
    words = span.of(scene.text)
    noun = _head(scene, span)
    if noun is None or noun in ("the", "a", "an", "this", "that"):
        return None
    kind = kind_of_noun(noun)
    # labels of transcripts: "THE PRESIDENT: …", "Q: …"
    label = words == "Q" or (words.isupper() and (kind is not None or singular(noun) in nouns("person")))
    called = None if label else _CALLED.match(words)
    if called and not (kind and called[0].lower() == noun):
        return find_called(scene, Span(span.start, span.start + called.end()))
    after_the = _AFTER_THE.fullmatch(words)
    if after_the and kind is None and not after_the["name"].isupper() and singular(noun) not in nouns("person"):
        return find_called(scene, Span(span.start + after_the.start("name"), span.end))
    if _is_several(words):
        return scene.add(EntityType.GROUP, span)
    known = _taken_up(scene, span, noun, kind, label=label) if _DEFINITE.match(words) else None
    if known is not None or scene.open.get(span.start):
        return known
    if kind is None and (label or not words[:1].isupper()):
        kind = EntityType.UNNAMED
    return scene.add(EntityType.GROUP if noun in _MANY else kind or EntityType.UNNAMED, span)


def _taken_up(scene: Scene, span: Span, noun: str, kind: EntityType | None, *, label: bool) -> Cluster | None:
    """Whom a definite description takes up again; who speaks under one label is not who speaks under another."""
    known = _known(scene, span, noun, kind) or find_law(scene, span, noun)
    if known is None and not label and span.start not in scene.open:
        known = _pointed(scene, span, noun, kind)
    if known is not None:
        known.mentions.append((span, MentionKind.NOMINAL))
        if known.name and _OWN.match(known.name) and scene.named_in(span):
            known.name = " ".join(span.of(scene.text).split())  # "his campaign" is "the Orr campaign"
    return known


def _head(scene: Scene, span: Span) -> str | None:
    """The noun that a description turns on, past the names in front of it ("the Ferry Party of Harrow nominee")."""
    words, at = "", span.start
    for name, _ in scene.named_in(span):
        if name.start >= at:
            words, at = f"{words}{scene.text[at : name.start]}{'_'.join(name.of(scene.text).split())}", name.end
    noun = head_noun(words + scene.text[at : span.end])
    return head_noun(span.of(scene.text)) if noun is None or "_" in noun else noun


_AND = re.compile(
    r"\s+and\s+(?!(?:current|former|now|then|later|longtime|long-time)\s)(?:(?:the|an?|his|her|its|their)\s+)?(?=\w)"
)


def _is_several(words: str) -> bool:
    """Whether two are joined before any comma or clause: "the port and the union", "the mayor and vice mayor"."""
    front = re.split(r",|\s(?:who|that|which|whose)\s", words)[0]
    joint = _AND.search(front)
    if joint is None:
        return False
    one, other = (head_noun(part) or "" for part in (front[: joint.start()], front[joint.end() :]))
    determined = joint[0].split()[1:]
    persons = [singular(noun) in nouns("person") for noun in (one, other)]
    # "his rival and groups" are not the rival alone
    return bool(determined) or all(persons) or (persons[0] and kind_of_noun(other) is EntityType.GROUP)


def _before(scene: Scene, span: Span) -> list[Cluster]:
    return [c for c in scene.clusters if c.mentions and not c.author and min(c.mentions)[0].start < span.start]


def _known(scene: Scene, span: Span, noun: str, kind: EntityType | None) -> Cluster | None:
    """The entity that a description with "the" or a possessive takes up again."""
    earlier = _before(scene, span)
    head = singular(noun)
    modifiers = {w.lower() for w in WORD.findall(span.of(scene.text))} - {"the", "this", "that", noun, "former"}
    if head in nouns("person") and kind is not EntityType.GROUP:
        owner = find_owner(scene, span)
        holders = [c for c in scene.clusters if c is not owner and holds(scene, c, head, span.of(scene.text), owner)]
        best = find_fitting(scene, span, holders, head, modifiers)
        if best is None and span.start not in scene.open:
            best = find_holder(scene, span, head)
        if best is not None or span.start in scene.open:
            return best and (_other_since(scene, best, earlier, span, head) or best)
    if kind is EntityType.ORGANIZATION:
        bodies = [c for c in earlier if c.kind in _BODIES and _is_called(scene, c, noun, span)]
        # of two courts "the court" is what the network points to, or stays open
        best = bodies[0] if len(bodies) == 1 else scene.pointed(span.end - 1, bodies)
        best = best or (None if bodies else find_settled(scene, span, noun))
        if best is not None or bodies:
            return best
    owner = find_owner(scene, span)
    again = [c for c in earlier if _called_before(scene, c, span, head, owner)]
    again = again or _of_another(scene, earlier, span, head)
    if len(again) > 1 and kind is EntityType.ORGANIZATION and owner is None:
        return scene.pointed(span.end - 1, again)  # of two campaigns "the campaign" may be either
    return max(again, key=lambda c: scene.last(c, span)) if again else None


def _is_called(scene: Scene, body: Cluster, noun: str, span: Span) -> bool:
    """Whether a body has `noun` in its name, and all that `span` names: "Orr's campaign" is no Campaign Center."""
    names = " ".join(body.names(scene.text))
    inside = all(name.of(scene.text) in names for name, _ in scene.named_in(span))
    owner = _OWNED_BY.match(span.of(scene.text))
    inside = inside and (owner is None or owner["owner"].lower() in names.lower())
    return inside and noun not in _NAMELESS and named_with(scene, body, noun)


def _other_since(scene: Scene, known: Cluster, earlier: Sequence[Cluster], span: Span, head: str) -> Cluster | None:
    """Somebody without a name whom the same noun has brought in since `known` was last mentioned ("another judge")."""
    since = [c for c in earlier if c.kind is EntityType.UNNAMED and scene.last(c, span) > scene.last(known, span)]
    owner = find_owner(scene, span)
    again = [c for c in since if _called_before(scene, c, span, head, owner)]
    return max(again, key=lambda c: scene.last(c, span)) if again else None


def _pointed(scene: Scene, span: Span, noun: str, kind: EntityType | None) -> Cluster | None:
    """What the network points to; else the one body of the paragraph, or whoever spoke last where the noun praises.

    Nobody is his or her own lawyer: "her lawyer" is not the one whom "her" means.
    """
    owner = find_owner(scene, span)
    nobody = kind in (EntityType.GROUP, EntityType.DOCUMENT) or noun in _NAMELESS
    if nobody or (owner is None and kind is not EntityType.ORGANIZATION and _is_of_person(span.of(scene.text))):
        return None
    earlier = [c for c in _before(scene, span) if c is not owner and not _is_something_else(scene, c, span, noun)]
    kinds = {EntityType.ORGANIZATION: (EntityType.ORGANIZATION, EntityType.PLACE), None: _NAMED}
    options = kinds.get(kind, (EntityType.PERSON,) if singular(noun) in nouns("person") else ())
    quoting = scene.quoting(span.start)  # who speaks is not "the federation" of which he or she speaks
    named = [c for c in earlier if c.kind in options and c is not quoting and not _is_paper(scene, c, noun)]
    if scene.named_in(span) or _FOR_OTHERS.search(span.of(scene.text)):
        return None  # "the Harrow government" is no other body than Harrow's
    if singular(noun) in _OF_A_STATE:
        return scene.pointed(span.end - 1, [c for c in named if c.kind is EntityType.PLACE])
    if kind is EntityType.ORGANIZATION:
        return scene.pointed(span.end - 1, named) or _only_body(scene, span, noun, quoting)
    if singular(noun) in nouns("epithet") or _AGE.match(noun):
        last = scene.speaking(span.start)
        persons = [c for c in earlier if c.kind is EntityType.PERSON]
        return scene.pointed(span.end - 1, persons) or (last if last in persons else None)
    return scene.pointed(span.start + span.of(scene.text).lower().rindex(noun), named)


def _is_paper(scene: Scene, cluster: Cluster, noun: str) -> bool:
    """Whether this is the paper that tells of "the company", not the company."""
    return noun in _FIRMS and any(_paper().search(name) for name in cluster.names(scene.text))


_FIRMS = frozenset(
    "airline bank carrier company corporation firm maker manufacturer operator retailer supplier".split()
)


@cache
def _paper() -> re.Pattern[str]:
    """How the names of papers and stations end."""
    words = next(words for kind, words in read_table("outlets") if kind == "surname")
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words.split(';')))})$")


def _is_something_else(scene: Scene, cluster: Cluster, span: Span, noun: str) -> bool:
    """Whether one is stated to be what no `noun` is: the mayor is no spokesman, and the president no mayor."""
    head, heads = singular(noun), {role.head for role in cluster.roles}
    if head in heads:
        titles = (role.span.of(scene.text) for role in cluster.roles if role.head == head)
        return not any(is_office(head, head, title, span.of(scene.text)) for title in titles)
    offices = head in nouns("office") - _RUNNING and heads <= nouns("office") - _RUNNING
    return bool(heads) and (_SERVES.fullmatch(noun) is not None or offices)


def _is_of_person(words: str) -> bool:
    """Whether somebody is what he or she is to a person or a document: "her lawyer", "the study's author"."""
    people = nouns("person") | nouns("unnamed") | nouns("document")
    owners = (match["one"] or match["other"] for match in _OF_WHOM.finditer(words))
    return _OF_HIM.match(words) is not None or any(owner.lower() in people for owner in owners)


def _called_before(scene: Scene, cluster: Cluster, span: Span, head: str, owner: Cluster | None) -> bool:
    """Whether the entity has been described with the same noun, of the same owner where one is named."""
    for place, kind in cluster.mentions:
        if kind is not MentionKind.NOMINAL or place.start >= span.start or not _same_noun(scene, place, head):
            continue
        if _is_several(place.of(scene.text)) or not is_office(head, head, place.of(scene.text), span.of(scene.text)):
            continue
        if cluster.kind is EntityType.ORGANIZATION or _is_plural(scene, place) is _is_plural(scene, span):
            other = find_owner(scene, place)
            if owner is other if owner else _says_no_more(scene, span, place, cluster):
                return True
    return False


def _of_another(scene: Scene, earlier: Sequence[Cluster], span: Span, head: str) -> list[Cluster]:
    """The only one so described whose owner "his" or "her" can be, where whoever it seems to be has none."""
    pronoun = PRONOUNS.get(span.of(scene.text).split()[0].lower())
    found = []
    for cluster in earlier if pronoun and pronoun.gender else ():
        places = [s for s, k in cluster.mentions if k is MentionKind.NOMINAL and _same_noun(scene, s, head)]
        owners = [owner for place in places if (owner := find_owner(scene, place))]
        if any(owner.human and owner.gender in (None, pronoun and pronoun.gender) for owner in owners):
            found.append(cluster)
    return found if len(found) == 1 else []


def _says_no_more(scene: Scene, span: Span, place: Span, cluster: Cluster) -> bool:
    """Whether a description has no word that tells it from the earlier one at `place` ("the county attorneys")."""
    known = {
        word.lower() for words in (place.of(scene.text), *cluster.names(scene.text)) for word in WORD.findall(words)
    }
    whole = re.split(r",|\s(?:who|that|which)\s", span.of(scene.text))[0]
    words = WORD.findall(re.split(r"\s(?:of|for|at|in|on|from|with)\s", whole)[0])[:-1]
    kind = kind_of_noun(head_noun(span.of(scene.text)) or "")
    if kind is EntityType.DOCUMENT:
        words = [word for word in words[1:] if word[0].isupper()]
    elif kind is EntityType.ORGANIZATION:  # "the Orr campaign" is not "the Vance campaign"
        words = [word for word in WORD.findall(whole)[1:] if word[0].isupper()]
    return all(word.lower() in known or word.lower() in _EMPTY for word in words)


def _only_body(scene: Scene, span: Span, noun: str, quoting: Cluster | None) -> Cluster | None:
    """The one organization that the paragraph names before `span` ("The newspaper …").

    "Orvik will close, the company said" is Orvik; in "Orvik broke the rules, the league said" it is another.
    """
    if not span.of(scene.text).lower().startswith(("the ", "this ", "that ")):
        return None
    home = next((p.start for p in scene.paragraphs if p.covers(span)), span.start)
    bodies = [
        c
        for c in scene.clusters
        if c.kind is EntityType.ORGANIZATION
        and c is not quoting
        and not _is_paper(scene, c, noun)
        and any(k is MentionKind.NAME and home <= s.start and s.end <= span.start for s, k in c.mentions)
    ]
    if len(bodies) != 1 or (noun not in _OF_ANY_NAME and bodies[0].is_named_in(scene.says.get(span.start, ()))):
        return None
    return bodies[0]


def _is_plural(scene: Scene, span: Span) -> bool:
    noun = head_noun(span.of(scene.text)) or ""
    return singular(noun) != noun or kind_of_noun(noun) is EntityType.GROUP


def _same_noun(scene: Scene, span: Span, head: str) -> bool:
    noun = head_noun(span.of(scene.text))
    return noun is not None and alike(singular(noun), head)
