"""A time line as one self-contained page: plotted, then as a table; no script, no request to anywhere."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from onrecord.schema.failure import Failure
from onrecord.timeline import ArticleFacts, Timeline
from onrecord.views.lines import about, title
from onrecord.views.plain import count, one_line
from onrecord.views.timeline_parts import draw_plot, link_out, make_tables, number_lines, timeline_title
from onrecord.views.web import render_shell

_BODY = Markup("""<a class="skip" href="#lines">To the table</a>
<main class="timeline">
<h1>{title}</h1>
<p class="about">{about}</p>
{notes}
{plot}
{tables}
{articles}
</main>
<footer>Made by onrecord: every event and every quote stands in an article, word for word. Where it stands is told by
<code>--format json</code>, what the columns mean by docs/timeline.md.</footer>""")


def render_timeline_page(timeline: Timeline) -> str:
    """One page with the plot, a table for each group, what has no date, and the articles."""
    numbers = number_lines(timeline)
    body = _BODY.format(
        title=timeline_title(timeline),
        about=_about(timeline),
        notes=Markup("\n").join(_notes(timeline)),
        plot=draw_plot(timeline, numbers),
        tables=Markup("\n").join(make_tables(timeline, numbers)),
        articles=_articles(timeline.articles),
    )
    return render_shell(f"{timeline_title(timeline)} — time line", body, "page.css", "timeline.css")


def _about(timeline: Timeline) -> Markup:
    articles = timeline.articles
    dated, undated = len(timeline.lines), len(timeline.undated)
    events = f"{count(dated, 'event')} with a date, {undated} without"
    if len(articles) != 1:
        return Markup("{}").format(events)
    return Markup("{} · {}{}").format(about(articles[0]), events, link_out(articles[0].url, "on the publisher’s page"))


def _notes(timeline: Timeline) -> Iterator[Markup]:
    if unread := sum(article.events is None for article in timeline.articles):
        note = f"{count(unread, 'record')} made without looking for events: read the page again."
        yield Markup("<p>{}</p>").format(note)
    for failure in timeline.failures:
        yield _failure(failure)


def _failure(failure: Failure) -> Markup:
    return Markup("<p>Not read: {}: {}</p>").format(one_line(failure.input), one_line(failure.error.message))


def _articles(articles: Sequence[ArticleFacts]) -> Markup:
    if len(articles) < 2:
        return Markup("")
    items = (
        Markup('<li>{} <span class="about">{}{}</span></li>').format(
            title(one), about(one), link_out(one.url, "on the publisher’s page")
        )
        for one in articles
    )
    return Markup("<section><h2>Articles</h2><ul>{}</ul></section>").format(Markup("\n").join(items))
