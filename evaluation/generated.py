"""A generated store for measuring: plausible articles with whole records, quickly, always the same for a seed.

``python -m evaluation.generated news.db --statements 1000000`` writes one. Nobody in it exists: names and places are
put together from syllables. How often speakers speak and words are used falls off as it does in news (Zipf); the first
speaker says a twentieth of everything.
"""

import argparse
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from hashlib import sha256
from itertools import accumulate
from pathlib import Path

from onrecord.schema.article import Article, Block, BlockKind, DateSource, Published
from onrecord.schema.attribution import Attribution
from onrecord.schema.entity import Entity, EntityType, Links, Mention, MentionKind, Role
from onrecord.schema.record import Engine, Record
from onrecord.schema.span import Span
from onrecord.schema.statement import (
    Act,
    Channel,
    ChannelKind,
    Form,
    Polarity,
    Selector,
    SpeakerKind,
    Statement,
    TextPositionSelector,
    TextQuoteSelector,
)
from onrecord.store import Store, add_record, open_store

PER_ARTICLE = 20
"""Statements of an article."""
PER_SPEAKER = 4
"""Statements that a speaker makes in one article at most, as they come."""
BATCH = 250
"""Articles kept in one transaction."""
FIRST, LAST = date(2019, 1, 1), date(2026, 10, 31)

