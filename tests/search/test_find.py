"""Queries and what they find in a few articles."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import SetupError, StoreError
from onrecord.search import Results, index_pending, search
from onrecord.search.folder import Embed
from onrecord.store import Store
from tests.search.conftest import embed, keep
from tests.search.samples import Said, record_of
from tests.search.test_query import PIECES

SAFE, CRACK, CABLES = "The bridges are safe", "The bridge has a crack in it", "Nobody looked at the cables"
WINTER, TOLL = "The ferry will not run in winter", "I did not call the ferry a re-opened toll road"
TAXES, RENTS = "Property taxes must fall", "Rents are too high"


def words(results: Results) -> list[str]:
    return [row.quote.strip("“”") for row in results.hits]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param("crack", {CRACK}, id="a word"),
        pytest.param("bridge crack", {CRACK}, id="all words"),
        pytest.param("cracks", {CRACK}, id="by its stem"),
        pytest.param("LORN", {SAFE, CRACK, CABLES}, id="in the headline"),
        pytest.param("quill safe", {SAFE}, id="in the speaker's name"),
        pytest.param('"bridges are"', {SAFE}, id="phrase"),
        pytest.param('"are bridges"', set(), id="phrase in order"),
        pytest.param('"bridge"', {SAFE, CRACK, CABLES}, id="exact word in the headline"),
        pytest.param('"Fenn said"', {CRACK, TOLL}, id="phrase around the statement"),
        pytest.param("re-opened", {TOLL}, id="with a hyphen"),
        pytest.param("ferry -winter", {TOLL}, id="without a word"),
        pytest.param('-"the ferry" -bridge', {TAXES, RENTS}, id="only without"),
        pytest.param("speaker:Quill", {SAFE, WINTER}, id="speaker"),
        pytest.param('speaker:"Ada Quill" -act:deny', {WINTER}, id="speaker and not act"),
        pytest.param('speaker:"Mrs Quill"', {SAFE}, id="alias, where the article has it"),
        pytest.param("speaker:cafe", {RENTS}, id="without its accent"),
        pytest.param("role:mayor", {SAFE, WINTER}, id="role"),
        pytest.param('role:"mayor of Lorn"', {SAFE}, id="role of several words"),
        pytest.param("kind:organization", {RENTS}, id="kind of speaker"),
        pytest.param("kind:none", {TAXES}, id="no speaker"),
        pytest.param("is:unnamed", {CABLES}, id="unnamed"),
        pytest.param("is:named bridge", {SAFE, CRACK}, id="named"),
        pytest.param("is:revised", {SAFE, CRACK}, id="in a revision"),
        pytest.param("is:negative", {TOLL}, id="said not to have said it"),
        pytest.param("is:failed", set(), id="no failed check"),
        pytest.param("act:deny,promise", {SAFE, WINTER}, id="one of two acts"),
        pytest.param("form:mixed", {TOLL}, id="form"),
        pytest.param('channel:post,"press conference"', {SAFE, CRACK}, id="channel"),
        pytest.param("outlet:chatterbox", {CRACK}, id="outlet"),
        pytest.param("publisher:post", {WINTER, TOLL}, id="publisher"),
        pytest.param('publisher:"Lorn Courier"', {SAFE, CRACK, CABLES}, id="publisher in full"),
        pytest.param("published:2024", {SAFE, CRACK, CABLES, WINTER, TOLL}, id="year"),
        pytest.param("published:2024-03", {SAFE, CRACK, CABLES}, id="month"),
        pytest.param("published:2024-03-05", {SAFE, CRACK, CABLES}, id="day"),
        pytest.param("published:2024-05-01..2024-05-30", set(), id="a month is not within part of it"),
        pytest.param("published:2024-04..", {WINTER, TOLL}, id="from"),
        pytest.param("published:..2024-04", {SAFE, CRACK, CABLES}, id="until"),
        pytest.param("-published:2024", {TAXES, RENTS}, id="not in a year, or not dated"),
        pytest.param("said:2024-03-04", {SAFE}, id="said"),
        pytest.param("said:2023", set(), id="not said then"),
        pytest.param("topic:chatterbox", set(), id="not a word of the article"),
        pytest.param("topic:cables act:deny", {SAFE}, id="a word of the article"),
        pytest.param("nothing-of-the-kind", set(), id="nothing"),
        pytest.param('article:ar-"', set(), id="no such article"),
        pytest.param("entity:id-0", set(), id="no such speaker"),
    ],
)
def test_what_is_found(store: Store, query: str, found: set[str]) -> None:
    results = search(store, query)
    assert set(words(results)) == found
    assert results.total == len(found)
    assert results.next is None


def test_keys_of_a_row_find_it(store: Store) -> None:
    (row,) = search(store, "crack").hits
    assert (row.before, row.after) == ("Bo Fenn said ", " on the quay.")
    assert set(words(search(store, f"article:{row.article}"))) == {SAFE, CRACK, CABLES}
    assert set(words(search(store, f"entity:{row.entity}"))) == {CRACK}


def test_what_was_said_comes_before_what_stands_around(store: Store) -> None:
    assert words(search(store, "bridge"))[2] == CABLES
    assert words(search(store, "winter ferry"))[0] == WINTER


@pytest.mark.parametrize(
    ("order", "found"),
    [
        pytest.param("newest", [TOLL, WINTER, CABLES, CRACK, SAFE, RENTS, TAXES], id="newest"),
        pytest.param("relevance", [TOLL, WINTER, CABLES, CRACK, SAFE, RENTS, TAXES], id="nothing to weigh"),
        pytest.param("oldest", [SAFE, CRACK, CABLES, WINTER, TOLL, TAXES, RENTS], id="oldest"),
    ],
)
def test_order_by_day_has_the_undated_last(store: Store, order: str, found: list[str]) -> None:
    assert words(search(store, "", order=order)) == found


@pytest.mark.parametrize("order", ["relevance", "newest", "oldest"])
@pytest.mark.parametrize("query", ["", "the", 'like:"ferry in winter"', "like:bridge -rents"])
def test_pages_hold_everything_once(store: Store, query: str, order: str) -> None:
    whole = search(store, query, order=order, embed=embed)
    pages = [search(store, query, order=order, limit=2, embed=embed)]
    while cursor := pages[-1].next:
        pages.append(search(store, query, order=order, limit=2, cursor=cursor, embed=embed))
    assert [row.key for page in pages for row in page.hits] == [row.key for row in whole.hits]
    assert {page.total for page in pages} == {whole.total}
    assert len(pages) == (whole.total + 1) // 2


def test_pages_by_day_go_on_where_they_were_when_articles_come_in(store: Store) -> None:
    first = search(store, "", order="newest", limit=2)
    keep(store, record_of("Late news", "Lorn Courier", "2025-01-01", Said("Cy Dale", "The pier is open")))
    index_pending(store, embed)
    assert words(search(store, "", order="newest", limit=2, cursor=first.next)) == [CABLES, CRACK]


@pytest.mark.parametrize("cursor", ["x", "é", "W10", "WzEsMl0", "bm9wZQ", "=" * 99, "W251bGwsIG51bGwsIDBd"])
def test_a_cursor_of_something_else_is_named(store: Store, cursor: str) -> None:
    with pytest.raises(StoreError, match="begin without it"):
        search(store, "bridge", cursor=cursor)
    with pytest.raises(StoreError, match="begin without it"):
        search(store, "bridge", cursor=search(store, "ferry", limit=1).next)


def test_an_order_that_there_is_not_is_named(store: Store) -> None:
    with pytest.raises(SetupError, match="one of: relevance, newest, oldest"):
        search(store, "", order="loudest")


def test_facets_count_all_answers_and_narrow_them_down(store: Store) -> None:
    results = search(store, "is:named", limit=1)
    facets = {facet.name: facet.parts for facet in results.facets}
    assert set(facets) == {"act", "channel", "kind", "form", "publisher", "published", "speaker"}
    assert facets["speaker"][0].count == 2
    for parts in facets.values():
        for part in parts:
            assert search(store, f"is:named {part.query}").total == part.count
            assert not search(store, part.query).query.notes


def test_like_ranks_by_nearness(store: Store) -> None:
    results = search(store, 'like:"a ferry in winter"', embed=embed)
    assert words(results)[0] == WINTER
    assert results.nearness == tuple(sorted(results.nearness, reverse=True))
    assert results.total == 7
    narrowed = search(store, 'like:"a ferry in winter" speaker:Fenn', embed=embed)
    assert set(words(narrowed)) == {TOLL, CRACK}


def test_like_without_a_word_says_so(store: Store) -> None:
    results = search(store, 'like:"…"', embed=embed)
    assert (results.total, results.notes) == (0, ("like: there is no word in it to go by",))


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(lambda texts: embed(texts)[:, :64], id="narrower"),
        pytest.param(lambda texts: -embed(texts), id="other"),
    ],
)
def test_like_with_other_weights_asks_for_a_new_index(store: Store, other: Embed) -> None:
    with pytest.raises(StoreError, match="other weights; run onrecord reindex --db"):
        search(store, "like:bridge", embed=other)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.one_of(st.text(), st.lists(st.one_of(PIECES, st.text(max_size=3))).map("".join)))
def test_any_string_is_answered(store: Store, text: str) -> None:
    for order in ("relevance", "oldest"):
        results = search(store, text, order=order, embed=embed)
        assert len(results.hits) == min(results.total, 20)


@pytest.mark.parametrize(
    "text", ["\ud800", "\x00", "🜁 🜂", "שלום", "\u202eabc", '"' * 9_999, "a:" * 5_000, "-" * 10_000, "x" * 10_000]
)
def test_odd_strings_are_answered(store: Store, text: str) -> None:
    assert search(store, text, embed=embed).total in {0, 7}


def test_facets_follow_the_index(store: Store) -> None:
    counts = []
    for n in range(2):
        counts.append({facet.name: facet.parts for facet in search(store, "").facets}["published"][0].count)
        keep(store, record_of(f"Late news {n}", "Lorn Courier", "2024-01-01", Said("Cy Dale", "The pier is open")))
        index_pending(store, embed)
    assert counts == [5, 6]


def test_a_key_from_before_a_merge_still_finds_the_speaker(store: Store) -> None:
    (row,) = search(store, "crack").hits
    with store.write() as db:
        db.execute("INSERT INTO former_keys VALUES ('id-before', ?)", (row.entity,))
    results = search(store, "entity:id-before")
    assert set(words(results)) == {CRACK}
    assert str(results.query) == f"entity:{row.entity}"
