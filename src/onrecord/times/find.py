"""Text → expressions of time with what they mean; nothing is resolved here."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.schema.span import Span
from onrecord.text.plain import plain
from onrecord.times.holiday import HOLIDAYS
from onrecord.times.meaning import Meaning, Recurring
from onrecord.times.rules import RULES
from onrecord.times.words import MONTHS, SEASON_NUMBERS, UNITS, WEEKDAYS


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression of time in the text, and what it means."""

    span: Span
    meaning: Meaning


_HOLIDAY_WORDS = {word for name in HOLIDAYS for word in (name.split()[0],)} - {"st.", "new", "good", "may", "fourth"}
_TRIGGER = re.compile(
    r"\b(?:"
    + "|".join(sorted((*MONTHS, *WEEKDAYS, *SEASON_NUMBERS, *_HOLIDAY_WORDS), key=len, reverse=True))
    + r")\b|\b(?:(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thurs?|fri|sat|sun)"
    + r"(?:\.|\s(?=\d)))|\b(?:(?:"
    + "|".join(unit for unit in UNITS if unit != "century")
    + r")s?|centur(?:y|ies)|new\syear's|"
    r"today|tonight|yesterday|tomorrow|noon|midday|midnight|morning|afternoon|evening|fourth\sof\sjuly"
    r"|\d{1,2}(?::\d\d)?\s?[ap]\.?m|\d{1,2}:\d\d|o'clock|\d{4}\s(?:gmt|utc|hours)"
    r"|[12]\d{3}s?|nineteen\s|two\sthousand|'\d\ds?|\d{1,2}[/-]\d{1,2}[/-]\d{2}"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ties|good\sfriday|st\.\spatrick"
    r"|daily|nightly|(?:bi)?weekly|(?:bi)?monthly|hourly|yearly|annually"
    r"|now|current(?:ly)?|present|moment|nowadays|recent(?:ly)?|past|lately|ago|future|someday"
    r")\b"
)
"""A word without which no rule matches."""

_BEFORE, _AFTER = 60, 45
"""Characters around such a word in which an expression that holds it lies."""


def find_expressions(text: str, blocks: Iterable[Span]) -> list[Expression]:
    """The expressions of time in each of `blocks`, in order; none overlaps another."""
    words = plain(text)
    return [found for block in blocks for found in _find(text, words, block)]


def _find(text: str, words: str, block: Span) -> Iterator[Expression]:
    matches: list[tuple[int, int, int, Meaning]] = []
    for window in _windows(words, block):
        for n, rule in enumerate(RULES):
            for match in rule.pattern.finditer(words, window.start, window.end):
                if not _is_trap(text, words, match):
                    meaning = rule.mean({"match": match[0]} | {k: v for k, v in match.groupdict().items() if v})
                    if meaning is not None and not _is_name(text, match, meaning):
                        matches.append((match.start() - match.end(), n, match.start(), meaning))
    taken: list[Expression] = []
    for length, _, start, meaning in sorted(matches, key=lambda found: found[:3]):
        span = Span(start, start - length)
        if not any(span.overlaps(other.span) for other in taken):
            taken.append(Expression(_trim(words, span), meaning))
    return iter(sorted(taken, key=lambda found: found.span.start))


def _windows(words: str, block: Span) -> Iterator[Span]:
    """Stretches of the block around the words of time, at words' edges, those that touch joined."""
    start = end = -1
    for match in _TRIGGER.finditer(words, block.start, block.end):
        first = words.find(" ", max(match.start() - _BEFORE, block.start), match.start())
        if first < 0 or match.start() - _BEFORE <= block.start:
            first = block.start
        last = words.rfind(" ", match.end(), min(match.end() + _AFTER, block.end))
        if last < 0 or match.end() + _AFTER >= block.end:
            last = block.end
        if first <= end:
            end = max(end, last)
            continue
        if start >= 0:
            yield Span(start, end)
        start, end = first, last
    if start >= 0:
        yield Span(start, end)


def _trim(words: str, span: Span) -> Span:
    end = span.end
    while words[end - 1] in " ,'":
        end -= 1
    return Span(span.start, end)


# -- words that look like times --------------------------------------------------------------------------------------

