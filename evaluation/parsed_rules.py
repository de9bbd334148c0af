"""A rule set of the kind of the Gender Gap Tracker over words that a dependency parser has read.

Three kinds of quotes, as that system's paper tells them: *syntactic* ones, a verb of saying with a clausal complement
(and "according to"); *heuristic* ones, what stands between quotation marks near a verb of saying; and *floating* ones,
which only follow a quote and go to its speaker. The code is ours; relations are named as spaCy's English pipelines name
them. Nothing but the standard library is needed, for it runs where onrecord is not installed.

Source: Asr et al. 2021, The Gender Gap Tracker (PLOS ONE 16(1), e0245533).
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

Place = tuple[int, int]
"""Characters from the first to before the second."""

QUOTED = re.compile(r"[“\"]\s*([^“”\"]+)(?:[”\"]|$)")
"""What stands between quotation marks; one that is not closed goes to the end of its paragraph."""
FEWEST = 3
"""Words of a quote; what is shorter is a title, a nickname or said with a smile."""
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
LENDS = frozenset({"conj", "xcomp", "advcl"})
"""Relations over which a verb has the subject of its head: "told the board and said", "went on, adding"."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word as parsed: its place in the article, and its `head`, the number of a word of the same paragraph."""

    start: int
    end: int
    text: str
    lemma: str
    relation: str
    head: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Quote:
    """Who says what, with which verb."""

    source: tuple[Place, ...]
    cue: tuple[Place, ...]
    content: tuple[Place, ...]


class Paragraph:
    """The words of a paragraph and what hangs on what. Not a dataclass: it keeps the tree turned round."""

    def __init__(self, words: Sequence[Word], verbs: Collection[str]) -> None:
        self.words = words
        self.children: dict[int, list[int]] = {}
        for n, word in enumerate(words):
            if word.head != n:
                self.children.setdefault(word.head, []).append(n)
        self.verbs = [n for n, word in enumerate(words) if {word.text.lower(), word.lemma} & set(verbs)]

    def below(self, n: int) -> list[int]:
        """Word `n` and all that hangs on it, in order."""
        found, open_ones = [], [n]
        while open_ones:
            found.append(open_ones.pop())
            open_ones += self.children.get(found[-1], ())
        return sorted(found)

    def subject(self, verb: int) -> list[int]:
        """The words of who does it; none where the sentence does not say."""
        for child in self.children.get(verb, ()):
            if self.words[child].relation in SUBJECTS:
                return self.below(child)
        word = self.words[verb]
        return self.subject(word.head) if word.relation in LENDS and word.head != verb else []

    def places(self, numbers: Iterable[int]) -> tuple[Place, ...]:
        """Where words are; those in a row are one place."""
        found: list[tuple[int, int]] = []
        last = -2
        for n in numbers:
            begin = found.pop()[0] if n == last + 1 else self.words[n].start
            found.append((begin, self.words[n].end))
            last = n
        return tuple(found)


def find_quotes(text: str, paragraphs: Sequence[Sequence[Word]], verbs: Collection[str]) -> list[Quote]:
    """All quotes of an article; one inside another is left out."""
    found: list[Quote] = []
    before: list[Quote] = []
    for words in paragraphs:
        before = find_in_paragraph(text, Paragraph(words, verbs), before[-1] if before else None)
        found += before
    return found


def find_in_paragraph(text: str, paragraph: Paragraph, before: Quote | None) -> list[Quote]:
    """The quotes of one paragraph in their order; `before` is the last one of the paragraph before."""
    marked = [match.span(1) for match in _quoted(text, paragraph.words)]
    by_parse = [widen(quote, marked) for quote in (*find_complements(paragraph), *find_according(paragraph))]
    found = [quote for quote in by_parse if not any(_inside(quote, other) for other in by_parse)]
    for place in marked:
        if not any(_meet(place, other) for quote in found for other in quote.content):
            earlier = [quote for quote in found if quote.content[0] < place]
            quote = find_beside(paragraph, place, marked) or follow(text, place, earlier[-1] if earlier else before)
            found = sorted([*found, quote], key=lambda quote: quote.content[0]) if quote else found
    return found


def find_complements(paragraph: Paragraph) -> Iterator[Quote]:
    """Clauses that are what a verb of saying says."""
    for n, word in enumerate(paragraph.words):
        source = paragraph.subject(word.head) if word.relation == "ccomp" and word.head in paragraph.verbs else []
        content = paragraph.below(n)
        if source and len(content) >= FEWEST:
            yield Quote(paragraph.places(source), paragraph.places([word.head]), paragraph.places(content))


def find_according(paragraph: Paragraph) -> Iterator[Quote]:
    """Clauses with "according to"."""
    for n, word in enumerate(paragraph.words):
        aside = paragraph.below(n)
        source = [m for m in aside[1:] if paragraph.words[m].text.lower() != "to"]
        content = [m for m in paragraph.below(word.head) if m not in aside]
        if word.text.lower() == "according" and source and len(content) >= FEWEST:
            yield Quote(paragraph.places(source), paragraph.places(aside[:2]), paragraph.places(content))


def find_beside(paragraph: Paragraph, place: Place, marked: Sequence[Place]) -> Quote | None:
    """What stands at `place` between quotation marks, with the nearest verb of saying of its sentences."""
    words = paragraph.words
    near = {word.sentence for word in words if _meet((word.start - 2, word.end + 2), place)}
    outside = [
        n for n in paragraph.verbs
        if words[n].sentence in near and not any(_meet((words[n].start, words[n].end), other) for other in marked)
    ]  # fmt: skip
    for verb in sorted(outside, key=lambda n: max(place[0] - words[n].end, words[n].start - place[1])):
        source = paragraph.subject(verb)
        if source:
            return Quote(paragraph.places(source), paragraph.places([verb]), (place,))
    return None


def follow(text: str, place: Place, before: Quote | None) -> Quote | None:
    """What stands at `place` as said by the speaker of the quote before it, if it begins a sentence."""
    return Quote(before.source, (), (place,)) if before and text[place[0]].isupper() else None


def widen(quote: Quote, marked: Sequence[Place]) -> Quote:
    """`quote` with all of what stands between quotation marks that it begins in: the parse ends with the sentence."""
    content = quote.content
    for start, end in marked:
        # the opening mark may be a word of the clause
        content = tuple((s, max(e, end)) if start - 1 <= s < end else (s, e) for s, e in content)
    return replace(quote, content=content)


def _quoted(text: str, words: Sequence[Word]) -> Iterator[re.Match[str]]:
    matches = QUOTED.finditer(text, words[0].start, words[-1].end) if words else ()
    return (match for match in matches if len(match[1].split()) >= FEWEST)


def _meet(one: Place, other: Place) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _inside(quote: Quote, other: Quote) -> bool:
    """Whether the content and the verb of `quote` are part of what `other` says."""
    places = (*quote.content, *quote.cue)
    return quote is not other and all(any(o[0] <= p[0] and p[1] <= o[1] for o in other.content) for p in places)
