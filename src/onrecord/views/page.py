"""Records as one self-contained page: the article with its statements marked, beside it the list of them.

No script, no request to anywhere: the page says so to the browser in its content security policy.
"""

from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape

from onrecord.schema.article import Article, Block, BlockKind
from onrecord.schema.failure import Failure
from onrecord.schema.record import Record
from onrecord.schema.span import Span
from onrecord.views.outcomes import Section, sections_of
from onrecord.views.outline import (
    Entry,
    Marking,
    Part,
    Stretch,
    cut_stretches,
    dated,
    entries_of,
    facts_of,
    markings_of,
)
from onrecord.views.web import is_web_address, render_shell

_ELEMENTS = {
    BlockKind.HEADLINE: "h1",
    BlockKind.SUBHEADING: "h2",
    BlockKind.EMBED: "blockquote",
    BlockKind.QUOTE: "blockquote",
}

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
        self._markings = markings_of(self.entries)
        self._anchored: set[int] = set()

    def render(self) -> Markup:
        article = self.record.article
        total = len(self.entries)
        return _RECORD.format(
            n=self.n,
            language=article.language or "",
            blocks=Markup("\n").join(map(self._block, article.blocks)),
            count=f"{total} statement{'' if total == 1 else 's'}",
            about=_about(self.record),
            entries=Markup("\n").join(map(self._entry, self.entries)),
            outcomes=Markup("\n").join(map(_outcomes, sections_of(self.record))),
            dropped=_dropped(article),
        )

    def _block(self, block: Block) -> Markup:
        inner = Markup("").join(map(self._stretch, cut_stretches(block.span, self._markings)))
        element = _ELEMENTS.get(block.kind, "p")
        return Markup('<{0} class="{1}">{2}</{0}>').format(element, block.kind, inner)

    def _stretch(self, stretch: Stretch) -> Markup:
        words = escape(stretch.span.of(self.record.article.text))
        if not stretch.markings:
            return words
        parts = [marking.part for marking in stretch.markings]
        nested = ["nested"] if parts.count(Part.CONTENT) > 1 else []
        classes = " ".join(sorted({part.value for part in parts}) + nested)
        title = "; ".join(f"{marking.part} of statement {marking.number}" for marking in stretch.markings)
        first, anchors = self._anchors(stretch.markings)
        # only where a statement begins is a stop for the tab key, or there would be dozens
        stop = Markup("") if anchors else Markup(' tabindex="-1"')
        link = Markup('<a href="#{0}" title="{1}" aria-describedby="{0}-name"{2}>{3}</a>').format(
            self._key(first), title, stop, words
        )
        for number in anchors[1:]:
            link = Markup('<span id="in-{}">{}</span>').format(self._key(number), link)
        name = Markup(' id="in-{}"').format(self._key(anchors[0])) if anchors else Markup("")
        return Markup('<mark class="{}"{}>{}</mark>').format(classes, name, link)

    def _anchors(self, markings: Sequence[Marking]) -> tuple[int, list[int]]:
        """The statement that a stretch leads to, and those whose content begins here: theirs are the anchors."""
        new = [m.number for m in markings if m.part is Part.CONTENT and m.number not in self._anchored]
        self._anchored.update(new)
        return (new or [markings[0].number])[0], new

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
