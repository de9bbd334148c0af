"""Short forms of a body that the article introduces or that are its initials, wherever they stand."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from onrecord.mentions.name import Name
from onrecord.mentions.words import SMALL
from onrecord.schema.entity import EntityType
from onrecord.schema.span import Span

_BRACKET = re.compile(r"\s*\((?:the\s+|or\s+)?[“\"]?(?P<short>[A-Z][A-Z&.-]+(?:\s[A-Z][A-Z&.-]*){0,2})[”\"]?\)")


def add_short_forms(text: str, names: Sequence[Name]) -> list[Name]:
    """`names` with the short forms of the bodies among them, in brackets after the name or made of its initials.

    What is tagged as part of a short form ("HARROW | UW") is one name.
    """
    bodies = [name for name in names if name.kind is EntityType.ORGANIZATION]
    found = {short for name in bodies for short in _short_forms(text, name)}
    if not found:
        return list(names)
    added = [Name(span, EntityType.ORGANIZATION) for span in _places(text, found) if _is_free(span, names)]
    kept = [name for name in names if not any(other.span.overlaps(name.span) for other in _near(name.span, added))]
    return sorted([*kept, *added], key=lambda name: name.span)


def _places(text: str, forms: set[str]) -> Iterator[Span]:
    """Where one of `forms` stands, the longest first; one of several words however it is written."""
    words = "|".join(
        f"(?i:{re.escape(form)})" if " " in form else re.escape(form)
        for form in sorted(forms, key=lambda f: (-len(f), f))
    )
    return (Span(*match.span()) for match in re.finditer(rf"(?<![\w@.-])(?:{words})(?![\w-])", text))


def _near(span: Span, names: Sequence[Name]) -> Sequence[Name]:
    """Those of `names`, which are in order, that may overlap `span`."""
    first = bisect_left(names, span.start, key=lambda name: name.span.end)
    return names[first : bisect_left(names, span.end, key=lambda name: name.span.start)]


def _is_free(span: Span, names: Sequence[Name]) -> bool:
    """Whether no longer name, and no person's, stands there."""
    covering = [name for name in _near(span, names) if name.span.covers(span)]
    return all(name.span == span and name.kind is not EntityType.PERSON for name in covering)


def _short_forms(text: str, name: Name) -> Iterator[str]:
    bracket = _BRACKET.match(text, name.span.end)
    if bracket:
        yield bracket["short"]
    words = [word for word in re.findall(r"[\w&]+", name.span.of(text)) if word.lower() not in SMALL]
    if len(words) > 2 and all(word[0].isupper() and not word.isupper() for word in words):
        yield "".join(word[0] for word in words)
