"""An audit as tables for a terminal, and as rows for a spreadsheet."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from rich.box import SIMPLE_HEAD
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.audit import ArticleAudit, Audit, ChannelCount, Naming, Share, SpeakerRow, Tally
from onrecord.schema.statement import SpeakerKind
from onrecord.views.plain import cell, count, one_line

MOST = 40
"""Speakers in a table over a set: the other formats hold all of them."""

NOBODY = {Naming.NONE: "(nobody)", Naming.NOT_RESOLVED: "(not resolved)"}
NOT_GIVEN = "(not given)"
_LABELS = {
    Naming.NAMED: "named",
    SpeakerKind.PERSON: "  people",
    SpeakerKind.ORGANIZATION: "  organizations",
    SpeakerKind.GROUP: "  groups",
    SpeakerKind.DOCUMENT: "  documents",
    Naming.UNNAMED: "unnamed",
} | NOBODY
"""The lines of the table of sources, in order."""


class AuditReport:
    """An audit that rich can print: totals, sources, speakers, and over a set a row for each article."""

    def __init__(self, audit: Audit) -> None:
        self.audit = audit

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        articles, total = self.audit.articles, self.audit.total
        if not articles:
            return
        several = len(articles) > 1
        yield from [Text(f"{len(articles)} articles", "bold")] if several else _about(articles[0])
        said = _share(total.statement_words, total.words)
        yield Text(
            f"{count(total.words, 'word')}, {count(total.statements, 'statement')} with "
            f"{count(total.statement_words, 'word')}{said and f' ({said})'}"
        )
        yield Text()
        yield _sources(total)
        yield Text()
        yield from _speakers(self.audit.speakers, several=several)
        if several:
            yield Text()
            yield _articles(articles)
        yield Text()
        yield from _facts(self.audit, several=several)


def _about(article: ArticleAudit) -> Iterator[Text]:
    yield Text(one_line(_title(article)), "bold")
    facts = [article.publisher, article.published or "date not stated", article.url]
    yield Text(one_line(" · ".join(fact for fact in facts if fact)), "dim")


def _title(article: ArticleAudit) -> str:
    return article.headline or f"(no headline, {article.article})"


def _sources(total: Tally) -> Table:
    table = _table("Sources", "Sources", "%", "Statements", "%", "Words", first="")
    shares = {share.label: share for share in (*total.naming, *total.kinds)}
    for label, shown in _LABELS.items():
        share = shares[label]
        if label in NOBODY and not share.statements:
            continue
        table.add_row(shown, *_cells(share), style="" if label in Naming else "dim")
    return table


def _cells(share: Share) -> tuple[str, ...]:
    return (
        "" if share.sources is None else str(share.sources),
        _percent(share.share_of_sources),
        str(share.statements),
        _percent(share.share_of_statements),
        str(share.words),
    )


def _speakers(rows: Sequence[SpeakerRow], *, several: bool) -> Iterator[RenderableType]:
    most = MOST if several else len(rows)
    shown = [row for n, row in enumerate(rows) if n < most or row.name is None]
    numbers = ("Articles",) if several else ()
    table = _table("Speakers", *numbers, "Statements", "%", "Words", "First", "Second", "Open", first="Speaker")
    for row in shown:
        table.add_row(
            _who(row),
            *([str(row.articles)] if several else []),
            *(str(row.statements), _percent(row.share_of_statements), str(row.words)),
            *(str(row.first_hand), str(row.second_hand), str(row.hand_open)),
            style="dim" if row.name is None else "",
        )
    yield table
    if len(shown) < len(rows):
        yield Text(f"and {count(len(rows) - len(shown), 'more speaker')}: --format csv and json hold all", "dim")


def _who(row: SpeakerRow) -> Group:
    """The name, below it kind and roles, below these the channels: columns of their own would leave it no room."""
    facts = "; ".join(filter(None, (row.kind, _roles(row))))
    channels = _channels(one for one in row.channels if one.kind)
    below = (Padding.indent(Text(one_line(line), "dim"), 2) for line in (facts, channels) if line)
    return Group(Text(one_line(_name(row))), *below)


def _articles(articles: Iterable[ArticleAudit]) -> Table:
    numbers = ("Words", "Statements", "Named", "Unnamed", "Second", "Longest", "No source")
    table = _table("Articles", *numbers, first="Article")
    for article in articles:
        tally = article.tally
        sources = {share.label: share.sources for share in tally.naming}
        counts = (
            *(tally.words, tally.statements, sources[Naming.NAMED], sources[Naming.UNNAMED]),
            tally.second_hand,
            tally.longest.words if tally.longest else 0,
            tally.unsourced_statements + len(tally.unsourced_quotations),
        )
        table.add_row(Text(one_line(_title(article))), *map(str, counts))
    return table


def _facts(audit: Audit, *, several: bool) -> Iterator[Text]:
    total = audit.total
    yield _fact(
        "First-hand and second-hand", f"first {total.first_hand}, second {total.second_hand}, open {total.hand_open}"
    )
    yield _fact("Channels", _channels(total.channels) or "none")
    longest = total.longest
    if longest is None:
        yield _fact("Longest stretch on one source", "none, no speaker is resolved")
    else:
        place = f"characters {longest.start} to {longest.end}"
        if several:
            place += " of " + next(_title(article) for article in audit.articles if article.article == longest.article)
        words, statements = count(longest.words, "word"), count(longest.statements, "statement")
        yield _fact("Longest stretch on one source", f"{words} in {statements} of {longest.speaker} ({place})")
    quotations = total.unsourced_quotations
    yield _fact(
        "Without a source",
        f"{count(total.unsourced_statements, 'statement')}, {count(len(quotations), 'quotation')}"
        + (" (--format json holds them)" if several and quotations else ""),
    )
    for quotation in () if several else quotations:
        yield Text(f"  {one_line(quotation.text)}", "dim")
    if total.not_said:
        yield _fact("Said not to have said it", count(total.not_said, "statement"))


def _fact(name: str, value: str) -> Text:
    return Text.assemble((f"{name}: ", "bold"), one_line(value))


def _table(title: str, *numbers: str, first: str) -> Table:
    """A table with one column of names and one for each of `numbers`."""
    table = Table(title=title, title_justify="left", title_style="bold", box=SIMPLE_HEAD, show_edge=False)
    table.padding = (0, 1, 0, 0)
    table.add_column(first, overflow="fold", min_width=16)
    for heading in numbers:
        table.add_column(heading, justify="right", min_width=max(map(len, heading.split())))
    return table


def render_csv(audit: Audit) -> str:
    """A row for each article and each of its speakers; before them, if there are several, the same over the set.

    `docs/audit.md` names the columns. Text that a spreadsheet would take for a formula gets an apostrophe in front.
    """
    buffer = StringIO()
    rows = csv.DictWriter(buffer, COLUMNS, restval="", lineterminator="\n")
    rows.writeheader()
    if len(audit.articles) > 1:
        rows.writerow({"level": "set", "articles": len(audit.articles), **_tally_cells(audit.total)})
        rows.writerows({"level": "set speaker", **_speaker_cells(row)} for row in audit.speakers)
    for article in audit.articles:
        about: dict[str, object] = {
            "article": cell(article.article),
            "headline": cell(article.headline),
            "published": cell(article.published),
            "url": cell(article.url),
        }
        rows.writerow({"level": "article", **about, "articles": 1, **_tally_cells(article.tally)})
        rows.writerows({"level": "speaker", **about, **_speaker_cells(row)} for row in article.speakers)
    return buffer.getvalue()


COLUMNS = (
    *("level", "article", "headline", "published", "url", "speaker", "naming", "kind", "roles", "articles"),
    *("statements", "share_of_statements", "words", "first_hand", "second_hand", "hand_open", "not_said", "channels"),
    *("article_words", "named_sources", "unnamed_sources", "share_named_sources", "people", "organizations"),
    *("groups", "documents", "named_statements", "unnamed_statements", "not_resolved_statements"),
    *("unsourced_statements", "unsourced_quotations", "longest_words", "longest_statements", "longest_speaker"),
)


def _speaker_cells(row: SpeakerRow) -> dict[str, object]:
    return {
        "speaker": cell(_name(row)),
        "naming": row.naming,
        "kind": row.kind,
        "roles": cell(_roles(row)),
        "articles": row.articles,
        "statements": row.statements,
        "share_of_statements": row.share_of_statements,
        "words": row.words,
        "first_hand": row.first_hand,
        "second_hand": row.second_hand,
        "hand_open": row.hand_open,
        "not_said": row.not_said,
        "channels": _channels(row.channels, "; "),
    }


def _tally_cells(tally: Tally) -> dict[str, object]:
    shares = {share.label: share for share in (*tally.naming, *tally.kinds)}
    longest = tally.longest
    return {
        "statements": tally.statements,
        "words": tally.statement_words,
        "first_hand": tally.first_hand,
        "second_hand": tally.second_hand,
        "hand_open": tally.hand_open,
        "not_said": tally.not_said,
        "channels": _channels(tally.channels, "; "),
        "article_words": tally.words,
        "named_sources": shares[Naming.NAMED].sources,
        "unnamed_sources": shares[Naming.UNNAMED].sources,
        "share_named_sources": shares[Naming.NAMED].share_of_sources,
        "people": shares[SpeakerKind.PERSON].sources,
        "organizations": shares[SpeakerKind.ORGANIZATION].sources,
        "groups": shares[SpeakerKind.GROUP].sources,
        "documents": shares[SpeakerKind.DOCUMENT].sources,
        "named_statements": shares[Naming.NAMED].statements,
        "unnamed_statements": shares[Naming.UNNAMED].statements,
        "not_resolved_statements": shares[Naming.NOT_RESOLVED].statements,
        "unsourced_statements": tally.unsourced_statements,
        "unsourced_quotations": len(tally.unsourced_quotations),
        "longest_words": longest.words if longest else None,
        "longest_statements": longest.statements if longest else None,
        "longest_speaker": cell(longest.speaker) if longest else None,
    }


def _name(row: SpeakerRow) -> str:
    return NOBODY[row.naming] if row.name is None else row.name


def _roles(row: SpeakerRow) -> str:
    return "; ".join(f"{role.title} ({role.organization})" if role.organization else role.title for role in row.roles)


def _channels(channels: Iterable[ChannelCount], between: str = ", ") -> str:
    return between.join(f"{one.kind or NOT_GIVEN} {one.statements}" for one in channels)


def _share(part: int, whole: int) -> str:
    return _percent(part / whole) if whole else ""


def _percent(share: float | None) -> str:
    return "" if share is None else f"{share:.0%}"
