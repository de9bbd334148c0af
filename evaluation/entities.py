"""Names of persons, organizations and places in two corpora: ``python -m evaluation.entities``.

Protocol: a name is right if its first and last character and its type are those of the gold. CrossNER's types are
mapped to three; elections, events and the rest are ignored, with every prediction that overlaps one. *Strict* ignores
nothing: what is predicted there is wrong (UNER-EWT has no such names, both figures are the same). Rows of
``leave-out.tsv`` (sentences counted from 0) are left out. UNER's documents are read as texts, each sentence a
paragraph; CrossNER's sentences have nothing to do with each other, and are read one by one. UNER gives the text of a
sentence; CrossNER's tokens are joined as one would print them.

Source: Liu et al. 2021 (CrossNER, politics dev); Mayhew et al. 2024 (Universal NER, English EWT dev).
"""

import lzma
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from evaluation.polnear import Count, total
from onrecord import mentions
from onrecord.encoder import Model, encode, load_model
from onrecord.schema.entity import EntityType
from onrecord.schema.span import Span
from training.corpora import shared_folder

Name = tuple[Span, EntityType]
Gold = tuple[Span, EntityType | None]
"""A name of the gold; its type is None if it is to be ignored."""

TYPES = (EntityType.PERSON, EntityType.ORGANIZATION, EntityType.PLACE)

KINDS: Mapping[str, EntityType | None] = {
    "politician": EntityType.PERSON,
    "person": EntityType.PERSON,
    "PER": EntityType.PERSON,
    "politicalparty": EntityType.ORGANIZATION,
    "organisation": EntityType.ORGANIZATION,
    "ORG": EntityType.ORGANIZATION,
    "country": EntityType.PLACE,
    "location": EntityType.PLACE,
    "LOC": EntityType.PLACE,
    "election": None,
    "event": None,
    "misc": None,
}
"""The type that a label of the corpora stands for."""

