"""Who is meant: the source of each attribution, by name, by description or by pronoun.

Sources are resolved, not all coreference; what cannot be told stays open.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from onrecord.encoder import Reading
from onrecord.mentions.clusters import Cluster, head_noun, kind_of_noun
from onrecord.mentions.pointer import Pointer
from onrecord.mentions.roles import singular
from onrecord.mentions.words import PRONOUNS, SPEAKER, Gender, Pronoun, gender_of_words, nouns
from onrecord.registers import holders, place_of
from onrecord.schema.attribution import Attribution
from onrecord.schema.entity import EntityType, MentionKind
from onrecord.schema.span import Span, hull
from onrecord.text import MARKS

SURE = 0.2
"""The share of the network's trust from which on its antecedent is taken."""

TIE = 0.2
"""The share of trust from which on two antecedents that are near each other are a tie, and left open."""

STILL = 0.3
"""What is added for whoever spoke last where a pronoun is the source: a quotation mostly goes on with its speaker."""

PLAIN = 0.6
"""The share of trust from which on a pronoun tells by which pronouns its antecedent is called."""

LEAD = 1.15
"""How many times the share of the second antecedent the first must have."""

_DEFINITE = re.compile(
    r"(?:the|this|that|these|those|his|her|their|its|our)\s|\S+(?:\s+\S+){0,3}?['’]s?\s", re.IGNORECASE
)
_POSSESSIVE = re.compile(r"['’]s?$")
_PRONOUN = re.compile(r"\b(?:he|him|his|himself|she|her|hers|herself)\b", re.IGNORECASE)
_NAMED = (EntityType.PERSON, EntityType.ORGANIZATION, EntityType.PLACE)

_CALLED = re.compile(
    r"(?!(?:The|A|An|Some|Many|Several|Two|His|Her|Their|Its)\s)[A-Z][\w&’'.-]*(?:\s[A-Z][\w&’'.-]*)*(?=,|$)"
)
"""A source that is nothing but words with capitals."""

_AMERICAN = frozenset({"White House", "Congress", "Capitol Hill", "Pentagon", "Washington", "Senate", "FBI", "CIA"})
"""Names that stand for the United States in the news."""

_PLAIN_TITLE = frozenset("president vice the of united states u s us american mr former then".split())
"""Words in a title that do not set its holder apart: "the president" is not "the Russian president"."""

_RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
_WORD = re.compile(r"[\w’'-]+")


