"""Past or future: which way of its anchor a time lies, told by the verb that governs it.

The verb is that of the time's own clause: in "said Tuesday that it will meet" Tuesday is past, for "said" governs it.
"""

import re

from onrecord.lexicon import past_forms
from onrecord.schema.span import Span

_BREAK = re.compile(
    r"[;:()\"“”]|\s-+\s|,\s(?:and|but|while|which|who|when|where|as|after|before|although|because|saying|adding)\b"
    r"|\b(?:that|which|who|whom|whose|where|when|while|because|although|though|if|unless|but)\b"
)
"""Where another clause begins."""

_STOP = re.compile(
    r"(?<=[a-z0-9)\"'”])(?<!\b\w)(?<!\bmr)(?<!\bms)(?<!\bmrs)(?<!\bdr)(?<!\bst)(?<!\bsen)(?<!\bgen)(?<!\bgov)(?<!\brep)[.!?]"
    r"[\"'”)]*\s"
)
_WORD = re.compile(r"[a-z']+")

_FUTURE = frozenset(
    "will won't shall 'll would upcoming coming until till deadline forthcoming tomorrow next starting scheduled slated"
    " due expected planned expires expire expiring begins starts opens takes goes meets holds set hopes plans planning"
    " plan intends intend expects expect proposed meet face go return visit leave".split()
)
_MODAL = frozenset("may might could can should must ought".split())
_PAST = frozenset("was were had did been ago last made has have said says told".split())

_GOVERNORS = frozenset(
    "plan plans planned planning intend intends intended expect expects expected schedule scheduled set due slated"
    " going agree agreed decide decided want wants wanted hope hopes hoped hoping ask asked invite invited urge urged"
    " order ordered is are has have had promise promised pledge pledged vow vowed prepare preparing prepared ready seek"
    " seeks offer offered aim aims allow allowed continue arrange arranged poised likely threaten threatened wait"
    " waiting".split()
)
"""Words whose "to …" tells of what is to come."""


def find_direction(words: str, expression: Span, block: Span) -> int:
    """-1 if the verb that governs the expression tells of the past, 1 of the future, 0 if no verb tells.

    `words` is the plain text; only the sentence of the expression within `block` is looked at.
    """
    if words.startswith("'s", expression.end):
        return -1
    if _BY.search(words, max(expression.start - 20, block.start), expression.start):
        return 1
    stops = [match.end() for match in _STOP.finditer(words, block.start, expression.start)]
    start = stops[-1] if stops else block.start
    stop = _STOP.search(words, expression.end, block.end)
    end = stop.start() if stop else block.end
    breaks = [match.end() for match in _BREAK.finditer(words, start, expression.start)]
    clause = breaks[-1] if breaks else start
    told = _last_sign(_WORD.findall(words, clause, expression.start))
    if told == 0 and words[clause : expression.start].count(" ") <= 6:
        ahead = _BREAK.search(words, expression.end, end)
        told = _first_sign(_WORD.findall(words, expression.end, ahead.start() if ahead else end))
    return told


_PAST_GOVERNORS = frozenset(
    "declined refused failed managed began continued voted moved used traveled travelled came went".split()
)
"""Words whose "to …" tells of what is over ("declined to comment Thursday")."""

_CLOSE = 5
"""Words, at most, between the "to" of an infinitive and a time that it governs."""

_BY = re.compile(
    r"\b(?:by|until|till|before|as\s(?:early|soon|late)\sas|no\slater\sthan|starting|beginning|next|effective)(?:\son)?\s$"
)
"""What stands right before a time to come."""


def _last_sign(tokens: list[str]) -> int:
    for n in range(len(tokens) - 1, -1, -1):
        sign = _sign(tokens, n)
        if sign:
            return sign
    return 0


def _first_sign(tokens: list[str]) -> int:
    for n in range(len(tokens)):
        sign = _sign(tokens, n)
        if sign:
            return sign
    return 0


def _sign(tokens: list[str], n: int) -> int:
    word = tokens[n]
    before = tokens[n - 1] if n else ""
    if word in _FUTURE and "had" in tokens[max(n - 3, 0) : n]:
        return -1
    if word in _FUTURE:
        return 0 if word == "set" and before not in {"is", "are", "was", "were", "be"} else 1
    if word in _MODAL and n + 1 < len(tokens):
        return -1 if "have" in tokens[n + 1 : n + 3] else 1
    if word == "to" and n + 1 < len(tokens):
        if not _is_base(tokens[n + 1]):
            return 0
        if before in _PAST_GOVERNORS:
            return -1
        governed = any(w in _GOVERNORS for w in tokens[max(n - 3, 0) : n])
        return 1 if governed or len(tokens) - n <= _CLOSE else 0
    if word in _PAST or _is_past(word):
        near = tokens[max(n - 3, 0) : n]
        if any(w in {"will", "would", "to", "be"} or w in _MODAL for w in near) and "have" not in near:
            return 1
        return -1
    return 0


def _is_base(word: str) -> bool:
    return word not in {"the", "a", "an", "his", "her", "its", "their", "this", "that", "my", "our"}


def _is_past(word: str) -> bool:
    return (len(word) > 4 and word.endswith("ed") and word not in _NO_VERBS) or word in past_forms()


_NO_VERBS = frozenset(
    "united hundred indeed speed embed exceed proceed succeed red need unprecedented so-called".split()
)
