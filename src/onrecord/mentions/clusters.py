"""Names → entities: which names are names of the same person, organization or place."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from unicodedata import combining, normalize

from onrecord.lexicon import nouns
from onrecord.mentions.handles import is_handle, is_handle_of
from onrecord.mentions.name import Name
from onrecord.mentions.roles import FoundRole
from onrecord.mentions.words import SHORT, SMALL, Gender, gender_of_words, peoples
from onrecord.registers import place_of, terms_of
from onrecord.schema.entity import EntityType, Links, MentionKind
from onrecord.schema.span import Span

_SUFFIX = frozenset({"jr", "sr", "ii", "iii", "iv", "md", "phd"})
_ACRONYM = re.compile(r"\s*\((?:the\s+|or\s+)?[“\"]?(?P<short>[A-Z][A-Za-z&.-]*(?:\s[A-Z][A-Z&.-]*){0,2})[”\"]?\)")
_OWNED = re.compile(r"(?:['’]s|s['’])\s$")
_KIN = frozenset("daughter son wife husband brother sister mother father widow lady niece nephew cousin".split())
_STYLES = frozenset({"pope", "king", "queen", "prince", "princess", "emperor", "sultan", "emir", "sheikh"})
_FIRST_NAME = re.compile(r"\S+(?:\s[IVX]+)?")


@dataclass(slots=True, eq=False)
class Cluster:
    """An entity in the making: its mentions so far, with what is known of it."""

    kind: EntityType
    mentions: list[tuple[Span, MentionKind]] = field(default_factory=list)
    roles: list[FoundRole] = field(default_factory=list)
    gender: Gender | None = None
    called: Counter[Gender] = field(default_factory=Counter)
    human: bool = False
    author: bool = False
    name: str | None = None
    links: Links = field(default_factory=Links)
    register: str | None = None

    def names(self, text: str) -> list[str]:
        """The different names, in order."""
        return list(dict.fromkeys(s.of(text) for s, kind in self.mentions if kind is MentionKind.NAME))

    def is_named_in(self, spans: Sequence[Span]) -> bool:
        """Whether a name of it stands in one of `spans`."""
        return any(kind is MentionKind.NAME and any(part.covers(s) for part in spans) for s, kind in self.mentions)

    def full_name(self, text: str) -> str:
        """The longest name, for a person the most frequent of those with a first and a last name."""
        if self.name is not None:
            return self.name
        every = [s.of(text) for s, kind in self.mentions if kind is MentionKind.NAME]
        counts = Counter(name for name in every if " " in name or self.kind is not EntityType.PERSON) or Counter(every)
        longest = max(counts, key=lambda name: (counts[name] if self.kind is EntityType.PERSON else 0, len(name)))
        return " ".join(f"{self._style(text, longest)}{longest}".split())

    def _style(self, text: str, name: str) -> str:
        """The style without which a lone first name is not enough: "Pope", "Queen"."""
        if self.kind is not EntityType.PERSON or not _FIRST_NAME.fullmatch(name):
            return ""
        before = (r for r in self.roles if r.head in _STYLES and r.owner.of(text) == name)
        near = (r.span.of(text) for r in before if text[r.span.end : r.owner.start] == " ")
        return next((f"{words} " for words in near if words.istitle() and " " not in words), "")


def cluster_names(text: str, names: Sequence[Name], roles: Sequence[FoundRole]) -> list[Cluster]:
    """One cluster for each thing named, ordered by first mention."""
    clusters: list[Cluster] = []
    by_kind = {kind: [n for n in names if n.kind is kind] for kind in EntityType}
    clusters += _persons(text, by_kind[EntityType.PERSON], roles)
    for kind in (EntityType.ORGANIZATION, EntityType.PLACE):
        clusters += _bodies(text, kind, by_kind[kind])
    for cluster in clusters:
        spans = {span for span, _ in cluster.mentions}
        cluster.roles = [role for role in roles if role.owner in spans]
        if cluster.kind is EntityType.PERSON:
            cluster.human = True
            cluster.gender = _gender(text, cluster)
            _look_up(text, cluster)
    return sorted(clusters, key=lambda c: c.mentions[0][0])


def _look_up(text: str, cluster: Cluster) -> None:
    """Take the gender from the registers if the article has none, and the identifier if an office agrees as well."""
    terms = terms_of(cluster.full_name(text)) if " " in cluster.full_name(text) else ()
    genders = {term.gender for term in terms if term.gender}
    if cluster.gender is None and len(genders) == 1:
        cluster.gender = genders.pop()
    heads = {role.head for role in cluster.roles}
    if any(head in term.office.split() for term in terms for head in heads):
        keys = {term.key for term in terms if term.key}
        wikidata = sorted(key for key in keys if key.startswith("Q"))
        bioguide = sorted(keys - set(wikidata))
        cluster.links = Links(wikidata[0] if wikidata else None, bioguide[0] if bioguide else None)


def _persons(text: str, names: Sequence[Name], roles: Sequence[FoundRole]) -> list[Cluster]:
    """Full names first; a last name alone goes to the full name that most mentions before it, or at all, have."""
    clusters: list[Cluster] = []
    full = [n for n in names if len(_parts(n, text)) > 1]
    for name in full:
        parts = _parts(name, text)
        same = (c for c in clusters if any(_same_person(parts, _words(o)) for o in c.names(text)))
        exact = (c for c in clusters if any(parts == _words(o) for o in c.names(text)))
        home = next(exact if _is_kin(text, name.span) else same, None)
        _put(name.span, home, clusters)
    for cluster in clusters:
        spans = {span for span, _ in cluster.mentions}
        cluster.roles = [role for role in roles if role.owner in spans]
    alone = [n for n in names if len(_parts(n, text)) == 1]
    titles = {n.span: gender_of_words(text[max(n.span.start - 6, 0) : n.span.start].split()[-1:]) for n in alone}
    for name in sorted(alone, key=lambda n: titles[n.span] is None):  # "Mr. Orr" tells whose the other names are
        word = _parts(name, text)[0]
        options = [c for c in clusters if any(_words(o)[-1] == word for o in c.names(text))]
        options = [c for c in options if not _is_relative(text, c, name.span)]
        options = options or [c for c in clusters if any(_words(o)[0] == word for o in c.names(text))]
        options = options or [c for c in clusters if any(word in _words(o)[1:-1] for o in c.names(text))]
        options = (
            [c for c in clusters if is_handle_of(word, c.names(text), c.roles, text)]
            if is_handle(text, name.span)
            else options
        )
        titled = titles[name.span]
        fitting = [c for c in options if not titled or _gender(text, c) in (None, titled)]
        fitting = _with_title(text, name.span, fitting) or fitting
        home = max(fitting, key=lambda c: _standing(c, name.span), default=None)
        _put(name.span, home, clusters)
    for cluster in clusters:
        cluster.mentions.sort(key=lambda m: m[0])
    return clusters


def _with_title(text: str, name: Span, options: Sequence[Cluster]) -> list[Cluster]:
    """Those who hold the title before a last name: "Justice Orr" is not Orr's wife."""
    before = text[max(name.start - 20, 0) : name.start].split()
    title = before[-1].lower().rstrip(".") if before and before[-1][0].isupper() else ""
    title = SHORT.get(title, title)
    return [c for c in options if any(role.head == title for role in c.roles)]


