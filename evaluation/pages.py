# ruff: noqa: E501 (mark-up in templates)
"""Sixty news pages in varied layouts, made from the shipped Wikinews articles: the same pages on every run."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from importlib.resources import files

PAGES = 60
SITE = "The Morning Ledger"
FURNITURE = (
    "Council to vote on the new swimming pool after a long delay",
    "Ten recipes for a rainy weekend that the whole family will like",
    "I could not agree more with this article, said nobody ever on this site",
    "We use cookies to improve your experience and to show you advertisements.",
    "Sign up for our morning newsletter and never miss a story.",
    "Copyright The Morning Ledger. All rights reserved.",
    "“We were never asked about any of it,” neighbours of the old mill say",
)
"""Lines of the site that are no part of any article: what leaks is counted."""


@dataclass(frozen=True, slots=True)
class MadePage:
    """A page with the answers: `paragraphs` of the source article, its `headline` and `published` day."""

    name: str
    html: str
    headline: str
    published: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A shipped article."""

    headline: str
    published: str
    paragraphs: tuple[str, ...]


def read_sources() -> tuple[Source, ...]:
    """The shipped Wikinews articles, with the dates that ``ABOUT.md`` gives."""
    folder = files("onrecord") / "samples"
    rows = re.findall(r"\| `(wikinews-\S+)` \| (.+?) \| (\d{4}-\d\d-\d\d) \|", (folder / "ABOUT.md").read_text("utf-8"))
    found = []
    for name, title, day in rows:
        # mark-up has no runs of spaces, so the answers have none either
        lines = [re.sub(" +", " ", line) for line in (folder / name).read_text("utf-8").split("\n") if line]
        body = lines[2:] if re.match(r"\w+day, \w+ \d+, \d{4}$", lines[1]) else lines[1:]
        found.append(Source(title, day, tuple(body)))
    return tuple(found)


