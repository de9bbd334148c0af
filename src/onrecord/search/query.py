"""The query language: any string is a query; what is not understood is taken as words, and told in a note.

``words "a phrase" -without field:value field:one,other published:2024-03..2024-05 like:"a text"``
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches

from onrecord.search.days import find_stretch
from onrecord.search.fields import FIELDS, Kind

LONGEST, LONGEST_VALUE, LONGEST_WORD = 2000, 1000, 39
"""Characters of a query and of a value that are looked at, and bytes of a word: longer ones are not in the index."""

MOST = 40
"""Conditions of a query."""

NOTES = 8
"""Notes that a query gets at most."""

_MARKS = '"“”„«»'
_QUOTED = f"[{_MARKS}]([^{_MARKS}]*)[{_MARKS}]"
_VALUE = rf"(?:{_QUOTED}|[^\s{_MARKS},]+)"
_FILTER = re.compile(rf"(-?)([A-Za-z]+): ?({_VALUE}(?:,{_VALUE})*),?")
_PHRASE = re.compile(f"(-?){_QUOTED}")
_BARE = re.compile(rf"[^\s{_MARKS}]+")
_PART = re.compile(_VALUE)
_WORD = re.compile(r"[^\W_]+")
_PLAIN = re.compile(r"[^\W_]+(?:[-.][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Term:
    """One condition: any of `values` in `field`, or none of them if `negated`.

    An empty `field` stands for the words said and around it: one word by its stem, or as it stands if `exact`, several
    next to each other.
    """

    field: str
    values: tuple[str, ...]
    exact: bool = False
    negated: bool = False

    def __str__(self) -> str:
        """The condition in the query language."""
        sign = "-" * self.negated
        if not self.field:
            return f'{sign}"{self.values[0]}"' if self.exact else f"{sign}{self.values[0]}"
        kind = FIELDS[self.field].kind
        return f"{sign}{self.field}:{','.join(_written(value, kind) for value in self.values)}"


@dataclass(frozen=True, slots=True)
class Query:
    """All conditions, of which each must hold; `notes` tells what was not understood, a line each.

    Its string is the same query in canonical form.
    """

    terms: tuple[Term, ...]
    notes: tuple[str, ...] = field(default=(), compare=False)

    def __str__(self) -> str:
        """The query in its own language."""
        return " ".join(map(str, self.terms))

    @property
    def like(self) -> tuple[str, ...]:
        """The texts that statements are to be like."""
        return tuple(value for term in self.terms if term.field == "like" for value in term.values)


def _written(value: str, kind: Kind) -> str:
    return value if kind is Kind.DAYS or (kind is not Kind.LIKE and _PLAIN.fullmatch(value)) else f'"{value}"'


def parse_query(text: str) -> Query:
    """What `text` asks for; never fails."""
    notes: dict[str, None] = {}

    def note(line: str) -> None:
        notes[line] = None

    clean = _clean(text, note)
    found = list(dict.fromkeys(_terms(clean, note)))
    if len(found) > MOST:
        note(f"only the first {MOST} conditions are looked at")
        del found[MOST:]
    # the canonical form may be longer, and is a query too
    while len(str(Query(tuple(found)))) > LONGEST:
        note(f"only the first {LONGEST:,} characters are looked at")
        found.pop()
    return Query(tuple(found), tuple(notes)[:NOTES])


Note = Callable[[str], None]


def _clean(text: str, note: Note) -> str:
    """`text` as letters and spaces that can be searched for, and not too many."""
    if len(text) > LONGEST:
        note(f"only the first {LONGEST:,} characters are looked at")
    known = text[:LONGEST].encode("utf-8", "replace").decode()
    spaced = "".join(" " if unicodedata.category(letter) in {"Cc", "Cn", "Co"} else letter for letter in known)
    return unicodedata.normalize("NFC", spaced)


def _terms(text: str, note: Note) -> Iterator[Term]:
    at = 0
    while at < len(text):
        if found := _FILTER.match(text, at):
            negated, name, written = found[1] == "-", found[2].casefold(), found[3]
            yield from _filter(name, written, found[0], note, negated=negated)
        elif found := _PHRASE.match(text, at):
            yield from _free(found[2], note, exact=True, negated=found[1] == "-")
        elif found := _BARE.match(text, at):
            yield from _bare(found[0], note)
        elif text[at] in _MARKS:
            note(f"a quotation mark is not closed: {_short(text[at:])}")
        at = found.end() if found else at + 1


def _bare(written: str, note: Note) -> Iterator[Term]:
    if written in {"AND", "OR", "NOT"}:
        note(f"{written} is taken as a word: all conditions must hold; write - for not, act:deny,retract for or")
    if written.casefold().rstrip(":") in FIELDS and written.endswith(":"):
        note(f"{written} needs a value after it, as in {written}{_example(written.casefold().rstrip(':'))}")
    negated = written.startswith("-")
    yield from _free(written.removeprefix("-"), note, negated=negated)


def _free(written: str, note: Note, *, exact: bool = False, negated: bool = False) -> Iterator[Term]:
    words = [word for word in _WORD.findall(written) if len(word.encode()) <= LONGEST_WORD]
    if len(words) < len(_WORD.findall(written)):
        note(f"words of over {LONGEST_WORD} letters are left out: {_short(written)}")
    if words:
        # what has a hyphen or dots stands together, and is found as it is written
        yield Term("", (" ".join(words)[:LONGEST_VALUE].rstrip(),), exact=exact or len(words) > 1, negated=negated)


def _filter(name: str, written: str, whole: str, note: Note, *, negated: bool) -> Iterator[Term]:
    if name not in FIELDS:
        near = get_close_matches(name, FIELDS, 1, 0.75)
        if near or f"{name}:" not in {"http:", "https:"}:
            note(f"unknown filter {name!r}: " + (f"did you mean {near[0]}?" if near else "taken as words"))
        yield from _free(written if near else whole.removeprefix("-"), note, negated=negated)
        return
    kind = FIELDS[name].kind
    parts = [written] if kind is Kind.DAYS else [part[0] for part in _PART.finditer(written)]
    read = _READERS.get(kind, _read_text)
    values = [(part, read(name, " ".join(part.strip(_MARKS).split())[:LONGEST_VALUE].rstrip(), note)) for part in parts]
    if negated and kind is Kind.LIKE:
        note("like: says what to look for, and cannot be turned round")
    elif kept := tuple(dict.fromkeys(value for _, value in values if value)):
        yield Term(name, kept, negated=negated)
    for part, value in values:
        if value is None:
            yield from _free(part, note, negated=negated)


Reader = Callable[[str, str, Note], str | None]
"""Takes a filter and a value as written and gives the canonical value, or `None` where it is none."""


def _read_text(name: str, value: str, note: Note) -> str | None:
    if FIELDS[name].kind is not Kind.LIKE and not any(len(word.encode()) <= LONGEST_WORD for word in _words(value)):
        note(f"{name}: there is no word in {_short(value)}")
        return None
    return value or None


def _words(value: str) -> list[str]:
    return _WORD.findall(value)


def _read_key(name: str, value: str, note: Note) -> str | None:
    if not value:
        note(f"{name}: is the key of one, as in {name}:{_example(name)}")
    return value or None


def _read_choice(name: str, value: str, note: Note) -> str | None:
    choices = FIELDS[name].choices
    plain = re.sub(r"[\s_-]+", " ", value).casefold()
    if plain in choices:
        return plain
    near = get_close_matches(plain, choices, 1, 0.6)
    hint = f"did you mean {near[0]}? It is " if near else ""
    note(f"no such {_CALLED.get(name, name)} {_short(value)!r}: {hint}one of: {', '.join(choices)}")
    return None


def _read_days(name: str, value: str, note: Note) -> str | None:
    stretch = find_stretch(value)
    if stretch is None:
        note(f"{name}: {_short(value)} is no date: give 2024, 2024-03, 2024-03-05 or 2024-01..2024-06")
        return None
    if stretch[0] <= stretch[1]:
        return value
    begin, _, end = value.partition("..")
    note(f"{name}: {value} ends before it begins; taken as {end}..{begin}")
    return f"{end}..{begin}"


_CALLED = {"is": "state"}
"""What a filter's values are called where its name does not tell."""

_READERS: dict[Kind, Reader] = {Kind.KEY: _read_key, Kind.CHOICE: _read_choice, Kind.DAYS: _read_days}


def _example(name: str) -> str:
    example = FIELDS[name].choices
    return example[0] if example else {"published": "2024-03", "said": "2024-03"}.get(name, '"…"')


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
