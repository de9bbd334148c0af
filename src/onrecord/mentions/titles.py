"""Whose title is meant: who holds it, whose it is, and what makes it another one."""

import re
from collections.abc import Sequence

from onrecord.mentions.clusters import Cluster
from onrecord.mentions.roles import FoundRole
from onrecord.mentions.scene import WORD, Scene
from onrecord.mentions.words import peoples
from onrecord.registers import place_of, terms_of
from onrecord.schema.entity import EntityType
from onrecord.schema.span import Span

_PLAIN_TITLE = frozenset("president vice the of united states u s us american mr former then".split())
"""Words in a title that do not set its holder apart: "the president" is not "the Russian president"."""

_RANKS = frozenset("deputy vice assistant associate lieutenant under acting former ex- interim then junior".split())
"""What makes a title another one: a deputy governor is not the governor, nor is a former one."""

_MINISTERS = frozenset({"minister", "secretary", "undersecretary"})
_PORTFOLIOS = frozenset(
    "foreign finance defense defence interior home health justice education trade energy environment transport"
    " transportation labor labour agriculture aviation housing culture treasury commerce economy industry security"
    " state press veterans tourism information planning water sports".split()
)
"""What ministers and secretaries are for."""

_FOR_A_TIME = frozenset({"former", "ex-", "acting", "interim", "then"})
"""Those that a title need not have had when it was stated."""

PARTIES = frozenset(
    "democratic republican libertarian green labour labor conservative tory liberal socialist communist reform".split()
)
"""Words that tell two candidates apart, besides those of peoples."""

_CALLED_FOR = re.compile(r"\s+(?:campaign|camp|administration|team)\b")
"""Bodies called for whom they work for: "the Orr campaign" is Orr's, not Vance's."""

_SAME = {"attorney": "lawyer", "solicitor": "lawyer", "counsel": "lawyer"}


def holds(scene: Scene, cluster: Cluster, head: str, said: str, owner: Cluster | None) -> bool:
    """Whether the entity has the role that is `said`, and not for another person than the `owner` that it names."""
    for role in cluster.roles:
        title = role.span.of(scene.text)
        if is_office(head, role.head, title, said) and _same_rank(title, said) and not _is_contrast(title, said):
            other = find_owner(scene, role.span)
            open_ = other is None and not _is_elsewhere(scene, role, owner)
            if owner is None or other is owner or (open_ and _may_be_of(scene, cluster, title, owner)):
                return True
    return False


def _is_elsewhere(scene: Scene, role: FoundRole, owner: Cluster | None) -> bool:
    """Whether a role names a body that is not `owner`, though the article has no entity for it."""
    if owner is None or role.organization is None:
        return False
    body = role.organization.of(scene.text)
    return not any(name in body or body in name for name in owner.names(scene.text))


def _may_be_of(scene: Scene, cluster: Cluster, title: str, owner: Cluster) -> bool:
    """Whether a title without an owner may be this one's; of a country only with a word of it, or by the registers.

    "The president of Norway" is not the President Orr whom the article has named before.
    """
    country = next(filter(None, map(place_of, owner.names(scene.text))), None)
    if country is None:
        return owner.kind is not EntityType.PLACE or len(WORD.findall(title)) == 1  # "convention chairman" is not its
    by_register = (term.place for term in terms_of(cluster.full_name(scene.text)))
    return country in by_register or country in map(place_of, WORD.findall(title))


def find_fitting(
    scene: Scene, span: Span, options: Sequence[Cluster], head: str, modifiers: set[str]
) -> Cluster | None:
    """The holder of a role: with these modifiers, then with the barest title, then the last one mentioned lately.

    Of several whom nothing sets apart and who were not mentioned lately it is whom the network points to, or whom the
    headline alone names; else a tie.
    """
    places = {name.of(scene.text) for name, c in scene.named_in(span) if c.kind is EntityType.PLACE}
    if places:
        options, sure = _of_places(scene, options, places)
        if not sure and len(options) > 1:
            return scene.pointed(span.end - 1, options, [0.0] * len(options))
    if not options:
        return None

    def rank(cluster: Cluster) -> tuple[int, int, int]:
        titles = [
            set(map(str.lower, WORD.findall(r.span.of(scene.text))))
            for r in cluster.roles
            if alike(head, r.head) or {head, r.head} <= _MINISTERS
        ]
        shared = max(len(modifiers & title) for title in titles)
        foreign = any(title - modifiers - _PLAIN_TITLE for title in titles)
        return shared, not foreign if not modifiers else True, scene.last(cluster, span)

    best = max(options, key=rank)
    equal = [c for c in options if rank(c)[:2] == rank(best)[:2]]
    near = [c for c in equal if scene.last(c, span) >= scene.lately(span.start)]
    headline = scene.paragraphs[0]
    above = [c for c in equal if any(headline.covers(place) for place, _ in c.mentions)]
    if len(above) == 1 and span.of(scene.text).isupper():  # the label of a transcript
        return above[0]
    if near or len(equal) == 1:
        return best
    found = scene.pointed(span.end - 1, equal) or (above[0] if len(above) == 1 else None)
    if found is None:
        scene.open[span.start] = tuple(equal[:2])
    return found


