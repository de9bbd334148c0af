"""Two articles or two agendas side by side, chosen by what somebody types."""

from urllib.parse import urlencode

import pytest
from fastapi.testclient import TestClient

from onrecord.store import open_store
from onrecord.store.speakers import list_speakers
from tests.web.sets.conftest import Kept
from tests.web.sets.reading import read_page, text_of


def address(**asked: str) -> str:
    return f"/compare?{urlencode(asked)}"


def test_two_articles_are_set_side_by_side(pages: TestClient, bridge_store: Kept) -> None:
    one, other, *_ = bridge_store.articles
    page = read_page(pages, address(kind="articles", one=one, other=other))
    assert [node.text_content().split(":")[-1].removesuffix(" (end)").strip() for node in page.iterfind(".//del")][
        1:
    ] == [
        "not",
        "and Lorn will pay 20 million",
    ]
    said = text_of(page)
    assert page.xpath("//tr[th='passengers']/td//b/text()") == ["14", "17"]
    assert "Heard in one only" in said


def test_what_is_typed_becomes_a_choice(pages: TestClient, bridge_store: Kept) -> None:
    page = read_page(pages, address(one="harbour bridge", other="takes back"))
    assert set(page.xpath("//input[@type='radio'][@name='one']/@value")) == set(bridge_store.articles[:2])
    assert page.xpath("//input[@name='other']/@value") == [bridge_store.articles[2]]


def test_two_agendas_are_set_side_by_side(pages: TestClient, bridge_store: Kept) -> None:
    one, other, *_ = bridge_store.articles
    page = read_page(pages, address(kind="agendas", one=one, other=other))
    assert page.xpath("//tr[@class='shared']/td/text()") == ["insurance", "insurance"]
    assert "not listed" in text_of(page)


@pytest.mark.parametrize("kind", ["articles", "agendas", "speakers", "nonsense", ""])
@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("", "", id="nothing"),
        pytest.param("zzz", "<script>alert(1)</script>", id="nothing of the sort"),
        pytest.param("%", "\x00'\"", id="marks"),
        pytest.param("a" * 5000, "harbour", id="long"),
        pytest.param("script", "script", id="a hostile headline beside itself"),
    ],
)
def test_every_question_is_answered(pages: TestClient, kind: str, one: str, other: str) -> None:
    read_page(pages, address(kind=kind, one=one, other=other))


def test_two_speakers_are_set_side_by_side_by_day(pages: TestClient, bridge_store: Kept) -> None:
    with open_store(bridge_store.path) as store:
        keys = {row.name: row.key for row in list_speakers(store.db).rows}
    page = read_page(pages, address(kind="speakers", one=keys["Bo Fenn"], other=keys["Tom Fell"], topic="ferry"))
    assert len(page.xpath("//section[@class='day']")) >= 1
    assert "on “ferry”" in text_of(page)
