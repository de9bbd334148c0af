"""Every page in a real browser: with scripts and without, on a phone, in the dark, on paper, and for everyone."""

import re
from html import unescape
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page

from tests.browser.audit import DARK, find_violations, report
from tests.browser.chromium import DESKTOP, PAPER, PHONE, Watched
from tests.browser.looks import find_cut_off, find_in_structure, find_on_paper, is_dark, walk_focus
from tests.browser.places import FILES, PLACES, REFUSED, Place, all_places, routes_of_pages
from tests.browser.shelf import Shelf

TITLES: dict[str, str] = {}
"""The titles that were seen, and where."""


def test_no_page_is_left_out() -> None:
    assert set(routes_of_pages("GET")) == set(PLACES) | set(FILES)


# tests of one place run together, so that it is opened once
@pytest.fixture(scope="module", params=all_places(), ids=str)
def place(request: pytest.FixtureRequest) -> Place:
    assert isinstance(request.param, Place)
    return request.param


@pytest.fixture(scope="module")
def page(place: Place, scripted: Watched, shelf: Shelf) -> Page:
    scripted.take_faults()
    answer = scripted.goto(scripted.page, place.on(shelf))
    if answer.status != 200:
        scripted.faults.append(f"status {answer.status}")
    return scripted.page


def test_it_opens_without_a_fault(page: Page, scripted: Watched) -> None:
    assert page.url.startswith(scripted.home)
    report(scripted.take_faults())


def test_it_is_in_order(page: Page) -> None:
    report(find_in_structure(page))


def test_its_title_is_its_own(page: Page) -> None:
    title, path = page.title(), page.url.partition("?")[0]
    assert TITLES.setdefault(title, path) == path, title


def test_its_windows_show_all(page: Page) -> None:
    page.set_viewport_size(DESKTOP)
    report(find_cut_off(page))


def test_a_phone_shows_all(page: Page) -> None:
    page.set_viewport_size(PHONE)
    found = find_cut_off(page)
    page.set_viewport_size(DESKTOP)
    report(found)


def test_the_dark_is_dark(page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    dark = is_dark(page)
    page.emulate_media(color_scheme="light")
    assert dark
    assert not is_dark(page)


def test_paper_shows_all(page: Page) -> None:
    page.set_viewport_size(PAPER)
    page.emulate_media(media="print")
    found = find_cut_off(page) + find_on_paper(page)
    page.emulate_media(media="screen")
    page.set_viewport_size(DESKTOP)
    report(found)


def test_the_keyboard_gets_around(page: Page, place: Place) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    # the first two of each route have the parts of all others
    if place.audited:
        report(walk_focus(page, 12))


def test_it_needs_no_scripts(place: Place, plain: Watched, shelf: Shelf) -> None:
    plain.take_faults()
    assert plain.goto(plain.page, place.on(shelf)).status == 200
    assert plain.page.get_by_role("heading", level=1).count() == 1
    report(plain.take_faults())


@pytest.fixture(scope="module", params=[place for place in all_places() if place.audited], ids=str)
def audited(request: pytest.FixtureRequest, open_minded: Watched, shelf: Shelf) -> Page:
    place: Place = request.param
    page = open_minded.page
    page.emulate_media(color_scheme="light")
    open_minded.goto(page, place.on(shelf))
    return page


def test_everyone_can_use_it(audited: Page) -> None:
    report(find_violations(audited))


def test_everyone_can_read_it_in_the_dark(audited: Page) -> None:
    audited.emulate_media(color_scheme="dark")
    report(find_violations(audited, DARK))


@pytest.mark.parametrize("address", REFUSED)
def test_a_refusal_is_a_page_like_others(address: str, scripted: Watched) -> None:
    assert scripted.goto(scripted.page, address).status in {400, 404, 422}
    scripted.take_faults()
    report(find_in_structure(scripted.page) + find_cut_off(scripted.page))


WRITTEN = (
    "/draft",
    "/statements/{statements[other]}",
    "/speakers/{speakers[Ada Quill]}",
    "/speakers/{speakers[Nora Voss]}?other=sato",
)
"""Where those who may write see forms."""


@pytest.mark.parametrize("address", WRITTEN)
def test_forms_are_for_everyone(address: str, writing: Watched, shelf: Shelf) -> None:
    page = writing.page
    page.set_viewport_size(DESKTOP)
    writing.goto(page, Place("", address, audited=True).on(shelf))
    report(find_in_structure(page) + find_violations(page))
    page.set_viewport_size(PHONE)
    report(find_cut_off(page) + writing.take_faults())


def test_no_link_leads_nowhere(plain: Watched, shelf: Shelf) -> None:
    asked = (plain.context.request.get(f"{plain.home}{place.on(shelf)}") for place in all_places())
    links = {urljoin(page.url, link) for page in asked for link in links_of(page.text()) if "q=" not in link}
    inside = sorted({link.partition("#")[0] for link in links if link.startswith(f"{plain.home}/")})
    assert len(inside) > 100
    # a sample is enough of those that are many and alike
    chosen = [link for number, link in enumerate(inside) if number % 25 == 0 or not MANY.search(link)]
    report([f"{answer.status}: {link}" for link in chosen if (answer := plain.context.request.get(link)).status != 200])


MANY = re.compile("/statements/|/export/|/speakers/")


def links_of(page: str) -> list[str]:
    """The addresses that `page` links to."""
    return [unescape(link) for link in re.findall(r'<a[^>]* href="([^"]*)"', page)]
