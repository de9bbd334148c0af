"""What a story page shows of the articles that tell one story."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from markupsafe import Markup

from onrecord.audit import Audit, audit_article, join_articles
from onrecord.comparison import agendas_of
from onrecord.schema.article import Facts
from onrecord.schema.record import Record
from onrecord.timeline import Timeline
from onrecord.trace import Change, Link, Quote
from onrecord.variants import Cluster, Variant, variants_of
from onrecord.views.charts import Bar, Chart, render_bars
from onrecord.views.lines import title
from onrecord.views.links import heading, reasons, who
from onrecord.views.timeline_parts import draw_plot, make_tables, number_lines
from onrecord.views.variants import kinds, remarks, told_by, wordings
from onrecord.web.auditing import TOP, link_speaker
from onrecord.web.days import show_published

MOST = 40
"""Articles of a story that are read for its page at most, the newest ones."""


@dataclass(frozen=True, slots=True)
class ShownLink:
    """A revision across articles, or a hint, in words; `sides` are its quotes with their labels, the earlier first."""

    heading: str
    who: str
    sides: tuple[tuple[str, Quote], ...]
    changes: tuple[Change, ...]
    reasons: str
    is_hint: bool


def show_link(link: Link) -> ShownLink:
    """A link with both of its quotes, the earlier one first."""
    sides = (("Earlier", link.earlier), ("Later", link.later))
    return ShownLink(heading(link), who(link), sides, link.changes, reasons(link), link.kind is None)


@dataclass(frozen=True, slots=True)
class Report:
    """Who has an utterance of whom."""

    variant: Variant
    article: str
    title: str
    facts: Facts
    told_by: str


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of an utterance, its first report for all that share it."""

    first: Variant
    remarks: tuple[str, ...]
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class Utterance:
    """An utterance with its wordings, the reference first."""

    key: str
    speaker: str | None
    changed: bool
    reports: int
    wordings: tuple[Wording, ...]


def show_cluster(cluster: Cluster, articles: Mapping[str, Facts]) -> Utterance:
    """An utterance in words; `articles` are those that report it, by id."""
    shown = tuple(_wording(alike, articles) for alike in wordings(cluster))
    return Utterance(cluster.id, cluster.speaker, cluster.changed, len(cluster.variants), shown)


def _wording(alike: Sequence[Variant], articles: Mapping[str, Facts]) -> Wording:
    reports = (
        Report(one, one.place.article, title(articles[one.place.article]), articles[one.place.article], told_by(one))
        for one in alike
    )
    return Wording(alike[0], tuple(remarks(alike[0])), tuple(reports))


def draw_cuts(cluster: Cluster, articles: Mapping[str, Facts]) -> Markup:
    """How many words each report gives, of those of the reference and of others."""
    bars = tuple(
        Bar(_report(articles[one.place.article]), _words(one), f"/statements/{one.place.statement}")
        for one in cluster.variants
    )
    series = ("of the reference", "of its own")
    return render_bars(Chart("cuts", "Words that each report gives", "Report", bars, series, "word"))


def _report(article: Facts) -> str:
    """Who reports it: the publisher, or the host of the address where none is stated, and when; the headline last."""
    where = article.publisher or urlsplit(article.url or "").hostname or ""
    return ", ".join(filter(None, (where, show_published(article.published), title(article))))


def _words(variant: Variant) -> tuple[int, int]:
    new = sum(len(stretch.text.split()) for stretch in variant.diff if stretch.op == "new")
    return max(variant.words - new, 0), min(new, variant.words)


def count_cuts(cluster: Cluster) -> Mapping[str, int]:
    """How many reports change the utterance in each way."""
    found: dict[str, int] = {}
    for variant in cluster.variants:
        for kind in kinds(variant):
            found[kind] = found.get(kind, 0) + 1
    return dict(sorted(found.items(), key=lambda pair: -pair[1]))


def show_story(records: Sequence[Record], timeline: Timeline) -> dict[str, object]:
    """The values of a story page that come from its records, oldest first, and their time line."""
    numbers = number_lines(timeline)
    variants = variants_of(records)
    facts = {article.id: article for article in variants.articles}
    audit = join_articles([audit_article(record) for record in records])
    return {
        "events": len(numbers),
        "plot": draw_plot(timeline, numbers),
        "tables": Markup("\n").join(make_tables(timeline, numbers)),
        "utterances": [show_cluster(cluster, facts) for cluster in variants.clusters if cluster.changed],
        "agendas": agendas_of(records),
        "audit": audit,
        "heard": _heard(audit),
    }


def _heard(audit: Audit) -> Markup:
    speakers = [row for row in audit.speakers if row.name][:TOP]
    bars = tuple(Bar(row.name or "", (row.statements,), link_speaker(row.name or "")) for row in speakers)
    return render_bars(Chart("heard", "Statements by speaker", "Speaker", bars))
