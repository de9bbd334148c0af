"""How an article opens: byline, dateline, date line, standfirst. For plain text and HTML alike."""

import re

from onrecord.extract.dates import WRITTEN
from onrecord.extract.language import FUNCTION_WORDS

AGENCIES = r"AP|Reuters|AFP|UPI|CNN|Bloomberg|dpa|PTI|Xinhua|TASS|KYODO|ANI|IANS|PA|The Canadian Press|CP"
_NAME = r"(?:[A-Z][\w’'.-]*|de|van|von|der|den|la|le|el|al|bin|di|da|du|dos|ter)"
_NAMES = rf"{_NAME}(?: {_NAME}){{1,4}}"
_BYLINE = re.compile(
    rf"(?:by|BY|By|Written by|Reported by|Story by|Analysis by|Opinion by):? "
    rf"(?P<names>{_NAMES}(?:(?:,| and| &|, and) {_NAMES}){{0,5}})"
    r"(?:\s*(?:[,|•·–—-]|\bfor\b|\bin [A-Z]).{0,80})?\.?"
)
_DATELINE = re.compile(
    r"(?!(?:EXCLUSIVE|UPDATED?|BREAKING|WATCH|VIDEO|OPINION|ANALYSIS|LIVE|NEW)\b)"
    r"(?P<place>[A-Z][A-Z.'’-]{2,}(?:[ ,/-]+[A-Z][A-Z.'’-]+){0,3}(?:, [A-Z][A-Za-z.]+(?: [A-Z][a-z]+)?)?"
    rf"|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){{0,3}}(?:, [A-Z][\w.]+)?(?= ?\((?:{AGENCIES})\)))"
    r"(?P<date>,? (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:, \d{4})?)?"
    rf"(?: ?\((?:{AGENCIES})\))?,? ?(?:—|–|―|--|-(?= ))(?=\s)"
)
_STAMP = re.compile(
    r"(?:(?:first |last )?(?:published|updated|posted|modified|created)(?: (?:on|at))?:?\s*)?"
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?"
    r"(?P<day>[^,.;:!?]{0,20},? ?\d{4}|\d{4}-\d\d-\d\d)"
    r"(?P<rest>.{0,60})",
    re.IGNORECASE,
)
_WHERE = re.compile(r"^(?:[A-Z][\w.&’'-]{0,30} (?:of )?){0,3}[A-Z][\w.&’'-]{0,30}(?:,| [|–—-]) (?=.{0,40}\d{4}\W*$)")
"""A paper or a place before the date of its line ("Lorn Courier, 3 March 2026")."""
_UPDATED = re.compile(r"\s*(?:last )?(?:updated|modified)", re.IGNORECASE)
_POST = re.compile(
    r"(?:^|\s)(?:analyst|chief|columnist|contributor|correspondent|critic|desk|editor|journalist|photographer|producer|reporter|writer)s?$",
    re.IGNORECASE,
)
"""How what somebody is ends, after a name in a byline."""
_WORD = re.compile(r"\w+(?:[’']\w+)?")
LONG = 25
"""Words. In PolNeAR train and dev five long paragraphs that open a body are no longer taken for standfirsts."""
DATELINE_LENGTH = 120
"""Characters; the pattern backtracks, so it never sees more."""


def find_byline(line: str) -> tuple[str, ...] | None:
    """The names in a line that is a byline as a whole; `None` where it is not one."""
    flat = " ".join(line.split())
    match = _BYLINE.fullmatch(flat) if len(flat) <= 200 else None
    names = split_names(match["names"]) if match else ()
    return tuple(name for name in names if not name.startswith("The ")) or None


def split_names(text: str) -> tuple[str, ...]:
    """The names in "Jane Doe, Health Editor, and Ann Poe", without "By", what somebody is and repeats."""
    text = re.sub(r"^\s*(?:by|written by)\b:?\s*", "", text, flags=re.IGNORECASE)
    names = [name.strip(" .,|") for name in re.split(r"\s*(?:,|;|&|\band\b)\s*", text)]
    people = [name for n, name in enumerate(names) if n == 0 or not _POST.search(name)]
    return tuple(dict.fromkeys(name for name in people if name))


def find_dateline(paragraph: str) -> int | None:
    """Where the dateline that opens a paragraph ends ("WASHINGTON (AP) —"); `None` where there is none."""
    match = _DATELINE.match(paragraph[:DATELINE_LENGTH])
    return match.end() if match and paragraph[match.end() :].strip() else None


def date_in(dateline: str) -> str | None:
    """The day that a dateline gives with its year ("LORN, March 3, 2026 —"), as it stands there."""
    return next((match[0] for pattern in WRITTEN if (match := pattern.search(dateline))), None)


def find_stamp(line: str) -> tuple[str, bool] | None:
    """The date in a line that holds a date and nothing else but a name, and whether it is that of an update."""
    flat = _WHERE.sub("", " ".join(line.split())[:120])
    if not 8 <= len(flat) <= 90 or not _STAMP.fullmatch(flat):
        return None
    found = next((match for pattern in WRITTEN if (match := pattern.search(flat))), None)
    if found is None:
        return None
    left = flat[: found.start()] + " " + flat[found.end() :]
    words = [word for word in _WORD.findall(left) if not _STAMP_WORD.fullmatch(word)]
    return None if words else (found.group(), bool(_UPDATED.match(flat)))


_STAMP_WORD = re.compile(
    r"\d{1,4}|[ap]m?|m|first|last|published|updated|posted|modified|created|on|at|[A-Z]{1,4}T|GMT|UTC|Z|local|time|"
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?",
    re.IGNORECASE,
)


def is_standfirst(line: str, following: tuple[str, ...]) -> bool:
    """Whether the line after a headline is a standfirst and not the first paragraph.

    It is one sentence or two of at most 45 words, and either what opens an article comes after it (byline, dateline,
    date), or it lacks the full stop that paragraphs have, or one of the next three paragraphs says the same
    again at length. One of more than `LONG` words is the first paragraph unless nearly all of it is said again.
    """
    words = _WORD.findall(line)
    if not following or not 4 <= len(words) <= 45 or find_dateline(line) or line.lstrip()[:1] in "“\"‘'":
        return False
    after = following[0]
    if find_byline(after) or find_stamp(after) or find_dateline(after):
        return True
    long = len(words) > LONG
    if not long and line.rstrip()[-1:] not in '.!?”"’:…)' and after.rstrip()[-1:] in '.!?”"’':
        return True
    mine = _content_words(line)
    return any(
        len(mine & _content_words(other)) >= (0.75 if long else 0.55) * len(mine)
        for other in following[:3]
        if len(other) > len(line)
    )


def _content_words(text: str) -> frozenset[str]:
    words = (word.lower().removesuffix("'s").removesuffix("’s") for word in _WORD.findall(text))
    return frozenset(word[:5] for word in words if word not in FUNCTION_WORDS and len(word) > 2)