_TAG = re.compile(r"\s\((?:[A-Z]|Rep|Dem|Ind)\.?-(?P<state>[A-Z][\w. ]{0,20}?)\.?\)")
"""Party and state after the name of a member of a parliament: "(D-Me.)"."""


def _of_places(scene: Scene, options: Sequence[Cluster], places: set[str]) -> tuple[Sequence[Cluster], bool]:
    """Of two senators "the Harrow senator" is Harrow's: whoever is of `places`, and whether any is said to be."""
    states = {id(c): _states(scene, c) for c in options}
    there = [c for c in options if _fits(states[id(c)], places) or any(_names(scene, c, p) for p in places)]
    return there or [c for c in options if not states[id(c)]], bool(there)


def _states(scene: Scene, cluster: Cluster) -> list[str]:
    """The short forms of states in brackets after the names."""
    tags = (_TAG.match(scene.text, name.end) for name, _ in cluster.mentions)
    return [tag["state"].lower().replace(".", "") for tag in tags if tag]


def _fits(states: Sequence[str], places: set[str]) -> bool:
    """Whether one of `states` is short for one of `places`: "Vt." is Vermont."""
    return any(_shortens(state, place.lower()) for state in states for place in places)


def _shortens(short: str, long: str) -> bool:
    """Whether the letters of `short` stand in `long` in this order, the first at its begin."""
    rest = iter(long)
    return long.startswith(short[:1]) and all(letter in rest for letter in short)


def _names(scene: Scene, cluster: Cluster, place: str) -> bool:
    """Whether a role names the place, in the article or in a register ("governor of Ohio")."""
    offices = [term.office for term in terms_of(cluster.full_name(scene.text))]
    return any(place in role.span.of(scene.text) for role in cluster.roles) or any(
        office.endswith(f" of {place.lower()}") for office in offices
    )


def find_owner(scene: Scene, span: Span) -> Cluster | None:
    """Whose lawyer or campaign it is: "her lawyer", "Orr’s wife", "an aide to Orr", "the Orr campaign"."""
    opening = re.match(r"(?:his|her)\b", span.of(scene.text), re.IGNORECASE)
    if opening:
        return scene.pronouns.get(span.start)
    for name, cluster in scene.named_in(span):
        before, after = scene.text[span.start : name.start], scene.text[name.end : span.end]
        if re.match(r"['’]s?\s", after) or re.search(r"\b(?:for|of|to|representing)\s+(?:the\s+)?$", before):
            return cluster
        if _CALLED_FOR.match(after) and re.fullmatch(r"(?:the\s+)?", before, re.IGNORECASE):
            return cluster
    return None


_LED = frozenset(
    "church community council government group majority minority opposition party rebel team union".split()
)
"""Whom a leader leads."""


def is_office(head: str, other: str, title: str, said: str) -> bool:
    """Whether a title is the office that is `said`: the health minister is no aviation minister nor press secretary.

    A foreign secretary is the foreign minister; the council leader is not the leader of the opposition.
    """
    apart = _PORTFOLIOS if {head, other} <= _MINISTERS else _LED if head == other == "leader" else frozenset()
    one, two = ({word.lower() for word in WORD.findall(words)} & apart for words in (title, said))
    if one and two:
        return bool(one & two)
    return alike(head, other)


def _same_rank(title: str, said: str) -> bool:
    """Whether a title can be what is said: "the vice president" is no president, but "the former mayor" was mayor."""
    return _ranks(title) <= _ranks(said) and _ranks(said) - _FOR_A_TIME <= _ranks(title)


def _ranks(words: str) -> set[str]:
    """The words of rank before the first preposition."""
    lower = re.split(r"\s(?:of|for|to|at|in)\s", words.lower())[0]
    return {rank for rank in _RANKS if re.search(rf"\b{rank}(?:\b|(?<=-))", lower)}


def _is_contrast(one: str, other: str) -> bool:
    """Whether two descriptions name parties or peoples, and none in common ("Democratic" is not "Libertarian")."""
    sides = [
        {word for word in WORD.findall(words) if word.lower() in PARTIES or word in peoples()} for words in (one, other)
    ]
    return bool(sides[0] and sides[1]) and not sides[0] & sides[1]


def alike(one: str, other: str) -> bool:
    """Whether two nouns for a person are one: spokesman and spokesperson are, lawyer and attorney too."""
    ends = ("person", "woman", "man")
    one, other = _SAME.get(one, one), _SAME.get(other, other)

    def stem(noun: str) -> str:
        for end in ends:
            if noun.endswith(end) and len(noun) > len(end) + 2:
                return noun.removesuffix(end)
        return noun

    return stem(one) == stem(other)
