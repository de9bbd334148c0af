"""Fetching as a guest: robots.txt is asked first, and no host is asked more than once a second.

Source: RFC 9309 (robots.txt); ``Crawl-delay`` is no part of it, yet what sites write who mean it.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from protego import Protego

from onrecord.acquire.decode import decode
from onrecord.acquire.item import Stamp
from onrecord.acquire.url import Target
from onrecord.acquire.web import NO_STAMP, PAGES, USER_AGENT, Answer, Asking, fetch_url
from onrecord.errors import OnrecordError, PageError, RetryLater

PAUSE = 1.0
"""Seconds between two requests to one host, where its robots.txt asks for no more."""
MAX_PAUSE = 120.0
"""A host that wants more seconds than that between two requests is left alone."""
PATIENCE = 3
"""Requests without an answer in a row after which a host is left alone."""
REST = 600.0
"""Seconds for which it is, where it does not say how long."""
FRESH = 24 * 3600.0
"""Seconds for which a robots.txt holds (RFC 9309, section 2.4)."""
MAX_ROBOTS = 500 * 1024
"""Bytes of a robots.txt that are read (RFC 9309, section 2.5)."""
TOKEN = "onrecord"  # noqa: S105  the name that a robots.txt may call us by
NO_RULES = Protego.parse("")

Fetch = Callable[[str, Asking], Answer]


@dataclass(slots=True)
class _Host:
    """What is known of a scheme, host and port: its rules until `fresh`, and when it may be asked next.

    `silent` requests in a row had no answer; until `shut` it is left alone.
    """

    rules: Protego | PageError | RetryLater | None = None
    fresh: float = 0.0
    next_at: float = 0.0
    pause: float = PAUSE
    silent: int = 0
    shut: float = 0.0

    def note(self, error: OnrecordError | None, now: float) -> None:
        """Remember how a request ended: a server that is in trouble is not asked on and on."""
        late = isinstance(error, RetryLater) or (error is not None and error.code == "unreachable")
        self.silent = self.silent + 1 if late else 0
        after = (error.after or 0.0) if isinstance(error, RetryLater) else 0.0
        if after > MAX_PAUSE or self.silent >= PATIENCE:
            self.shut = now + max(after, REST)
        self.next_at = max(self.next_at, now + after)


@dataclass(slots=True)
class Guest:
    """Fetches one thing at a time, each host at its own pace. Not a function: it remembers what hosts said.

    `contact` is an address, of a page or for mail, that webmasters see; `clock` gives seconds, `sleep` waits for some.
    """

    allow_private: bool = False
    contact: str | None = None
    fetch: Fetch = fetch_url
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], object] = time.sleep
    _hosts: dict[tuple[str, str, int], _Host] = field(default_factory=dict)
    _asked: _Host | None = None

    @property
    def agent(self) -> str:
        """The name under which pages are fetched."""
        return f"{USER_AGENT} (+{self.contact})" if self.contact else USER_AGENT

    def fetch_page(self, url: str, *, stamp: Stamp | None = None, accept: str = PAGES, max_bytes: int) -> Answer:
        """GET `url` after its turn has come.

        Raises:
            PageError: ``robots`` where robots.txt forbids it, or what `fetch_url` raises.
            RetryLater: ``robots`` where the server fails to give its robots.txt, or what `fetch_url` raises.
        """
        asking = replace(self._asking(accept, max_bytes), stamp=stamp or NO_STAMP, before_hop=self._admit)
        self._asked = None
        try:
            answer = self.fetch(url, asking)
        except OnrecordError as error:
            self._note(error)
            raise
        self._note(None)
        return answer

    def _note(self, error: OnrecordError | None) -> None:
        """Remember of the host that was asked last how it ended."""
        if self._asked:
            self._asked.note(error, self.clock())

    def _asking(self, accept: str, max_bytes: int) -> Asking:
        return Asking(allow_private=self.allow_private, accept=accept, agent=self.agent, max_bytes=max_bytes)

    def _admit(self, target: Target) -> None:
        """Let `target` be asked: by its host's rules, when its turn has come."""
        host = self._hosts.setdefault((target.scheme, target.host, target.port), _Host())
        if self.clock() < host.shut:
            raise RetryLater(f"{target.url}: the site is in trouble and left alone; try again later", code="server")
        self._asked = host
        rules = self._rules(target, host)
        if not rules.can_fetch(target.path, TOKEN):
            raise PageError(f"{target.url}: the site's robots.txt forbids it; ask the publisher", code="robots")
        if host.pause > MAX_PAUSE:
            raise PageError(
                f"{target.url}: the site's robots.txt asks for {host.pause:.0f} s between requests; save the page",
                code="robots",
            )
        self._wait(host)

    def _rules(self, target: Target, host: _Host) -> Protego:
        if host.rules is None or self.clock() >= host.fresh:
            self._wait(host)
            host.rules = self._ask_rules(target, host)
            # a server that failed is asked again sooner
            host.fresh = self.clock() + (FRESH if isinstance(host.rules, Protego) else 300.0)
        if isinstance(host.rules, PageError):
            raise PageError(f"{target.url}: {host.rules}", code=host.rules.code)
        if isinstance(host.rules, RetryLater):
            raise RetryLater(f"{target.url}: {host.rules}", code="robots", after=host.rules.after)
        return host.rules

    def _ask_rules(self, target: Target, host: _Host) -> Protego | PageError | RetryLater:
        """The rules of a host: none where it has no robots.txt; where it fails to give one, nothing may be fetched."""
        port = "" if target.port == (443 if target.scheme == "https" else 80) else f":{target.port}"
        name = f"[{target.host}]" if ":" in target.host else target.host
        asking = replace(self._asking("text/plain,*/*;q=0.1", 8 * MAX_ROBOTS), before_hop=None)
        try:
            answer = self.fetch(f"{target.scheme}://{name}{port}/robots.txt", asking)
        except PageError as error:
            return error if error.code in ("unreachable", "private-address", "certificate") else NO_RULES
        except RetryLater as error:
            return error
        rules = Protego.parse(decode(answer.data[:MAX_ROBOTS], answer.content_type))
        host.pause = max(PAUSE, float(rules.crawl_delay(TOKEN) or 0.0))
        return rules

    def _wait(self, host: _Host) -> None:
        wait = host.next_at - self.clock()
        if wait > 0:
            self.sleep(wait)
        host.next_at = self.clock() + host.pause
