"""Sourced statements of 14 news articles, as a newsroom annotated them: ``python -m evaluation.sourcing``.

Protocol: that of the corpus's own scorer, on which thirteen large language models were measured, with four changes that
are named below. Each article is read as plain text; words are compared in lower case with white space made one.

*Statements found* is the share of the annotated statements that have a match. A match has a sub-sentence (sentences
cut at commas) that is at least `ALIKE` to one of the statement's, as a ratio of characters, and whole texts that are
`NOT_UNLIKE`, or one of them lies inside the other. Several statements may match the same one of ours, because
quotations that one cue governs are one statement to us. Annotated statements come with the words that report them or
without; so what is compared is our content, and also the text from source to content, of which only the sub-sentences
that hold some content count (else "he said" would match any other). Precision is the share of ours that match one.

Each statement found is set beside the most alike of ours. The share of those found is given that are right in:

- *type*: person, organization, document or unnamed. Unnamed individuals and groups of people are one type, since a
  record does not tell them apart; our groups count as unnamed. Where the gold has no type, it is not counted.
- *name*: more than `SAME_NAME` alike. Where the gold has no name, the speaker is to have none either: unnamed, a
  document, or a body that is only described ("police").
- *title*: a sub-sentence alike. With the name right it is enough that either side has no title, that one lies inside
  the other, or that ours is like the justification: the corpus's scorer is as mild, so see the strict figure too.
- *justification*: none on both sides, or a sub-sentence alike, or one inside the other.

Titles and justifications of one name are pooled over the article, on both sides.

First change: the corpus's scorer compares titles and justifications by sentence embeddings, this one by characters.
Second: where the speaker is not resolved nothing but the type can be right, even if the gold is empty. Third: an
article at the begin of a name is dropped on both sides, since a record writes names without it ("the Guardian").
Fourth: a body may have no name (above). *Name, as the corpus has it*
is without these two.

*Name or alias* counts also what is letter for letter one of the speaker's other names in the article: a record names
a body by its longest name, and this gold now and then by its short one.

*Strict* is: statements one to one by their whole texts, at least `ALIKE`; names the same; titles and justifications
only where the gold states one, whole and at least `ALIKE`. All attributes are those of the statements found.

Source: MarkkulaCenterJMEthics/llms-journ-sourcing, its annotation and its scorer.
"""

import argparse
import json
import lzma
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any

from evaluation.polnear import Count
from onrecord.pipeline import read_text
from onrecord.schema.entity import MentionKind
from onrecord.schema.record import Record
from onrecord.schema.span import Span, hull
from onrecord.schema.statement import SpeakerKind
from training.corpora import shared_folder

ALIKE = 70
NOT_UNLIKE = 30
SAME_NAME = 80

_LEAST_WORDS = 3
"""Words that a sub-sentence of a statement has, unless no other has as many: "However" is no match."""

_CUT = re.compile(r"(?<=[.!?…])[\"”’)\]]*\s+|,(?!\d)[\"”’\s]*|\s*\n\s*")

KINDS = {
    SpeakerKind.PERSON: "person",
    SpeakerKind.ORGANIZATION: "organization",
    SpeakerKind.DOCUMENT: "document",
    SpeakerKind.GROUP: "unnamed",
    SpeakerKind.UNNAMED: "unnamed",
}
"""The type of source that a kind of speaker is; no speaker is none of them."""

_LABELS = (
    (re.compile(r"unn?amed (individual|group( of people)?)"), "unnamed"),
    (re.compile(r"named (individual|person)"), "person"),
    (re.compile(r"named organization"), "organization"),
    (re.compile(r"document"), "document"),
)


@dataclass(frozen=True, slots=True)
class Sourced:
    """A statement with its source, gold or ours, all words cleaned.

    `texts` are the forms it may take; `name` is empty where the source has no name, `None` where nobody is known;
    `described` is a source that no mention names.
    """

    texts: tuple[str, ...]
    pieces: tuple[str, ...]
    kind: str | None
    name: str | None
    titles: tuple[str, ...]
    justifications: tuple[str, ...]
    described: bool = False
    aliases: tuple[str, ...] = ()


Pair = tuple[Sourced, Sourced]


