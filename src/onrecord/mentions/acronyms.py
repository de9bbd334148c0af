"""Short forms of a body that the article introduces or that are its initials, wherever they stand."""

import re
from collections.abc import Iterator, Sequence

from onrecord.mentions.name import Name
from onrecord.schema.entity import EntityType
from onrecord.schema.span import Span

_BRACKET = re.compile(r"\s*\((?:the\s+|or\s+)?[“\"]?(?P<short>[A-Z][A-Z&.-]+(?:\s[A-Z][A-Z&.-]*){0,2})[”\"]?\)")
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "a", "an", "&"})


def add_short_forms(text: str, names: Sequence[Name]) -> list[Name]:
    """`names` with the short forms of the bodies among them, in brackets after the name or made of its initials.

    What is tagged as part of a short form ("HARROW | UW") is one name.
    """
    bodies = [name for name in names if name.kind is EntityType.ORGANIZATION]
    found = {short for name in bodies for short in _short_forms(text, name)}
    added: list[Name] = []
    for short in sorted(found, key=len, reverse=True):
        flags = re.IGNORECASE if " " in short else 0
        for match in re.finditer(rf"(?<![\w@.-]){re.escape(short)}(?![\w-])", text, flags):
            span = Span(*match.span())
            if not any(span.overlaps(o.span) for o in added) and not any(
                o.span.covers(span) and (o.span != span or o.kind is EntityType.PERSON) for o in names
            ):
                added.append(Name(span, EntityType.ORGANIZATION))
    kept = [name for name in names if not any(name.span.overlaps(o.span) for o in added)]
    return sorted([*kept, *added], key=lambda name: name.span)


def _short_forms(text: str, name: Name) -> Iterator[str]:
    bracket = _BRACKET.match(text, name.span.end)
    if bracket:
        yield bracket["short"]
    words = [word for word in re.findall(r"[\w&]+", name.span.of(text)) if word.lower() not in _SMALL]
    if len(words) > 2 and all(word[0].isupper() and not word.isupper() for word in words):
        yield "".join(word[0] for word in words)
