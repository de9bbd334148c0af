"""Who is said *not* to have said it: ``python -m evaluation.negative`` on the discourse relations of GUM.

GUM marks the clause that attributes ("he did not say", "nobody knew") as *attribution-negative* or *-positive*. Of the
clauses in which onrecord finds a cue, how many of the negative ones does it read as negative (polarity, or an act that
denies or declines), and how many of the positive ones as positive? Reported, not held to a floor: GUM has 65 negative
ones, most of them in conversations, speeches and interviews.

Source: Zeldes 2017; Zeldes et al. 2025 (eRST).
"""

import re
import tarfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from evaluation.polnear import as_article
from onrecord.attribution import find_attributions
from onrecord.encoder import Model, encode, load_model
from onrecord.schema.span import Span
from onrecord.schema.statement import Act, Polarity
from onrecord.statements import Sources, build_statements, find_circumstances
from training.corpora import GoldArticle, shared_folder


@dataclass(frozen=True, slots=True)
class Document:
    """A text, a paragraph a line, and its attributing clauses: whether each is negative."""

    name: str
    text: str
    clauses: tuple[tuple[Span, bool], ...]


def read_documents() -> Iterator[Document]:
    """The documents of GUM that have attributions.

    Raises:
        FileNotFoundError: the corpora are not there.
    """
    with tarfile.open(shared_folder() / "data" / "entities" / "gum-conllu.tar.xz") as tar:
        for member in tar:
            stream = tar.extractfile(member) if member.isfile() else None
            if stream is not None:
                yield read_document(member.name, stream.read().decode())


def read_document(name: str, conllu: str) -> Document:
    """One document: a clause goes from the word that carries its relation to the next word that carries one."""
    text = ""
    opened: tuple[int, str] | None = None
    clauses = []
    for line in conllu.splitlines():
        columns = line.split("\t")
        if line.startswith("# newpar") and not line.startswith("# newpar_block") and text:
            text = text.rstrip() + "\n"
        if len(columns) != 10 or not columns[0].isdigit():
            continue
        relation = re.search(r"Discourse=([\w-]+):", columns[9])
        if relation:
            if opened and opened[1].startswith("attribution"):
                span = Span(opened[0], max(opened[0], len(text.rstrip())))
                clauses.append((span, opened[1] == "attribution-negative"))
            opened = (len(text), relation[1])
        text += columns[1] + ("" if "SpaceAfter=No" in columns[9] else " ")
    return Document(name, text, tuple(clauses))


def count(document: Document, model: Model) -> Counter[tuple[bool, bool]]:
    """Of the clauses with a cue of ours, how many are (negative in the gold, negative for us)."""
    gold = GoldArticle(document.name, "gum", document.text, ((),))
    article, reading = as_article(gold), encode(document.text, gold.paragraphs, model)
    attributions = find_attributions(article, reading, model)
    circumstances = find_circumstances(article, attributions, ())
    statements = build_statements(article, attributions, circumstances, Sources((), {}, {}, {}, {}))
    found: Counter[tuple[bool, bool]] = Counter()
    for clause, negative in document.clauses:
        inside = [
            statement
            for a, statement in zip(attributions, statements, strict=True)
            if any(clause.overlaps(cue) for cue in a.cue)
        ]
        if inside:
            denies = any(s.polarity is Polarity.NEGATIVE or s.act in (Act.DENY, Act.DECLINE) for s in inside)
            found[negative, denies] += 1
    return found


def main() -> None:
    """Print the table."""
    model = load_model(None)
    total: Counter[tuple[bool, bool]] = Counter()
    clauses: Counter[bool] = Counter()
    for document in read_documents():
        total += count(document, model)
        clauses.update(negative for _, negative in document.clauses)
    for negative, name in ((True, "negative"), (False, "positive")):
        right, wrong = total[negative, negative], total[negative, not negative]
        share = 100 * right / max(right + wrong, 1)
        print(f"{name}: {clauses[negative]} in GUM, {right + wrong} with a cue found, {share:.1f} % of these read so")


if __name__ == "__main__":
    main()
