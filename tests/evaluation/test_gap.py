import io
import tarfile
from pathlib import Path

import pytest

from evaluation import gap
from evaluation.gap import Example, answer, count, counts, example, ratio, read_gap
from onrecord.schema.span import Span

TEXT = "Ada Lund met Eva Berg before she left. Lund wept, Ek sang; Berg Lund laughed."
COLUMNS = "ID Text Pronoun Pronoun-offset A A-offset A-coref B B-offset B-coref URL".split()


def span(words: str, after: int = 0) -> Span:
    start = TEXT.index(words, after)
    return Span(start, start + len(words))


SHE = Example("development-1", TEXT, span("she"), (span("Ada Lund"), span("Eva Berg")), (True, False))


def row(key: str = "development-1", pronoun: str = "she") -> dict[str, str]:
    text = TEXT.replace(" she ", f" {pronoun} ")
    values = (key, text, pronoun, text.index(f" {pronoun} ") + 1, "Ada Lund", 0, "TRUE", "Eva Berg", 13, "FALSE", "")
    return dict(zip(COLUMNS, map(str, values), strict=True))


def test_example() -> None:
    assert example(row()) == SHE
    assert SHE.pronoun.of(TEXT) == "she"


@pytest.mark.parametrize(
    ("antecedent", "expected"),
    [
        pytest.param(None, (False, False), id="none"),
        pytest.param(span("Ada Lund"), (True, False), id="the mention itself"),
        pytest.param(span("Eva"), (False, True), id="part of it"),
        pytest.param(span("Lund", 20), (True, False), id="another mention, shorter"),
        pytest.param(span("Ek"), (False, False), id="somebody else"),
        pytest.param(span("Ada Lund met Eva"), (True, True), id="both"),
    ],
)
def test_answer(antecedent: Span | None, expected: tuple[bool, bool]) -> None:
    assert answer(SHE, antecedent) == expected


def test_a_name_that_both_have_is_neither() -> None:
    text = "Ada Lund met Eva Lund before she left. Lund wept."
    lund = Span(text.index("Lund wept"), text.index(" wept"))
    sisters = Example("d", text, Span(29, 32), (Span(0, 8), Span(13, 21)), (True, False))
    assert answer(sisters, lund) == (False, False)


def test_counts() -> None:
    him = example(row(pronoun="he"))
    examples = [SHE, SHE, him, him]
    parts = counts(examples, [(True, False), (False, False), (True, True), (False, True)])
    assert [(c.right, c.predicted, c.gold) for c in parts.values()] == [(2, 4, 4), (1, 3, 2), (1, 1, 2)]
    assert parts["masculine"].f1 == pytest.approx(40)
    assert ratio(parts) == pytest.approx(parts["feminine"].f1 / 40)


def test_no_answer_at_all() -> None:
    assert count([SHE], [(False, False)]).f1 == 0
    assert ratio(counts([example(row(pronoun="he"))], [(False, False)])) == 0


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for folder in ("coref", "entities"):
        (tmp_path / "data" / folder).mkdir(parents=True)
    rows = [row(), row("development-2", "he"), row("development-3")]
    lines = ["\t".join(COLUMNS), *("\t".join(r.values()) for r in rows)]
    with tarfile.open(tmp_path / "data" / "coref" / "gap-dev.tar.xz", "w:xz") as tar:
        for name in ("development", "validation"):
            content = "\n".join(lines).encode()
            member = tarfile.TarInfo(f"gap-{name}.tsv")
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
    (tmp_path / "data" / "entities" / "leave-out.tsv").write_text("development-3\ta test set\n", encoding="utf-8")
    monkeypatch.setenv("ONRECORD_SHARED", str(tmp_path))
    return tmp_path


def test_score(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [e.key for e in read_gap(shared / "data")] == ["development-1", "development-2"]

    def first(example: Example, model: object, *, names_given: bool) -> Span | None:
        del model, names_given
        return example.names[0] if example.key == "development-1" else None

    monkeypatch.setattr(gap, "find_antecedent", first)
    expected = {"all F1": 200 / 3, "masculine F1": 0, "feminine F1": 100, "feminine / masculine": 0}
    assert gap.score() == pytest.approx(expected)


def test_without_corpora(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_SHARED", "/nowhere")
    with pytest.raises(FileNotFoundError):
        gap.score()
