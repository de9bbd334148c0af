"""A trace as one self-contained page without script: each revision with both quotes, then what may be compared."""

from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from onrecord.trace import ArticleFacts, Change, Link, Quote, Trace
from onrecord.views.links import HINTS, heading, reasons, summary, unread, when, where, who
from onrecord.views.plain import count, one_line
from onrecord.views.web import is_web_address, render_shell

_BODY = Markup("""<main class="trace">
<h1>{title}</h1>
<p class="about">{about}</p>
{notes}
{sections}
{articles}
</main>
<footer>Made by onrecord: every quote stands in an article, word for word. Where it stands is told by
<code>--format json</code>, what the words here mean by docs/trace.md.</footer>""")

_SECTION = Markup("""<section class="{kind}" aria-labelledby="{kind}">
<h2 id="{kind}">{heading} <span class="count">{count}</span></h2>
{links}
</section>""")

_LINK = Markup("""<article class="link" id="{id}">
<h3>{heading} <span class="who">{who}</span></h3>
<div class="pair">
{earlier}
{later}
</div>
{changes}
<p class="because">Because: {reasons}{confidence}</p>
</article>""")

_QUOTE = Markup("""<figure><figcaption>{label}, {when}: <cite>{where}</cite>{link}</figcaption>
<blockquote>{text}</blockquote></figure>""")


def render_trace_page(trace: Trace) -> str:
    """One page with the revisions, the hints and the articles."""
    title = f"Trace of {count(len(trace.articles), 'article')}"
    body = _BODY.format(
        title=title,
        about=summary(trace),
        notes=Markup("\n").join(_notes(trace)),
        sections=Markup("\n").join(_sections(trace)),
        articles=_articles(trace.articles),
    )
    return render_shell(title, body, "page.css", "trace.css")


def _notes(trace: Trace) -> Iterator[Markup]:
    if missing := unread(trace):
        note = f"{count(missing, 'record')} made without looking for revisions: read the page again."
        yield Markup("<p>{}</p>").format(note)
    for failure in trace.failures:
        yield Markup("<p>Not read: {}: {}</p>").format(one_line(failure.input), one_line(failure.error.message))


def _sections(trace: Trace) -> Iterator[Markup]:
    articles = {article.id: article for article in trace.articles}
    for kind, name, links in (("revisions", "Revisions", trace.revisions), ("hints", HINTS, trace.hints)):
        if links:
            shown = Markup("\n").join(_link(link, articles) for link in links)
            yield _SECTION.format(kind=kind, heading=name, count=len(links), links=shown)


def _link(link: Link, articles: Mapping[str, ArticleFacts]) -> Markup:
    return _LINK.format(
        id=link.id,
        heading=heading(link),
        who=who(link),
        earlier=_quote("Earlier", link.earlier, articles),
        later=_quote("Later", link.later, articles),
        changes=_changes(link.changes),
        reasons=reasons(link),
        confidence=f". Confidence {link.confidence:.2f}" if link.kind else "",
    )


def _quote(label: str, quote: Quote, articles: Mapping[str, ArticleFacts]) -> Markup:
    return _QUOTE.format(
        label=label,
        when=when(quote),
        where=where(quote, articles),
        link=_anchor(quote.link or articles[quote.article].url, "on the page"),
        text=_marked(quote),
    )


def _marked(quote: Quote) -> Markup:
    """The words, those that were compared marked."""
    text, claim = one_line(quote.text), one_line(quote.claim.text)
    before, found, after = text.partition(claim)
    if not found or not claim:
        return Markup("{}").format(text)
    return Markup('{}<mark class="claim">{}</mark>{}').format(before, found, after)


def _changes(changes: Sequence[Change]) -> Markup:
    if not changes:
        return Markup("")
    items = Markup("").join(map(_change, changes))
    return Markup('<ul class="changes">{}</ul>').format(items)


def _change(change: Change) -> Markup:
    removed = Markup("<del>{}</del> ").format(one_line(change.earlier)) if change.earlier else Markup("")
    added = Markup("<ins>{}</ins> ").format(one_line(change.later)) if change.later else Markup("")
    return Markup('<li>{}{}<span class="type">{}</span></li>').format(removed, added, change.kind)


def _articles(articles: Sequence[ArticleFacts]) -> Markup:
    items = (
        Markup('<li>{} <span class="about">{}{}</span></li>').format(
            one_line(one.headline or f"(no headline, {one.id})"),
            one_line(", ".join(filter(None, (one.publisher, one.published or "date not stated")))),
            _anchor(one.url, "on the publisher’s page"),
        )
        for one in articles
    )
    return Markup("<section><h2>Articles</h2><ul>{}</ul></section>").format(Markup("\n").join(items))


def _anchor(address: str | None, words: str) -> Markup:
    if not address or not is_web_address(address):
        return Markup("")
    return Markup(' · <a href="{}" rel="noreferrer noopener">{}</a>').format(address, words)