@dataclass(frozen=True, slots=True)
class Judged:
    """One article: how many statements each side has, and which were found, each with the most alike of ours."""

    gold: tuple[Sourced, ...]
    predicted: tuple[Sourced, ...]
    pairs: tuple[Pair, ...]
    matching: int
    strict: int


def clean(text: str) -> str:
    """`text` in lower case, every white space one space."""
    return " ".join(text.lower().split())


def cut(text: str, span: Span) -> Iterator[Span]:
    """The sub-sentences of the part of `text` that `span` covers."""
    start = span.start
    for found in _CUT.finditer(text, span.start, span.end):
        if start < found.start():
            yield Span(start, found.start())
        start = found.end()
    if start < span.end:
        yield Span(start, span.end)


def sub_sentences(text: str, *, least: int = 1) -> tuple[str, ...]:
    """The sub-sentences of `text`, cleaned; those of `least` words, if there are any."""
    return _long(cut(text, Span(0, len(text))), text, least)


def _long(spans: Iterable[Span], text: str, least: int) -> tuple[str, ...]:
    pieces = dict.fromkeys(filter(None, (clean(span.of(text)) for span in spans)))
    return tuple(piece for piece in pieces if len(piece.split()) >= least) or tuple(pieces)


@lru_cache(maxsize=1 << 18)
def alike(one: str, other: str) -> float:
    """How alike two texts are, 0..100; 0 where less than `NOT_UNLIKE`. Source: Ratcliff and Metzener 1988."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if 100 * min(matcher.real_quick_ratio(), matcher.quick_ratio()) < NOT_UNLIKE:
        return 0.0
    found = 100 * matcher.ratio()
    return found if found >= NOT_UNLIKE else 0.0


def most_alike(some: Iterable[str], others: Sequence[str]) -> float:
    """The most that any of `some` is like any of `others`, 0..100."""
    return max((alike(one, other) for one in some for other in others), default=0.0)


def _pieces_alike(some: Sequence[str], others: Sequence[str]) -> bool:
    one, other = ([piece for text in texts for piece in sub_sentences(text)] for texts in (some, others))
    return most_alike(one, other) >= ALIKE


def _inside(some: Iterable[str], others: Sequence[str]) -> bool:
    return any(one in other or other in one for one in some for other in others)


def compare(gold: Sourced, predicted: Sourced) -> tuple[float, float] | None:
    """How alike the most alike sub-sentences and the whole texts are; None if it is no match."""
    part = most_alike(gold.pieces, predicted.pieces)
    if part < ALIKE:
        return None
    whole = most_alike(gold.texts, predicted.texts)
    return (part, whole) if whole >= NOT_UNLIKE or _inside(gold.texts, predicted.texts) else None


def judge(gold: Sequence[Sourced], predicted: Sequence[Sourced]) -> Judged:
    """Set the statements of one article side by side."""
    pairs: list[Pair] = []
    matching: set[int] = set()
    for sourced in gold:
        found = {n: score for n, p in enumerate(predicted) if (score := compare(sourced, p))}
        matching |= found.keys()
        if found:
            pairs.append((sourced, predicted[max(found, key=found.__getitem__)]))
    return Judged(tuple(gold), tuple(predicted), tuple(pairs), len(matching), _one_to_one(gold, predicted))


def _one_to_one(gold: Sequence[Sourced], predicted: Sequence[Sourced]) -> int:
    """Pairs of whole texts that are alike, the most alike taken first."""
    scores = [(most_alike(g.texts, p.texts), i, j) for i, g in enumerate(gold) for j, p in enumerate(predicted)]
    left, right = set(range(len(gold))), set(range(len(predicted)))
    for score, i, j in sorted(scores, key=lambda row: -row[0]):
        if score >= ALIKE and i in left and j in right:
            left.remove(i)
            right.remove(j)
    return len(gold) - len(left)


def right_type(gold: Sourced, predicted: Sourced) -> bool:
    """The same type of source."""
    return gold.kind == predicted.kind


def right_name_as_corpus(gold: Sourced, predicted: Sourced) -> bool:
    """Much the same name, or no name on both sides, by the letters of the corpus's own scorer."""
    if predicted.name is None:
        return False
    if not gold.name:
        return predicted.kind in {"unnamed", "document"}
    return alike(gold.name, predicted.name) > SAME_NAME


