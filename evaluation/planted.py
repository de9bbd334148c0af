"""Quotations with planted variants: free texts cut into quotations, and edits of eight kinds made in some of them.

The texts are those of the White House (public domain) and Wikinews (CC BY 2.5) from the corpora; none is copied here.
The speakers are invented: one for all texts of a sort and a year, so that speakers repeat themselves as they do in the
news.
"""

import json
import lzma
import random
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import islice

from onrecord.schema.article import Article, Block, BlockKind, DateSource, Published
from onrecord.schema.attribution import Attribution
from onrecord.schema.entity import Entity, EntityType, Links, Mention, MentionKind
from onrecord.schema.record import Engine, Record
from onrecord.schema.span import Span
from onrecord.schema.statement import Act, Form, Polarity, Selector, SpeakerKind, Statement
from training.corpora import shared_folder

WORDS = range(6, 61)
"""Words of a quotation."""

PER_TEXT = 12
"""Quotations of one text at most."""

RUN, SHARE = 5, 1 / 3
"""A quotation is left out that shares that part of its runs of `RUN` words with those kept: texts repeat themselves."""

_TITLES = "".join(rf"(?<!{title}\.)" for title in ("[A-Z]", "Mr", "Ms", "Dr", "Mrs", "Sen", "Rep", "Gov"))
_SENTENCE = re.compile(rf"{_TITLES}(?<=[.!?])\s+(?=[A-Z])")
_NOISE = re.compile(r"\([^)]*\)|\[[^\]]*\]|[*_#>|\\]|^[A-Z .,’'-]{4,}[:,]|^Q\s|https?:\S+", re.MULTILINE)
_BAD = re.compile(r"[\"“”…]|\.\.|--|@|\bQ\b|[—–-] [—–-]|\b[A-Z]{3,} [A-Z]{3,}\b")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words somebody said on a day (``YYYY-MM-DD``)."""

    words: str
    speaker: str
    day: str


@dataclass(frozen=True, slots=True)
class Planted:
    """A variant of quotation number `of`, with the kind of edit that made it."""

    of: int
    kind: str
    quotation: Quotation


def read_quotations(count: int) -> list[Quotation]:
    """`count` quotations, no two of which are nearly the same.

    Raises:
        FileNotFoundError: the corpora are not there.
    """
    seen: set[tuple[str, ...]] = set()
    return list(islice((q for q in _all_quotations() if _is_new(q, seen)), count))


def _is_new(quotation: Quotation, seen: set[tuple[str, ...]]) -> bool:
    words = re.findall(r"\w+", quotation.words.lower())
    runs = [tuple(words[n : n + RUN]) for n in range(len(words) - RUN + 1)] or [tuple(words)]
    if sum(run in seen for run in runs) > SHARE * len(runs):
        return False
    seen.update(runs)
    return True


def _all_quotations() -> Iterator[Quotation]:
    for path, day, text in _texts():
        speaker = _name(f"{path.split('/')[0]} {day[:4]}")
        for words in islice(_passages(text), PER_TEXT):
            yield Quotation(words, speaker, day)


def _texts() -> Iterator[tuple[str, str, str]]:
    folder = shared_folder() / "data" / "text"
    with lzma.open(folder / "wikinews.jsonl.xz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["date"]:
                yield "wikinews", row["date"][:10], row["text"]
    with lzma.open(folder / "white-house.jsonl.xz", "rt", encoding="utf-8") as lines:
        rows = islice(map(json.loads, lines), None, None, 3)
        for row in islice(rows, 1500):
            day = re.search(r"^date: '(\d{4}-\d\d-\d\d)'", row["text"], re.MULTILINE)
            if day:
                yield row["path"], day[1], row["text"].split("\n---", 1)[-1]


def _passages(text: str) -> Iterator[str]:
    """One to three sentences of a paragraph each, as many as their number in the text says."""
    made = 0
    for paragraph in re.split(r"\n\s*\n", _NOISE.sub(" ", text)):
        sentences = _SENTENCE.split(" ".join(paragraph.split()))
        while sentences:
            size = made % 3 + 1
            words, sentences = " ".join(sentences[:size]).strip(), sentences[size:]
            if len(words.split()) in WORDS and words[0].isupper() and words[-1] in ".!?" and not _BAD.search(words):
                yield words
                made += 1


_FIRST = "Ada Bo Cleo Dara Edda Finn Gita Hugo Ilse Jona Kira Lars Mira Nils Olga Piet".split()
_LAST = "Quill Fenn Orr Voss Tamm Skarn Lund Bracht Hale Imre Joss Kael Morn Nyland Osk Prell Rudd Sorn".split()


def _name(key: str) -> str:
    digest = int(sha256(key.encode()).hexdigest(), 16)
    return f"{_FIRST[digest % len(_FIRST)]} {_LAST[digest // 100 % len(_LAST)]}"


Edit = Callable[[list[str], random.Random], list[str] | None]
"""Changes the words of a quotation; None where it has nothing to change."""


def _cut(mark: Sequence[str]) -> Edit:
    def edit(words: list[str], chance: random.Random) -> list[str] | None:
        if len(words) < 12:
            return None
        size = chance.randint(3, len(words) // 2)
        start = chance.randint(3, len(words) - size - 3)
        return [*words[:start], *([chance.choice(mark)] if mark else []), *words[start + size :]]

    return edit


def _swap(pattern: str, choose: Callable[[str, random.Random], str]) -> Edit:
    """Another word for one that `pattern` takes whole; never the first of a sentence, its capital says nothing."""

    def edit(words: list[str], chance: random.Random) -> list[str] | None:
        places = [n for n, word in enumerate(words) if n and re.fullmatch(pattern, word.strip(".,;:?!"))]
        places = [n for n in places if words[n - 1][-1] not in ".?!" and not _is_of_date(words, n)]
        if not places:
            return None
        place = chance.choice(places)
        old = words[place].strip(".,;:?!")
        return [*words[:place], words[place].replace(old, choose(old, chance)), *words[place + 1 :]]

    return edit


def _is_of_date(words: list[str], n: int) -> bool:
    """Whether word `n` is the day in a date that names the month."""
    beside = words[n - 1 : n + 2]
    return words[n][0].isdigit() and len(words[n].strip(".,;:?!")) < 4 and any(w.strip(".,") in _MONTHS for w in beside)


def _another(*choices: str) -> Callable[[str, random.Random], str]:
    return lambda old, chance: chance.choice([one for one in choices if one.lower() != old.lower()])


def _other_number(old: str, chance: random.Random) -> str:
    digits = re.search(r"\d+", old)
    if digits is None:
        return _another("three", "five", "seven", "nine")(old, chance)
    return old.replace(digits[0], str(int(digits[0]) + chance.randint(1, 9)), 1)


def _negate(words: list[str], chance: random.Random) -> list[str] | None:
    """Takes a "not" away, or puts one after a helping verb."""
    gone = [n for n, word in enumerate(words) if n and word in {"not", "never"}]
    if gone:
        place = chance.choice(gone)
        return [*words[:place], *words[place + 1 :]]
    helping = "is are was were will can should would could must has have".split()
    places = [n for n, word in enumerate(words) if word in helping and n + 1 < len(words)]
    if not places:
        return None
    place = chance.choice(places)
    return [*words[: place + 1], "not", *words[place + 1 :]]


def _other_date(old: str, chance: random.Random) -> str:
    if old.isdigit():
        return str(int(old) + chance.randint(1, 3))
    return _another(*(_DAYS if "day" in old else _MONTHS))(old, chance)


_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = "January February March April June July August September October November December".split()
_MODALS = "will would can could should may might must".split()
_NAMES = "Norland Quillan Marbeck Tessara Ivenholt Corwen Palanga Brisk".split()
_NO_NAMES = "I|I’.*|I'.*|God|Mr|Mrs|Ms|Dr|U|US|May|First|Second|Third"

KINDS: dict[str, Edit] = {
    "cut without ellipsis": _cut(()),
    "cut with ellipsis": _cut(("…", "...", "[...]", ". . .")),
    "modal": _swap("|".join(_MODALS), _another(*_MODALS)),
    "negation": _negate,
    "number": _swap(r"\$?\d[\d,]{0,2}(?:\.\d+)?%?|two|four|six|eight|ten|twelve|twenty", _other_number),
    "date": _swap("|".join([*_DAYS, *_MONTHS, r"(?:19|20)\d\d"]), _other_date),
    "name": _swap(
        rf"(?!(?:{_NO_NAMES}|{'|'.join(_DAYS + _MONTHS)})$)[A-Z][a-z]+", _another(*_NAMES)
    ),
    "attributed to another speaker": lambda words, chance: list(words),  # noqa: ARG005
}  # fmt: skip


def _excerpt(words: list[str], chance: random.Random) -> list[str] | None:
    """A stretch of 30 % of the words, at least eight."""
    size = round(0.3 * len(words))
    if size < 8:
        return None
    start = chance.randint(0, len(words) - size)
    return words[start : start + size]


def _two(words: list[str], chance: random.Random) -> list[str] | None:
    made: list[str] | None = words
    for kind in chance.sample(["modal", "negation", "number", "name", "date"], 2):
        made = KINDS[kind](made, chance) if made else None
    return made


def _short(words: list[str], chance: random.Random) -> list[str] | None:
    if len(words) > 10:
        return None
    return KINDS[chance.choice(["modal", "negation", "number", "name"])](words, chance)


HARD: dict[str, Edit] = {"cut to 30 %": _excerpt, "two edits": _two, "one edit in 6 to 10 words": _short}


def plant(quotations: Sequence[Quotation], edits: dict[str, Edit], each: int, seed: int) -> list[Planted]:
    """`each` variants of every kind, no two of one quotation, told on its day."""
    chance = random.Random(seed)
    order = list(range(len(quotations)))
    chance.shuffle(order)
    planted: list[Planted] = []
    # a date is rarer than a word that can be cut
    for kind, edit in sorted(edits.items(), key=lambda item: item[0].startswith(("cut", "attr"))):
        made = (_planted(quotations[n], n, kind, edit, chance) for n in order)
        new = list(islice(filter(None, made), each))
        planted += new
        used = {one.of for one in new}
        order = [n for n in order if n not in used]
    return planted


def _planted(quotation: Quotation, number: int, kind: str, edit: Edit, chance: random.Random) -> Planted | None:
    words = edit(quotation.words.split(), chance)
    if words is None:
        return None
    speaker = quotation.speaker
    if kind == "attributed to another speaker":
        speaker = _another(*(f"{first} Tarrow" for first in _FIRST))(speaker, chance)
    return Planted(number, kind, replace(quotation, words=" ".join(words), speaker=speaker))


def record_of(name: str, quotations: Iterable[Quotation]) -> Record:
    """The record of an article that gives `quotations`, all of one day, each in a paragraph."""
    parts: list[str] = []
    blocks, attributions, statements = [], [], []
    entities: dict[str, Entity] = {}
    at, day = 0, None
    for n, one in enumerate(quotations):
        paragraph = f"“{one.words}” {one.speaker} said."
        content = Span(at + 1, at + 1 + len(one.words))
        source = Span(content.end + 2, content.end + 2 + len(one.speaker))
        blocks.append(Block(BlockKind.PARAGRAPH, at, at + len(paragraph)))
        attributions.append(Attribution(f"at-{n}", (source,), (), (content,), 1.0, "planted.v1"))
        statements.append(_statement(n, one, content))
        mention = Mention(source.start, source.end, MentionKind.NAME)
        entities.setdefault(
            one.speaker, Entity(f"en-{one.speaker}", EntityType.PERSON, one.speaker, (), (), (mention,), Links())
        )
        parts.append(paragraph)
        at += len(paragraph) + 2
        day = one.day
    article = Article(
        id=name, url=None, headline=None, standfirst=None, byline=(), publisher=None,
        published=Published(day, "day", DateSource.OPTION), modified=None, language="en",
        text="\n\n".join(parts), blocks=tuple(blocks), dropped=(),
    )  # fmt: skip
    return Record(
        engine=Engine("onrecord", "0", None), article=article, entities=tuple(entities.values()),
        attributions=tuple(attributions), statements=tuple(statements),
    )  # fmt: skip


def _statement(number: int, one: Quotation, content: Span) -> Statement:
    return Statement(
        id=f"st-{number}", attribution=f"at-{number}", speaker=f"en-{one.speaker}", speaker_kind=SpeakerKind.PERSON,
        form=Form.DIRECT, act=Act.ASSERT, polarity=Polarity.POSITIVE, text=one.words, content=(content,), channel=None,
        venue=None, addressees=None, said=None, via=None, parent=None, justification=None, issues=None,
        selector=Selector((), (), None), confidence=1.0,
    )  # fmt: skip
