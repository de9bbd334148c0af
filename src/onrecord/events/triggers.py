"""Words that name political events, by their type."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon import read_table, verb_forms
from onrecord.schema.event import EventType
from onrecord.schema.span import Span

_NO_EVENT = re.compile(
    r"(?:meet(?:s|ing)?|met)\s(?:the\s|a\s|an\s|its\s|their\s|his\s|her\s|our\s|all\s)?(?:[\w-]+\s)?(?:need|demand|deadline"
    r"|requirement|target|goal|standard|condition|criteria|challenge|cost|obligation|expectation)s?\b"
    r"|(?:heart|panic|asthma|cyber|personal|verbal|scathing|political|rhetorical)[\s-]attacks?\b|signs?\s(?:of|that)\b"
    r"|(?:ly|ewly|then)\selected\b"
    r"|sign(?:s|ed|ing)?\s(?:up|off|on|in|out)\b|shell\s(?:company|companies|out)\b"
)
"""What looks like the name of an event and is none ("met the deadline")."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """The word that names an event, its type, and whether it is a verb."""

    span: Span
    type: EventType
    is_verb: bool


def find_triggers(text: str, sentence: Span, names: Sequence[Span]) -> Iterator[Trigger]:
    """The words of `sentence` that name an event, in order; none inside one of `names`."""
    pattern, verbs, nouns = _table()
    for match in pattern.finditer(text, sentence.start, sentence.end):
        span = Span(match.start(), match.end())
        word = " ".join(match[0].lower().split())
        if any(span.overlaps(name) for name in names) or _is_no_event(text, sentence, span):
            continue
        kind = verbs.get(word) if word in verbs else nouns.get(word)
        if kind is None:
            continue
        is_noun = word in nouns and (word not in verbs or _is_noun(text[sentence.start : span.start], word))
        yield Trigger(_head(span, word), nouns[word] if is_noun else kind, not is_noun)


def _is_no_event(text: str, sentence: Span, span: Span) -> bool:
    near = _NO_EVENT.finditer(text, max(span.start - 11, sentence.start), min(span.end + 40, sentence.end))
    return any(span.overlaps(Span(*match.span())) for match in near)


def _head(span: Span, word: str) -> Span:
    """The words without the preposition that told them from others ("call with")."""
    return Span(span.start, span.end - len(" with")) if word.endswith(" with") else span


def _is_noun(before: str, word: str) -> bool:
    """Whether a word that may be both is a noun here: a determiner, an adjective or a possessive before it tells."""
    last = before.rstrip().rsplit(maxsplit=1)[-1].lower() if before.strip() else ""
    if word.endswith("ing"):
        return last in _DETERMINERS or last.endswith(("'s", "’s", "al", "ous", "ond", "rst"))
    return (
        last in _DETERMINERS
        or last.endswith(("'s", "’s", "s’", "al", "ous", "ed", "ate", "ond", "rst"))
        or last in _TO_NOUN
    )


_DETERMINERS = frozenset(
    "the a an this that these those his her their its our my any no another first second third last next new possible"
    " potential planned proposed recent previous future official".split()
)
_TO_NOUN = frozenset("of on after before during in at for from with by following".split())


@cache
def _table() -> tuple[re.Pattern[str], dict[str, EventType], dict[str, EventType]]:
    verbs: dict[str, EventType] = {}
    nouns: dict[str, EventType] = {}
    for kind, listed, named in ((*row, "")[:3] for row in read_table("events")):
        for lemma in listed.split():
            verb, _, particle = lemma.partition("_")
            for form in verb_forms(verb):
                verbs[f"{form} {particle}".strip()] = EventType(kind)
        for noun in named.split():
            nouns[noun.replace("_", " ")] = EventType(kind)
    words = sorted({*verbs, *nouns}, key=len, reverse=True)
    listed = "|".join(re.escape(word).replace(r"\ ", r"\s") for word in words)
    return re.compile(rf"(?<![\w-])(?:{listed})(?![\w]|-\w)", re.IGNORECASE), verbs, nouns
