"""The text of an article with its statements marked: every stretch leads to the statement that it is part of."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from markupsafe import Markup, escape

from onrecord.schema.article import Article, Block, BlockKind
from onrecord.schema.span import Span
from onrecord.views.outline import Entry, Marking, Part, Stretch, cut_stretches, markings_of

_ELEMENTS = {
    BlockKind.HEADLINE: "h1",
    BlockKind.SUBHEADING: "h2",
    BlockKind.EMBED: "blockquote",
    BlockKind.QUOTE: "blockquote",
}


class MarkedText:
    """The marks of `entries` in `article`; `key` gives the anchor of a statement in their list by its number.

    A mark leads to that anchor; where a statement begins, the text has the anchor with ``in-`` before it. `places` are
    further anchors with their spans, for what links into the text besides.
    """

    def __init__(
        self,
        article: Article,
        entries: Iterable[Entry],
        key: Callable[[int], str],
        places: Iterable[tuple[str, Span]] = (),
    ) -> None:
        self.article = article
        self._places: dict[int, list[str]] = defaultdict(list)
        edges: set[int] = set()
        for name, span in places:
            self._places[span.start].append(name)
            edges |= {span.start, span.end}
        self._edges = sorted(edges)
        self._markings = markings_of(entries)
        self._key = key
        self._anchored: set[int] = set()

    def blocks(self) -> Markup:
        """All blocks, in order; once, because anchors are."""
        return Markup("\n").join(map(self.block, self.article.blocks))

    def headline(self) -> Markup:
        """The headline; nothing where the article has none."""
        return Markup("").join(map(self.block, self._headline))

    def body(self) -> Markup:
        """All blocks but the headline, after which it is made."""
        return Markup("\n").join(self.block(block) for block in self.article.blocks if block not in self._headline)

    @property
    def _headline(self) -> list[Block]:
        return [block for block in self.article.blocks if block.kind is BlockKind.HEADLINE][:1]

    def block(self, block: Block) -> Markup:
        """One block, as the element that its kind calls for."""
        inner = Markup("").join(map(self._anchored_stretch, self._cut(block.span)))
        element = _ELEMENTS.get(block.kind, "p")
        return Markup('<{0} class="{1}" dir="auto">{2}</{0}>').format(element, block.kind, inner)

    def _cut(self, whole: Span) -> Iterator[Stretch]:
        """The stretches of `whole`, cut where a place begins or ends too."""
        for stretch in cut_stretches(whole, self._markings):
            start, end = stretch.span.start, stretch.span.end
            within = self._edges[bisect_right(self._edges, start) : bisect_left(self._edges, end)]
            for ends in pairwise((start, *within, end)):
                yield Stretch(Span(*ends), stretch.markings)

    def _anchored_stretch(self, stretch: Stretch) -> Markup:
        shown = self._stretch(stretch)
        for name in self._places.get(stretch.span.start, ()):
            shown = Markup('<span id="{}">{}</span>').format(name, shown)
        return shown

    def _stretch(self, stretch: Stretch) -> Markup:
        words = escape(stretch.span.of(self.article.text))
        if not stretch.markings:
            return words
        classes = _classes(stretch)
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


def mark_passage(text: str, span: Span, markings: Iterable[Marking]) -> Markup:
    """The characters of `span` with `markings` in it, without links."""
    return Markup("").join(
        Markup('<mark class="{}">{}</mark>').format(_classes(stretch), stretch.span.of(text))
        if stretch.markings
        else escape(stretch.span.of(text))
        for stretch in cut_stretches(span, markings)
    )


def _classes(stretch: Stretch) -> str:
    parts = [marking.part for marking in stretch.markings]
    nested = ["nested"] if parts.count(Part.CONTENT) > 1 else []
    return " ".join(sorted({part.value for part in parts}) + nested)
