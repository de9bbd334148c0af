"""The generated store is the same for a seed, and its records are records."""

from pathlib import Path

from evaluation.generated import fill, make_records
from onrecord.schema.encoding import from_json, to_json
from onrecord.store import open_store, read_records


def test_the_same_seed_gives_the_same_records() -> None:
    assert list(make_records(45)) == list(make_records(45))
    assert sum(len(record.statements) for record in make_records(45)) == 45


def test_spans_are_the_words() -> None:
    for record in make_records(60):
        assert from_json(to_json(record)) == record
        for statement in record.statements:
            (span,) = statement.content
            assert span.of(record.article.text) == statement.text


def test_a_store_is_filled(tmp_path: Path) -> None:
    with open_store(tmp_path / "g.db", create=True) as store:
        fill(store, 100)
        assert len(list(read_records(store.db))) == 5