_NO_SPACE_BEFORE = frozenset(""", . ; : ! ? ) ] } % … ’ ” '' 's ’s 'S n't n’t 're 've 'll 'd 'm 't""".split())
_NO_SPACE_AFTER = frozenset("( [ { $ £ € # “ ‘ ``".split())
_MARKS = frozenset("\"'")
_CLITICS = frozenset("s t re ve ll d m".split())
_ELIDED = re.compile(r"\b[A-Z]$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the span and the BIO label of each token."""

    text: str
    tokens: tuple[Span, ...]
    labels: tuple[str, ...]
    document: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A text with its gold and predicted names."""

    gold: frozenset[Gold]
    predicted: frozenset[Name]


def find_names(text: str, paragraphs: Sequence[Span], model: Model) -> Iterable[Name]:
    """The names in `text`: the only place that knows how onrecord finds them."""
    return [(name.span, name.kind) for name in mentions.find_names(encode(text, paragraphs, model))]


def left_out(data: Path) -> frozenset[str]:
    """The rows of the corpora in the folder `data` that repeat held-out text, as ``set-row``."""
    lines = (data / "entities" / "leave-out.tsv").read_text(encoding="utf-8").splitlines()
    return frozenset(line.split("\t")[0] for line in lines)


def read_crossner(path: Path) -> list[Sentence]:
    """The sentences of a file in CoNLL columns, the tokens joined to a text."""
    sentences: list[Sentence] = []
    for block in re.split(r"\n\s*\n", _read(path)):
        rows = [line.split("\t") for line in block.splitlines()]
        text, spans = join_tokens([row[0] for row in rows])
        labels = tuple(row[1].strip() for row in rows)
        sentences.append(Sentence(text, spans, labels, str(len(sentences))))
    return sentences


def read_uner(path: Path) -> list[Sentence]:
    """The sentences of a file in Universal NER's columns, with the text that goes with them."""
    sentences = []
    document = ""
    for block in re.split(r"\n\s*\n", _read(path)):
        notes = dict(re.findall(r"^# (\w[\w ]*?) = (.*)$", block, re.MULTILINE))
        document = notes.get("newdoc id", document)
        rows = [line.split("\t") for line in block.splitlines() if not line.startswith("#")]
        spans = align_tokens(notes["text"], [row[1] for row in rows])
        sentences.append(Sentence(notes["text"], spans, tuple(row[2] for row in rows), document))
    return sentences


def _read(path: Path) -> str:
    return lzma.decompress(path.read_bytes()).decode().strip()


def join_tokens(tokens: Sequence[str]) -> tuple[str, tuple[Span, ...]]:
    """`tokens` as one would print them, and where each stands; straight quotation marks open and close in turn."""
    text, spans = "", []
    opened: set[str] = set()
    glued = True
    for word, following in zip(tokens, (*tokens[1:], ""), strict=True):
        inside = (word == "'" and following in _CLITICS) or (word[0] == "'" and bool(_ELIDED.search(text)))
        # an apostrophe that opens nothing: "Obama's", "O'Reilly", "the voters' choice"
        apart = inside or (word == "'" and word not in opened and text.endswith("s"))
        closes = word in opened or apart
        if not glued and not closes and word not in _NO_SPACE_BEFORE:
            text += " "
        spans.append(Span(len(text), len(text) + len(word)))
        text += word
        if word in _MARKS and not apart:
            opened ^= {word}
        glued = (inside and word == "'") or word in _NO_SPACE_AFTER or word in opened
    return text, tuple(spans)


def align_tokens(text: str, tokens: Iterable[str]) -> tuple[Span, ...]:
    """Where each of `tokens` stands in `text`.

    Raises:
        ValueError: a token is not there.
    """
    spans = []
    end = 0
    for token in tokens:
        start = text.index(token, end)
        end = start + len(token)
        spans.append(Span(start, end))
    return tuple(spans)


def names_of(sentence: Sentence) -> Iterator[Gold]:
    """The names that the labels of `sentence` say."""
    start: int | None = None
    for n, label in enumerate(sentence.labels):
        place, _, kind = label.partition("-")
        if place != "O" and not (place == "I" and n and sentence.labels[n - 1][2:] == kind):
            start = sentence.tokens[n].start
        following = sentence.labels[n + 1] if n + 1 < len(sentence.labels) else "O"
        if start is not None and following != f"I-{kind}":
            yield Span(start, sentence.tokens[n].end), KINDS[kind]
            start = None


def gather(sentences: Iterable[Sentence]) -> tuple[str, tuple[Span, ...], frozenset[Gold]]:
    """A text of `sentences`, each on a line, with its paragraphs and its names."""
    text = ""
    paragraphs, gold = [], set()
    for sentence in sentences:
        at = len(text)
        paragraphs.append(Span(at, at + len(sentence.text)))
        gold |= {(Span(at + span.start, at + span.end), kind) for span, kind in names_of(sentence)}
        text += sentence.text + "\n"
    return text, tuple(paragraphs), frozenset(gold)


def documents(sentences: Iterable[Sentence]) -> Iterator[list[Sentence]]:
    """`sentences` in order, those of one document together."""
    for _, group in groupby(sentences, key=lambda sentence: sentence.document):
        yield list(group)


def judge(sentences: Iterable[Sentence], model: Model) -> Judged:
    """Find the names in a text of `sentences` and set them beside the gold."""
    text, paragraphs, gold = gather(sentences)
    found = find_names(text, paragraphs, model)
    return Judged(gold, frozenset((span, kind) for span, kind in found if kind in TYPES))


def count(judged: Judged, types: Iterable[EntityType] = TYPES, *, strict: bool = False) -> Count:
    """The names of `types`; those that overlap an ignored name are no prediction, unless `strict`."""
    wanted = frozenset(types)
    ignored = [span for span, kind in judged.gold if kind is None]
    gold = {name for name in judged.gold if name[1] in wanted}
    predicted = {
        (span, kind)
        for span, kind in judged.predicted
        if kind in wanted and (strict or not any(span.overlaps(other) for other in ignored))
    }
    return Count(len(gold & predicted), len(predicted), len(gold))


def counts(judged: Sequence[Judged]) -> dict[str, Count]:
    """All counts of one corpus."""
    return {
        "micro": total(count(j) for j in judged),
        **{kind.value: total(count(j, (kind,)) for j in judged) for kind in TYPES},
        "strict micro": total(count(j, strict=True) for j in judged),
    }


READERS: Mapping[str, tuple[str, Callable[[Path], list[Sentence]], str]] = {
    "CrossNER politics": ("crossner-politics-dev.bio.xz", read_crossner, "crossner-politics-dev"),
    "UNER-EWT": ("uner-ewt-dev.iob2.xz", read_uner, "uner-ewt-dev"),
}
"""For each corpus its file, the reader, and how ``leave-out.tsv`` calls it."""


def judge_all(model_folder: Path | None = None) -> dict[str, dict[str, Count]]:
    """The counts of each corpus, read by the model in `model_folder` (the packaged one where None)."""
    data = shared_folder() / "data"
    model = load_model(model_folder)
    without = left_out(data)
    found = {}
    for name, (file, read, key) in READERS.items():
        rows = enumerate(read(data / "entities" / file))
        kept = [sentence for n, sentence in rows if f"{key}-{n}" not in without]
        found[name] = counts([judge(document, model) for document in documents(kept)])
    return found


def score() -> dict[str, float]:
    """F1 in 0..100 of each corpus: micro average, each type, strict micro average.

    Raises:
        FileNotFoundError: the corpora are not there.
    """
    return {f"{name}, {part}": c.f1 for name, parts in judge_all().items() for part, c in parts.items()}


def main() -> None:
    """Print precision, recall and F1."""
    print(f"{'':34} {'P':>5} {'R':>5} {'F1':>5}  gold")
    for name, parts in judge_all().items():
        for part, c in parts.items():
            print(f"{f'{name}, {part}':34} {c.precision:5.1f} {c.recall:5.1f} {c.f1:5.1f} {c.gold:5.0f}")


if __name__ == "__main__":
    main()
