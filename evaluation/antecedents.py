"""Who the sources are: ``python -m evaluation.antecedents`` on 147 sources of PolNeAR dev, annotated by us.

The sources were drawn at random (50 each of names, descriptions and pronouns, at most three of a kind an article; three
that are no sources were taken out). The gold is offsets only: the words of a source, and the names of whoever is meant
in the same article; none for a group, a document or somebody unnamed. Each source is asked for among the attributions
that onrecord itself finds.

Right is an entity that has a mention by one of the names; or, where nobody is named, an entity that is no person with a
name. *Coverage* is the share of sources that get an answer, *accuracy* the share of right answers among these.
"""

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evaluation.polnear import as_article
from onrecord.attribution import find_attributions
from onrecord.encoder import Model, encode, load_model
from onrecord.mentions import find_entities
from onrecord.schema.entity import Entity, EntityType, MentionKind
from onrecord.schema.span import Span
from onrecord.text import sentence_end
from training.corpora import GoldArticle, read_polnear

GOLD = Path(__file__).parent / "gold" / "antecedents.json"
KINDS = ("named", "nominal", "pronoun")
APART = "out of sentence"


@dataclass(frozen=True, slots=True)
class Asked:
    """A source with the names of who is meant; `kind` is one of KINDS."""

    article: str
    source: Span
    kind: str
    type: str
    names: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What came out for one source."""

    asked: Asked
    entity: Entity | None
    text: str

    @property
    def apart(self) -> bool:
        """Whether whoever is meant is not named in the sentence of the source, going by full stops and line breaks."""
        start = max(self.text.rfind(mark, 0, self.asked.source.start) for mark in (". ", "\n", "? ", "! "))
        end = sentence_end(self.text, self.asked.source.end, len(self.text))
        return bool(self.asked.names) and not any(start < name.start < end for name in self.asked.names)

    @property
    def right(self) -> bool:
        """Whether it is who is meant."""
        return self.entity is not None and is_right(self.asked, self.entity)


def read_gold() -> list[Asked]:
    """The annotated sources."""
    rows = json.loads(GOLD.read_text(encoding="utf-8"))
    return [
        Asked(r["article"], Span(*r["source"]), r["kind"], r["type"], tuple(Span(*s) for s in r["names"])) for r in rows
    ]


def is_right(asked: Asked, entity: Entity) -> bool:
    """Whether `entity` is who is meant by the source."""
    named = [m.span for m in entity.mentions if m.kind is MentionKind.NAME]
    if asked.names:
        return any(span.overlaps(name) for span in named for name in asked.names)
    return entity.type is not EntityType.PERSON or not named


def answers(article: GoldArticle, asked: list[Asked], model: Model) -> Iterator[Answer]:
    """What onrecord says of each of the sources `asked` in one article."""
    made, reading = as_article(article), encode(article.text, article.paragraphs, model)
    attributions = find_attributions(made, reading, model)
    found = find_entities(made, reading, attributions, [one.source for one in asked])
    entities = {entity.id: entity for entity in found.entities}
    for one in asked:
        yield Answer(one, entities.get(found.others.get(one.source, "")), article.text)


def judge_all(model_folder: Path | None = None) -> list[Answer]:
    """All answers of the model in `model_folder` (the packaged one where None)."""
    model = load_model(model_folder)
    gold = read_gold()
    articles = {article.name: article for article in read_polnear("dev")}
    names = dict.fromkeys(one.article for one in gold)
    return [a for name in names for a in answers(articles[name], [g for g in gold if g.article == name], model)]


def rates(given: list[Answer]) -> dict[str, float]:
    """Coverage and accuracy, 0..100, over all and by kind."""
    scores = {}
    for kind in (*KINDS, APART, "all"):
        rows = [a for a in given if kind in (a.asked.kind, "all") or (kind == APART and a.apart)]
        told = [a for a in rows if a.entity]
        scores[f"{kind}, coverage"] = 100 * len(told) / max(len(rows), 1)
        scores[f"{kind}, accuracy"] = 100 * sum(a.right for a in told) / max(len(told), 1)
    return scores


def score() -> dict[str, float]:
    """Coverage and accuracy.

    Raises:
        FileNotFoundError: the corpora are not there.
    """
    return rates(judge_all())


def main() -> None:
    """Print the rates, and the errors if asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="list what is wrong or open")
    options = parser.parse_args()
    given = judge_all()
    for name, value in rates(given).items():
        print(f"{name:26} {value:5.1f}")
    for a in given if options.errors else ():
        if not a.right:
            meant = a.asked.names[0].of(a.text) if a.asked.names else f"({a.asked.type})"
            start, end = a.asked.source.start, a.asked.source.end
            before = " ".join(a.text[max(start - 60, 0) : start].split())
            print(f"{a.asked.kind}: {before} [{a.text[start:end]}] {meant} | {a.entity and a.entity.name}")


if __name__ == "__main__":
    main()
