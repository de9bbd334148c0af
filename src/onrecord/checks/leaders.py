"""Whom a visitor met: the president that a row names, or the one in office on its days."""

import re

from onrecord.checks.claim import Party
from onrecord.checks.person import alike, name_words, resolve_person
from onrecord.registers import Row, holders, words_of


def president_met(row: Row, party: Party) -> bool:
    """Whether the row names the person, or the person was president of the United States on its days."""
    words = name_words(party.entity.name)
    if names(row, party):
        return True
    if row.country != "United States" or _names_another(row, words):
        return False
    who = resolve_person(party)
    terms = holders("president", "United States", row.start)
    return len(terms) == 1 and _same(name_words(who.name), name_words(terms[0].name))


def names(row: Row, party: Party) -> bool:
    """Whether what the row remarks names the person."""
    words = name_words(party.entity.name)
    return bool(words) and any(alike(words[-1], word) for word in words_of(row.met))


def _names_another(row: Row, words: list[str]) -> bool:
    """Whether the row says that another president was met."""
    met = re.findall(r"[Mm]et (?:privately )?with President(?:-elect)? (?:[A-Z]\w*\.? )*?(\w+)(?= |,|\.|$)", row.met)
    return bool(met) and not any(alike(words[-1], name.casefold()) for name in met if words)


def _same(one: list[str], other: list[str]) -> bool:
    """Whether a name, which may be a last name only, is that of the other; initials tell father and son."""
    if not one or not alike(one[-1], other[-1]):
        return False
    mine, theirs = ({w[0] for w in name[1:-1] if w} for name in (one, other))
    return len(one) == 1 or (any(alike(one[0], b) for b in other) and (not mine or not theirs or bool(mine & theirs)))
