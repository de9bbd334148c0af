"""Pages as a reader has them: whole, without a script, and never with markup from outside."""

from lxml.html import HtmlElement, fromstring
from starlette.testclient import TestClient


def read_page(client: TestClient, address: str, *, status: int = 200) -> HtmlElement:
    """The page at `address`; it is whole, and nothing in it runs or is styled in place."""
    answer = client.get(address)
    assert answer.status_code == status, answer.text[:500]
    page = fromstring(answer.text)
    assert [one.get("src", "").partition("?")[0] for one in page.iterfind(".//script")] == ["/static/app.js"]
    assert not page.xpath("//*[@style] | //style | //*[@*[starts-with(name(), 'on')]]")
    assert not page.xpath("//a[starts-with(@href, 'javascript:')]")
    assert not page.xpath("//main//b[text()='terminal'] | //main//img | //main//i")
    assert len(page.findall(".//h1")) == 1
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids)), sorted(one for one in ids if ids.count(one) > 1)
    return page


def text_of(page: HtmlElement) -> str:
    """The words of the main part in one line."""
    return " ".join(page.find(".//main").text_content().split())
