"""Event status on MEANTIME (airbus and apple): ``python -m evaluation.meantime``.

Protocol: each annotated mention of an event is given as the trigger, and its status is asked. The annotators gave time,
certainty, polarity and special cases; these make four classes, in this order: *not* (polarity NEG), *planned* (time
FUTURE), *possible* (certainty POSSIBLE or PROBABLE, or one side of a conditional), else *happened*. Mentions without
time, certainty or polarity are left out. Generic mentions (GEN) that are not FUTURE count as happened: the articles
state them as fact ("which is made by", "features include"). Our statuses map to the same classes by `CLASSES`.

The main figure is F1 over the classes other than happened, the class right; *found* asks only that it has not happened.
The rules were written with the odd documents (the first, third, … by name) in view. Of the even ones, half were seen
once, late, and the *last*, every fourth document, when the rules were done: mistakes of the rules were mended then.

Source: Minard et al. 2016, MEANTIME, the NewsReader Multilingual Event and Time Corpus (CC BY 4.0), layer *intra-doc*.
"""

import argparse
import re
import tarfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from lxml import etree

from evaluation.polnear import Count
from onrecord.events import find_status
from onrecord.events.status import explain_status
from onrecord.schema.event import EventStatus
from onrecord.schema.span import Span, hull
from training.corpora import shared_folder

Class = Literal["happened", "planned", "possible", "not"]

CLASSES: dict[EventStatus, Class] = {
    EventStatus.HAPPENED: "happened",
    EventStatus.UNDER_WAY: "happened",
    EventStatus.PLANNED: "planned",
    EventStatus.PROPOSED: "planned",
    EventStatus.UNDER_DISCUSSION: "planned",
    EventStatus.POSTPONED: "not",
    EventStatus.CANCELLED: "not",
    EventStatus.DENIED: "not",
    EventStatus.HYPOTHETICAL: "possible",
}
NOT_HAPPENED: tuple[Class, ...] = ("planned", "possible", "not")

LAYER = "/intra-doc_annotation/"
ATTRIBUTES = ("time", "certainty", "polarity")

_TIGHT_LEFT = re.compile(r"[.,;:!?%)\]’”]|n['’]t|['’](?:s|re|ve|ll|d|m)?|''", re.IGNORECASE)
"""Tokens that stand close to the one before them."""
_TIGHT_RIGHT = re.compile(r"[(\[‘“$#£€]|``|(?:US|C|A|USD)\$")
"""Tokens that stand close to the one after them."""
_QUOTES = {"``": "“", "''": "”"}


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """A mention of an event: its trigger, the sentence it stands in, both in characters of the text, and its class."""

    trigger: Span
    sentence: Span
    gold: Class


@dataclass(frozen=True, slots=True)
class Document:
    """A text, one sentence a line, and its annotated events."""

    name: str
    text: str
    events: tuple[GoldEvent, ...]


def gold_class(time: str, certainty: str, polarity: str, special: str) -> Class:
    """The class that the annotators' attributes make."""
    if polarity == "NEG":
        return "not"
    if time == "FUTURE":
        return "planned"
    if certainty in {"POSSIBLE", "PROBABLE"} or special.startswith("COND"):
        return "possible"
    return "happened"


def read_documents(data: Path) -> list[Document]:
    """The documents of MEANTIME in the folder `data`, ordered by name."""
    with tarfile.open(data / "temporal" / "meantime-airbus-apple.tar.xz") as tar:
        found = [
            read_document(Path(member.name).parent.name + "/" + Path(member.name).stem, stream.read())
            for member in tar
            if LAYER in member.name and (stream := tar.extractfile(member)) is not None
        ]
    return sorted(found, key=lambda document: document.name)


def read_document(name: str, xml: bytes) -> Document:
    """One document of the corpus."""
    root = etree.fromstring(xml)
    tokens = root.findall("token")
    text, places = join_tokens([(token.get("sentence", ""), token.text or "") for token in tokens])
    where = {token.get("t_id"): place for token, place in zip(tokens, places, strict=True)}
    events = []
    for mention in root.iter("EVENT_MENTION"):
        if all(mention.get(name) for name in ATTRIBUTES):
            trigger = hull(where[anchor.get("t_id")] for anchor in mention.findall("token_anchor"))
            start, end = text.rfind("\n", 0, trigger.start) + 1, text.index("\n", trigger.start)
            gold = gold_class(*(mention.get(name, "") for name in (*ATTRIBUTES, "special_cases")))
            events.append(GoldEvent(Span(trigger.start, min(trigger.end, end)), Span(start, end), gold))
    return Document(name, text, tuple(sorted(events, key=lambda event: event.trigger)))


