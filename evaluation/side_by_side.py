"""Others on the same articles: ``python -m evaluation.side_by_side --python ENVIRONMENT/bin/python``, some minutes.

The environment has spaCy and textacy, which are no dependencies of ours. What is compared, and what is not:

- speed, in processor seconds an article: a spaCy pipeline of the small size (tok2vec of four layers of 96, tagger,
  parser, named entities) and textacy's direct quotations on top of it. The weights are blank: what it finds means
  nothing, and is not scored; that a trained one takes the same time is assumed.
- statements found on PolNeAR dev (where the corpus is), contents that share half of their characters: a rule set of the
  kind of GenderGapTracker, but without the parser that its "syntactic" quotes need: words between quotation marks
  beside a verb of reporting, clauses after "said that", and "according to".
"""

import argparse
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from importlib.resources import files

from evaluation.measured import Figure, Limit, print_figures
from evaluation.polnear import Count, count_pairs, judge_all, match
from evaluation.read_bench import ONE_THREAD, make_articles, sample_paragraphs
from onrecord.encoder import load_model
from onrecord.pipeline import analyze
from onrecord.schema.page import Page
from onrecord.schema.span import Span

QUOTED = re.compile(r"[“\"][^”\"\n]{8,600}[”\"]")
NEAR = 80
"""Characters around a quotation in which its verb is looked for."""
SPACY = """
import json, sys, time
import spacy
from spacy.cli.init_config import init_config
from spacy.util import load_model_from_config
config = init_config(lang="en", pipeline=["tagger", "parser", "ner"], optimize="efficiency", gpu=False)
nlp = load_model_from_config(config, auto_fill=True)
for n in range(49): nlp.get_pipe("tagger").add_label(f"T{n}")
for label in "nsubj dobj ccomp advmod prep pobj det amod aux ROOT punct conj cc compound".split():
    nlp.get_pipe("parser").add_label(label)
for n in range(18): nlp.get_pipe("ner").add_label(f"E{n}")
nlp.initialize()
from textacy.extract.triples import direct_quotations
texts = json.load(sys.stdin)
nlp(texts[0])
spent = found = 0.0
begin = time.process_time()
for text in texts:
    doc = nlp(text)
    at = time.process_time()
    try:
        list(direct_quotations(doc))
    except Exception:
        found += 1
    spent += time.process_time() - at
total = time.process_time() - begin
print(json.dumps({"pipeline": (total - spent) / len(texts), "quotations": spent / len(texts), "broken": found}))
"""


def read_ours(texts: Sequence[str]) -> float:
    """Processor seconds an article of ours, text to record."""
    model = load_model()
    analyze(Page("warm", texts[0], "text"), model)
    begin = time.process_time()
    for text in texts:
        analyze(Page("text", text, "text"), model)
    return (time.process_time() - begin) / len(texts)


def find_by_rules(text: str) -> list[Span]:
    """What a rule set without a parser takes for said."""
    verbs = [
        word for line in _reporting().splitlines() if line.startswith("verb") for word in line.split("\t")[1].split()
    ]
    cue = re.compile(rf"\b(?:said|told|wrote|{'|'.join(f'{verb}(?:s|d|ed)?' for verb in verbs)}|according to)\b")
    found = []
    for quoted in QUOTED.finditer(text):
        around = text[max(quoted.start() - NEAR, 0) : quoted.end() + NEAR]
        if cue.search(around):
            found.append(Span(quoted.start() + 1, quoted.end() - 1))
    clauses = re.finditer(rf"{cue.pattern} (?:that )?([^.;\n“\"]{{15,300}})", text)
    return [*found, *(Span(*clause.span(1)) for clause in clauses)]


def _reporting() -> str:
    return files("onrecord.lexicon").joinpath("reporting.tsv").read_text(encoding="utf-8")


def found_on_polnear() -> tuple[Count, Count]:
    """Statements of PolNeAR dev that we and that the rules find."""
    ours, rules = Count(), Count()
    for judged in judge_all():
        ours.add(count_pairs(judged, "lenient content"))
        spans = find_by_rules(judged.gold_article.text)
        pairs = match(judged.gold, spans, lambda gold, span: _shares(gold.content, span))
        rules.add(Count(len(pairs), len(spans), len(judged.gold)))
    return ours, rules


def _shares(content: Sequence[Span], span: Span) -> bool:
    one = {at for part in content for at in range(part.start, part.end)}
    other = set(range(span.start, span.end))
    return 2 * len(one & other) >= len(one | other)


def figures(python: str | None, count: int) -> Iterator[Figure]:
    """Every figure, as it is measured."""
    texts = list(make_articles(sample_paragraphs(), count))
    ours = read_ours(texts)
    yield Figure(name="onrecord, text to record", value=1000 * ours, unit="ms/article")
    if python:
        run = subprocess.run(
            [python, "-W", "ignore", "-c", SPACY],
            input=json.dumps(texts),
            text=True,
            stdout=subprocess.PIPE,
            env=os.environ | ONE_THREAD,
            check=True,
        )
        spent = json.loads(run.stdout)
        limit = Limit("onrecord", 1000 * ours)
        yield Figure(name="spaCy, small, blank weights", value=1000 * spent["pipeline"], unit="ms/article", limit=limit)
        yield Figure(name="textacy's quotations after it", value=1000 * spent["quotations"], unit="ms/article")
    try:
        ours_found, rules = found_on_polnear()
    except FileNotFoundError:
        return
    for name, found in (("onrecord", ours_found), ("rules without a parser", rules)):
        beside = f"of {found.predicted:.0f} that it gives, {100 * found.right / found.predicted:.0f} % are statements"
        yield Figure(name=f"PolNeAR dev, found by {name}", value=found.recall, unit="%", beside=beside)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", help="the Python of an environment with spaCy and textacy")
    parser.add_argument("--articles", type=int, default=500)
    options = parser.parse_args()
    return print_figures(figures(options.python, options.articles))


if __name__ == "__main__":
    sys.exit(main())
