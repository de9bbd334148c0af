"""Quote variants as one self-contained page: each utterance with its wordings, changes as <del> and <ins>."""

from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from onrecord.variants import ArticleFacts, Cluster, Op, Stretch, Variant, Variants
from onrecord.views.lines import about, title
from onrecord.views.plain import one_line
from onrecord.views.variants import heading, remarks, summary, told_by, wordings
from onrecord.views.web import is_web_address, render_shell

_BODY = Markup("""<a class="skip" href="#utterances">To the utterances</a>
<main class="variants">
<h1>Quote variants</h1>
<p class="about">{about}</p>
<p class="key"><del>Struck out</del>: only in the reference. <ins>Underlined</ins>: only here.</p>
{notes}
<div id="utterances"></div>
{clusters}
</main>
<footer>Made by onrecord: it compares words and does not say who is right. The reference is the longest form, or the one
that most articles have. docs/variants.md says when two quotations are one utterance and when a form is
faithful.</footer>""")

_CLUSTER = Markup("""<section aria-labelledby="{id}">
<h2 id="{id}">{number}. {heading}</h2>
{wordings}
</section>""")

_WORDING = Markup("""<div class="wording{kind}">
<blockquote>{words}</blockquote>
<ul class="notes">{notes}</ul>
<ul class="reports">{reports}</ul>
</div>""")

_STRETCHES = {
    Op.SAME: Markup("{}"),
    Op.GONE: Markup('<del><span class="hidden">left out: </span>{}<span class="hidden"> (end)</span></del>'),
    Op.NEW: Markup('<ins><span class="hidden">new: </span>{}<span class="hidden"> (end)</span></ins>'),
}
"""Screen readers do not tell what is deleted and what inserted, so hidden words do."""


def render_variants_page(found: Variants) -> str:
    """One page with all utterances; text from outside is escaped."""
    articles = {article.id: article for article in found.articles}
    body = _BODY.format(
        about=summary(found),
        notes=Markup("\n").join(_failures(found)),
        clusters=Markup("\n").join(_cluster(n, one, articles) for n, one in enumerate(found.clusters, 1)),
    )
    return render_shell("Quote variants", body, "page.css", "variants.css")


def _failures(found: Variants) -> Iterator[Markup]:
    for failure in found.failures:
        yield Markup("<p>Not read: {}: {}</p>").format(one_line(failure.input), one_line(failure.error.message))


def _cluster(number: int, cluster: Cluster, articles: Mapping[str, ArticleFacts]) -> Markup:
    parts = (_wording(alike, articles) for alike in wordings(cluster))
    return _CLUSTER.format(
        id=f"utterance-{number}", number=number, heading=heading(cluster), wordings=Markup("\n").join(parts)
    )


def _wording(alike: Sequence[Variant], articles: Mapping[str, ArticleFacts]) -> Markup:
    first = alike[0]
    return _WORDING.format(
        kind=" reference" if first.reference else "",
        words=_words(first),
        notes=Markup("").join(_note(note) for note in remarks(first)),
        reports=Markup("").join(_report(one, articles[one.place.article]) for one in alike),
    )


def _words(variant: Variant) -> Markup:
    if variant.reference or not variant.changes:
        return Markup("“{}”").format(one_line(variant.text))
    return Markup("“{}”").format(Markup(" ").join(map(_stretch, variant.diff)))


def _stretch(stretch: Stretch) -> Markup:
    return _STRETCHES[stretch.op].format(one_line(stretch.text))


def _note(note: str) -> Markup:
    return Markup("<li{}>{}</li>").format(Markup(' class="unfaithful"') if note == "not faithful" else "", note)


def _report(variant: Variant, article: ArticleFacts) -> Markup:
    link = variant.link or article.url
    shown = Markup("<cite>{}</cite>").format(title(article))
    if link and is_web_address(link):
        shown = Markup('<a href="{}" rel="noreferrer noopener">{}</a>').format(link, shown)
    return Markup("<li>{}, {} — {}</li>").format(about(article), shown, told_by(variant))