def join_tokens(tokens: Iterable[tuple[str, str]]) -> tuple[str, list[Span]]:
    """The text of `tokens`, each with its sentence, as it was printed: a line for each sentence; and their places."""
    text = ""
    places: list[Span] = []
    sentence, tight, opened = "", True, False
    for number, word in tokens:
        if number != sentence:
            text += "\n" if text else ""
            sentence, tight, opened = number, True, False
        straight = word == '"'
        text += "" if tight or (straight and opened) or _TIGHT_LEFT.fullmatch(word) else " "
        opened ^= straight
        printed = _QUOTES.get(word, word)
        places.append(Span(len(text), len(text) + len(printed)))
        text += printed
        tight = bool(_TIGHT_RIGHT.fullmatch(word)) or (straight and opened)
    return text + "\n", places


def predict(document: Document) -> list[Class]:
    """The class of each event of `document`: the only place that knows how onrecord finds it."""
    return [CLASSES[find_status(document.text, event.sentence, event.trigger)] for event in document.events]


def count(gold: Sequence[Class], predicted: Sequence[Class], kinds: Sequence[Class]) -> Count:
    """The events of one of `kinds`: with the class right, by us, by the gold."""
    right = sum(g == p and g in kinds for g, p in zip(gold, predicted, strict=True))
    return Count(right, sum(p in kinds for p in predicted), sum(g in kinds for g in gold))


def found(gold: Sequence[Class], predicted: Sequence[Class]) -> Count:
    """The events that have not happened, whatever their class."""
    right = sum(g != "happened" and p != "happened" for g, p in zip(gold, predicted, strict=True))
    both = count(gold, predicted, NOT_HAPPENED)
    return Count(right, both.predicted, both.gold)


def judge(documents: Sequence[Document]) -> dict[str, Count]:
    """The counts of each class, of all but happened, and of these whatever the class."""
    gold = [event.gold for document in documents for event in document.events]
    predicted = [kind for document in documents for kind in predict(document)]
    counts = {kind: count(gold, predicted, (kind,)) for kind in ("happened", *NOT_HAPPENED)}
    return counts | {
        "not happened": count(gold, predicted, NOT_HAPPENED),
        "not happened, found": found(gold, predicted),
    }


def parts(documents: Sequence[Document]) -> Iterator[tuple[str, Sequence[Document]]]:
    """All documents, the two halves of them, and the quarter that was read last."""
    yield "all", documents
    yield "odd", documents[::2]
    yield "even", documents[1::2]
    yield "last", documents[3::4]


def score() -> dict[str, float]:
    """F1 in 0..100.

    Raises:
        FileNotFoundError: the corpora are not there.
    """
    scores = {}
    for name, part in parts(read_documents(shared_folder() / "data")):
        counts = judge(part)
        of = "" if name == "all" else f", {name} documents"
        scores[f"not happened F1{of}"] = counts["not happened"].f1
        scores[f"not happened, found F1{of}"] = counts["not happened, found"].f1
        scores[f"macro F1{of}"] = macro(counts)
    return scores


def macro(counts: dict[str, Count]) -> float:
    """The mean F1 of the four classes."""
    return sum(counts[kind].f1 for kind in ("happened", *NOT_HAPPENED)) / 4


def main() -> None:
    """Print precision, recall and F1."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", choices=("odd", "even"), help="print the events of this half with a wrong class")
    options = parser.parse_args()
    for name, part in parts(read_documents(shared_folder() / "data")):
        print(f"{name + ' documents':24} {'P':>5} {'R':>5} {'F1':>5}  gold")
        counts = judge(part)
        for kind, row in counts.items():
            print(f"{kind:24} {row.precision:5.1f} {row.recall:5.1f} {row.f1:5.1f} {row.gold:5.0f}")
        print(f"{'macro':24} {macro(counts):17.1f}\n")
        if name == options.misses:
            print(*misses(part), sep="\n")


def misses(documents: Iterable[Document]) -> Iterator[str]:
    """A line for each event with a wrong class: gold, ours, and the sentence with the trigger marked."""
    for document in documents:
        for event, kind in zip(document.events, predict(document), strict=True):
            if kind != event.gold:
                before, after = (
                    Span(event.sentence.start, event.trigger.start),
                    Span(event.trigger.end, event.sentence.end),
                )
                marked = f"{before.of(document.text)}[{event.trigger.of(document.text)}]{after.of(document.text)}"
                rule = explain_status(document.text, event.sentence, event.trigger).rule
                yield f"{event.gold + ' / ' + kind:22} {rule:28} {marked}"


if __name__ == "__main__":
    main()
