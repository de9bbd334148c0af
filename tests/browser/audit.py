"""What stands in the way of people: findings of axe-core, and the failing of a test with a line for each."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

DARK = {"runOnly": ["color-contrast", "link-in-text-block"]}
"""The rules that colours can break."""


def find_violations(page: Page, options: dict[str, list[str]] | None = None) -> list[str]:
    """What axe-core finds, one line for each element."""
    found = Axe().run(page, options={"resultTypes": ["violations"], **(options or {})}).response["violations"]
    return [
        f"{one['impact']}: {one['id']}: {node['target']} {node['html'][:120]}" for one in found for node in one["nodes"]
    ]


def report(found: list[str]) -> None:
    """Fail with a line for each finding."""
    assert not found, "\n" + "\n".join(found)
