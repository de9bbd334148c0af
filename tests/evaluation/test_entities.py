import lzma
from collections.abc import Sequence
from pathlib import Path

import pytest

from evaluation import entities
from evaluation.entities import Judged, Name, Sentence, align_tokens, count, join_tokens, judge, names_of
from onrecord.schema.entity import EntityType
from onrecord.schema.span import Span

PERSON, ORGANIZATION, PLACE = EntityType.PERSON, EntityType.ORGANIZATION, EntityType.PLACE


def sentence(text: str, labels: str, document: str = "d") -> Sentence:
    return Sentence(text, align_tokens(text, text.split()), tuple(labels.split()), document)


@pytest.mark.parametrize(
    "text",
    [
        "Ada Lund (of Ystad) said: no!",
        'The "great ferry" sank, "they" said.',
        "Lund's boat, the sailors' boat and O'Hara's.",
        "It had 'a storm' then.",
        "It isn't 5%.",
    ],
)
def test_tokens_are_joined_as_printed(text: str) -> None:
    pieces = text
    for mark in "()\",.:!%'":
        pieces = pieces.replace(mark, f" {mark} ")
    tokens = pieces.replace("isn ' t", "is n't").split()
    joined, spans = join_tokens(tokens)
    assert joined == text
    assert [span.of(joined) for span in spans] == tokens


def test_tokens_are_found() -> None:
    assert align_tokens("can't stop", ["ca", "n't", "stop"]) == (Span(0, 2), Span(2, 5), Span(6, 10))
    with pytest.raises(ValueError, match="substring"):
        align_tokens("can't", ["can", "not"])


@pytest.mark.parametrize(
    ("labels", "names"),
    [
        pytest.param("B-PER I-PER O", [("Ada Lund", PERSON)], id="two words"),
        pytest.param("B-PER B-PER O", [("Ada", PERSON), ("Lund", PERSON)], id="side by side"),
        pytest.param("I-PER I-ORG O", [("Ada", PERSON), ("Lund", ORGANIZATION)], id="a name that begins with I"),
        pytest.param("O B-politicalparty I-politicalparty", [("Lund left", ORGANIZATION)], id="up to the end"),
        pytest.param("B-election O B-country", [("Ada", None), ("left", PLACE)], id="an ignored type"),
    ],
)
def test_names_of_labels(labels: str, names: list[tuple[str, EntityType | None]]) -> None:
    text = "Ada Lund left"
    assert [(span.of(text), kind) for span, kind in names_of(sentence(text, labels))] == names


GOLD = frozenset({(Span(0, 8), PERSON), (Span(14, 19), PLACE), (Span(30, 50), None)})


@pytest.mark.parametrize(
    ("predicted", "mild", "strict"),
    [
        pytest.param([(Span(0, 8), PERSON), (Span(14, 19), PLACE)], (2, 2, 2), (2, 2, 2), id="right"),
        pytest.param([(Span(0, 3), PERSON), (Span(14, 19), ORGANIZATION)], (0, 2, 2), (0, 2, 2), id="wrong"),
        pytest.param([(Span(0, 8), PERSON), (Span(35, 40), PLACE)], (1, 1, 2), (1, 2, 2), id="in an ignored name"),
        pytest.param([], (0, 0, 2), (0, 0, 2), id="nothing"),
    ],
)
def test_count(predicted: list[Name], mild: tuple[int, ...], strict: tuple[int, ...]) -> None:
    judged = Judged(GOLD, frozenset(predicted))
    for expected, found in ((mild, count(judged)), (strict, count(judged, strict=True))):
        assert (found.right, found.predicted, found.gold) == expected


def test_counts_by_type() -> None:
    parts = entities.counts([Judged(GOLD, frozenset({(Span(0, 8), PERSON), (Span(14, 19), PERSON)}))])
    assert parts["micro"].f1 == 50
    assert parts["person"].precision == 50
    assert parts["person"].recall == 100
    assert parts["place"].f1 == 0


def capitals(text: str, paragraphs: Sequence[Span], model: object) -> list[Name]:
    """Stands in for the tagger: every paragraph begins with a person; a document is none of our types."""
    del model
    persons = [(Span(p.start, text.index(" ", p.start)), PERSON) for p in paragraphs]
    return [*persons, (Span(0, 1), EntityType.DOCUMENT)]


def test_judge(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entities, "find_names", capitals)
    rows = [sentence("Ada left Ystad .", "B-PER O B-LOC O"), sentence("It rained .", "O O O")]
    judged = judge(rows, None)  # type: ignore[arg-type]
    assert judged.gold == {(Span(0, 3), PERSON), (Span(9, 14), PLACE)}
    assert judged.predicted == {(Span(0, 3), PERSON), (Span(17, 19), PERSON)}


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "data" / "entities"
    folder.mkdir(parents=True)
    crossner = "Ada\tB-politician\nleft\tO\n\nBo\tB-person\nstayed\tO\n"
    rows = ("1\tBo\tB-PER\t-\t-\n2\tslept\tO\t-\t-", "1\tIt\tO\t-\t-\n2\train\tO\t-\t-\n3\ted\tO\t-\t-")
    texts = ("Bo slept", "It rained")
    uner = "\n\n".join(f"# sent_id = {n}\n# text = {t}\n{r}" for n, (t, r) in enumerate(zip(texts, rows, strict=True)))
    (folder / "crossner-politics-dev.bio.xz").write_bytes(lzma.compress(crossner.encode()))
    (folder / "uner-ewt-dev.iob2.xz").write_bytes(lzma.compress(f"# newdoc id = d\n{uner}\n".encode()))
    (folder / "leave-out.tsv").write_text("crossner-politics-dev-1\ta test set\n", encoding="utf-8")
    monkeypatch.setenv("ONRECORD_SHARED", str(tmp_path))
    return tmp_path


def test_score(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entities, "find_names", capitals)
    scores = entities.score()
    assert scores["CrossNER politics, micro"] == 100
    assert scores["UNER-EWT, micro"] == pytest.approx(200 / 3)
    (first, second) = entities.read_uner(shared / "data" / "entities" / "uner-ewt-dev.iob2.xz")
    assert first.document == second.document == "d"
    assert [span.of(second.text) for span in second.tokens] == ["It", "rain", "ed"]


def test_without_corpora(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_SHARED", "/nowhere")
    with pytest.raises(FileNotFoundError):
        entities.score()
