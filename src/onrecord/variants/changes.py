"""What a variant changes in its reference, named; and what a cut leaves out that the kept words need."""

from collections.abc import Iterator, Sequence

from onrecord.schema.span import Passage, Span, hull
from onrecord.variants.align import Alignment, Edit
from onrecord.variants.quotes import Quote
from onrecord.variants.rows import Change, ChangeKind
from onrecord.variants.same import Relation, relate_speakers
from onrecord.variants.words import Sort, Word, said_words

_UNLIKE = 4
"""Words that one side of a change may have more than the other and still be another wording of it."""

_MEANING = {
    Sort.MODAL: ChangeKind.MODAL,
    Sort.NEGATION: ChangeKind.NEGATION,
}
"""Sorts of which a change is one even where one side has no word of the sort."""

_VALUES = {Sort.DATE: ChangeKind.DATE, Sort.NUMBER: ChangeKind.NUMBER, Sort.NAME: ChangeKind.NAME}
"""Sorts of which a change is one where both sides have words of the sort."""

_FAITHFUL = {
    ChangeKind.EXCERPT, ChangeKind.CUT_MARKED, ChangeKind.CUT_AT_BREAK, ChangeKind.BEYOND, ChangeKind.FILLED,
    ChangeKind.BRACKET,
}  # fmt: skip


def is_faithful(changes: Sequence[Change]) -> bool:
    """Whether the words are the reference's, cuts marked and nothing left out that the kept words need."""
    return all(change.kind in _FAITHFUL and not change.lost for change in changes)


def find_changes(alignment: Alignment, texts: tuple[str, str]) -> tuple[Change, ...]:
    """The changes from the first quotation, the reference, to the second; `texts` are those of their articles."""
    finder = _Finder(alignment.one, alignment.other, texts)
    found = [change for edit in alignment.edits for change in finder.name(edit)]
    if relate_speakers(alignment.one.speaker, alignment.other.speaker) is Relation.OTHER:
        found.append(Change(ChangeKind.SPEAKER, None, None))
    return tuple(found)


