"""Quotations that are tied to each other → the utterances, each by its reference."""

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from typing import NamedTuple

from onrecord.variants.rows import Place

_ABOUT_AS_LONG = 0.9
"""Share of the words of the longest form from which on one that more articles have is the reference."""

UNKNOWN_DAY = "9999"


class Node(NamedTuple):
    """A quotation as far as grouping goes; nodes are in the order in which they may be the reference.

    `longer` is the number of its words, negative; `wording` the same for all in the same words.
    """

    longer: int
    day: str
    article: str
    statement: str
    wording: Hashable

    @property
    def order(self) -> tuple[int, str, str, str]:
        """Longest first, then by day and place."""
        return self[:4]


def node_of(place: Place, day: str | None, words: int, wording: Hashable) -> Node:
    """The quotation at `place`, told on `day`, of so many words."""
    return Node(-words, day or UNKNOWN_DAY, place.article, place.statement, wording)


Ties = Mapping[Node, frozenset[Node]]


def group_ties(ties: Ties) -> Iterator[tuple[Node, ...]]:
    """The reference of each utterance with all that are tied to it: never a chain from one to the next.

    What becomes of a node depends on those alone that ties lead to, so that a part can be grouped by itself.
    """
    taken: set[Node] = set()
    for node in sorted(ties, key=lambda node: node.order):
        free = ties[node] - taken
        if node in taken or not free:
            continue
        members = {node, *free}
        centre = _reference(node, members, ties)
        taken |= members
        yield (centre, *sorted(members - {centre}, key=lambda member: member.order))


def _reference(longest: Node, members: set[Node], ties: Ties) -> Node:
    """The longest, or one about as long in words that more articles have, if all others are tied to it too."""
    votes = Counter(member.wording for member in members)
    enough = _ABOUT_AS_LONG * longest.longer
    able = [m for m in members if m.longer <= enough and members <= ties[m] | {m} and votes[m.wording] > 1]
    return min([longest, *able], key=lambda node: (-votes[node.wording], node.order))
