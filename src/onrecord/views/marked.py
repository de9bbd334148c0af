"""The text of an article with its statements marked: every stretch leads to the statement that it is part of."""

from collections.abc import Callable, Iterable, Sequence

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

    A mark leads to that anchor; where a statement begins, the text has the anchor with ``in-`` before it.
    """

    def __init__(self, article: Article, entries: Iterable[Entry], key: Callable[[int], str]) -> None:
        self.article = article
        self._markings = markings_of(entries)
        self._key = key
        self._anchored: set[int] = set()

    def blocks(self) -> Markup:
        """All blocks, in order; once, because anchors are."""
        return Markup("\n").join(map(self.block, self.article.blocks))

    def block(self, block: Block) -> Markup:
        """One block, as the element that its kind calls for."""
        inner = Markup("").join(map(self._stretch, cut_stretches(block.span, self._markings)))
        element = _ELEMENTS.get(block.kind, "p")
        return Markup('<{0} class="{1}">{2}</{0}>').format(element, block.kind, inner)

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
