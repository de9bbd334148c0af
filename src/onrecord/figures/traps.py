"""What only looks like a figure: names, addresses, pronouns, ordinals that order nothing."""

import re

from onrecord.figures.quantity import Quantity

_NUMBERED = re.compile(
    r"\b(?:nos?\.?|number|article|section|resolution|chapter|page|flight|route|highway|interstate|room|bill|proposition"
    r"|amendment|boeing|airbus|ie|channel|district|ward|level|phase|type|group\sof|world\swar|formula|area|unit|gate"
    r"|platform|line|class|grade|covid|psalm|version|windows|iphone|mark|rule|title|part|volume|season|episode|stage"
    r"|tier|size|exit|paragraph|clause|protocol|question|lot|day|act|order|hb|sb|apollo|top)\s$"
)
_STREET = re.compile(
    r"\s(?:[A-Z][\w'’.]*\s){1,3}(?:St|Street|Ave|Avenue|Road|Rd|Lane|Boulevard|Blvd|Drive|Square|Court|Way)\b"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_PLURAL = re.compile(r"[\s-](?:[a-z-]+\s)?[a-z]+(?:s|men|people|children|percent|women|seat|member|seater)\b")
_CAPITAL = re.compile(r"\b[A-Z][\w'’&.]*\s$")
_OPENERS = re.compile(r"(?:^|[.!?:;“\"‘'(—–-]\s*)(?:[A-Z][\w'’]*)\s$")
_FREE = frozenset(
    "The A An All Of In At On By For From About Some Nearly Almost Only Another Those These Their His Her Its Our My"
    " And But Over More Around At After With Between Up Just Than To Under As That When If Its Most January February"
    " March April May June July August September October November December".split()
)


def is_name(text: str, words: str, found: Quantity) -> bool:
    """Whether the number belongs to a name, an address or a reference ("Boeing 737", "Article 5")."""
    before = text[max(found.start - 30, 0) : found.start]
    if _NUMBERED.search(words[max(found.start - 20, 0) : found.start]) or _STREET.match(text, found.end):
        return True
    if _YEAR.fullmatch(text, found.start, found.end):
        return True
    if text[found.start].isalpha():
        return text[found.start].isupper() and not _opens_sentence(before)
    if _PLURAL.match(words, found.end):
        return False
    capital = _CAPITAL.search(before)
    return bool(capital) and capital is not None and capital[0].strip() not in _FREE and not _opens_sentence(before)


def _opens_sentence(before: str) -> bool:
    return bool(_OPENERS.search(before)) or not before.strip() or before.rstrip()[-1:] in ".!?:;“\"‘'(—–"


_NO_ONE = re.compile(
    r"\b(?:no|any|every|each|this|that|the|which|some|a|another|only|some|what|good|bad|new|latest|first|last|right|wrong)[\s-]$"
)
_ONE_NOUN = re.compile(
    r"(?:-[a-z]+|\s(?!of\b(?!\s(?:the|its|their|his|those|these)\s(?:\d|two|three|four|five|six|seven|eight|nine|ten|twelve))"
    r"|(?:who|that|which|to|can|is|was|has|had|could|would|will|should|in|on|at|with|for|and|or|but|as|such|another|day"
    r"|another|thing|might|may|must|by|if|because|from|says?|said|way)\b)[a-z$])"
)


def is_pronoun(words: str, match: re.Match[str], limit: int) -> bool:
    """Whether "one" stands for a thing or for people at large, not for a number."""
    if match[0] != "one":
        return False
    before = words[max(match.start() - 8, 0) : match.start()]
    return bool(_NO_ONE.search(before)) or not _ONE_NOUN.match(words, match.end(), limit)


_ORDERED = re.compile(
    r"\b(?:the|his|her|its|their|our|my|your|a|an|this|that|every|'s|s'|and|to|for|in|very|only|or|on)[\s-]$|'s\s$|s'\s$"
)
_UNORDERED = re.compile(
    r"[\s-](?:lady|ladies|gentleman|minister|responders?|names?|aid|half|quarter|world|hand|rate|party|degree|estate|reich"
    r"|of\sall|amendment|class|floor|person|thing|place|instance|foremost|century|grade|grader|generation|avenue|street)\b"
)


def is_no_ordinal(text: str, words: str, start: int, end: int, limit: int) -> bool:
    """Whether an ordinal is an adverb, a part of a name or a unit of time."""
    before = words[max(start - 12, 0) : start]
    if text[start].isupper() and not _opens_sentence(text[max(start - 12, 0) : start]):
        return True
    if not _ORDERED.search(before) and not text[start].isdigit():
        return True
    return bool(_UNORDERED.match(words, end, limit)) or not re.match(r"[\s-][a-z“\"]", words[end : min(end + 2, limit)])
