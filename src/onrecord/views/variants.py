"""Quote variants for a terminal, one below the other with the changed words marked, and as rows for a spreadsheet."""

import csv
from collections.abc import Iterator, Mapping
from io import StringIO

from rich.console import Console, ConsoleOptions, RenderResult
from rich.padding import Padding
from rich.text import Text

from onrecord.variants import ArticleFacts, Cluster, Op, Stretch, Variant, Variants
from onrecord.views.lines import about, shortened, title
from onrecord.views.plain import cell, count, one_line

GONE_WORDS = 60
"""Characters of words left out on a terminal; the reference above has all of them."""

_MARKED = {Op.SAME: "{}", Op.GONE: "[-{}-]", Op.NEW: "{{+{}+}}"}
"""As wdiff marks words, so that the marks survive without colour."""

_STYLES = {Op.SAME: "", Op.GONE: "red", Op.NEW: "green"}


class VariantsReport:
    """What rich can print: each utterance with its wordings, below each the articles that have it."""

    def __init__(self, variants: Variants) -> None:
        self.variants = variants

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        found = self.variants
        if not found.articles:
            return
        yield Text(summary(found), "bold")
        if any(cluster.changed for cluster in found.clusters):
            yield Text("[-words-] only in the reference, {+words+} only here", "dim")
        articles = {article.id: article for article in found.articles}
        for number, cluster in enumerate(found.clusters, 1):
            yield Text()
            yield Text(f"{number}. {heading(cluster)}", "bold")
            yield from _cluster(cluster, articles)


def _cluster(cluster: Cluster, articles: Mapping[str, ArticleFacts]) -> Iterator[Padding]:
    for alike in wordings(cluster):
        first = alike[0]
        yield Padding.indent(_text(first), 2)
        if notes := remarks(first):
            yield Padding.indent(Text("; ".join(notes), "italic"), 4)
        for variant in alike:
            yield Padding.indent(Text(report(variant, articles), "dim"), 4)


def _text(variant: Variant) -> Text:
    """The words of the reference as they are, those of a variant with what changed."""
    if variant.reference or not variant.changes:
        return Text.assemble("“", one_line(variant.text), "”")
    stretches = [(_marked(stretch), _STYLES[stretch.op]) for stretch in variant.diff]
    spaced = [part for stretch in stretches for part in (stretch, " ")][:-1]
    return Text.assemble("“", *spaced, "”")


def _marked(stretch: Stretch) -> str:
    words = one_line(stretch.text)
    return _MARKED[stretch.op].format(_middle_left_out(words) if stretch.op is Op.GONE else words)


def _middle_left_out(words: str) -> str:
    if len(words) <= GONE_WORDS:
        return words
    tail = words[-GONE_WORDS // 3 :]
    return f"{shortened(words, GONE_WORDS * 2 // 3)} {tail.partition(' ')[2] or tail}"


def summary(found: Variants) -> str:
    """How much was compared and found."""
    quotes = sum(article.quotes for article in found.articles)
    changed = sum(cluster.changed for cluster in found.clusters)
    compared = f"{count(quotes, 'quotation')} in {count(len(found.articles), 'article')}"
    return f"{compared}: {count(len(found.clusters), 'utterance')} in more than one, {changed} with changes"


def heading(cluster: Cluster) -> str:
    """Who said it, and how often it was told."""
    speaker = one_line(cluster.speaker or "speaker left open")
    return f"{speaker}: {count(len(cluster.variants), 'report')}, {count(len(wordings(cluster)), 'wording')}"


def wordings(cluster: Cluster) -> list[list[Variant]]:
    """The reports in the same words with the same changes, the reference first."""
    found: dict[tuple[object, ...], list[Variant]] = {}
    for variant in cluster.variants:
        key = (variant.wording, tuple(change.kind for change in variant.changes))
        found.setdefault(key, []).append(variant)
    return list(found.values())


_LENGTHS = (("reference", "reference"), ("longest", "longest form"), ("shortest_faithful", "shortest faithful form"))


def remarks(variant: Variant) -> list[str]:
    """What is to be said of a wording: how it ranks, what it changes, what a cut leaves out."""
    notes = [words for field, words in _LENGTHS if getattr(variant, field)]
    notes += kinds(variant)
    if lost := dict.fromkeys(word for change in variant.changes for word in change.lost):
        notes.append("leaves out " + ", ".join(f"“{one_line(word)}”" for word in lost))
    if not variant.faithful:
        notes.append("not faithful")
    return notes


def kinds(variant: Variant) -> list[str]:
    """The kinds of its changes, each once."""
    return list(dict.fromkeys(change.kind.value for change in variant.changes))


def report(variant: Variant, articles: Mapping[str, ArticleFacts]) -> str:
    """Who has it of whom."""
    article = articles[variant.place.article]
    return f"{about(article)}, {title(article)} — {told_by(variant)}"


def told_by(variant: Variant) -> str:
    """The speaker, with the article's words for it where they differ."""
    speaker, source = one_line(variant.speaker or ""), one_line(variant.source or "")
    if not speaker:
        return f"{source} (speaker left open)" if source else "speaker left open"
    return speaker if not source or source == speaker else f"{speaker} (“{shortened(source, 80)}”)"


COLUMNS = (
    *("utterance", "speaker", "publisher", "published", "headline", "url", "article", "statement", "start", "end"),
    *("speaker_here", "source", "form", "wording", "words", "text", "reference", "longest", "shortest_faithful"),
    *("faithful", "changes", "leaves_out", "compared"),
)


def render_csv(found: Variants) -> str:
    """A row for each report of each utterance."""
    buffer = StringIO()
    rows = csv.DictWriter(buffer, COLUMNS, restval="", lineterminator="\n")
    rows.writeheader()
    articles = {article.id: article for article in found.articles}
    for cluster in found.clusters:
        rows.writerows(_row(cluster, variant, articles[variant.place.article]) for variant in cluster.variants)
    return buffer.getvalue()


def _row(cluster: Cluster, variant: Variant, article: ArticleFacts) -> dict[str, object]:
    lost = dict.fromkeys(word for change in variant.changes for word in change.lost)
    return {
        "utterance": cluster.id,
        "speaker": cell(cluster.speaker),
        "publisher": cell(article.publisher),
        "published": cell(article.published),
        "headline": cell(article.headline),
        "url": cell(article.url),
        "article": cell(article.id),
        "statement": cell(variant.place.statement),
        "start": variant.content[0].start,
        "end": variant.content[-1].end,
        "speaker_here": cell(variant.speaker),
        "source": cell(variant.source),
        "form": variant.form,
        "wording": variant.wording,
        "words": variant.words,
        "text": cell(variant.text),
        "reference": _yes(variant.reference),
        "longest": _yes(variant.longest),
        "shortest_faithful": _yes(variant.shortest_faithful),
        "faithful": _yes(variant.faithful),
        "changes": "; ".join(kinds(variant)),
        "leaves_out": cell("; ".join(lost)),
        "compared": cell(" ".join(_MARKED[one.op].format(one_line(one.text)) for one in variant.diff)),
    }


def _yes(value: bool) -> str:  # noqa: FBT001
    return "yes" if value else "no"
