"""Records as one self-contained page: the article with its statements marked, beside it the list of them.

No script, no request to anywhere: the page says so to the browser in its content security policy.
"""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from onrecord.schema.article import Article
from onrecord.schema.failure import Failure
from onrecord.schema.record import Record
from onrecord.schema.span import Span
from onrecord.views.marked import MarkedText
from onrecord.views.outcomes import Section, sections_of
from onrecord.views.outline import (
    Entry,
    dated,
    entries_of,
    facts_of,
)
from onrecord.views.web import is_web_address, render_shell

_BODY = Markup("""<a class="skip" href="#said-1">To the statements</a>
<p class="key"><mark class="source">Source</mark>, <mark class="cue">cue</mark> and <mark class="content">content</mark>
of each statement are marked; follow a mark to the statement, and the statement back to the text.</p>
<main>
{records}
</main>
<footer>Made by onrecord: every marked word stands in the article, letter for letter.</footer>""")

_RECORD = Markup("""<div class="record" id="record-{n}">
<article class="text" lang="{language}" aria-label="Article">
{blocks}
</article>
<section class="said" id="said-{n}" aria-labelledby="heading-{n}">
<h2 id="heading-{n}">{count}</h2>
{about}
<ol>
{entries}
</ol>
{outcomes}
{dropped}
</section>
</div>
""")

_ENTRY = Markup("""<li id="{key}">
<span id="{key}-name"><span class="name">{source}</span> <span class="verb">{cue}</span></span>
<blockquote lang="{language}">{text}</blockquote>
<p class="facts">{facts} · <a href="#in-{key}">in the text</a>{link}</p>
</li>""")

_OUTCOMES = Markup("""<h3>{heading}</h3>
<ul class="outcomes">
{items}
</ul>""")

_OUTCOME = Markup('<li class="{}"><span class="what">{}</span><br>{}</li>')

_DROPPED = Markup("""<details><summary>Left out of the article: {count}</summary>
<ul>
{items}
</ul>
</details>""")


def render_page(results: Sequence[Record | Failure]) -> str:
    """One page with each of `results` in order."""
    parts = [
        _Section(result, n).render() if isinstance(result, Record) else _failure(result, n)
        for n, result in enumerate(results, 1)
    ]
    return render_shell(_title(results), _BODY.format(records=Markup("\n").join(parts)), "page.css")


class _Section:
    """One record on the page; `n` keeps its anchors apart from those of the others."""

    def __init__(self, record: Record, n: int) -> None:
        self.record = record
        self.n = n
        self.entries = entries_of(record)
        self._text = MarkedText(record.article, self.entries, self._key)

    def render(self) -> Markup:
        article = self.record.article
        total = len(self.entries)
        return _RECORD.format(
            n=self.n,
            language=article.language or "",
            blocks=self._text.blocks(),
            count=f"{total} statement{'' if total == 1 else 's'}",
            about=_about(self.record),
            entries=Markup("\n").join(map(self._entry, self.entries)),
            outcomes=Markup("\n").join(map(_outcomes, sections_of(self.record))),
            dropped=_dropped(article),
        )

    def _entry(self, entry: Entry) -> Markup:
        return _ENTRY.format(
            key=self._key(entry.number),
            source=self._words(entry.attribution.source) or "(no source)",
            cue=self._words(entry.attribution.cue) or "(no cue)",
            language=self.record.article.language or "",
            text=entry.statement.text,
            facts=" · ".join(facts_of(entry, self.record.article.text)),
            link=_link(entry.statement.selector.link),
        )

    def _key(self, number: int) -> str:
        return f"s{self.n}-{number}"

    def _words(self, spans: Iterable[Span]) -> str:
        return " … ".join(span.of(self.record.article.text) for span in spans)


def _link(address: str | None) -> Markup:
    """A link to the publisher's page, and only to a web page: the address comes from outside."""
    if not address or not is_web_address(address):
        return Markup("")
    return Markup(' · <a href="{}" rel="noreferrer noopener">on the publisher’s page</a>').format(address)


def _about(record: Record) -> Markup:
    article, engine = record.article, record.engine
    facts = [fact for fact in (article.publisher, ", ".join(article.byline), dated(article)) if fact]
    made = " ".join(filter(None, (engine.name, engine.version, engine.model and f"with {engine.model}")))
    return Markup('<p class="about">{}{}<br>Read by {}</p>').format(" · ".join(facts), _link(article.url), made)


def _outcomes(section: Section) -> Markup:
    items = (
        _OUTCOME.format("wrong" if outcome.wrong else "outcome", outcome.title, outcome.words)
        for outcome in section.outcomes
    )
    return _OUTCOMES.format(heading=section.heading, items=Markup("\n").join(items))


def _dropped(article: Article) -> Markup:
    if not article.dropped:
        return Markup("")
    items = (Markup("<li>{} ({})</li>").format(dropped.text, dropped.reason) for dropped in article.dropped)
    return _DROPPED.format(count=len(article.dropped), items=Markup("\n").join(items))


def _failure(failure: Failure, n: int) -> Markup:
    return Markup('<section id="said-{}"><h2>{}</h2><p>Not read: {}</p></section>').format(
        n, failure.input, failure.error.message
    )


def _title(results: Sequence[Record | Failure]) -> str:
    if len(results) == 1 and isinstance(results[0], Record):
        return f"{results[0].article.headline or 'Article without a headline'} — on record"
    return f"{len(results)} articles on record"