class Resolver:
    """The entities of one article while its references are read from the first to the last."""

    def __init__(self, reading: Reading, clusters: Sequence[Cluster], day: str = "") -> None:
        self.text = reading.text
        self.day = day
        self.paragraphs = reading.paragraphs
        self.clusters = list(clusters)
        self.sources: dict[str, Cluster] = {}
        self.referents: dict[Span, Cluster] = {}
        self.ties: dict[str, tuple[Cluster, ...]] = {}
        self._pointer = Pointer(reading)
        self.pronouns: dict[int, Cluster] = {}
        self._open: dict[int, tuple[Cluster, ...]] = {}
        self._says: dict[int, tuple[Span, ...]] = {}
        self._active: list[tuple[int, Cluster]] = []
        self._spoke: list[tuple[int, Cluster]] = []

    def resolve(self, attributions: Sequence[Attribution], others: Iterable[Span] = ()) -> None:
        """Find the source of each of `attributions`, and who `others` are, in text order."""
        sources = {hull(a.source) for a in attributions if a.source}
        pronouns = {match.start(): Span(*match.span()) for match in _PRONOUN.finditer(self.text)}
        self._call(pronouns.values())
        self._says = {a.source[0].start: a.content for a in attributions if a.source}
        asked: dict[int, list[Span]] = defaultdict(list)
        for span in sorted({*sources, *others}):
            asked[span.start].append(span)
        for place in sorted({*pronouns, *asked}):
            if place in pronouns:
                self._read_pronoun(pronouns[place])
            for span in asked.get(place, ()):
                cluster = self._referent(span)
                if cluster is not None:
                    self.referents[span] = cluster
                    if span in sources:
                        self._active.append((place, cluster))
                        self._spoke.append((place, cluster))
        for a in attributions:
            source = hull(a.source) if a.source else None
            if source in self.referents:
                self.sources[a.id] = self.referents[source]
            elif source and source.start in self._open:
                self.ties[a.id] = self._open[source.start]
        self._inside(attributions)
        self._silent(attributions)

    def _referent(self, asked: Span) -> Cluster | None:
        """Who `asked`, the words for a source or for whoever was told, is; None where that stays open."""
        span = self._bare(asked)
        words = _WORD.findall(span.of(self.text))
        first = words[0].lower() if words else ""
        if not words or (first in SPEAKER and len(words) == 1):
            return None
        if first in PRONOUNS and (len(words) == 1 or first in ("he", "she", "they", "it")):
            if span.start in self.pronouns or PRONOUNS[first].gender:
                return self.pronouns.get(span.start)
            return self._read_plural(Span(span.start, span.start + len(first)), PRONOUNS[first])
        if first in _RELATIVE:
            return self._before(span.start)
        return self._by_name(span) or self._spoken_for(span) or self._by_description(span)

    def _spoken_for(self, span: Span) -> Cluster | None:
        """The organization whose unnamed spokesperson the source is."""
        noun = head_noun(span.of(self.text))
        if noun is None or not noun.startswith("spokes"):
            return None
        inside = [
            (name, self._body_called(name, cluster))
            for cluster in self.clusters
            for name, kind in cluster.mentions
            if kind is MentionKind.NAME and span.covers(name)
        ]
        bodies = [cluster for _, cluster in sorted(inside, key=lambda pair: pair[0]) if cluster is not None]
        if not bodies:
            return None
        cluster = bodies[0]
        cluster.mentions.append((span, MentionKind.NOMINAL))
        return cluster

    def _bare(self, span: Span) -> Span:
        possessive = _POSSESSIVE.search(span.of(self.text))
        return Span(span.start, span.start + possessive.start()) if possessive else span

    def _by_name(self, span: Span) -> Cluster | None:
        """The entity whose name is what the source turns on, not a name inside a description."""
        inside = [
            (name, cluster)
            for cluster in self.clusters
            for name, kind in cluster.mentions
            if kind is MentionKind.NAME and span.covers(name)
        ]
        inside.sort(key=lambda pair: pair[0])
        heads = [(name, cluster) for name, cluster in inside if self._is_head(span, name, cluster)]
        persons = [cluster for _, cluster in heads if cluster.kind is EntityType.PERSON]
        words = span.of(self.text).lower()
        several = len({id(c) for c in persons}) > 1 or (persons and re.search(r"\b(?:he|she|they)\b", words))
        others = re.search(r"^both\b|\band (?:others?|his|her|their|several|some|many)\b", words)
        if (several and re.search(r"\band\b", words)) or (others and heads):
            return self._add(EntityType.GROUP, span, MentionKind.NAME)
        if persons:
            return persons[0]
        return heads[0][1] if heads else None

    def _is_head(self, source: Span, name: Span, cluster: Cluster) -> bool:
        before, after = self.text[source.start : name.start], self.text[name.end : source.end]
        if re.match(r"\s*(?:['’]s?\b|['’]\s|\s*-)", after) or (re.match(r"\s+[a-z]+", after) and not _goes_on(after)):
            return False
        if cluster.kind is EntityType.PERSON and any(r.owner == name for r in cluster.roles):
            return True
        if cluster.kind is EntityType.PERSON and re.match(r"\s+[A-Z]", after):
            return False
        open_before = re.search(r"\b(?:of|for|from|with|to|at|in|on|by|near|who|that|a|an)\s[^,]*$", before)
        return not open_before or bool(re.search(r",\s*$", before))

    def _body_called(self, name: Span, cluster: Cluster) -> Cluster | None:
        """The organization with this name, also where the name alone is taken for another thing ("Southwest")."""
        if cluster.kind is EntityType.ORGANIZATION:
            return cluster
        words = name.of(self.text).split()
        bodies = [c for c in self.clusters if c.kind is EntityType.ORGANIZATION]
        return next((c for c in bodies if any(n.split()[: len(words)] == words for n in c.names(self.text))), None)

    def _by_description(self, span: Span) -> Cluster | None:
        words = span.of(self.text)
        noun = head_noun(words)
        if noun is None:
            return None
        called = _CALLED.match(words)
        if called:
            return self._called(Span(span.start, span.start + called.end()))
        kind = kind_of_noun(noun)
        definite = bool(_DEFINITE.match(words))
        if definite or (kind is None and words[:1].islower()):
            known = self._known(span, noun, kind)
            if known is not None:
                known.mentions.append((span, MentionKind.NOMINAL))
                return known
        if kind is None and not words[:1].isupper():
            kind = EntityType.UNNAMED
        return self._add(kind or EntityType.UNNAMED, span)

    def _called(self, span: Span) -> Cluster:
        """Whoever has this name, which was not tagged here; a new name that speaks is most often an organization."""
        name = span.of(self.text)
        parts = [(c, n) for c in self.clusters for n in c.names(self.text)]
        whole = next((c for c, n in parts if n == name), None)
        last = next((c for c, n in parts if c.kind is EntityType.PERSON and n.endswith(f" {name}")), None)
        cluster = whole or last
        if cluster is None:
            cluster = Cluster(EntityType.ORGANIZATION)
            self.clusters.append(cluster)
        cluster.mentions.append((span, MentionKind.NAME))
        return cluster

    def _known(self, span: Span, noun: str, kind: EntityType | None) -> Cluster | None:
        """The entity that a description with "the" or a possessive takes up again."""
        earlier = [c for c in self.clusters if c.mentions and min(c.mentions)[0].start < span.start]
        head = singular(noun)
        modifiers = {w.lower() for w in _WORD.findall(span.of(self.text))} - {"the", "this", "that", noun, "former"}
        if head in nouns("person") and kind is not EntityType.GROUP:
            by_role = [c for c in self.clusters if any(_alike(head, role.head) for role in c.roles)]
            best = self._fitting(span, by_role, head, modifiers) or self._by_register(span, head)
            if best is not None:
                return best
        if kind is EntityType.ORGANIZATION:
            bodies = [c for c in earlier if c.kind is EntityType.ORGANIZATION and self._named_with(c, noun)]
            if bodies:
                return max(bodies, key=lambda c: self._last(c, span))
        again = [
            c for c in earlier if any(k is MentionKind.NOMINAL and self._same_noun(s, head) for s, k in c.mentions)
        ]
        if again:
            return max(again, key=lambda c: self._last(c, span))
        kinds = {EntityType.ORGANIZATION: (EntityType.ORGANIZATION, EntityType.PLACE), None: _NAMED}
        options = kinds.get(kind, (EntityType.PERSON,) if head in nouns("person") else ())
        if kind in (EntityType.GROUP, EntityType.DOCUMENT):
            return None
        if kind is EntityType.ORGANIZATION:
            return self._pointed(span.end - 1, [c for c in earlier if c.kind in options]) or self._only_body(span)
        return self._pointed(
            span.start + span.of(self.text).lower().rindex(noun), [c for c in earlier if c.kind in options]
        )

    def _fitting(self, span: Span, options: Sequence[Cluster], head: str, modifiers: set[str]) -> Cluster | None:
        """The holder of a role: with these modifiers, then with the barest title, then the last one mentioned."""
        if not options:
            return None

        def rank(cluster: Cluster) -> tuple[int, int, int]:
            titles = [
                set(map(str.lower, _WORD.findall(r.span.of(self.text)))) for r in cluster.roles if _alike(head, r.head)
            ]
            shared = max(len(modifiers & title) for title in titles)
            foreign = any(title - modifiers - _PLAIN_TITLE for title in titles)
            return shared, not foreign if not modifiers else True, self._last(cluster, span)

        return max(options, key=rank)

    def _only_body(self, span: Span) -> Cluster | None:
        """The one organization that the paragraph names before `span` ("The newspaper …")."""
        if not span.of(self.text).lower().startswith(("the ", "this ", "that ")):
            return None
        home = next((p.start for p in self.paragraphs if p.covers(span)), span.start)
        bodies = [
            c
            for c in self.clusters
            if c.kind is EntityType.ORGANIZATION
            and any(k is MentionKind.NAME and home <= s.start and s.end <= span.start for s, k in c.mentions)
        ]
        return bodies[0] if len(bodies) == 1 else None

    def _by_register(self, span: Span, head: str) -> Cluster | None:
        """Who held the office on the day of the article, if a register says so and it was one person."""
        words = re.sub(r"^(?:the|this|that)\s+", "", span.of(self.text), flags=re.IGNORECASE)
        if head not in nouns("office") or len(self.day) < len("2026-01-01") or re.match(r"(?:former|ex|then)\b", words):
            return None
        first, _, rest = words.partition(" ")
        place = place_of(first.removesuffix("'s").removesuffix("’s")) if rest else None
        found = holders(rest if place else words, place or self._country(), self.day)
        if len(found) != 1:
            return None
        names = {found[0].name, *found[0].aliases}
        cluster = next((c for c in self.clusters if c.name in names or names & set(c.names(self.text))), None)
        if cluster is None:
            cluster = Cluster(EntityType.PERSON, gender=found[0].gender, name=found[0].name, register=found[0].register)
            cluster.human = True
            self.clusters.append(cluster)
        return cluster

    def _country(self) -> str:
        """The country whose president "the president" is: the one that the article names most, its bodies counted."""
        named: Counter[str] = Counter()
        for cluster in self.clusters:
            for name, kind in cluster.mentions:
                words = name.of(self.text)
                place = "United States" if words in _AMERICAN else place_of(words) or ""
                named[place] += kind is MentionKind.NAME
        del named[""]
        (first, count), *others = [*named.most_common(2), ("", 0)]
        return first if count > (others[0][1] if others else 0) else ""

    def _named_with(self, cluster: Cluster, noun: str) -> bool:
        return any(noun in map(str.lower, _WORD.findall(name)) for name in cluster.names(self.text))

    def _same_noun(self, span: Span, head: str) -> bool:
        noun = head_noun(span.of(self.text))
        return noun is not None and _alike(singular(noun), head)

    def _last(self, cluster: Cluster, before: Span) -> int:
        return max((s.start for s, _ in cluster.mentions if s.start < before.start), default=-1)

    def _call(self, pronouns: Iterable[Span]) -> None:
        """Count, before anything is resolved, by which pronouns the network plainly takes each person to be called."""
        persons = [c for c in self.clusters if c.kind is EntityType.PERSON and c.gender is None]
        for span in pronouns:
            gender = PRONOUNS[span.of(self.text).lower()].gender
            for cluster, share in zip(persons, self._shares(span.start, persons), strict=True):
                if gender and share >= PLAIN:
                    cluster.called[gender] += 1

    def _read_pronoun(self, span: Span) -> None:
        """Find the antecedent of "he" or "she", in the order of the text, so that each knows those before it."""
        gender = PRONOUNS[span.of(self.text).lower()].gender
        options = [c for c in self.clusters if self._may_be(c, gender)]
        found = self._pointed(span.start, options)
        if found is None and span.start not in self._open:
            found = self._lately(span, options)
        if found is None:
            return
        if gender:
            found.called[gender] += 1
        found.mentions.append((span, MentionKind.PRONOUN))
        self.pronouns[span.start] = found
        self._active.append((span.start, found))

    def _may_be(self, cluster: Cluster, gender: Gender | None) -> bool:
        if not cluster.human:
            return False
        if cluster.gender or gender is None:
            return cluster.gender in (None, gender)
        return 2 * cluster.called[gender] >= cluster.called.total()

    def _pointed(self, place: int, options: Sequence[Cluster]) -> Cluster | None:
        """The option that the network points to, if it does so plainly."""
        shares = self._shares(place, options)
        last = self._speaking(place) if place in self._says else None
        shares = [share + STILL * (cluster is last) for share, cluster in zip(shares, options, strict=True)]
        ranked = sorted(zip(shares, range(len(options)), strict=True), reverse=True)
        if not ranked:
            return None
        first, second = ranked[0][0], ranked[1][0] if len(ranked) > 1 else 0.0
        if first >= TIE and first < LEAD * second:
            self._open[place] = tuple(options[n] for _, n in ranked[:2])
            return None
        return options[ranked[0][1]] if first >= SURE else None

    def _speaking(self, place: int) -> Cluster | None:
        """Whoever spoke last before `place`, in its paragraph or in the one before."""
        number = next((n for n, p in enumerate(self.paragraphs) if p.start <= place < p.end), 0)
        if not self._spoke or self._spoke[-1][0] < self.paragraphs[max(number - 1, 0)].start:
            return None
        return self._spoke[-1][1]

    def _shares(self, place: int, options: Sequence[Cluster]) -> list[float]:
        """The trust that the word at `place` gives to each option, by its mentions up to the end of the paragraph.

        Who speaks is not named in what he or she says ("He praised Orr" is not Orr's praise).
        """
        home = next((p.end for p in self.paragraphs if p.start <= place < p.end), place)
        said = self._says.get(place, ())
        near = self._pointer.reach(place)
        first, last = near.start, min(near.stop, home)

        def counts(span: Span, kind: MentionKind) -> bool:
            return kind is not MentionKind.PRONOUN and not any(content.covers(span) for content in said)

        mentions = [tuple(s for s, k in c.mentions if first <= s.start < last and counts(s, k)) for c in options]
        return self._pointer.shares(place, mentions)

    def _lately(self, span: Span, options: Sequence[Cluster]) -> Cluster | None:
        """Whoever spoke or was referred to last, in this paragraph or the one before; or the only one named there."""
        number = next((n for n, p in enumerate(self.paragraphs) if p.covers(span)), 0)
        since = self.paragraphs[max(number - 1, 0)].start if self.paragraphs else 0
        near = {id(c): c for c in options if since <= self._last(c, span)}
        if len(near) == 1:
            return next(iter(near.values()))
        for place, cluster in reversed(self._active):
            if place < since:
                break
            if id(cluster) in near:
                return cluster
        return None

    def _read_plural(self, span: Span, pronoun: Pronoun) -> Cluster | None:
        """What "they" and "it" refer to: what the network plainly points to, else the last source."""
        kinds = (EntityType.GROUP, EntityType.ORGANIZATION, EntityType.UNNAMED, EntityType.DOCUMENT)
        options = [c for c in self.clusters if c.kind in kinds and self._last(c, span) >= 0]
        found = self._pointed(span.start, options)
        if found is None:
            lately = [
                c for _, c in self._active[-1:] if c in options and (c.kind is EntityType.GROUP) == pronoun.plural
            ]
            found = lately[0] if lately else None
        if found is not None:
            found.mentions.append((span, MentionKind.PRONOUN))
        return found

    def _before(self, place: int) -> Cluster | None:
        """The entity whose mention ends right before `place` ("Ann Orr, who said …")."""
        ends = {
            s.end: c
            for c in self.clusters
            for s, kind in c.mentions
            if kind is not MentionKind.PRONOUN and s.end <= place and not re.search(r"\w", self.text[s.end : place])
        }
        if ends:
            return ends[max(ends)]
        names = [(s, c) for c in self.clusters for s, k in c.mentions if k is MentionKind.NAME and s.end <= place]
        last, cluster = max(names, key=lambda pair: pair[0], default=(None, None))
        between = self.text[last.end : place] if last else ""
        return cluster if re.fullmatch(r",\s[^.;:!?,]{3,60},\s", between) else None

    def _silent(self, attributions: Sequence[Attribution]) -> None:
        """Give a quotation that nobody is said to have said to whoever speaks right before it in its paragraph."""
        for n, a in enumerate(attributions):
            if a.source or a.cue or not n or self.text[a.content[0].start] not in MARKS:
                continue
            before = attributions[n - 1]
            home = next((p for p in self.paragraphs if p.covers(a.content[0])), None)
            if home and before.id in self.sources and home.start <= before.content[0].start < a.content[0].start:
                self.sources[a.id] = self.sources[before.id]

    def _inside(self, attributions: Sequence[Attribution]) -> None:
        """Give "I" and "we" in what somebody says to that somebody."""
        for a in attributions:
            if not a.source or a.id in self.sources:
                continue
            words = _WORD.findall(hull(a.source).of(self.text).lower())
            if words[:1] and words[0] in SPEAKER:
                around = [
                    o for o in attributions if o.id in self.sources and any(s.covers(a.source[0]) for s in o.content)
                ]
                if around:
                    inner = min(around, key=lambda o: len(hull(o.content)))
                    self.sources[a.id] = self.sources[inner.id]
                    self.sources[a.id].mentions.append((hull(a.source), MentionKind.PRONOUN))

    def _add(self, kind: EntityType, span: Span, how: MentionKind = MentionKind.NOMINAL) -> Cluster:
        description = " ".join(span.of(self.text).split())
        for cluster in self.clusters:
            if cluster.kind is kind and cluster.name == description:
                cluster.mentions.append((span, how))
                return cluster
        cluster = Cluster(kind, [(span, how)], name=description)
        cluster.gender = gender_of_words(_WORD.findall(description))
        noun = singular(head_noun(description) or "")
        cluster.human = kind is EntityType.UNNAMED and noun in nouns("person") | nouns("unnamed")
        self.clusters.append(cluster)
        return cluster


def _goes_on(after: str) -> bool:
    """Whether words after a name add to it and do not make it a modifier ("Orr of Ohio", not "Orr aides")."""
    return bool(re.match(r"\s+(?:of|for|from|at|in|on|with|who|and|himself|herself|also|then|later|once)\b", after))


def _alike(one: str, other: str) -> bool:
    """Whether two nouns for a person are one: spokesman, spokeswoman and spokesperson are."""
    ends = ("person", "woman", "man")

    def stem(noun: str) -> str:
        for end in ends:
            if noun.endswith(end) and len(noun) > len(end) + 2:
                return noun.removesuffix(end)
        return noun

    return stem(one) == stem(other)