_COUNTED = re.compile(
    r"\s(?!(?:was|is|as|has|his|its|us|this|series|news|less|elections|games|olympics|results|sales|earnings)\b)[a-z]+s\b|\s(?:people|percent|per\scent|men|women|children)\b"
)
_BEFORE_YEAR = re.compile(
    r"\b(?:in|since|by|of|from|until|till|during|before|after|between|and|to|around|through|for|early|late|mid|the|than|fiscal|year|circa|late|last|back|a|its|his|her|their|our|that|this|'s|post|pre)[\s-]$"
)
_BEFORE_MAY = re.compile(
    r"(?:\b(?:in|by|since|until|till|from|to|of|through|last|next|this|early|late|mid|and|or|for|during|before|after|between|on|the|every|each|\d(?:st|nd|rd|th)?)[\s-]|[\d,(]\s?)$"
)
_BEFORE_SEASON = re.compile(
    r"\b(?:the|last|next|this|in|early|late|of|every|each|by|since|until|that|mid|following|previous|coming|past|until)[\s-]$"
)
_NUMBERED = re.compile(r"\b(?:bill|resolution|section|article|flight|route|highway|room|page|number|no\.)\s$")
"""Words before a number that is none of a year."""
_FALLS = re.compile(r"\s(?:of|in|from|to|for|back|short|apart|out|off|on|into|under|victim|guy|behind|below|line)\b")
_PURPOSE = re.compile(r"\sto\s(?!the\b|an?\b|its\b|their\b|[\d$])[a-z]+\b")
"""An infinitive after a season ("in the fall to review it")."""
_SPECIAL_DAY = re.compile(r"\b(?:black|super|bloody|ash|fat|cyber|holy|palm|good|usa|gloomy|casual)\s$")
_PAPER = re.compile(r"\s(?:times|post|telegraph|mirror|express|mail|herald|school|show|program|magazine)\b|'s\sinn")


def _is_trap(text: str, words: str, match: re.Match[str]) -> bool:
    found = match[0]
    last = found.rsplit(" ", 1)[-1]
    before, after = words[max(match.start() - 24, 0) : match.start()], words[match.end() : match.end() + 24]
    if re.fullmatch(r"[12]\d{3}", last):
        return _is_number(found, before, after)
    if found in {"may", "march"}:
        capital = text[match.start()].isupper()
        return not capital or not _BEFORE_MAY.search(before)
    if re.match(r"[\s-]olds?\b", after) or found.endswith("-old"):
        return True
    if last == "second" or re.fullmatch(r"(?:the|a|last|next|past|previous|this|that)\ssecond", found):
        return True
    if found in {"now", "past", "present"}:
        return _is_no_adverb(found, before, after)
    if found in {"mar.", "sun.", "sat.", "mon."}:
        return not after[:2].strip().isdigit() and found != "mar."
    if found == "today" and before.endswith("usa "):
        return True
    return bool(_SPECIAL_DAY.search(before) and last in WEEKDAYS) or bool(
        last in WEEKDAYS and _PAPER.match(after) and text[match.end() + 1].isupper()
    )


def _is_number(found: str, before: str, after: str) -> bool:
    """Whether four digits count something ("2000 people"), or stand in a name or a larger number."""
    if re.search(r"[\d.,:/-]$", before) or re.match(r"[\d/]|[.,]\d|-[a-z]{2,}", after):
        return not re.match(r"-\d\d\b", after)
    if found.isdigit() and _NUMBERED.search(before):
        return True
    if found.isdigit() and _COUNTED.match(after) and not before.endswith(("the ", "since ")):
        return True
    return (
        found.isdigit()
        and not _BEFORE_YEAR.search(before)
        and not re.match(r"[\s]?[,;.)(]|\s(?:by|to|in|and)\b|$|'s|\s-", after)
        and before.strip() != ""
        and not before.rstrip().endswith(("(", ".", ",", '"'))
    )


def _is_no_adverb(found: str, before: str, after: str) -> bool:
    if found == "past":
        return (
            not before.endswith("the ")
            or not re.match(r"[\s,.;]", after)
            or bool(re.match(r"\s(?:tense|master)", after))
        )
    if found == "present":
        return True
    return bool(re.match(r"\sthat\b", after))


def _is_name(text: str, match: re.Match[str], meaning: Meaning) -> bool:
    """Whether a bare name of a month or a season is something else: a person, a fall, a spring."""
    if not isinstance(meaning, Recurring):
        return False
    kind, _, _ = meaning.name.partition(" ")
    found = match[0].lower()
    before, after = text[max(match.start() - 30, 0) : match.start()], text[match.end() : match.end() + 30]
    if kind == "season":
        if found in SEASON_NUMBERS and not _BEFORE_SEASON.search(before.lower()):
            return True
        return (
            found in {"the fall", "fall"}
            and bool(_FALLS.match(after))
            and not re.match(r"\sof\s(?:\d|last|next|this)", after)
            and not (re.search(r"\b(?:in|by|until)\s$", before.lower()) and _PURPOSE.match(after))
        )
    if kind in {"month", "weekday"} and found in {*MONTHS, *WEEKDAYS}:
        if not text[match.start()].isupper():
            return True
        if found in {"april", "may", "june", "august", "march"}:
            surname = re.search(
                r"(?:^|\s)(?!(?:In|On|By|Since|From|Until|For|Last|This|Next|And|The|Late|Early|But|To|Of)\b)[A-Z][a-z]+\.?\s$",
                before,
            )
            given = re.match(r"\s(?!(?:The|A|I|He|She|It|They|We|You|Mr|Mrs|Ms)\b)[A-Z][a-z]+", after)
            return bool(surname) or (found != "march" and bool(given) and found in {"april", "june", "may", "august"})
    return False
