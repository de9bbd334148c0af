"""What people do with the app, by keyboard alone, with scripts and without: find, read, decide, keep."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.chromium import Watched
from tests.browser.news import LATER, OTHER
from tests.browser.shelf import Shelf
from tests.web.serving import TOKEN

DRAFT = """Library opens on Sundays

Mayor Ada Quill said on Tuesday that the library will open on Sundays. “We owe it to the children,” she said.
"""

FARTHEST = 150
"""Stops of the Tab key before it is given up."""


@pytest.fixture
def page(visitor: Watched) -> Iterator[Page]:
    yield visitor.page
    assert visitor.take_faults() == []


def reach(page: Page, target: Locator) -> None:
    """Press Tab until `target` has the focus."""
    for _ in range(FARTHEST):
        page.keyboard.press("Tab")
        if target.evaluate("one => one === document.activeElement"):
            return
    raise AssertionError(f"Tab does not reach {target}")


def fill(page: Page, label: str, words: str) -> None:
    """Type `words` into the field `label`."""
    reach(page, page.get_by_label(label, exact=True))
    page.keyboard.insert_text(words)


def press(page: Page, role: str, name: str | re.Pattern[str]) -> None:
    """Reach the button, link or box `name`, and use it."""
    reach(page, page.get_by_role(role, name=name, exact=True).first)  # type: ignore[arg-type]  # one of ARIA's roles
    page.keyboard.press("Space" if role in {"checkbox", "radio"} else "Enter")


def log_in(page: Page, visitor: Watched) -> None:
    """Open the app for writing; the token does not stay in the address."""
    visitor.goto(page, f"/?token={TOKEN}")
    assert "token" not in page.url


def test_a_quote_is_found_and_leads_to_the_publishers_page(page: Page, visitor: Watched) -> None:
    visitor.goto(page, "/")
    fill(page, "Search statements", '"crossing safe for the people"')
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    press(page, "link", "Statement")
    expect(page).to_have_url(re.compile(r"/statements/st-"))
    link = page.get_by_role("link", name="Highlight it on the publisher’s page").get_attribute("href")
    assert link is not None
    assert link.startswith((f"{OTHER.url}#:~:text=", f"{LATER.url}#:~:text="))
    assert "There%20is%20no" in link


def test_a_draft_is_read_and_not_kept(page: Page, visitor: Watched) -> None:
    visitor.goto(page, "/draft")
    fill(page, "Article", DRAFT)
    press(page, "button", "Read it")
    expect(page.get_by_role("status")).to_contain_text("not kept")
    expect(page.get_by_role("heading", level=1)).to_have_text("Library opens on Sundays")
    visitor.goto(page, "/articles")
    expect(page.get_by_text("Library opens on Sundays")).to_have_count(0)


def test_a_draft_is_kept_by_who_may_write(page: Page, visitor: Watched) -> None:
    log_in(page, visitor)
    visitor.goto(page, "/draft")
    fill(page, "Article", DRAFT)
    press(page, "checkbox", "Keep it in the store")
    press(page, "button", "Read it")
    expect(page).to_have_url(re.compile(r"/articles/a[0-9a-f]+$"))
    visitor.goto(page, "/search?q=library+Sundays")
    expect(page.get_by_role("link", name="Library opens on Sundays").first).to_be_visible()


@pytest.mark.parametrize("what", ["split", "merge", "withdraw"])
def test_nobody_else_decides_about_speakers(page: Page, visitor: Watched, shelf: Shelf, what: str) -> None:
    key = shelf.speakers["Ada Quill"]
    visitor.goto(page, f"/speakers/{key}")
    expect(page.get_by_role("button", name="The ticked ones are somebody else")).to_have_count(0)
    answer = page.request.post(f"{visitor.home}/speakers/{key}/{what}", form={"other": key, "decision": "1"})
    assert answer.status == 403


def test_a_draft_from_elsewhere_is_refused(page: Page, visitor: Watched) -> None:
    answer = page.request.post(
        f"{visitor.home}/draft", form={"text": DRAFT}, headers={"origin": "https://evil.example"}
    )
    assert answer.status == 403


def test_a_speaker_is_split_and_the_split_taken_back(page: Page, visitor: Watched, shelf: Shelf) -> None:
    log_in(page, visitor)
    visitor.goto(page, f"/speakers/{shelf.speakers['Ada Quill']}")
    box = page.get_by_role("checkbox", name=re.compile("somebody else")).first
    reach(page, box)
    page.keyboard.press("Space")
    fill(page, "Your name", "Edda Reid")
    fill(page, "Why", "another town")
    press(page, "button", "The ticked ones are somebody else")
    decisions = page.locator("#decisions")
    expect(decisions).to_contain_text("Not the same")
    expect(decisions).to_contain_text("another town")
    press(page, "button", re.compile("Withdraw"))
    expect(page.locator("#decisions")).to_contain_text("withdrawn")


def test_two_speakers_are_merged(page: Page, visitor: Watched, shelf: Shelf) -> None:
    log_in(page, visitor)
    visitor.goto(page, f"/speakers/{shelf.speakers['Nora Voss']}")
    fill(page, "Name of the other", "Sato")
    press(page, "button", "Look")
    expect(page.get_by_role("radio", name=re.compile("Mei Sato"))).to_be_checked()
    press(page, "button", "These are one")
    expect(page.locator("#decisions")).to_contain_text("The same")
    expect(page.locator("#appearances")).to_contain_text("Mei Sato")


def test_a_correction_stands_beside_the_machines_answer(page: Page, visitor: Watched, shelf: Shelf) -> None:
    log_in(page, visitor)
    visitor.goto(page, f"/statements/{shelf.statements['other']}")
    fill(page, "or another name", "Nora Voss")
    fill(page, "Your name", "Edda Reid")
    press(page, "button", "Keep the correction")
    corrections = page.locator("#corrections")
    expect(corrections).to_contain_text("Nora Voss (read as")
    expect(corrections).to_contain_text("Edda Reid")
    expect(page.locator(".statement")).to_contain_text("corrected by a person")
    press(page, "button", re.compile("Withdraw"))
    expect(corrections).to_contain_text("withdrawn")
    expect(page.locator(".statement")).not_to_contain_text("corrected by a person")


def test_nobody_else_corrects(page: Page, visitor: Watched, shelf: Shelf) -> None:
    address = f"/statements/{shelf.statements['other']}"
    visitor.goto(page, address)
    expect(page.get_by_role("button", name="Keep the correction")).to_have_count(0)
    assert page.request.post(f"{visitor.home}{address}/corrections", form={"none": "yes"}).status == 403