_ENGINE = Engine("generated", "1", None)
_ONSETS = "b br c d dr f g gr h j k l m n p pr r s st t tr v w".split()
_VOWELS = "a e i o u ai ea ou".split()
_CODAS = "l n r s t ck ll nd rt th".split()
_OFFICES = "Mayor|Council Leader|Finance Minister|Police Chief|Union President|Harbour Master|Chief Executive".split(
    "|"
)
_NOUNS = (
    "bridge harbour budget school hospital strike contract election inquiry report court tax pension wage rent flood"
    " forecast border treaty vaccine railway airport reactor wind farm union council ministry committee tunnel ferry"
    " dam pipeline museum stadium library clinic warehouse market bank loan debt deficit surplus grant subsidy tariff"
    " export import visa passport prison police fire rescue storm drought harvest fishery forest mine refinery"
).split()
_VERBS = (
    "reopen close delay approve reject fund repair sell review audit expand cut freeze inspect rebuild move".split()
)
_MODALS = "will|would|should|must|cannot|may not|is going to|is ready to|never meant to".split("|")
_TIMES = "next month|by Friday|before the vote|this year|within weeks|after the inquiry|in spring|at once".split("|")
_ACTS = (Act.ASSERT,) * 12 + (Act.DENY, Act.CONFIRM, Act.PROMISE, Act.WARN, Act.CRITICIZE, Act.ACCUSE, Act.REQUEST)
_CUES = {
    Act.ASSERT: "said", Act.DENY: "denied", Act.CONFIRM: "confirmed", Act.PROMISE: "promised", Act.WARN: "warned",
    Act.CRITICIZE: "complained", Act.ACCUSE: "alleged", Act.REQUEST: "urged",
}  # fmt: skip
_CHANNELS: tuple[ChannelKind | None, ...] = (*(None,) * 6, *ChannelKind)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody made up: an office is held in a place; only some are in a register."""

    name: str
    office: str
    place: str
    wikidata: str | None


class World:
    """Who speaks and with what words, the same for the same seed."""

    def __init__(self, statements: int, seed: int) -> None:
        self.random = random.Random(seed)
        self.statements, self.seed = statements, seed

    @cached_property
    def places(self) -> tuple[str, ...]:
        """Towns."""
        return tuple(self.word(2).capitalize() for _ in range(400))

    @cached_property
    def speakers(self) -> tuple[Speaker, ...]:
        """About one for 25 statements; every third is in a register."""
        made = (self._speaker(n) for n in range(max(self.statements // 25, 20)))
        return tuple(made)

    @cached_property
    def publishers(self) -> tuple[str, ...]:
        """Outlets."""
        return tuple(f"{place} {kind}" for place in self.places[:40] for kind in ("Courier", "Post"))

    @cached_property
    def rare(self) -> tuple[str, ...]:
        """Words that are rarer than the others."""
        return tuple(self.word(3) for _ in range(8000))

    @cached_property
    def speaker_weights(self) -> Sequence[float]:
        """How often each speaks, added up; the first one says a twentieth."""
        rest = [1 / (rank + 10) for rank in range(len(self.speakers) - 1)]
        return tuple(accumulate([sum(rest) / 19, *rest]))

    @cached_property
    def rare_weights(self) -> Sequence[float]:
        """How often each rare word is used, added up."""
        return tuple(accumulate(1 / (rank + 2) for rank in range(len(self.rare))))

    def word(self, syllables: int) -> str:
        """Something that can be said."""
        pick = self.random.choice
        return "".join(pick(_ONSETS) + pick(_VOWELS) for _ in range(syllables)) + pick(_CODAS)

    def sentence(self) -> str:
        """What somebody may say, seven words or more."""
        pick = self.random.choice
        (rare,) = self.random.choices(self.rare, cum_weights=self.rare_weights)
        return (
            f"the {rare} {pick(_NOUNS)} {pick(_MODALS)} {pick(_VERBS)} the {pick(_NOUNS)} {pick(_NOUNS)} {pick(_TIMES)}"
        )

    def _speaker(self, number: int) -> Speaker:
        name = f"{self.word(1).capitalize()} {self.word(2).capitalize()}"
        office, place = self.random.choice(_OFFICES), self.random.choice(self.places)
        return Speaker(name, office, place, f"Q9{number:08d}" if number % 3 == 0 else None)


class _Draft:
    """An article as it is written: its text so far, and what points into it."""

    def __init__(self, world: World, number: int) -> None:
        self.world, self.number = world, number
        self.parts: list[str] = []
        self.length = 0
        self.blocks: list[Block] = []
        self.attributions: list[Attribution] = []
        self.statements: list[tuple[Speaker, Statement]] = []
        self.mentions: dict[Speaker, list[Mention]] = {}
        self.roles: dict[Speaker, Role] = {}

    def add_block(self, kind: BlockKind, text: str) -> int:
        """Write a block; gives where it starts."""
        if self.parts:
            self.parts.append("\n\n")
            self.length += 2
        start = self.length
        self.parts.append(text)
        self.length += len(text)
        self.blocks.append(Block(kind, start, self.length))
        return start

    def add_statement(self, speaker: Speaker) -> None:
        """Write a paragraph in which `speaker` says something."""
        pick = self.world.random.choice
        act, form, said = pick(_ACTS), pick((Form.DIRECT, Form.INDIRECT)), self.world.sentence()
        new = speaker not in self.roles
        title = f"{speaker.office} of {speaker.place} "
        opening = f"{title if new else ''}{speaker.name} {_CUES[act]} "
        words = f"“{said.capitalize()}.”" if form is Form.DIRECT else f"that {said}"
        start = self.add_block(BlockKind.PARAGRAPH, f"{opening}{words}{'' if form is Form.DIRECT else '.'}")
        name = start + (len(title) if new else 0)
        if new:
            self.roles[speaker] = Role(title.strip(), speaker.place, start, start + len(title) - 1)
        source = Span(name, name + len(speaker.name))
        cue = Span(source.end + 1, source.end + 1 + len(_CUES[act]))
        self.mentions.setdefault(speaker, []).append(Mention(source.start, source.end, MentionKind.NAME))
        content = Span(start + len(opening), start + len(opening) + len(words))
        self._relate(speaker, (source, cue, content), words, (act, form))

    def _relate(self, speaker: Speaker, spans: tuple[Span, Span, Span], words: str, how: tuple[Act, Form]) -> None:
        source, cue, content = spans
        act, form = how
        key, kind = (
            f"{self.world.seed}-{self.number:07d}-{len(self.statements):02d}",
            self.world.random.choice(_CHANNELS),
        )
        self.attributions.append(Attribution(f"at-{key}", (source,), (cue,), (content,), 0.9, "generated.v1"))
        quote = TextQuoteSelector(words, "", "")
        statement = Statement(
            id=f"st-{key}", attribution=f"at-{key}", speaker=_key(speaker), speaker_kind=SpeakerKind.PERSON, form=form,
            act=act, polarity=Polarity.POSITIVE, text=words, content=(content,),
            channel=Channel(kind, None) if kind else None, venue=None, addressees=(), said=None, via=(), parent=None,
            justification=None, issues=(),
            selector=Selector((quote,), (TextPositionSelector(content.start, content.end),), None), confidence=0.9,
        )  # fmt: skip
        self.statements.append((speaker, statement))

    def finish(self, day: str, publisher: str) -> Record:
        """The record."""
        text = "".join(self.parts)
        article = Article(
            id="ar-" + sha256(text.encode()).hexdigest()[:12], url=f"https://news.example/{self.world.seed}/{self.number}",
            headline=self.parts[0], standfirst=None, byline=(), publisher=publisher,
            published=Published(day, "day", DateSource.META), modified=None, language="en", text=text,
            blocks=tuple(self.blocks), dropped=(),
        )  # fmt: skip
        entities = tuple(
            Entity(
                _key(speaker), EntityType.PERSON, speaker.name, (), (self.roles[speaker],), tuple(mentions),
                Links(wikidata=speaker.wikidata),
            )
            for speaker, mentions in self.mentions.items()
        )  # fmt: skip
        return Record(
            engine=_ENGINE, article=article, entities=entities, attributions=tuple(self.attributions),
            statements=tuple(statement for _, statement in self.statements), times=(), events=(), revisions=(),
            figures=(), agendas=(), checks=(),
        )  # fmt: skip


def _key(speaker: Speaker) -> str:
    return "en-" + sha256(f"{speaker.name}|{speaker.place}".encode()).hexdigest()[:12]


def make_records(statements: int, seed: int = 1) -> Iterator[Record]:
    """Records with `statements` statements in all, one after the other."""
    world, number = World(statements, seed), 0
    while statements > 0:
        number += 1
        count = min(PER_ARTICLE, statements)
        yield _record(world, number, count)
        statements -= count


def more_records(articles: int, statements: int, seed: int = 1) -> Iterator[Record]:
    """Further articles in the world of a store that `fill` made with these `statements` and this `seed`."""
    world = World(statements, seed)
    # who lives in it is made up with the first article
    _record(world, 1, PER_ARTICLE)
    world.random = random.Random(seed + 1)
    return (_record(world, 9_000_000 + number, PER_ARTICLE) for number in range(articles))


def _record(world: World, number: int, count: int) -> Record:
    draft = _Draft(world, number)
    draft.add_block(BlockKind.HEADLINE, f"{world.sentence().capitalize()} ({number})")
    while len(draft.statements) < count:
        (speaker,) = world.random.choices(world.speakers, cum_weights=world.speaker_weights)
        for _ in range(min(world.random.randint(1, PER_SPEAKER), count - len(draft.statements))):
            draft.add_statement(speaker)
    day = FIRST + timedelta(days=world.random.randrange((LAST - FIRST).days))
    return draft.finish(day.isoformat(), world.random.choice(world.publishers))


def fill(store: Store, statements: int, seed: int = 1) -> None:
    """Keep generated records with `statements` statements in `store`; a line of progress goes to standard error."""
    begin, done, at = time.perf_counter(), 0, datetime(2026, 11, 1, tzinfo=UTC).isoformat()
    batch: list[Record] = []
    for record in make_records(statements, seed):
        batch.append(record)
        done += len(record.statements)
        if len(batch) == BATCH or done == statements:
            with store.write() as db:
                for one in batch:
                    add_record(db, one, at=at)
            batch.clear()
            rate = done / (time.perf_counter() - begin)
            print(f"\r{done:,} statements, {rate:,.0f} a second", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)


def main() -> None:
    """Write a generated store."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--statements", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with open_store(options.file, create=True) as store:
        fill(store, options.statements, options.seed)


if __name__ == "__main__":
    main()