def make_pages() -> tuple[MadePage, ...]:
    """All pages; page `n` has article, body layout, frame and metadata by the remainders of `n`.

    The frame shifts by one with each round of layouts, so that a layout meets every frame.
    """
    sources = read_sources()
    pages = []
    for n in range(PAGES):
        source = sources[n % len(sources)]
        body = _BODIES[n % len(_BODIES)](source.paragraphs)
        html = _FRAMES[(n + n // len(_BODIES)) % len(_FRAMES)](source, body, _HEADS[(n // 2) % len(_HEADS)](source))
        pages.append(MadePage(f"page-{n:02d}", html, source.headline, source.published, source.paragraphs))
    return tuple(pages)


def _p(text: str) -> str:
    return f"<p>{escape(text, quote=False)}</p>"


def _plain(paragraphs: tuple[str, ...]) -> str:
    return "\n".join(map(_p, paragraphs))


def _divs(paragraphs: tuple[str, ...]) -> str:
    return "".join(f'<div class="c"><div class="text"><p>{escape(p, quote=False)}</p></div></div>' for p in paragraphs)


def _breaks(paragraphs: tuple[str, ...]) -> str:
    return "<div class='story'>" + "<br><br>\n".join(escape(p, quote=False) for p in paragraphs) + "</div>"


def _quotes(paragraphs: tuple[str, ...]) -> str:
    """Paragraphs that open with a quotation stand in a blockquote."""
    return "".join(f"<blockquote>{_p(p)}</blockquote>" if p.startswith('"') else _p(p) for p in paragraphs)


def _adverts(paragraphs: tuple[str, ...]) -> str:
    advert = '<div class="advert"><span>Advertisement</span></div>'
    link = f'<div class="related"><a href="/pool">{FURNITURE[0]}</a></div>'
    return "".join(_p(p) + (advert if n % 3 == 1 else link if n % 3 == 2 else "") for n, p in enumerate(paragraphs))


def _inline(paragraphs: tuple[str, ...]) -> str:
    """Links and emphasis inside the sentences, curly and broken over lines."""
    return "".join(
        "<p>\n  " + re.sub(r"\b([A-Z]\w{4,})\b", r'<a href="/t/\1">\1</a>', escape(p, quote=False), count=2) + "\n</p>"
        for p in paragraphs
    )


def _captions(paragraphs: tuple[str, ...]) -> str:
    figure = '<figure><img src="a.jpg" alt=""><figcaption>A view of the building. Photo: J. Doe</figcaption></figure>'
    return _p(paragraphs[0]) + figure + "".join(map(_p, paragraphs[1:]))


def _sections(paragraphs: tuple[str, ...]) -> str:
    half = len(paragraphs) // 2
    first, second = paragraphs[:half], paragraphs[half:]
    return f"<section>{_plain(first)}</section><section><h2>What happens next</h2>{_plain(second)}</section>"


def _embed(paragraphs: tuple[str, ...]) -> str:
    """The second last paragraph is an embedded post."""
    post = f'<blockquote class="twitter-tweet">{_p(paragraphs[-2])}<a href="https://twitter.com/x/status/1">link</a></blockquote>'
    return "".join(map(_p, paragraphs[:-2])) + post + _p(paragraphs[-1])


def _table(paragraphs: tuple[str, ...]) -> str:
    table = "<table><tr><th>Party</th><th>Seats</th></tr><tr><td>Reds</td><td>12</td></tr></table>"
    return "".join(map(_p, paragraphs[:2])) + table + "".join(map(_p, paragraphs[2:]))


def _markers(paragraphs: tuple[str, ...]) -> str:
    """Comments between the words, as frameworks leave them to find their place again."""
    return "".join(f"<p>{escape(p, quote=False).replace(', ', ',<!-- --> ')}</p>" for p in paragraphs)


def _entities(paragraphs: tuple[str, ...]) -> str:
    """Quotation marks as entities, each sentence in an element of its own."""
    return "".join(
        "<p>"
        + " ".join(f"<span>{s}</span>" for s in re.split(r"(?<=\.) ", escape(p, quote=False).replace('"', "&#34;")))
        + "</p>"
        for p in paragraphs
    )


def _teasers(paragraphs: tuple[str, ...]) -> str:
    """A linked heading that quotes somebody in another article, in the middle and at the end."""
    teaser = f'<div class="teaser"><h3><a href="/mill">{FURNITURE[6]}</a></h3></div>'
    half = len(paragraphs) // 2
    return (
        _plain(paragraphs[:half]) + teaser + _plain(paragraphs[half:]) + f'<h3><a href="/mill">{FURNITURE[6]}</a></h3>'
    )


def _pull(paragraphs: tuple[str, ...]) -> str:
    """A paragraph is shown a second time, large, and a hidden copy of the whole stands below for printing."""
    again = f'<aside class="pullquote"><p>{escape(paragraphs[1], quote=False)}</p></aside>'
    copy = f'<div style="display:none">{escape(" ".join(paragraphs), quote=False)}</div>'
    return _plain(paragraphs[:3]) + again + _plain(paragraphs[3:]) + copy


def _lines(paragraphs: tuple[str, ...]) -> str:
    """Nothing but a single line break between paragraphs."""
    return "<div class=text>" + "<br>\n".join(escape(p, quote=False) for p in paragraphs) + "</div>"


def _cells(paragraphs: tuple[str, ...]) -> str:
    """The whole article in the cell of a table, as pages were once laid out."""
    return f"<table><tr><td width=120>Home</td><td>{_plain(paragraphs)}</td></tr></table>"


def _long_day(source: Source) -> str:
    year, month, day = source.published.split("-")
    names = "January February March April May June July August September October November December".split()
    return f"{names[int(month) - 1]} {int(day)}, {year}"


def _ld(source: Source) -> str:
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": source.headline,
        "datePublished": f"{source.published}T09:30:00Z",
        "author": [{"@type": "Person", "name": "Jane Doe"}],
        "publisher": {"@type": "Organization", "name": SITE},
    }
    title = f"<title>{escape(source.headline)} | {SITE}</title>"
    return f'{title}<script type="application/ld+json">{json.dumps({"@graph": [data]})}</script>'


def _meta(source: Source) -> str:
    return (
        f'<title>{escape(source.headline)} - {SITE}</title><meta property="og:site_name" content="{SITE}">'
        f'<meta property="og:title" content="{escape(source.headline)} - {SITE}">'
        f'<meta property="article:published_time" content="{source.published}">'
    )


def _bare(source: Source) -> str:
    return f"<title>{escape(source.headline)} | {SITE}</title>"


def _broken_ld(source: Source) -> str:
    return _meta(source) + '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Broken</script>'


_NAV = '<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li></ul></nav>'


def _article_frame(source: Source, body: str, head: str) -> str:
    return (
        f"<!DOCTYPE html><html lang=en><head>{head}</head><body><header>{_NAV}</header><main><article>"
        f"<h1>{escape(source.headline)}</h1><p class=byline>By Jane Doe</p><p class=date>Published {_long_day(source)}</p>"
        f"{body}</article></main><aside class=sidebar><h3>Most read</h3><ul><li><a href=/a>{FURNITURE[0]}</a></li>"
        f"<li><a href=/b>{FURNITURE[1]}</a></li></ul></aside><footer><p>{FURNITURE[5]}</p></footer></body></html>"
    )


def _div_frame(source: Source, body: str, head: str) -> str:
    return (
        f"<!DOCTYPE html><html><head>{head}</head><body><div class=cookie-banner><p>{FURNITURE[3]}</p><button>OK</button></div>"
        f"<div id=top>{_NAV}</div><div id=wrap><div class=content><div class=head><h1>{escape(source.headline)}</h1></div>"
        f"<div class=meta>{_long_day(source)}</div><div class=article-body>{body}</div>"
        f"<div class=newsletter><p>{FURNITURE[4]}</p></div></div></div><div id=foot>{FURNITURE[5]}</div></body></html>"
    )


def _comment_frame(source: Source, body: str, head: str) -> str:
    return (
        f"<!DOCTYPE html><html><head>{head}</head><body>{_NAV}<div role=main><h1>{escape(source.headline)}</h1>"
        f"<time datetime={source.published} class=published>{_long_day(source)}</time><div class=entry>{body}</div></div>"
        f"<section id=comments class=comments><h3>Comments</h3><div class=comment><p>{FURNITURE[2]}</p></div></section>"
        f"<div class=related><h3>Related</h3><p><a href=/b>{FURNITURE[1]}</a></p></div></body></html>"
    )


def _streamed_frame(source: Source, body: str, head: str) -> str:
    """The page arrives hidden, and a script moves it into place."""
    return (
        f"<!DOCTYPE html><html lang=en><head>{head}</head><body>{_NAV}<main><template id=B:0></template></main>"
        f"<div hidden id=S:0><article><h1>{escape(source.headline)}</h1>"
        f"<time datetime={source.published} class=published>{_long_day(source)}</time>{body}</article></div>"
        f"<footer>{FURNITURE[5]}</footer><script>$RC('B:0','S:0')</script></body></html>"
    )


_BODIES: tuple[Callable[[tuple[str, ...]], str], ...] = (
    _plain, _divs, _breaks, _quotes, _adverts, _inline, _captions, _sections, _embed, _table, _markers, _entities,
    _teasers, _pull, _lines, _cells,
)  # fmt: skip
_FRAMES: tuple[Callable[[Source, str, str], str], ...] = (
    _article_frame,
    _div_frame,
    _comment_frame,
    _streamed_frame,
)
_HEADS: tuple[Callable[[Source], str], ...] = (_ld, _meta, _bare, _broken_ld)
