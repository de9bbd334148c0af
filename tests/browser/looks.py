"""What is wrong with a page as it is laid out, found by the browser itself."""

from pathlib import Path

from playwright.sync_api import Page

FAULTS = (Path(__file__).parent / "looks.js").read_text(encoding="utf-8")


def _ask(page: Page, check: str) -> list[str]:
    """What the function `check` of ``looks.js`` finds."""
    return list(page.evaluate(f"(() => {{ {FAULTS}\nreturn {check}(); }})()"))


def find_in_structure(page: Page) -> list[str]:
    """Faults of headings, ids and links within the page."""
    return _ask(page, "structure")


def find_cut_off(page: Page) -> list[str]:
    """Whatever does not fit the width of the window."""
    return _ask(page, "cutOff")


def find_on_paper(page: Page) -> list[str]:
    """What print shows and should not, or hides and should not; the page is set to print media."""
    return _ask(page, "onPaper")


def is_dark(page: Page) -> bool:
    """Whether light words stand on a dark ground."""
    ground, ink = map(float, _ask(page, "brightness"))
    return ground < 0.2 and ink > 0.7


def walk_focus(page: Page, steps: int) -> list[str]:
    """Press Tab `steps` times; gives the stops where focus is not seen."""
    found = []
    for _ in range(steps):
        page.keyboard.press("Tab")
        found.extend(_ask(page, "noFocus"))
    return list(dict.fromkeys(found))
