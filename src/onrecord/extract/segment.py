"""A parsed page → segments: runs of text between block boundaries, in document order, with what stands around them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main nav ol p pre section summary table tbody td "
    "tfoot th thead tr ul video audio picture option select button".split()
)
SKIPPED = frozenset(
    "script style noscript template svg head iframe object math canvas textarea select datalist".split()
)
_CAPTION_CLASS = re.compile(r"caption|photo-?credit|image-?credit", re.IGNORECASE)
_MARKS = ("“", "‘", '"', "'", "«", "„")
"""A ``q`` element that does not open with one of these has its marks drawn by the browser: the reader sees them."""
_CELLS = frozenset({"td", "th"})
CELL_WORDS = 40
"""A row of a table whose cells are all shorter than that is one segment; longer cells are a layout, and prose."""
_COLLAPSE = re.compile(r"[ \t\r\n\f]+")
_SENTENCE_END = re.compile(r"[.!?…][\"”’')]*\s*$")
_FURNITURE_TAGS = frozenset({"nav", "footer", "form", "button", "dialog"})
_FURNITURE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:comments?|related|recirc|recommend\w*|sidebar|newsletter|promo|cookie\w*|consent|share|social|trending|popular"
    r"|breadcrumbs?|menu|nav|footer|paywall|subscri\w+|signup|advert\w*|teaser|disqus|most-?read|read-?more|outbrain|taboola"
    r"|modal|popup|banner|toolbar|tags?|author-?bio)(?:$|[\s_-])",
    re.IGNORECASE,
)
_EMBED_CLASS = re.compile(
    r"twitter-tweet|twitter-video|instagram-media|tweet|fb-post|tiktok-embed|bluesky-embed|embed", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text: its nearest block element's `tag`, the classes of its nearest elements, and its surroundings.

    `within` holds the tags of all elements around it; `linked` is the share of its characters inside links; `furniture`
    is the tag or class that marks it as no part of an article; `embedded` is true in an embedded post, `hidden` where
    the page does not show it until a script or the reader asks for it.
    """

    text: str
    tag: str
    marks: str
    within: frozenset[str]
    linked: float
    furniture: str | None
    embedded: bool
    hidden: bool = False

    @property
    def is_caption(self) -> bool:
        """Whether it stands below or beside a picture."""
        if self.embedded:
            return False
        marked = "figure" in self.within and _CAPTION_CLASS.search(self.marks) is not None
        return marked or self.tag == "caption" or "figcaption" in self.within


@dataclass(frozen=True, slots=True)
class _Around:
    """What a walk knows of the elements around a place; in a `row` of data nothing begins a segment of its own."""

    tag: str = "body"
    marks: str = ""
    within: frozenset[str] = frozenset()
    furniture: str | None = None
    embedded: bool = False
    link: bool = False
    hidden: bool = False
    row: bool = False


class _Run:
    """The text since the last block boundary. Not a dataclass: it is filled and emptied."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.linked = 0

    def add(self, text: str | None, around: _Around) -> None:
        if text:
            self.parts.append(text)
            self.linked += len(text.strip()) if around.link else 0

    def flush(self, around: _Around) -> Iterator[Segment]:
        text = _COLLAPSE.sub(" ", "".join(self.parts)).strip(" ")
        linked = min(self.linked / max(len(text), 1), 1.0)
        self.parts.clear()
        self.linked = 0
        if text.strip():
            yield Segment(
                text,
                around.tag,
                around.marks,
                around.within,
                linked,
                around.furniture,
                around.embedded,
                around.hidden,
            )


def find_segments(root: HtmlElement) -> tuple[Segment, ...]:
    """All runs of text of a page, hidden ones marked. Depth is bounded by the parser."""
    run = _Run()
    around = _Around()
    found = list(_walk(root, around, run))
    return (*found, *run.flush(around))


def _walk(element: HtmlElement, around: _Around, run: _Run) -> Iterator[Segment]:
    tag = element.tag if isinstance(element.tag, str) else ""
    if tag == "br":
        yield from _break(element, around, run)
        return
    if not tag or tag in SKIPPED:
        return
    inside = _enter(element, tag, around)
    parts = inside.hidden != around.hidden or (tag in BLOCKS and not around.row)
    if parts:
        yield from run.flush(around)
    elif tag in BLOCKS:
        run.add(" ", inside)
    drawn = tag == "q" and (element.text or "").lstrip()[:1] not in _MARKS
    run.add("“" if drawn else None, inside)
    run.add(element.text, inside)
    for child in element:
        yield from _walk(child, inside, run)
        run.add(child.tail, inside)
    run.add("”" if drawn else None, inside)
    if parts:
        yield from run.flush(inside)
    elif tag in BLOCKS:
        run.add(" ", inside)


def _break(element: HtmlElement, around: _Around, run: _Run) -> Iterator[Segment]:
    """A line break ends a paragraph where a sentence ends, or where another break follows; else it is a space."""
    following = element.getnext()
    double = following is not None and following.tag == "br" and not (element.tail or "").strip()
    so_far = "".join(run.parts)
    if around.row:
        run.add(" ", around)
    elif double or (len(so_far) > 60 and _SENTENCE_END.search(so_far[-12:])):
        yield from run.flush(around)
    else:
        run.add(" ", around)


def _enter(element: HtmlElement, tag: str, around: _Around) -> _Around:
    own = " ".join(element.get(name) or "" for name in ("class", "id", "itemprop", "rel"))[:300].strip()
    block = tag in BLOCKS and not around.row
    furniture = around.furniture
    if furniture is None and tag not in ("body", "html", "article", "main"):
        match = _FURNITURE_CLASS.search(own) if own else None
        furniture = tag if tag in _FURNITURE_TAGS else match.group().strip(" _-").lower() if match else None
    return _Around(
        tag if block else around.tag,
        f"{own} {around.marks}"[:400] if own else around.marks,
        around.within | {tag},
        furniture,
        around.embedded or (tag == "blockquote" and _EMBED_CLASS.search(own) is not None),
        around.link or tag == "a",
        around.hidden or _hidden(element),
        around.row or (tag == "tr" and _is_data(element)),
    )


def _is_data(row: HtmlElement) -> bool:
    """Whether a table row is a line of data, not a piece of page layout."""
    cells = [cell for cell in row if cell.tag in _CELLS]
    return (
        len(cells) > 1
        and row.find(".//table") is None
        and all(len(cell.text_content().split()) < CELL_WORDS for cell in cells)
    )


def _hidden(element: HtmlElement) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return element.get("hidden") is not None or "display:none" in style or "visibility:hidden" in style
