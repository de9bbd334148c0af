"""Attribution on PolNeAR dev: ``python -m evaluation.polnear``.

Protocol: articles as they are, one annotator each (the first in the archive), every fragment of a discontinuous span
counts, edges trimmed of quotation marks, punctuation and white space on both sides. Relations are matched one to one.
PolNeAR gives a word one role only, so attributions that onrecord finds inside the content of another one are left out.
"""

import argparse
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import TypeVar

from onrecord.attribution import find_attributions
from onrecord.attribution.draft import NESTED
from onrecord.encoder import Model, encode, load_model
from onrecord.schema.article import Article, Block, BlockKind, DateSource, Published
from onrecord.schema.span import Span
from onrecord.text import find_quotations
from training.corpora import GoldArticle, Relation, merge, read_polnear

ROLES = ("source", "cue", "content")
PRONOUNS = frozenset("i he she they we it you who him her them us me that which this".split())


@dataclass(frozen=True, slots=True)
class Judged:
    """One article with its gold and predicted relations, edges trimmed; `confidence` goes with `predicted`.

    `nested` are the attributions inside the content of another, which PolNeAR has no place for.
    """

    gold_article: GoldArticle
    gold: tuple[Relation, ...]
    predicted: tuple[Relation, ...]
    confidence: tuple[float, ...]
    nested: tuple[Relation, ...]


@dataclass(slots=True)
class Count:
    """Right, predicted and gold items."""

    right: float = 0
    predicted: float = 0
    gold: float = 0

    def add(self, other: "Count") -> None:
        """Add the items of `other`."""
        self.right += other.right
        self.predicted += other.predicted
        self.gold += other.gold

    @property
    def f1(self) -> float:
        """F1 in 0..100; 100 where there is nothing to find and nothing was found."""
        total = self.predicted + self.gold
        return 200 * self.right / total if total else 100.0

    @property
    def recall(self) -> float:
        """Recall in 0..100."""
        return 100 * self.right / self.gold if self.gold else 100.0

    @property
    def precision(self) -> float:
        """Precision in 0..100."""
        return 100 * self.right / self.predicted if self.predicted else 100.0


def as_article(gold: GoldArticle) -> Article:
    """A PolNeAR text as an article: the first line is the headline, each further line a paragraph."""
    blocks = tuple(
        Block(BlockKind.PARAGRAPH if n else BlockKind.HEADLINE, span.start, span.end)
        for n, span in enumerate(gold.paragraphs)
    )
    unknown = Published(None, None, DateSource.UNKNOWN)
    return Article(gold.name, None, None, None, (), None, unknown, None, "en", gold.text, blocks, ())


def judge(gold: GoldArticle, model: Model) -> Judged:
    """Read one article and set the result beside its gold."""
    found = find_attributions(as_article(gold), encode(gold.text, gold.paragraphs, model), model)
    flat = [a for a in found if not a.by.endswith(NESTED)]
    inner = [a for a in found if a.by.endswith(NESTED)]
    predicted, nested = (
        [trimmed(gold.text, Relation(a.source, a.cue, a.content)) for a in part] for part in (flat, inner)
    )
    kept = tuple(r for r in (trimmed(gold.text, r) for r in gold.annotations[0]) if r.content)
    return Judged(gold, kept, tuple(predicted), tuple(a.confidence for a in flat), tuple(nested))


def trimmed(text: str, relation: Relation) -> Relation:
    """`relation` with every fragment trimmed, empty ones gone, and those with nothing between them joined."""
    roles = (merge(text, spans) for spans in (relation.source, relation.cue, relation.content))
    return Relation(*roles)


def spans_of(relations: Iterable[Relation], role: str) -> set[Span]:
    """All fragments of one role."""
    return {span for relation in relations for span in getattr(relation, role)}


def characters(spans: Iterable[Span]) -> set[int]:
    """The places of the characters that `spans` cover."""
    return {n for span in spans for n in range(span.start, span.end)}


def count_spans(judged: Judged, role: str) -> Count:
    """Exact fragments of one role."""
    gold, predicted = spans_of(judged.gold, role), spans_of(judged.predicted, role)
    return Count(len(gold & predicted), len(predicted), len(gold))


def count_begins(judged: Judged, role: str) -> Count:
    """Fragments of one role by their first character alone."""
    gold = {span.start for span in spans_of(judged.gold, role)}
    predicted = {span.start for span in spans_of(judged.predicted, role)}
    return Count(len(gold & predicted), len(predicted), len(gold))


