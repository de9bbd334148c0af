"""Every page of the app in a real browser: with scripts and without, on a phone, in the dark, on paper, and for everyone."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

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
def page(place: Place, scripted: Watched, shelf: Shelf) -> Iterator[Page]:
    with scripted.context.new_page() as page:
        scripted.take_faults()
        answer = scripted.goto(page, place.on(shelf))
        if answer.status != 200:
            scripted.faults.append(f"status {answer.status}")
        yield page


def test_it_opens_without_a_fault(page: Page, scripted: Watched) -> None:
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


def test_the_keyboard_gets_around(page: Page) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    report(walk_focus(page, 12))


def test_it_needs_no_scripts(place: Place, plain: Watched, shelf: Shelf) -> None:
    with plain.context.new_page() as page:
        plain.take_faults()
        assert plain.goto(page, place.on(shelf)).status == 200
        assert page.get_by_role("heading", level=1).count() == 1
        report(plain.take_faults())


@pytest.fixture(scope="module", params=[place for place in all_places() if place.audited], ids=str)
def audited(request: pytest.FixtureRequest, open_minded: Watched, shelf: Shelf) -> Iterator[Page]:
    place: Place = request.param
    with open_minded.context.new_page() as page:
        open_minded.goto(page, place.on(shelf))
        yield page


def test_everyone_can_use_it(audited: Page) -> None:
    report(find_violations(audited, {}))


def test_everyone_can_read_it_in_the_dark(audited: Page) -> None:
    audited.emulate_media(color_scheme="dark")
    report(find_violations(audited, {"runOnly": ["color-contrast", "link-in-text-block"]}))


def find_violations(page: Page, options: dict[str, object]) -> list[str]:
    """What axe-core finds, one line for each element."""
    found = Axe().run(page, options={"resultTypes": ["violations"], **options}).response["violations"]
    return [f"{one['impact']}: {one['id']}: {node['target']} {node['html'][:120]}" for one in found for node in one["nodes"]]


def report(found: list[str]) -> None:
    """Fail with a line for each finding."""
    assert not found, "\n" + "\n".join(found)


@pytest.mark.parametrize("address", REFUSED)
def test_a_refusal_is_a_page_like_others(address: str, scripted: Watched) -> None:
    with scripted.context.new_page() as page:
        assert scripted.goto(page, address).status in {400, 404, 422}
        scripted.take_faults()
        report(find_in_structure(page))
        report(find_cut_off(page))
