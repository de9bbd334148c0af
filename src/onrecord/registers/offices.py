"""The titles of an office as one: "Secretary of State for Defence", "the defense secretary", "defence minister"."""

import re
from functools import cache

from onrecord.registers.places import fold, place_of

_NOT_IN_OFFICE = re.compile(
    r"\b(?:former|formerly|ex|past|late|onetime|one-time|acting|interim|elect|designate|nominee|candidate|hopeful"
    r"|would-be|self-declared|self-proclaimed|ousted|deposed|exiled|next|future|incoming)\b"
)
"""Words that say of a title that it is not held, or not by whom a register lists."""

_BEFORE = re.compile(r"(?:(?:the|this|our|then|current|incumbent|sitting|mr|mister|madam|his|her|majesty)[\s-]+)+")
_OF_THE_COUNTRY = re.compile(
    r"(?P<office>(?:vice[- ])?president|(?:prime minister|premier|chancellor|king|queen|emperor|secretary-general))"
    r" of (?:the )?(?P<place>.+)"
)

_TO_THE_UN = "ambassador to united nations"

_TITLES: tuple[tuple[str, str], ...] = (
    ("(?:prime minister|premier|taoiseach|pm)(?: of the state council)?", "prime minister"),
    ("president of the republic", "president"),
    ("vice[- ]president|vp", "vice president"),
    ("secretary general", "secretary-general"),
    ("chancellor of the exchequer", "finance minister"),
    ("national security advis[eo]r", "national security adviser"),
    ("chair(?:man)? of the joint chiefs(?: of staff)?|joint chiefs chair(?:man)?", "joint chiefs chairman"),
    ("speaker of the house(?: of representatives)?|house speaker", "house speaker"),
    ("director of the central intelligence agency|central intelligence agency director", "cia director"),
    ("director of the federal bureau of investigation", "fbi director"),
    ("(?:permanent )?representative (?:of the usa )?to the united nations(?:, new york)?", _TO_THE_UN),
    ("(?:un|united nations) ambassador", _TO_THE_UN),
)  # fmt: skip
"""The titles of an office, as regular expressions, and the office."""

_SUBJECTS: tuple[tuple[str, str], ...] = (
    ("(?:foreign|external)(?:,? (?:and )?commonwealth(?: and development)?)? affairs", "foreign"),
    ("(?:national )?defen[cs]e", "defense"),
    ("(?:the )?(?:treasury|finances?)|(?:the )?economy and finances?|(?:the )?economy, finances? and .*", "finance"),
    ("(?:the )?interior(?: affairs)?|internal affairs|home(?: affairs| department)?", "interior"),
    ("health and (?:human services|social care)", "health"),
    ("housing and urban development", "housing"),
    ("transportation", "transport"),
)
"""What an office is for, as regular expressions, and the one word for it."""

_MINISTERS = frozenset({"foreign secretary", "defense secretary", "finance secretary", "interior secretary"})
"""Who is the minister where ministers are secretaries; elsewhere such a secretary is an official under one."""

_SECRETARIES = frozenset({"United States", "United Kingdom", "Mexico", "Philippines"})
"""Countries whose ministers are secretaries."""

_POSTS = (
    r"(?P<rank>secretary) of state for (?:the )?(?P<subject>.+)",
    r"(?P<rank>minister|secretary) (?:of|for) (?:the )?(?P<subject>(?!state\b).+)",
    r"(?P<subject>(?!prime |deputy ).+) (?P<rank>minister|secretary)",
)
"""The ways to say of a minister or secretary what for."""

_LOCAL = {
    ("chancellor", "United Kingdom"): "finance minister",
    ("foreign minister", "United States"): "secretary of state",
}


def normalize_office(title: str) -> str:
    """The office that a title names, in lower case, the usual variants as one and without its country.

    Empty for a title that nobody holds any more, or not yet ("former", "ex-", "-elect", "acting").
    """
    return split_office(title)[0]


@cache
def split_office(title: str) -> tuple[str, str | None]:
    """The office that a title names, and the country or body in it, if it names one ("Russian president")."""
    words = _BEFORE.sub("", fold(title), count=1) if _BEFORE.match(fold(title)) else fold(title)
    if _NOT_IN_OFFICE.search(words):
        return "", None
    if any(re.fullmatch(pattern, words) for pattern, _ in _TITLES):
        return office_called(words), None
    after = _OF_THE_COUNTRY.fullmatch(words)
    if after and (place := place_of(after["place"])):
        return office_called(after["office"]), place
    parts = words.split(" ")
    for n in range(min(4, len(parts) - 1), 0, -1):
        if place := place_of(" ".join(parts[:n])):
            return office_called(" ".join(parts[n:])), place
    return office_called(words), None


def office_called(words: str) -> str:
    """The office for folded words that name no country."""
    for pattern, office in _TITLES:
        if re.fullmatch(pattern, words):
            return office
    if match := re.fullmatch(r"ambassador to (?:the )?(?P<place>.+)", words):
        return f"ambassador to {fold(place_of(match['place']) or match['place'])}"
    if post := next(filter(None, (re.fullmatch(pattern, words) for pattern in _POSTS)), None):
        return _post(post["subject"], post["rank"])
    if match := re.fullmatch(r"director of (?:the )?(?P<body>.+)", words):
        return f"{match['body']} director"
    return words


def office_there(office: str, place: str) -> str:
    """The office that a normalized title means in `place`: Britain's chancellor is its finance minister."""
    if office in _MINISTERS and place in _SECRETARIES:
        return office.replace("secretary", "minister")
    return _LOCAL.get((office, place), office)


def _post(subject: str, rank: str) -> str:
    name = next((one for pattern, one in _SUBJECTS if re.fullmatch(pattern, subject)), subject)
    return f"{name} {rank}"
