"""One browser, one server and few windows for all tests of this folder; without a browser they are skipped."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.chromium import DESKTOP, Watched, find_chromium, open_chromium
from tests.browser.shelf import Shelf, add_failures, all_drafts, fill_shelf
from tests.web.serving import TOKEN, serve


# by package, not by session: where Playwright runs, no other test can start an event loop
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    path = find_chromium()
    if path is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    with open_chromium(path) as browser:
        yield browser


# the browser first: without one, no store need be made
@pytest.fixture(scope="package")
def shelf(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    assert browser.is_connected()
    shelf = fill_shelf(tmp_path_factory.mktemp("shelf") / "news.db", all_drafts())
    add_failures(shelf.path)
    return shelf


@pytest.fixture(scope="package")
def writing(browser: Browser, home: str) -> Iterator[Watched]:
    """A browser that may write, and lets the accessibility audit in."""
    with browser.new_context(viewport=DESKTOP, bypass_csp=True) as context:
        context.request.get(f"{home}/?token={TOKEN}")
        yield Watched(context, home)


@pytest.fixture
def own_home(shelf: Shelf, tmp_path: Path) -> Iterator[str]:
    """The app over a copy of the shelf, for tests that write."""
    for source in shelf.path.parent.iterdir():
        (shutil.copytree if source.is_dir() else shutil.copy)(source, tmp_path / source.name)
    with serve(tmp_path / shelf.path.name, token=TOKEN) as address:
        yield address


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def visitor(request: pytest.FixtureRequest, browser: Browser, own_home: str) -> Iterator[Watched]:
    """A new browser at the app of its own, with scripts and without."""
    with browser.new_context(viewport=DESKTOP, java_script_enabled=request.param, reduced_motion="reduce") as context:
        yield Watched(context, own_home)


@pytest.fixture(scope="package")
def home(shelf: Shelf) -> Iterator[str]:
    with serve(shelf.path, token=TOKEN) as address:
        yield address


@pytest.fixture(scope="package")
def scripted(browser: Browser, home: str) -> Iterator[Watched]:
    with browser.new_context(viewport=DESKTOP, reduced_motion="reduce") as context:
        yield Watched(context, home)


@pytest.fixture(scope="package")
def plain(browser: Browser, home: str) -> Iterator[Watched]:
    """A browser that runs no scripts of a page."""
    with browser.new_context(viewport=DESKTOP, java_script_enabled=False) as context:
        yield Watched(context, home)


@pytest.fixture(scope="package")
def open_minded(browser: Browser, home: str) -> Iterator[Watched]:
    """A browser that lets the accessibility audit run its own script in a page."""
    with browser.new_context(viewport=DESKTOP, bypass_csp=True) as context:
        yield Watched(context, home)