def _put(name: Span, home: Cluster | None, clusters: list[Cluster]) -> None:
    """The person named at `name` is that of `home`, or a new one."""
    if home is None:
        home = Cluster(EntityType.PERSON)
        clusters.append(home)
    home.mentions.append((name, MentionKind.NAME))


def _is_kin(text: str, name: Span) -> bool:
    """Whether a name follows "her mother": it is not the name of whose mother she is, like as the two may be."""
    before = re.search(
        r"\b(?:his|her|their)\s(?:[\w-]+\s){0,2}(?P<noun>[a-z-]+),?\s$", text[max(name.start - 60, 0) : name.start]
    )
    return before is not None and before["noun"] in _KIN


def _is_relative(text: str, cluster: Cluster, alone: Span) -> bool:
    """Whether a last name alone is not this person's but the relative's: "Orr" before "Orr's daughter, Edda Orr"."""
    full = [span for span, _ in cluster.mentions if " " in span.of(text)]
    return bool(full) and alone < min(full) and any(role.head in _KIN for role in cluster.roles)


def _standing(cluster: Cluster, place: Span) -> tuple[bool, int, int]:
    """Known before `place`, then often named, then early."""
    first = min(span.start for span, _ in cluster.mentions)
    return first < place.start, len(cluster.mentions), -first


def _words(name: str) -> list[str]:
    """The words of a name in lower case and without accents, so that "Erdağan" is "Erdagan"."""
    letters = normalize("NFKD", name.lower()) if not name.isascii() else name.lower()
    words = [w.strip(".,'’\"“”") for w in "".join(c for c in letters if not combining(c)).split()]
    return [w for w in words if w and w not in _SUFFIX] or words


def _parts(name: Name, text: str) -> list[str]:
    return _words(name.span.of(text))


def _same_person(one: list[str], other: list[str]) -> bool:
    """Whether two full names can be one person's: the same last name, and first names that do not differ."""
    if one[-1] != other[-1]:
        return one == other
    if len(one) == 1 or len(other) == 1:
        return False
    short, long = sorted((one, other), key=len)
    if long[-len(short) :] == short:  # "de Orr" of "Tam de Orr"
        return True
    first, second = one[0], other[0]
    return first == second or first.startswith(second) or second.startswith(first)


