"""The statement page: evidence and citation; corrections by people stand beside the machine's answer."""

from dataclasses import replace
from pathlib import Path

from fastapi.testclient import TestClient

from onrecord.follow import follow_pending, list_clusters, list_links, read_cluster
from onrecord.store import add_record, open_store, read_record
from onrecord.store.corrections import list_corrections
from onrecord.web import Settings, create_app
from tests.follow.samples import AT, QUOTED, TRACED
from tests.trace.samples import embed
from tests.web.sets.conftest import Kept
from tests.web.sets.reading import read_page, text_of


def key_of(kept: Kept, words: str, article: int = 0) -> str:
    with open_store(kept.path) as store:
        record = read_record(store.db, kept.articles[article])
        return next(one.id for one in record.statements if words in one.text)


def token_of(client: TestClient, address: str) -> str:
    return str(read_page(client, address).xpath("//main//input[@name='form_token']/@value")[0])


def test_a_statement_shows_what_it_rests_on_and_how_to_cite_it(pages: TestClient, kept: Kept) -> None:
    key = key_of(kept, "We will not close")
    page = read_page(pages, f"/statements/{key}")
    marks = {
        one.get("class"): one.text_content() for one in page.xpath("//blockquote[contains(@class,'passage')]//mark")
    }
    assert marks["cue"] == "said"
    assert "close the harbour bridge" in marks["content"]
    citation = page.xpath("string(//pre[@data-copy='citation'])")
    assert citation.startswith("Lena Okafor")
    assert "https://news.example/0#:~:text=We" in citation
    assert "not kept" not in text_of(page)


def test_words_that_nobody_spoke_are_not_cited_as_spoken(pages: TestClient, kept: Kept) -> None:
    page = read_page(pages, f"/statements/{key_of(kept, 'rebuild the ferry')}")
    citation = page.xpath("string(//pre[@data-copy='citation'])")
    assert "in the words of Lorn Courier (Harbour bridge to stay open" in citation
    assert not set('“”"') & set(citation)


def test_what_became_of_it_in_other_articles_is_told(tmp_path: Path) -> None:
    with open_store(tmp_path / "news.db", create=True) as store:
        for one in (*TRACED, *QUOTED):
            with store.write() as db:
                add_record(db, one, at=AT)
        follow_pending(store, embed)
        link = next(one for one in list_links(store.db).rows if one.earlier.statement and one.later.statement)
        quoted = list_clusters(store.db).rows[0]
        statement = read_cluster(store.db, quoted.key).variants[0].place.statement
    with TestClient(create_app(Settings(tmp_path / "news.db")), base_url="http://127.0.0.1:8000") as client:
        assert "Across articles" in text_of(read_page(client, f"/articles/{link.later.article}"))
        page = read_page(client, f"/statements/{link.later.statement}")
        assert page.xpath(f"//a[@href='/statements/{link.earlier.statement}']")
        page = read_page(client, f"/statements/{statement}")
        assert page.xpath(f"//section//a[@href='/variants/{quoted.key}']")


def test_a_visitor_who_only_reads_gets_no_form(pages: TestClient, kept: Kept) -> None:
    key = key_of(kept, "We will not close")
    assert not read_page(pages, f"/statements/{key}").xpath("//form[@method='post']")
    form = token_of(pages, "/draft")
    answer = pages.post(f"/statements/{key}/corrections", data={"form_token": form, "note": "x"})
    assert answer.status_code == 403
    assert "Only reading is open" in answer.text