def right_name(gold: Sourced, predicted: Sourced) -> bool:
    """Much the same name but for an article before it, or no name on both sides."""
    if right_name_as_corpus(gold, predicted):
        return True
    if predicted.name is None or not gold.name:
        return predicted.name is not None and predicted.described
    return alike(_without_article(gold.name), _without_article(predicted.name)) > SAME_NAME


def right_name_or_alias(gold: Sourced, predicted: Sourced) -> bool:
    """The right name, or the same letters as another name of the speaker."""
    return right_name(gold, predicted) or gold.name in predicted.aliases


def _without_article(name: str) -> str:
    return re.sub(r"^(?:the|an?)\s+", "", name)


def right_title(gold: Sourced, predicted: Sourced) -> bool:
    """Much the same title; with the right name a good deal more counts, as in the corpus's own scorer."""
    if predicted.name is None:
        return False
    if _pieces_alike(gold.titles, predicted.titles):
        return True
    if not right_name(gold, predicted):
        return False
    empty = not gold.titles or not predicted.titles
    return empty or _inside(gold.titles, predicted.titles) or _pieces_alike(gold.justifications, predicted.titles)


def right_justification(gold: Sourced, predicted: Sourced) -> bool:
    """Much the same justification, or none on both sides."""
    if predicted.name is None:
        return False
    if not gold.justifications or not predicted.justifications:
        return gold.justifications == predicted.justifications
    alike_pieces = _pieces_alike(gold.justifications, predicted.justifications)
    return alike_pieces or _inside(gold.justifications, predicted.justifications)


def same_name(gold: Sourced, predicted: Sourced) -> bool:
    """The same name."""
    return gold.name == predicted.name


def same_title(gold: Sourced, predicted: Sourced) -> bool:
    """A whole title that is alike."""
    return most_alike(gold.titles, predicted.titles) >= ALIKE


def same_justification(gold: Sourced, predicted: Sourced) -> bool:
    """A whole justification that is alike."""
    return most_alike(gold.justifications, predicted.justifications) >= ALIKE


Measure = tuple[Callable[[Sourced], object], Callable[[Sourced, Sourced], bool]]

MEASURES: dict[str, Measure] = {
    "type": (lambda gold: gold.kind, right_type),
    "name": (lambda _: True, right_name),
    "name, as the corpus has it": (lambda _: True, right_name_as_corpus),
    "name or alias": (lambda _: True, right_name_or_alias),
    "title": (lambda _: True, right_title),
    "justification": (lambda _: True, right_justification),
    "name, strict": (lambda gold: gold.name, same_name),
    "title, strict": (lambda gold: gold.titles, same_title),
    "justification, strict": (lambda gold: gold.justifications, same_justification),
}
"""Which of the statements found are counted, and when they are right."""


def summarize(judged: Sequence[Judged]) -> dict[str, float]:
    """All scores, 0..100; an attribute of no statement at all is 0."""
    pairs = [pair for article in judged for pair in article.pairs]
    gold, predicted = sum(len(a.gold) for a in judged), sum(len(a.predicted) for a in judged)
    recall = Count(len(pairs), predicted, gold).recall
    precision = Count(sum(a.matching for a in judged), predicted, gold).precision
    strict = Count(sum(a.strict for a in judged), predicted, gold)
    scores = {
        "statements found": recall,
        "statements found, precision": precision,
        "statements found, F1": 2 * recall * precision / max(recall + precision, 1e-9),
        "statements found, strict": strict.recall,
        "statements found, strict F1": strict.f1,
    }
    for name, (counts, right) in MEASURES.items():
        asked = [pair for pair in pairs if counts(pair[0])]
        scores[name] = 100 * sum(right(*pair) for pair in asked) / max(len(asked), 1)
    return scores


def kind_of(label: str) -> str | None:
    """The type of source that a label of the corpus stands for, whatever its spelling; None where it is empty.

    Raises:
        ValueError: the label is not one of the corpus's.
    """
    plain = clean(label)
    if not plain:
        return None
    for pattern, kind in _LABELS:
        if pattern.fullmatch(plain):
            return kind
    raise ValueError(f"no type of source: {label!r}")


