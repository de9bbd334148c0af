import json
import random
from typing import Any

import pytest

from onrecord import PageError, from_json, to_json
from onrecord.exports import FORMATS, find_flaw
from tests.exports.samples import FERRY, RECORDS, written
from tests.samples import ARTICLE, record_of


def change_one_value(value: Any, choose: random.Random) -> Any:
    """`value` with one value, somewhere in it, replaced by another of its type."""
    places: list[tuple[Any, Any]] = []

    def walk(inner: Any) -> None:
        pairs = inner.items() if isinstance(inner, dict) else enumerate(inner) if isinstance(inner, list) else ()
        for key, below in list(pairs):
            places.append((inner, key))
            walk(below)

    walk(value)
    holder, key = choose.choice(places)
    others = {list: [], str: "z\x00=<\u2028", int: choose.choice([-1, 0, 10**6]), float: 0.0}
    holder[key] = others.get(type(holder[key]))
    return value


@pytest.mark.parametrize("seed", range(60))
def test_whatever_a_record_says_it_is_exported_or_named(seed: int) -> None:
    choose = random.Random(seed)
    for _ in range(6):
        raw = json.dumps(change_one_value(json.loads(to_json(FERRY)), choose))
        try:
            record = from_json(raw)
        except ValueError:
            continue
        for form in FORMATS:
            if find_flaw(record) is None:
                written(form, [record])
            else:
                with pytest.raises(PageError, match="its record is damaged"):
                    written(form, [record])


@pytest.mark.parametrize("record", [*RECORDS, record_of(ARTICLE)], ids=lambda record: record.article.id)
def test_sound_records_have_no_flaw(record: Any) -> None:
    assert find_flaw(record) is None