def count_characters(judged: Judged, role: str) -> Count:
    """Characters of one role."""
    gold, predicted = characters(spans_of(judged.gold, role)), characters(spans_of(judged.predicted, role))
    return Count(len(gold & predicted), len(predicted), len(gold))


def same_all(gold: Relation, predicted: Relation) -> bool:
    """Source, cue and content exact."""
    return gold == predicted


def same_source_content(gold: Relation, predicted: Relation) -> bool:
    """Source and content exact."""
    return gold.source == predicted.source and gold.content == predicted.content


def lenient_content(gold: Relation, predicted: Relation) -> bool:
    """Contents share at least half of their characters (intersection over union)."""
    one, other = characters(gold.content), characters(predicted.content)
    return 2 * len(one & other) >= len(one | other)


def lenient(gold: Relation, predicted: Relation) -> bool:
    """Contents as in `lenient_content`, and the sources overlap or both are missing."""
    if bool(gold.source) != bool(predicted.source):
        return False
    overlap = not gold.source or bool(characters(gold.source) & characters(predicted.source))
    return overlap and lenient_content(gold, predicted)


PAIRINGS: dict[str, Callable[[Relation, Relation], bool]] = {
    "relation exact": same_all,
    "source+content exact": same_source_content,
    "lenient relation": lenient,
    "lenient content": lenient_content,
}


G = TypeVar("G")
P = TypeVar("P")


def match(gold: Sequence[G], predicted: Sequence[P], same: Callable[[G, P], bool]) -> dict[int, int]:
    """The largest one-to-one matching, predicted to gold (augmenting paths, Kuhn 1955)."""
    edges = [[g for g, relation in enumerate(gold) if same(relation, p)] for p in predicted]
    taken: dict[int, int] = {}

    def place(p: int, seen: set[int]) -> bool:
        for g in edges[p]:
            if g not in seen:
                seen.add(g)
                if g not in taken or place(taken[g], seen):
                    taken[g] = p
                    return True
        return False

    for p in range(len(predicted)):
        place(p, set())
    return {p: g for g, p in taken.items()}


def count_pairs(judged: Judged, name: str) -> Count:
    """Relations that match under one of PAIRINGS."""
    pairs = match(judged.gold, judged.predicted, PAIRINGS[name])
    return Count(len(pairs), len(judged.predicted), len(judged.gold))


@lru_cache(maxsize=2)
def _quoted(article: GoldArticle) -> frozenset[int]:
    return frozenset(characters(q.inner for q in find_quotations(article.text, article.paragraphs)))


def form_of(judged: Judged, relation: Relation) -> str:
    """Direct, indirect or mixed: by how much of the content stands in quotation marks."""
    inside = _quoted(judged.gold_article)
    content = characters(relation.content)
    share = len(content & inside) / len(content)
    return "direct" if share > 0.97 else "mixed" if share > 0.03 else "indirect"


def source_kind(judged: Judged, relation: Relation) -> str:
    """Named, nominal, pronoun or none: a capital after the first word, or a first word that is no determiner, names."""
    if not relation.source:
        return "none"
    words = re.findall(r"[\w’']+", relation.source[0].of(judged.gold_article.text))
    if len(words) == 1 and words[0].lower() in PRONOUNS:
        return "pronoun"
    capital = [word for word in words if word[0].isupper()]
    determiner = words and words[0].lower() in {"the", "a", "an", "some", "many", "his", "her", "their", "one", "two"}
    return "named" if capital[1:] or (capital and not (determiner and words[0] in capital)) else "nominal"


def slice_recall(
    judged: Sequence[Judged],
    key: Callable[[Judged, Relation], str],
    same: Callable[[Relation, Relation], bool] = lenient,
) -> dict[str, Count]:
    """Recall of the relations that are the `same`, for each value of `key` over the gold relations."""
    counts: dict[str, Count] = defaultdict(Count)
    for article in judged:
        found = set(match(article.gold, article.predicted, same).values())
        for n, relation in enumerate(article.gold):
            counts[key(article, relation)].add(Count(n in found, 0, 1))
    return dict(sorted(counts.items()))