class _Finder:
    """Names the edits of one alignment."""

    def __init__(self, reference: Quote, variant: Quote, texts: tuple[str, str]) -> None:
        self.reference = reference
        self.variant = variant
        self._texts = texts

    def name(self, edit: Edit) -> Iterator[Change]:
        """The changes that `edit` is made of."""
        gone = self.reference.words[edit.one_start : edit.one_end]
        new = self.variant.words[edit.other_start : edit.other_end]
        if not new:
            yield self._missing(edit, gone)
        elif not gone:
            yield self._extra(edit, new)
        else:
            yield from self._replaced(edit, gone, new)

    def _change(
        self, kind: ChangeKind, gone: Sequence[Word], new: Sequence[Word], lost: tuple[str, ...] = ()
    ) -> Change:
        return Change(kind, _passage(self._texts[0], gone), _passage(self._texts[1], new), lost)

    def _missing(self, edit: Edit, gone: Sequence[Word]) -> Change:
        """Words that the variant leaves out."""
        if _is_only(gone, Sort.NEGATION):
            return self._change(ChangeKind.NEGATION, gone, ())
        if _is_only(gone, Sort.MODAL):
            return self._change(ChangeKind.MODAL, gone, ())
        if any(word.bracketed for word in gone) and len(gone) <= _UNLIKE:
            return self._change(ChangeKind.BRACKET, gone, ())
        kind = self._cut_kind(edit.other_start, edge=edit.one_start == 0 or edit.one_end == len(self.reference.words))
        return self._change(kind, gone, (), self._lost(edit.one_start, edit.one_end))

    def _cut_kind(self, place: int, *, edge: bool) -> ChangeKind:
        """How the words before word `place` of the variant are cut: with an ellipsis, by an interruption, unmarked."""
        words = self.variant.words
        cut = words[place].cut if place < len(words) else self.variant.ends_cut
        if cut:
            return ChangeKind.CUT_MARKED
        if edge:
            return ChangeKind.EXCERPT
        return ChangeKind.CUT_AT_BREAK if words[place].broken else ChangeKind.CUT

    def _extra(self, edit: Edit, new: Sequence[Word]) -> Change:
        """Words that the reference does not have."""
        words = self.reference.words
        place = edit.one_start
        if all(word.bracketed for word in new):
            return self._change(ChangeKind.BRACKET, (), new)
        for sort, kind in _MEANING.items():
            if _is_only(new, sort):
                return self._change(kind, (), new)
        if self.reference.ends_cut if place == len(words) else words[place].cut or words[place].broken:
            return self._change(ChangeKind.FILLED, (), new)
        edge = edit.other_start == 0 or edit.other_end == len(self.variant.words)
        return self._change(ChangeKind.BEYOND if edge and place in (0, len(words)) else ChangeKind.ADDED, (), new)

    def _replaced(self, edit: Edit, gone: Sequence[Word], new: Sequence[Word]) -> Iterator[Change]:
        """Other words; where one side is much longer, the part that nothing answers to is a cut."""
        if all(word.bracketed for word in new):
            yield self._change(ChangeKind.BRACKET, gone, new, self._lost(edit.one_start, edit.one_end))
            return
        if len(gone) > len(new) + _UNLIKE:
            start, end = self._cut_part(edit, len(new))
            rest = Edit(start, end, edit.other_start, edit.other_start)
            kind = self._cut_kind(edit.other_start, edge=start == 0 or end == len(self.reference.words))
            cut = self.reference.words[start:end]
            yield self._change(kind, cut, (), self._lost(rest.one_start, rest.one_end))
            gone = [word for word in gone if not cut[0].start <= word.start <= cut[-1].start]
        if any(word.bracketed for word in new):
            yield self._change(ChangeKind.BRACKET, gone, new)
        yield from (self._change(kind, gone, new) for kind in _kinds(gone, new))

    def _cut_part(self, edit: Edit, kept: int) -> tuple[int, int]:
        """The words of the reference that are cut: those farthest from what the two share."""
        if edit.one_start == 0:
            return 0, edit.one_end - kept
        return edit.one_start + kept, edit.one_end

    def _lost(self, start: int, end: int) -> tuple[str, ...]:
        """The words of the cut ``[start, end)`` that the words beside it need.

        A negation, a modal or a hedge counts in the clause that is kept in part, a condition in the sentence. What the
        reporter says around the quotation is not lost.
        """
        words = self.reference.words
        beside = [words[place] for place in (start - 1, end) if 0 <= place < len(words)]
        clauses = {word.clause for word in beside}
        sentences = {word.sentence for word in beside}
        lost = []
        for word in words[start:end]:
            near = word.sentence in sentences if word.sort is Sort.CONDITION else word.clause in clauses
            if near and word.sort in _NEEDED and word.sort not in self.variant.told:
                lost.append(word.norm)
        return tuple(lost)


_NEEDED = frozenset({Sort.MODAL, Sort.NEGATION, Sort.CONDITION, Sort.HEDGE})


def _is_only(words: Sequence[Word], sort: Sort) -> bool:
    """Whether `words` are of that sort and at most helping verbs besides."""
    helping = said_words("auxiliary")
    return any(word.sort is sort for word in words) and all(word.sort is sort or word.norm in helping for word in words)


def _kinds(gone: Sequence[Word], new: Sequence[Word]) -> Iterator[ChangeKind]:
    """What is different between the words of the one and of the other."""
    named: set[Sort] = set()
    for sort, kind in _MEANING.items():
        if _of(gone, sort) != _of(new, sort):
            named.add(sort)
            yield kind
    for sort, kind in _VALUES.items():
        was, now = _of(gone, sort), _of(new, sort)
        if was and now and was != now:
            named.add(sort)
            yield kind
    helping = said_words("auxiliary")
    rest = [[w.norm for w in side if w.sort not in named and w.norm not in helping] for side in (gone, new)]
    if rest[0] != rest[1] and (not named or all(rest)):
        yield ChangeKind.WORDING


def _of(words: Sequence[Word], sort: Sort) -> list[str]:
    return [word.norm for word in words if word.sort is sort]


def _passage(text: str, words: Sequence[Word]) -> Passage | None:
    if not words:
        return None
    span = hull(Span(word.start, word.end) for word in words)
    return Passage(span.start, span.end, span.of(text))
