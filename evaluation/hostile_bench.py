"""Pages and texts made to take long: ``python -m evaluation.hostile_bench``, half a minute.

They hang other extractors, or take a time that grows with the square of their length. The tests of `extract` read the
same ones and ask what comes out; how long it takes is asked here, where a busy machine makes no test fail.
"""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress

from evaluation.measured import Figure, print_figures
from onrecord.errors import PageError
from onrecord.extract import extract_article
from onrecord.schema.page import Page

HOSTILE = {
    "nested": ("<div>" * 100_000 + "x", "hostile"),
    "nested elements of no known name": ("<x-y>" * 100_000 + "x", "hostile"),
    "nested tables": ("<table><tr><td>" * 240 + "x", "hostile"),
    "attributes with marks of comparison": (
        "<p " + " ".join(f'a{n}="1 > 0"' for n in range(200_000)) + ">x</p>",
        "hostile",
    ),
    "an article of two million characters": ("<p>" + "The mayor said so. " * 100_000 + "</p>", "too-large"),
    "attributes": ("<p " + " ".join(f"a{n}=1" for n in range(200_000)) + ">x</p>", "hostile"),
    "tags": ("<p>x</p>" * 100_000, "hostile"),
    "open tags": ("<a" * 1_000_000, "hostile"),
    "one line": ("<p>" + "x" * 50_000_000, "too-large"),
    "navigation": ("<nav>" + "<a href=/>Home</a><a href=/b>World</a>" * 50 + "</nav>", "no-article"),
    "paywall": ("<h1>Big news</h1><p>The bridge is open.</p><p>Subscribe to continue reading.</p>", "paywall"),
    "nothing": ("<html></html>", "no-article"),
}
"""Pages that are refused: what is in the body, and the code of the refusal."""
UNTERMINATED = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "' + '\\"a": "b' * 50_000 + "</script>"
)
"""A head whose JSON does not end."""
SELECT = "<select>" + "<option>a" * 70_000 + "</select>"
UNITS = ("A-", "A. ", "Aa ", "“a ", '"', "a\n", "a b.\n\n", "By A B\n\n", "July 3, 2018\n\n")
"""What plain text may repeat."""
LENGTH = 300_000
LINE = "<p>The council voted on Monday to reopen the bridge, which had been closed since the storm in May.</p>"
PAGES = {name: body for name, (body, _) in HOSTILE.items()} | {
    "unterminated JSON": UNTERMINATED + LINE * 3,
    "many options": LINE * 3 + SELECT,
}


def read_page(body: str) -> None:
    """Read a page, or have it refused."""
    with suppress(PageError):
        extract_article(Page("page", f"<html><body>{body}</body></html>", "html"))


def read_plain(unit: str, length: int) -> None:
    """Read a text that repeats `unit` for about `length` characters."""
    with suppress(PageError):
        extract_article(Page("text", f"Bridge will reopen\n\n{unit * (length // len(unit))}", "text"))


def seconds(clock: Callable[[], float], read: Callable[..., None], *arguments: str | int) -> float:
    """What `read` takes by `clock`, the better of two tries."""

    def once() -> float:
        begin = clock()
        read(*arguments)
        return clock() - begin

    return min(once(), once())


def figures() -> Iterator[Figure]:
    """Every figure, as it is measured."""
    read_page(LINE)
    # by the clock: pages are read in a process of their own
    pages = {name: seconds(time.perf_counter, read_page, body) for name, body in PAGES.items()}
    longest = max(pages, key=lambda name: pages[name])
    yield Figure(name=f"longest of {len(pages)} hostile pages", value=pages[longest], unit="s", mark=10, beside=longest)
    whole, half = (
        {unit: seconds(time.process_time, read_plain, unit, length) for unit in UNITS}
        for length in (LENGTH, LENGTH // 2)
    )
    slowest = max(whole, key=lambda unit: whole[unit])
    name = f"slowest of {len(UNITS)} texts that repeat"
    yield Figure(name=name, value=whole[slowest], unit="s cpu", mark=3, beside=repr(slowest))
    growth = {unit: whole[unit] / half[unit] for unit in UNITS}
    most = max(growth, key=lambda unit: growth[unit])
    yield Figure(name="twice the length takes at most", value=growth[most], unit="times", mark=3, beside=repr(most))


def main() -> int:
    """Measure and print."""
    return print_figures(figures())


if __name__ == "__main__":
    sys.exit(main())