def test_a_correction_stands_beside_the_machines_answer_and_can_be_taken_back(writer: TestClient, kept: Kept) -> None:
    address = f"/statements/{key_of(kept, 'We will not close')}"
    filled = {
        "form_token": token_of(writer, address),
        "name": "Tom Fell",
        "act": "promise",
        "by": "Ann",
        "note": "<b>!",
    }
    page = read_page(writer, str(writer.post(f"{address}/corrections", data=filled).url))
    assert "corrected by a person" in text_of(page)
    assert "Tom Fell (read as Lena Okafor)" in text_of(page)
    assert "<b>!" in text_of(page)
    assert "Lena Okafor" in page.xpath("string(//article)")
    with open_store(kept.path) as store:
        correction = next(list_corrections(store.db))
    assert correction.answer.speaker
    assert correction.answer.speaker.entity, "a speaker whom the article knows is that one"
    filled = {"form_token": token_of(writer, address), "by": "Ann"}
    assert writer.post(f"{address}/corrections/{correction.id}/withdraw", data=filled).status_code == 200
    assert "corrected by a person" not in text_of(read_page(writer, address))
    assert "withdrawn by Ann" in text_of(read_page(writer, address))


def test_corrected_words_are_found_in_the_article_or_refused(writer: TestClient, kept: Kept) -> None:
    address = f"/statements/{key_of(kept, 'We will not close')}"
    form = token_of(writer, address)
    wrong = writer.post(f"{address}/corrections", data={"form_token": form, "words": "never printed"})
    assert wrong.status_code == 422
    assert "copy them from it" in wrong.text
    writer.post(f"{address}/corrections", data={"form_token": form, "words": "Lorn will pay 20 million"})
    page = read_page(writer, address)
    assert "Words: Lorn will pay 20 million" in text_of(page)
    assert "“Lorn will pay" not in text_of(page), "a person may choose words that are no quotation"


def test_a_correction_is_shown_at_the_same_words_of_a_new_version(writer: TestClient, kept: Kept) -> None:
    key = key_of(kept, "We will not close")
    form = token_of(writer, f"/statements/{key}")
    writer.post(f"/statements/{key}/corrections", data={"form_token": form, "words": "Lorn will pay 20 million"})
    with open_store(kept.path) as store, store.write() as db:
        first = read_record(db, kept.articles[0])
        statements = tuple(replace(one, id=f"{one.id}-2", parent=None) for one in first.statements)
        article = replace(first.article, id=f"{first.article.id}-2", url=None)
        page = db.execute(
            "SELECT address FROM pages JOIN articles a ON page = pages.id WHERE a.key = ?", (first.article.id,)
        )
        add_record(
            db,
            replace(first, article=article, statements=statements, revisions=None),
            at=AT,
            address=page.fetchone()[0],
        )
    later = read_page(writer, f"/statements/{key}-2")
    assert "Words: Lorn will pay 20 million" in text_of(later)
    assert "made on an earlier version, of the same words" in text_of(later)
    assert later.xpath(f"//section[@id='corrections']//a[@href='/articles/{first.article.id}']")
    assert "earlier version, of" not in text_of(read_page(writer, f"/statements/{key}"))


def test_nothing_corrected_is_said_so(writer: TestClient, kept: Kept) -> None:
    address = f"/statements/{key_of(kept, 'We will not close')}"
    answer = writer.post(f"{address}/corrections", data={"form_token": token_of(writer, address)})
    assert answer.status_code in {400, 422}
    assert "nothing is corrected" in answer.text


def test_a_speaker_of_another_article_can_be_chosen(writer: TestClient, kept: Kept) -> None:
    address = f"/statements/{key_of(kept, 'We will not close')}"
    page = read_page(writer, f"{address}?who=fenn")
    (key,) = page.xpath("//optgroup[@label='Looked for']/option[contains(., 'Bo Fenn')]/@value")
    filled = {"form_token": token_of(writer, address), "speaker": key}
    page = read_page(writer, str(writer.post(f"{address}/corrections", data=filled).url))
    assert "Bo Fenn (read as Lena Okafor)" in text_of(page)
    with open_store(kept.path) as store:
        (correction,) = list_corrections(store.db)
    assert correction.answer.speaker
    assert correction.answer.speaker.entity == key


def test_a_speaker_who_is_not_there_is_refused(writer: TestClient, kept: Kept) -> None:
    address = f"/statements/{key_of(kept, 'We will not close')}"
    filled = {"form_token": token_of(writer, address), "speaker": "id-000000000000"}
    assert writer.post(f"{address}/corrections", data=filled).status_code == 404