def _gender(text: str, cluster: Cluster) -> Gender | None:
    """What titles before the names, and roles, say."""
    said = [gender_of_words(text[max(s.start - 8, 0) : s.start].split()[-1:]) for s, _ in cluster.mentions]
    said += [gender_of_words([role.head]) for role in cluster.roles]
    stated = {gender for gender in said if gender}
    return stated.pop() if len(stated) == 1 else None


def _bodies(text: str, kind: EntityType, names: Sequence[Name]) -> list[Cluster]:
    """Organizations or places: the same words, an acronym given in brackets or made of the initials, a longer form."""
    clusters: list[Cluster] = []
    for name in sorted(names, key=lambda n: len(_key(n.span.of(text))) < 2):  # a lone word after all longer names
        words = _key(name.span.of(text))
        home = next((c for c in clusters if any(_introduces(text, s, name.span) for s, _ in c.mentions)), None)
        if home is None:
            owned = _is_owned(text, name.span)
            alike = (c for c in clusters if any(_same_body(words, _key(o)) for o in c.names(text)))
            home = next(
                (c for c in alike if words in map(_key, c.names(text)) or owned == _is_owned(text, c.mentions[0][0])),
                None,
            )
        if home is None and len(words) == 1 and kind is EntityType.ORGANIZATION:
            longer = [c for c in clusters if any(_key(o)[:1] == words for o in c.names(text))]
            if not longer and words[0] not in _OF_SEVERAL:
                longer = [c for c in clusters if any(_key(o)[-1:] == words for o in c.names(text))]
            home = longer[0] if len(longer) == 1 else None
        if home is None:
            home = Cluster(kind)
            clusters.append(home)
        home.mentions.append((name.span, MentionKind.NAME))
    for cluster in clusters:
        cluster.mentions.sort(key=lambda mention: mention[0])
    return clusters


_OF_SEVERAL = frozenset(
    "america congress government group house media news party press senate services state street".split()
)
"""Last words of a body's name that are also another's whole name: "the House" is not the White House."""


def _key(name: str) -> list[str]:
    return re.findall(r"[\w&]+", name.lower().removeprefix("the ").replace(".", ""))


def _is_owned(text: str, name: Span) -> bool:
    """Whether it is said whose the body is: "the island's House of Deputies" is no short form of another island's."""
    return _OWNED.search(text, max(name.start - 3, 0), name.start) is not None


def _same_body(one: list[str], other: list[str]) -> bool:
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    initials = "".join(word[0] for word in long if word not in SMALL)
    if len(short) == 1 and len(initials) > 2 and short[0] in (initials, "".join(word[0] for word in long)):
        return True
    if len(long) - len(short) != 1:
        return False
    same = long[1:] == short if len(short) > 1 else long[:1] == short
    return same and place_of(" ".join(short)) is None


def _introduces(text: str, long: Span, short: Span) -> bool:
    match = _ACRONYM.match(text, long.end)
    return bool(match and match["short"].lower() == short.of(text).lower())


def head_noun(description: str) -> str | None:
    """The noun that a description turns on: its last word before a preposition, a comma or a clause, in lower case."""
    front = re.split(
        r",|\s+(?:of|for|from|at|in|on|with|who|whose|that|which|to|by|close|familiar|involved|briefed|near|and|or"
        r"|obtained|released|published|seen|compiled|conducted|filed|issued|posted|signed|written|said|such|than"
        r"|representing|describing|detailing|based|living|working|led|called|named|known|assigned|attending|speaking"
        r"|investigating|tracking|citing|quoting|within|among|including|behind|inside|outside|during|after|before|over|against|about)\b"
        r"|\s+[a-z]+ed\s+(?:the|an?|his|her|their)\b",
        description, maxsplit=1,
    )[0]  # fmt: skip
    words = re.findall(r"[\w’'-]+", front)
    return words[-1].lower() if words else None


def kind_of_noun(noun: str) -> EntityType | None:
    """What sort of source a description with this noun is; None where the table does not tell."""
    for name, kind in (
        ("group", EntityType.GROUP),
        ("unnamed", EntityType.UNNAMED),
        ("document", EntityType.DOCUMENT),
        ("organization", EntityType.ORGANIZATION),
        ("person", EntityType.UNNAMED),
    ):
        if noun in nouns(name):
            return kind
    singulars = (noun.removesuffix("s"), noun.removesuffix("es"), noun.removesuffix("ies") + "y")
    if any(word in nouns("document") for word in singulars):
        return EntityType.DOCUMENT
    several = any(word in nouns("person") | nouns("organization") for word in singulars)
    return EntityType.GROUP if several or noun.title() in peoples() else None
