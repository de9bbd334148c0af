"""Which profiles are one entity: a pure function of what they say and of what people decided.

A profile is a name with what articles say of it (`evidence.py`). The answer does not depend on the order in which
articles came in. Precision first: where two candidates fit, the profile stays open and each page has its own entity.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from onrecord.store.evidence import describe

TIE = "two or more of this name fit, and nothing tells which"


@dataclass(frozen=True, slots=True)
class Profile:
    """A name (`block`, empty if it may not be merged by name) and what is said of whoever bears it."""

    number: int
    type: str
    block: str
    evidence: frozenset[str]

    @property
    def order(self) -> tuple[str, str, list[str]]:
        """Where it stands among others, whatever its number."""
        return self.type, self.block, sorted(self.evidence)


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a person decided of pinned profiles, ``pin:NUMBER:SIDE``: that the two sides are the same, or apart."""

    number: int
    same: bool
    by: str

    def side(self, number: int) -> str:
        """The pin of side 0 (for a parting: what was taken out) or 1."""
        return f"pin:{self.number}:{number}"


@dataclass(frozen=True, slots=True)
class Partition:
    """Groups of profiles that are one entity each, those that stay open, and the reason for each profile.

    `left` has, for each profile that people took out of entities, one that stayed with each of those, the first first.
    """

    groups: tuple[tuple[Profile, ...], ...]
    open: tuple[Profile, ...]
    reasons: Mapping[int, str]
    left: Mapping[int, tuple[int, ...]]


@dataclass(slots=True)
class _Part:
    """Profiles that are one for certain, and all that is said of them."""

    order: int
    members: list[Profile]
    pieces: set[str] = field(default_factory=set)

    def values(self, kind: str) -> set[str]:
        return {piece for piece in self.pieces if piece.startswith(kind)}

    @property
    def is_free(self) -> bool:
        """Whether neither a register nor a person says who it is."""
        return not any(piece.startswith(("id:", "pin:")) for piece in self.pieces)