def gold_statements(rows: Sequence[dict[str, str]]) -> list[Sourced]:
    """The annotated statements of one article; titles and justifications are pooled by name."""
    names = [clean(row["name"]) for row in rows]

    def pooled(n: int, field: str) -> tuple[str, ...]:
        same = [row[field] for row, name in zip(rows, names, strict=True) if names[n] and name == names[n]]
        return _stated(same or [rows[n][field]])

    return [
        Sourced(
            texts=(clean(row["statement"]),),
            pieces=sub_sentences(row["statement"], least=_LEAST_WORDS),
            kind=kind_of(row["type"]),
            name=names[n],
            titles=pooled(n, "title"),
            justifications=pooled(n, "justification"),
        )
        for n, row in enumerate(rows)
    ]


def _stated(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(clean, texts))))


def predicted_statements(record: Record) -> list[Sourced]:
    """The statements of a record; titles are those of the speaker, justifications are pooled by speaker."""
    text = record.article.text
    entities = {entity.id: entity for entity in record.entities or ()}
    attributions = {attribution.id: attribution for attribution in record.attributions}
    found = []
    for statement in record.statements:
        attribution = attributions[statement.attribution]
        report = hull((*attribution.source, *attribution.cue, *statement.content))
        held = [piece for piece in cut(text, report) if any(piece.overlaps(span) for span in statement.content)]
        held += [piece for span in statement.content for piece in cut(text, span)]
        speaker = entities.get(statement.speaker or "")
        same = [s for s in record.statements if s.speaker == statement.speaker] if speaker else [statement]
        found.append(
            Sourced(
                texts=(clean(" ".join(span.of(text) for span in statement.content)), clean(report.of(text))),
                pieces=_long(held, text, _LEAST_WORDS),
                kind=KINDS.get(statement.speaker_kind or SpeakerKind.NONE),
                name=clean(speaker.name) if speaker else None,
                titles=_stated(form for role in speaker.roles for form in _forms(role.title, role.organization))
                if speaker
                else (),
                justifications=_stated(s.justification.of(text) for s in same if s.justification),
                described=speaker is not None and all(m.kind is not MentionKind.NAME for m in speaker.mentions),
                aliases=tuple(map(clean, speaker.aliases)) if speaker else (),
            )
        )
    return found


def _forms(title: str, organization: str | None) -> tuple[str, ...]:
    """The ways in which the corpus writes a title."""
    if not organization:
        return (title,)
    return title, f"{title}, {organization}", f"{title} of {organization}", f"{organization} {title}"


def judge_all() -> list[Judged]:
    """Every article, read by the packaged model."""
    path = shared_folder() / "data" / "sourcing" / "mcae-dev.jsonl.xz"
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        articles: list[dict[str, Any]] = [json.loads(line) for line in lines]
    return [judge(gold_statements(a["statements"]), predicted_statements(read_text(a["text"]))) for a in articles]


def score() -> dict[str, float]:
    """All scores, 0..100.

    Raises:
        FileNotFoundError: the corpora are not there.
    """
    return summarize(judge_all())


def wrong(judged: Sequence[Judged]) -> Iterator[str]:
    """A line for every statement that was missed, and for everything about its source that is wrong."""
    for article in judged:
        found = [gold for gold, _ in article.pairs]
        yield from (f"missed: {gold.texts[0]}" for gold in article.gold if gold not in found)
        for gold, predicted in article.pairs:
            for name, (counts, right) in MEASURES.items():
                if counts(gold) and not right(gold, predicted):
                    sides = (f"{s.kind}, {s.name}, {s.titles}, {s.justifications}" for s in (gold, predicted))
                    yield f"{name}: {' | '.join(sides)} | {gold.texts[0][:80]}"


def main() -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wrong", action="store_true", help="print also what was missed and what is wrong")
    options = parser.parse_args()
    judged = judge_all()
    for name, value in summarize(judged).items():
        print(f"{name:30} {value:5.1f}")
    if options.wrong:
        print(*wrong(judged), sep="\n")


if __name__ == "__main__":
    main()
