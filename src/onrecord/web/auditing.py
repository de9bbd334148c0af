"""An audit over a set of articles as charts and tables."""

import sqlite3
import threading
from collections import OrderedDict, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from markupsafe import Markup

from onrecord.audit import ArticleAudit, Audit, Naming, SpeakerRow, Tally, audit_article, join_articles
from onrecord.schema.statement import SpeakerKind
from onrecord.store import digests_of, read_several
from onrecord.views.charts import Bar, Chart, render_bars, render_columns
from onrecord.views.periods import make_periods
from onrecord.web.wording import NAMINGS

MOST = 300
"""Articles that one page audits at most, the newest of the set: a record takes about two milliseconds."""

_HELD = 2_000
"""Audits of articles that are held for the next page: some hundred kilobytes for a hundred."""

_SERIES = tuple(NAMINGS.values())

TOP = 15
"""Speakers and publishers in a chart."""


class _Held:
    """The audits of articles by the digest of their record, the last ones asked for."""

    def __init__(self) -> None:
        self._audits: OrderedDict[str, ArticleAudit] = OrderedDict()
        self._lock = threading.Lock()

    def find(self, digest: str) -> ArticleAudit | None:
        with self._lock:
            if digest in self._audits:
                self._audits.move_to_end(digest)
            return self._audits.get(digest)

    def add(self, digest: str, audit: ArticleAudit) -> None:
        with self._lock:
            self._audits[digest] = audit
            while len(self._audits) > _HELD:
                self._audits.popitem(last=False)


_AUDITS = _Held()


def audit_articles(db: sqlite3.Connection, keys: Sequence[str]) -> Audit:
    """The audit of these articles, oldest first; those that were audited before are not read again."""
    return join_articles([_audit(db, key, digest) for key, digest in reversed(digests_of(db, keys))])


def _audit(db: sqlite3.Connection, key: str, digest: str) -> ArticleAudit:
    held = _AUDITS.find(digest)
    if held is None:
        (record,) = read_several(db, [key])
        held = audit_article(record)
        _AUDITS.add(digest, held)
    return held


@dataclass(frozen=True, slots=True)
class Charts:
    """The charts of an audit; those that would be empty are."""

    naming: Markup
    hands: Markup
    channels: Markup
    speakers: Markup
    publishers: Markup
    time: Markup
    left_out: int


@dataclass(frozen=True, slots=True)
class PublisherRow:
    """One publisher of a set; `name` is `None` where none is stated."""

    name: str | None
    articles: int
    tally: Tally
    namings: tuple[int, ...]


def draw_charts(audit: Audit, publishers: Sequence[PublisherRow]) -> Charts:
    """All charts of `audit`."""
    total = audit.total
    hands = (("first hand", total.first_hand), ("second hand", total.second_hand), ("left open", total.hand_open))
    channels = ((one.kind or "not given", one.statements) for one in total.channels)
    speakers = [row for row in audit.speakers if row.name][:TOP]
    periods = make_periods((article.published, namings_of(article.tally)) for article in audit.articles)
    return Charts(
        naming=render_bars(Chart("naming", "Who is named", "Source", tuple(_sources(total)))),
        hands=render_bars(Chart("hands", "First and second hand", "Closeness", _plain_bars(hands))),
        channels=render_bars(Chart("channels", "Through which channel", "Channel", _plain_bars(channels))),
        speakers=render_bars(Chart("speakers", "Who is heard most", "Speaker", tuple(map(_speaker, speakers)))),
        publishers=render_bars(
            Chart("publishers", "Publishers side by side", "Publisher", tuple(map(_publisher, publishers)), _SERIES)
        )
        if len(publishers) > 1
        else Markup(""),
        time=render_columns(Chart("time", "Statements by day of publication", "Published", periods.bars, _SERIES)),
        left_out=periods.left_out,
    )


def namings_of(tally: Tally) -> tuple[int, ...]:
    """Statements of named sources, of unnamed ones, of nobody, and those that are left open."""
    counts = {share.label: share.statements for share in tally.naming}
    return tuple(counts[naming] for naming in NAMINGS)


def _plain_bars(rows: object) -> tuple[Bar, ...]:
    return tuple(Bar(str(label), (number,)) for label, number in rows if number)  # type: ignore[attr-defined]


_LABELS: Mapping[str, str] = {
    SpeakerKind.PERSON: "named people",
    SpeakerKind.ORGANIZATION: "named organizations",
    SpeakerKind.GROUP: "named groups",
    SpeakerKind.DOCUMENT: "named documents",
    **{naming: label for naming, label in NAMINGS.items() if naming is not Naming.NAMED},
}


def _sources(total: Tally) -> Iterator[Bar]:
    counts = {share.label: share.statements for share in (*total.naming, *total.kinds)}
    return (Bar(label, (counts[key],)) for key, label in _LABELS.items() if counts[key])


def _speaker(row: SpeakerRow) -> Bar:
    return Bar(row.name or "", (row.statements,), link_speaker(row.name or ""))


def link_speaker(name: str) -> str:
    """The search for what somebody of this name said."""
    quoted = name.replace('"', " ")
    query = urlencode({"q": f'speaker:"{quoted}"'})
    return f"/search?{query}"


def _publisher(row: PublisherRow) -> Bar:
    name = row.name or "(not stated)"
    return Bar(name, row.namings, f"/audit?{urlencode({'publisher': row.name})}" if row.name else None)


def part_by_publisher(audit: Audit) -> tuple[PublisherRow, ...]:
    """Each publisher with the audit of its articles, most articles first."""
    groups: defaultdict[str | None, list[ArticleAudit]] = defaultdict(list)
    for article in audit.articles:
        groups[article.publisher].append(article)
    rows = (_row(name, join_articles(articles)) for name, articles in groups.items())
    return tuple(sorted(rows, key=lambda row: (-row.articles, row.name or "")))[:TOP]


def _row(name: str | None, audit: Audit) -> PublisherRow:
    return PublisherRow(name, len(audit.articles), audit.total, namings_of(audit.total))
