"""A guest asks first, waits for its turn, and says who it is."""

from collections.abc import Callable

import pytest

from onrecord.acquire.polite import Guest
from onrecord.acquire.url import check_url
from onrecord.acquire.web import Answer, Asking
from onrecord.errors import OnrecordError, PageError, RetryLater


class Host:
    """A host with a robots.txt, and a clock that stands still but when somebody sleeps."""

    def __init__(self, robots: bytes | OnrecordError, page: OnrecordError | None = None) -> None:
        self.robots = robots
        self.page = page
        self.now = 0.0
        self.asked: list[tuple[float, str]] = []

    def fetch(self, url: str, asking: Asking) -> Answer:
        if asking.before_hop:
            asking.before_hop(check_url(url))
        self.asked.append((self.now, url.rpartition("/")[2]))
        if url.endswith("/robots.txt"):
            if isinstance(self.robots, OnrecordError):
                raise self.robots
            return Answer(url, "text/plain", self.robots)
        self.agent = asking.agent
        if isinstance(self.page, OnrecordError):
            raise self.page
        return Answer(url, "text/html", b"<p>")

    def sleep(self, seconds: float) -> None:
        self.now += seconds

    def guest(self, **options: object) -> Callable[[str], Answer]:
        guest = Guest(fetch=self.fetch, clock=lambda: self.now, sleep=self.sleep, **options)  # type: ignore[arg-type]
        return lambda path: guest.fetch_page(f"https://news.example/{path}", max_bytes=1000)


RULES = b"User-agent: onrecord\nDisallow: /private\nCrawl-delay: 5\n\nUser-agent: *\nDisallow: /\n"


@pytest.mark.parametrize(
    ("robots", "asked"),
    [
        pytest.param(b"", [(0.0, "robots.txt"), (1.0, "a"), (2.0, "b")], id="one a second"),
        pytest.param(RULES, [(0.0, "robots.txt"), (1.0, "a"), (6.0, "b")], id="the pace that the site asks for"),
        pytest.param(
            PageError("no", code="not-found"), [(0.0, "robots.txt"), (1.0, "a"), (2.0, "b")], id="no robots.txt"
        ),
    ],
)
def test_each_request_has_its_turn(robots: bytes | OnrecordError, asked: list[tuple[float, str]]) -> None:
    host = Host(robots)
    fetch = host.guest()
    fetch("a")
    fetch("b")
    assert host.asked == asked


@pytest.mark.parametrize(
    ("robots", "error", "code"),
    [
        pytest.param(RULES, PageError, "robots", id="forbidden"),
        pytest.param(b"User-agent: *\nCrawl-delay: 86400", PageError, "robots", id="once a day"),
        pytest.param(RetryLater("503", code="server"), RetryLater, "robots", id="robots.txt fails"),
        pytest.param(PageError("nobody", code="unreachable"), PageError, "unreachable", id="no such host"),
        pytest.param(PageError("mine", code="private-address"), PageError, "private-address", id="not on the internet"),
    ],
)
def test_what_a_site_does_not_want_is_left_alone(
    robots: bytes | OnrecordError, error: type[OnrecordError], code: str
) -> None:
    host = Host(robots)
    fetch = host.guest()
    for _ in range(2):
        with pytest.raises(error) as caught:
            fetch("private")
        assert caught.value.code == code
    assert [path for _, path in host.asked] == ["robots.txt"]


def test_a_robots_txt_holds_for_a_day() -> None:
    host = Host(b"")
    fetch = host.guest()
    fetch("a")
    host.now += 3600
    fetch("b")
    host.now += 24 * 3600
    fetch("c")
    assert [path for _, path in host.asked] == ["robots.txt", "a", "b", "robots.txt", "c"]


def test_who_asks_says_so() -> None:
    host = Host(b"")
    host.guest(contact="desk@paper.example")("a")
    assert host.agent.startswith("onrecord/")
    assert host.agent.endswith("(+desk@paper.example)")


def _late(after: float | None) -> RetryLater:
    return RetryLater("503", code="server", after=after)


@pytest.mark.parametrize(
    ("error", "asked"),
    [
        pytest.param(_late(30.0), [1.0, 31.0, 61.0], id="it says when"),
        pytest.param(_late(3600.0), [1.0], id="it says when, and that is long"),
        pytest.param(_late(None), [1.0, 2.0, 3.0], id="it does not say when"),
        pytest.param(PageError("404", code="not-found"), [1.0, 2.0, 3.0, 4.0, 5.0], id="only the page is gone"),
    ],
)
def test_a_site_in_trouble_is_left_alone(error: OnrecordError, asked: list[float]) -> None:
    host = Host(b"", error)
    fetch = host.guest()
    for _ in range(5):
        with pytest.raises(type(error)):
            fetch("a")
    assert [at for at, path in host.asked if path == "a"] == asked
    host.now += 4000
    with pytest.raises(type(error)):
        fetch("a")
    assert len([path for _, path in host.asked if path == "a"]) == len(asked) + 1
