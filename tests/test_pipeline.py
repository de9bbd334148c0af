"""From a shipped article to its record, with a stand-in for the trained model."""

import io
import re
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

import onrecord
from onrecord import PageError, Record, SetupError, from_json, pipeline, to_json
from onrecord.mentions import Found
from onrecord.schema.article import Article, DateSource
from onrecord.schema.attribution import Attribution
from onrecord.schema.span import Span
from tests.golden.test_golden import check_verbatim

SAMPLES = Path(onrecord.__file__).parent / "samples"
SAID = re.compile(r"(?P<content>“[^”]+”) (?P<cue>said) (?P<source>[A-Z]\w+ [A-Z]\w+)")


def find_said(article: Article, _reading: object, _model: object) -> tuple[Attribution, ...]:
    """Finds ``“…” said First Last``, to have something."""

    def place(match: re.Match[str], part: str) -> tuple[Span, ...]:
        return (Span(*match.span(part)),)

    return tuple(
        Attribution(f"at-{n}", place(m, "source"), place(m, "cue"), place(m, "content"), 0.9, "test.v1")
        for n, m in enumerate(SAID.finditer(article.text))
    )


@pytest.fixture
def _stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "load_model", lambda _: SimpleNamespace(name="stand-in"))
    monkeypatch.setattr(pipeline, "encode", lambda *_: None)
    monkeypatch.setattr(pipeline, "find_attributions", find_said)
    monkeypatch.setattr(pipeline, "find_entities", lambda *_: Found((), {}, {}, {}, {}))


def from_file() -> Record:
    return onrecord.read(
        str(SAMPLES / "ferry-inquiry.html"), url="https://courier.example/ferry", published="2026-03-06"
    )


def from_stdin() -> Record:
    page = (SAMPLES / "ferry-inquiry.html").read_bytes()
    return onrecord.read("-", url="https://courier.example/ferry", published="2026-03-06", stdin=io.BytesIO(page))


@pytest.mark.usefixtures("_stand_in")
@pytest.mark.parametrize("read", [from_file, from_stdin])
def test_a_page_becomes_a_record(read: Callable[[], Record]) -> None:
    record = read()
    (statement,) = record.statements
    assert statement.text == "“They were told in writing, twice, and they sailed her anyway,”"
    assert record.engine.model == "stand-in"
    assert record.article.published.source is DateSource.OPTION
    assert statement.selector.link
    assert statement.selector.link.startswith("https://courier.example/ferry#:~:text=")
    assert record.times
    assert record.events is not None
    assert all(part is not None for part in (record.revisions, record.figures, record.agendas, record.checks))
    check_verbatim(record)
    assert from_json(to_json(record)) == record


@pytest.mark.usefixtures("_stand_in")
def test_the_same_input_gives_the_same_bytes() -> None:
    assert to_json(from_file()) == to_json(from_file()) == to_json(from_stdin())


@pytest.mark.usefixtures("_stand_in")
@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_every_sample_can_be_read_as_text(path: Path) -> None:
    record = onrecord.read_text(path.read_text(encoding="utf-8"))
    assert record.article.headline
    check_verbatim(record)


@pytest.mark.usefixtures("_stand_in")
def test_what_is_no_article_raises() -> None:
    with pytest.raises(PageError):
        onrecord.read_text(" \n")


def test_a_folder_without_a_model_is_a_set_up_error(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match=r"model\.onnx"):
        onrecord.read_text("Hello.", model=tmp_path)
