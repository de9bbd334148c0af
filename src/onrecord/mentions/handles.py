"""Whose handle it is ("@POTUS", "@repadaorr"): by the office, or by the name that its letters spell."""

import re
from collections.abc import Iterable

from onrecord.mentions.roles import FoundRole
from onrecord.schema.span import Span

_OFFICES = {
    "potus": "president", "vp": "vice president", "flotus": "first lady", "presssec": "press secretary",
    "secstate": "secretary of state", "secdef": "secretary of defense", "speakerofthehouse": "speaker of the house",
}  # fmt: skip
"""Handles of the United States government that pass from one holder to the next."""

_OWN = re.compile(r"(?:(?:the|then|former|white house|u\.?s\.?|american|united states)\s+)*")
"""Words before a title that make it no other country's."""


def is_handle(text: str, name: Span) -> bool:
    """Whether `name` stands after an at sign, or begins with it."""
    return text[max(name.start - 1, 0) : name.start] == "@" or text[name.start] == "@"


def is_handle_of(word: str, names: Iterable[str], roles: Iterable[FoundRole], text: str) -> bool:
    """Whether the handle `word`, in lower case, is that of the person with these names and roles."""
    letters = re.sub(r"[^a-z]", "", word)
    if office := _OFFICES.get(letters):
        stated = (_OWN.sub("", " ".join(role.span.of(text).lower().split()), count=1) for role in roles)
        return any(title == office for title in stated)
    spelt = (re.sub(r"[^a-z]", "", name.lower()) for name in names if " " in name.strip())
    return any(name in letters for name in spelt if name)