def direct_exact(judged: Sequence[Judged]) -> Count:
    """Direct quotations with a cue in the same paragraph: the content fragments that are found exactly.

    A fragment counts where gold and onrecord agree on all of its characters but the trimmed edges.
    """
    total = Count()
    for article in judged:
        predicted = spans_of((*article.predicted, *article.nested), "content")
        paragraphs = article.gold_article.paragraphs
        for relation in article.gold:
            if not relation.cue or form_of(article, relation) != "direct":
                continue
            home = next(p for p in paragraphs if p.covers(relation.cue[0]))
            for span in relation.content:
                if home.covers(span):
                    total.add(Count(span in predicted, 0, 1))
    return total


def calibration_error(judged: Sequence[Judged], bins: int = 10) -> float:
    """Expected calibration error of the confidence, 0..1, for *lenient relation*, over equal-width bins.

    Source: Naeini et al. 2015; Guo et al. 2017.
    """
    cells: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for article in judged:
        right = match(article.gold, article.predicted, lenient)
        for n, confidence in enumerate(article.confidence):
            cells[min(int(confidence * bins), bins - 1)].append((confidence, n in right))
    total = sum(map(len, cells.values()))
    gaps = (abs(sum(c for c, _ in cell) - sum(r for _, r in cell)) for cell in cells.values())
    return sum(gaps) / max(total, 1)


def total(counts: Iterable[Count]) -> Count:
    """The sum of `counts`."""
    out = Count()
    for count in counts:
        out.add(count)
    return out


def interval(counts: Sequence[Count], rounds: int = 1000) -> tuple[float, float]:
    """The 95 % interval of F1 when articles are drawn again with replacement (bootstrap, Efron 1979; seed fixed)."""
    chance = random.Random(0)
    drawn = sorted(total(chance.choices(counts, k=len(counts))).f1 for _ in range(rounds))
    return drawn[int(rounds * 0.025)], drawn[int(rounds * 0.975)]


MEASURES: dict[str, Callable[[Judged], Count]] = {
    **{f"{role} exact": partial(count_spans, role=role) for role in ROLES},
    **{f"{role} begin": partial(count_begins, role=role) for role in ROLES},
    **{f"{role} characters": partial(count_characters, role=role) for role in ROLES},
    **{name: partial(count_pairs, name=name) for name in PAIRINGS},
}


def judge_all(model_folder: Path | None = None) -> list[Judged]:
    """Every dev article, read by the model in `model_folder` (the packaged one where None)."""
    model = load_model(model_folder)
    return [judge(article, model) for article in read_polnear("dev")]


def score(model_folder: Path | None = None) -> dict[str, float]:
    """All scores, F1 in 0..100 unless the name says otherwise.

    Raises:
        FileNotFoundError: the corpora are not there.
    """
    judged = judge_all(model_folder)
    scores = {name: total(map(measure, judged)).f1 for name, measure in MEASURES.items()}
    scores["direct quotation content exact, recall"] = direct_exact(judged).recall
    scores["expected calibration error"] = calibration_error(judged)
    return scores


def report(judged: Sequence[Judged]) -> str:
    """Everything as a table in Markdown."""
    lines = ["| measure | P | R | F1 | 95 % |", "|---|---|---|---|---|"]
    for name, measure in MEASURES.items():
        counts = [measure(article) for article in judged]
        summed = total(counts)
        low, high = interval(counts, 300)
        lines.append(
            f"| {name} | {summed.precision:.1f} | {summed.recall:.1f} | {summed.f1:.1f} | {low:.1f}–{high:.1f} |"
        )
    quotes = direct_exact(judged)
    lines.append(f"\ndirect quotations, content exact: {quotes.recall:.1f} % of {quotes.gold:.0f}")
    lines.append(f"expected calibration error: {calibration_error(judged):.3f}\n")
    for title, key in (("form", form_of), ("source", source_kind)):
        found = slice_recall(judged, key)
        shown = ", ".join(f"{name} {count.recall:.1f} ({count.gold:.0f})" for name, count in found.items())
        lines.append(f"lenient relation, recall by {title}: {shown}")
    publishers = sorted({article.gold_article.publisher for article in judged})
    by_publisher = (
        (name, total(count_pairs(a, "lenient relation") for a in judged if a.gold_article.publisher == name))
        for name in publishers
    )
    lines.append("lenient relation, F1 by publisher: " + ", ".join(f"{n} {c.f1:.1f}" for n, c in by_publisher))
    return "\n".join(lines)


def main() -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--model", type=Path, default=None, help="a folder made by training (default: the packaged one)"
    )
    print(report(judge_all(parser.parse_args().model)))


if __name__ == "__main__":
    main()
