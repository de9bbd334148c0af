"""What is known while the references of one article are read from the first to the last."""

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence

from onrecord.encoder import Reading
from onrecord.lexicon import nouns
from onrecord.mentions.clusters import Cluster, head_noun
from onrecord.mentions.pointer import Pointer
from onrecord.mentions.words import gender_of_words, singular
from onrecord.schema.entity import EntityType, MentionKind
from onrecord.schema.span import Span

SURE = 0.2
"""The share of the network's trust from which on its antecedent is taken."""

TIE = 0.2
"""The share of trust from which on two antecedents that are near each other are a tie, and left open."""

STILL = 0.3
"""What is added for whoever spoke last where a pronoun is the source: a quotation mostly goes on with its speaker."""

LEAD = 1.15
"""How many times the share of the second antecedent the first must have."""


def _covers(spans: Sequence[Span], place: int) -> bool:
    """Whether one of `spans`, in order and apart from each other, has the character at `place`."""
    before = bisect_right(spans, place, key=lambda span: span.start) - 1
    return before >= 0 and place < spans[before].end


WORD = re.compile(r"[\w’'-]+")


class Scene:
    """The entities of one article, who has spoken and who was referred to, as far as it has been read."""

    def __init__(self, reading: Reading, clusters: Sequence[Cluster], day: str = "") -> None:
        self.text = reading.text
        self.day = day
        self.paragraphs = reading.paragraphs
        self.quotations = [quotation.inner for quotation in reading.quotations]
        self.clusters = list(clusters)
        self.sources: dict[str, Cluster] = {}
        self.referents: dict[Span, Cluster] = {}
        self.ties: dict[str, tuple[Cluster, ...]] = {}
        self.pronouns: dict[int, Cluster] = {}
        self.open: dict[int, tuple[Cluster, ...]] = {}
        self.says: dict[int, tuple[Span, ...]] = {}
        self.turns: list[Span] = []
        self.labels: dict[str, Cluster] = {}
        self.asked: set[int] = set()
        self.active: list[tuple[int, Cluster]] = []
        self.spoke: list[tuple[int, Cluster]] = []
        self._pointer = Pointer(reading)
        named = [(span, c) for c in self.clusters for span, kind in c.mentions if kind is MentionKind.NAME]
        self._names = sorted(named, key=lambda pair: pair[0])

    def named_in(self, span: Span) -> list[tuple[Span, Cluster]]:
        """The names inside `span` with whose they are, in order."""
        first = bisect_left(self._names, span.start, key=lambda pair: pair[0].start)
        until = bisect_left(self._names, span.end, key=lambda pair: pair[0].start)
        return [(name, cluster) for name, cluster in self._names[first:until] if span.covers(name)]

    def name(self, cluster: Cluster, span: Span) -> None:
        """Count `span` as a name of the entity."""
        cluster.mentions.append((span, MentionKind.NAME))
        insort(self._names, (span, cluster), key=lambda pair: pair[0])

    def pointed(
        self, place: int, options: Sequence[Cluster], favours: Sequence[float] = (), *, settle: bool = False
    ) -> Cluster | None:
        """The option that the network points to, if it does so plainly; near ties are left open unless to `settle`.

        `favours` are added to the share of each option.
        """
        last = self.speaking(place) if place in self.says else None
        favours = favours or [STILL * (cluster is last) for cluster in options]
        shares = [share + favour for share, favour in zip(self.shares(place, options), favours, strict=True)]
        ranked = sorted(zip(shares, range(len(options)), strict=True), reverse=True)
        if not ranked:
            return None
        first, second = ranked[0][0], ranked[1][0] if len(ranked) > 1 else 0.0
        if not settle and first >= TIE and first < LEAD * second:
            self.open[place] = tuple(options[n] for _, n in ranked[:2])
            return None
        return options[ranked[0][1]] if first >= SURE else None

    def speaking(self, place: int) -> Cluster | None:
        """Whoever spoke last before `place`, in its paragraph or in the one before."""
        return self.spoke[-1][1] if self.spoke and self.spoke[-1][0] >= self.lately(place) else None

    def paragraph_of(self, place: int) -> Span | None:
        """The paragraph of the character at `place`."""
        return next((p for p in self.paragraphs if p.start <= place < p.end), None)

    def lately(self, place: int) -> int:
        """Where the paragraph before that of `place` begins."""
        number = next((n for n, p in enumerate(self.paragraphs) if p.start <= place < p.end), 0)
        return self.paragraphs[max(number - 1, 0)].start

    def shares(self, place: int, options: Sequence[Cluster]) -> list[float]:
        """The trust that the word at `place` gives to each option, by its mentions up to the end of the paragraph.

        Who speaks is not named in what he or she says ("He praised Orr" is not Orr's praise).
        """
        home = self.paragraph_of(place)
        said = self.says.get(place, ())
        near = self._pointer.reach(place)
        first, last = near.start, min(near.stop, home.end if home else place)

        def counts(span: Span, kind: MentionKind) -> bool:
            return kind is not MentionKind.PRONOUN and not any(content.covers(span) for content in said)

        mentions = [tuple(s for s, k in c.mentions if first <= s.start < last and counts(s, k)) for c in options]
        return self._pointer.shares(place, mentions)

    def quoting(self, place: int) -> Cluster | None:
        """Whoever says the quotation or has the turn in which `place` stands, as far as that has been read."""
        if not any(_covers(spans, place) for spans in (self.quotations, self.turns)):
            return None
        around = {at for at, said in self.says.items() if at != place and any(s.start <= place < s.end for s in said)}
        return next((cluster for at, cluster in self.spoke if at in around), None)

    def last(self, cluster: Cluster, before: Span) -> int:
        """Where the last mention before `before` begins; -1 where there is none."""
        return max((s.start for s, _ in cluster.mentions if s.start < before.start), default=-1)

    def add(self, kind: EntityType, span: Span, how: MentionKind = MentionKind.NOMINAL) -> Cluster:
        """An entity that has no name, or the one that has been described with the same words."""
        description = " ".join(span.of(self.text).split())
        for cluster in self.clusters:
            if cluster.kind is kind and cluster.name and cluster.name.lower() == description.lower():
                cluster.mentions.append((span, how))
                return cluster
        cluster = Cluster(kind, [(span, how)], name=description)
        cluster.gender = gender_of_words(WORD.findall(description))
        noun = singular(head_noun(description) or "")
        cluster.human = kind is EntityType.UNNAMED and noun in nouns("person") | nouns("unnamed")
        self.clusters.append(cluster)
        return cluster