class _Parts:
    """Parts that grow together, never against a parting or across two identifiers of one register."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self.of = {p.number: _Part(n, [p], set(p.evidence)) for n, p in enumerate(profiles)}
        self.apart: list[Ruling] = []

    def join(self, numbers: Iterable[int], *, decided: bool = False) -> None:
        """Make one part of the parts of `numbers` as far as nothing speaks against it, the first one first."""
        kept: list[_Part] = []
        for one in {id(part): part for part in (self.of[n] for n in numbers)}.values():
            into = next((k for k in kept if not self.are_apart(k, one) and (decided or not _ids_differ(k, one))), None)
            if into is None:
                kept.append(one)
                continue
            into.members.extend(one.members)
            into.pieces |= one.pieces
            into.order = min(into.order, one.order)
            for member in one.members:
                self.of[member.number] = into

    def are_apart(self, one: _Part, other: _Part) -> bool:
        """Whether a person set the two apart."""
        return any(
            (ruling.side(a) in one.pieces and ruling.side(1 - a) in other.pieces)
            for ruling in self.apart
            for a in (0, 1)
        )

    def all(self) -> list[_Part]:
        """The parts, in the order of their first profiles."""
        return sorted({id(part): part for part in self.of.values()}.values(), key=lambda part: part.order)


def partition(profiles: Iterable[Profile], rulings: Iterable[Ruling]) -> Partition:
    """Put `profiles` together: by rulings, the newest first, then by identifiers, then by name with role or body."""
    ordered = sorted(profiles, key=lambda p: p.order)
    parts = _Parts(ordered)
    by_piece: dict[str, list[Profile]] = defaultdict(list)
    for profile in ordered:
        for piece in profile.evidence:
            if piece.startswith(("id:", "pin:")):
                by_piece[piece].append(profile)
    known = sorted(rulings, key=lambda ruling: -ruling.number)
    for ruling in known:
        _rule(parts, ruling, by_piece)
    taken = {ruling.side(0) for ruling in parts.apart}
    for piece in sorted(piece for piece in by_piece if piece.startswith("id:")):
        # what a person took out does not claim an identifier that the rest has too
        first = sorted(by_piece[piece], key=lambda p: bool(taken & parts.of[p.number].pieces))
        parts.join(p.number for p in first)
    open_, why = _join_by_name(parts, ordered)
    groups = tuple(tuple(part.members) for part in parts.all() if part.members[0].number not in open_)
    by = {ruling.number: ruling for ruling in known}
    reasons = {p.number: TIE if p.number in open_ else _reason(p, by, why) for p in ordered}
    return Partition(groups, tuple(p for p in ordered if p.number in open_), reasons, _left(parts, by_piece))


def _left(parts: _Parts, by_piece: Mapping[str, Sequence[Profile]]) -> dict[int, tuple[int, ...]]:
    """What stayed with the entities that profiles were taken out of."""
    oldest_first = sorted((r for r in parts.apart if by_piece.get(r.side(1))), key=lambda ruling: ruling.number)

    def stayed(ruling: Ruling) -> int:
        """A profile that was not taken out of the rest later."""
        rest = by_piece[ruling.side(1)][0]
        later = (r for r in oldest_first if r.number > ruling.number and r.side(0) in rest.evidence)
        return next((stayed(r) for r in later), rest.number)

    taken = {profile.number: profile for r in oldest_first for profile in by_piece.get(r.side(0), ())}
    return {
        number: tuple(stayed(r) for r in oldest_first if r.side(0) in profile.evidence)
        for number, profile in taken.items()
    }


def _rule(parts: _Parts, ruling: Ruling, by_piece: Mapping[str, Sequence[Profile]]) -> None:
    sides = [[p.number for p in by_piece.get(ruling.side(n), ())] for n in (0, 1)]
    if ruling.same:
        parts.join([*sides[0], *sides[1]], decided=True)
        return
    # a newer ruling has put them together
    if {id(parts.of[n]) for n in sides[0]} & {id(parts.of[n]) for n in sides[1]}:
        return
    parts.apart.append(ruling)
    for side in sides:
        parts.join(side, decided=True)


def _join_by_name(parts: _Parts, profiles: Sequence[Profile]) -> tuple[set[int], dict[int, str]]:
    """Join parts of one name that agree; gives the profiles that stay open, and which piece others were joined by."""
    blocks: dict[tuple[str, str], list[_Part]] = defaultdict(list)
    for profile in profiles:
        part = parts.of[profile.number]
        if profile.block and part not in blocks[profile.type, profile.block]:
            blocks[profile.type, profile.block].append(part)
    open_: set[int] = set()
    why: dict[int, str] = {}
    joins: list[list[int]] = []
    for nodes in blocks.values():
        block = _Block(parts, nodes)
        for part in block.open:
            open_ |= {member.number for member in part.members}
        joins += [[part.members[0].number for part in component] for component in block.components]
        why |= block.why
    for numbers in joins:
        parts.join(numbers)
    return open_, why


class _Block:
    """The parts of one name: who agrees, who contradicts, who stays open."""

    def __init__(self, parts: _Parts, nodes: Sequence[_Part]) -> None:
        self.why: dict[int, str] = {}
        against = _contradictions(parts, nodes)
        near = self._agreements(nodes, against)
        bridges = {n for n, node in enumerate(nodes) if node.is_free and any(against[m] & near[n] for m in near[n])}
        self.open = [nodes[n] for n in sorted(bridges)]
        self.components: list[list[_Part]] = []
        for component in _components(len(nodes), near, bridges):
            if any(against[n] & component for n in component):
                self.open += [nodes[n] for n in sorted(component) if nodes[n].is_free]
            else:
                self.components.append([nodes[n] for n in sorted(component)])

    def _agreements(self, nodes: Sequence[_Part], against: Sequence[set[int]]) -> list[set[int]]:
        bearers: dict[str, list[int]] = defaultdict(list)
        for n, node in enumerate(nodes):
            for piece in node.pieces:
                if piece.startswith(("title:", "org:", "name:")):
                    bearers[piece].append(n)
        near: list[set[int]] = [set() for _ in nodes]
        # titles say more than bodies to people, so they are noted last
        for piece in sorted(bearers):
            for n in bearers[piece]:
                near[n] |= set(bearers[piece]) - {n} - against[n]
                if len(bearers[piece]) > 1:
                    self.why |= {member.number: piece for member in nodes[n].members}
        return near


def _contradictions(parts: _Parts, nodes: Sequence[_Part]) -> list[set[int]]:
    """For each node the others that it cannot be."""
    against: list[set[int]] = [set() for _ in nodes]
    ids, offices = [_ids(node) for node in nodes], [_offices(node) for node in nodes]
    for n, m in combinations(range(len(nodes)), 2):
        differ = _no_value_shared(ids[n], ids[m]) or _roles_differ(offices[n], offices[m])
        if differ or (parts.apart and parts.are_apart(nodes[n], nodes[m])):
            against[n].add(m)
            against[m].add(n)
    return against


def _ids_differ(one: _Part, other: _Part) -> bool:
    """Whether one register has the two under different identifiers."""
    return _no_value_shared(_ids(one), _ids(other))


def _ids(node: _Part) -> dict[str, set[str]]:
    return _by_head(node.values("id:"), "=")


def _no_value_shared(one: Mapping[str, set[str]], other: Mapping[str, set[str]]) -> bool:
    return any(not one[register] & other[register] for register in one.keys() & other.keys())


def _offices(node: _Part) -> dict[str, set[str]]:
    found = _by_head(node.values("office:"), "@")
    if initials := node.values("initial:"):
        found["initial"] = initials
    return found


def _roles_differ(one: Mapping[str, set[str]], other: Mapping[str, set[str]]) -> bool:
    """Whether they have one office in different bodies, or other initials."""
    return any(not _overlap(one[title], other[title]) for title in one.keys() & other.keys())


def _overlap(some: set[str], others: set[str]) -> bool:
    """Whether two sets of bodies may be of one: "house" and "house of representatives"."""
    words = {word for body in some for word in body.split()}
    return any(word in words for body in others for word in body.split())


def _by_head(pieces: Iterable[str], mark: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for piece in pieces:
        head, _, value = piece.partition(mark)
        found.setdefault(head, set()).add(value)
    return found


def _components(count: int, near: Sequence[set[int]], without: set[int]) -> Iterator[set[int]]:
    seen = set(without)
    for start in range(count):
        if start in seen:
            continue
        component, waiting = set(), [start]
        while waiting:
            n = waiting.pop()
            if n not in seen:
                seen.add(n)
                component.add(n)
                waiting.extend(near[n] - seen)
        yield component


def _reason(profile: Profile, rulings: Mapping[int, Ruling], why: Mapping[int, str]) -> str:
    pins = sorted((int(piece.split(":")[1]) for piece in profile.evidence if piece.startswith("pin:")), reverse=True)
    if ruling := next((rulings[pin] for pin in pins if pin in rulings), None):
        return f"{'put together' if ruling.same else 'set apart'} by {ruling.by}"
    ids = sorted(piece for piece in profile.evidence if piece.startswith("id:"))
    if ids:
        return f"the register has it as {' and '.join(map(describe, ids))}"
    if profile.type != "person":
        return "by its full name"
    own = sorted(piece for piece in profile.evidence if piece.startswith(("title:", "org:")))
    return f"by the full name and {describe(why.get(profile.number) or own[-1])}"
