"""Hours between two times of the clock: "six hours, from 10:30 a.m. to 4:30 p.m."."""

import re
from collections.abc import Iterator

from onrecord.figures.quantity import Finding, Kind, Quantity, write
from onrecord.figures.scene import Scene
from onrecord.schema.figure import FigureCheck

_CLOCK = re.compile(
    r"\b(?:(?P<hour>1[0-2]|[1-9])(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?m\b|(?P<word>noon|midnight)\b)"
)
_MINUTES = {"minute": 1.0, "hour": 60.0}
_DAY = 24 * 60
_CLOSE = re.compile(r"^,?\s(?:from|between)\s$")
_TO = re.compile(r"^\.?\s(?:to|and|until|till)\s$")
_SLACK = 15.0
"""Minutes that are rounded away in silence."""


def find_hours(scene: Scene) -> Iterator[Finding]:
    """Findings on the one length of hours or minutes of a sentence with two times of the clock."""
    lengths = [q for q in scene.marks if isinstance(q, Quantity) and q.kind is Kind.DURATION and q.unit in _MINUTES]
    words = scene.text.lower().replace("\xa0", " ")
    clocks = list(_CLOCK.finditer(words))
    if len(lengths) != 1 or len(clocks) != 2 or lengths[0].value is None:
        return
    length, scale = lengths[0], _MINUTES[lengths[0].unit or ""]
    elapsed = (_minutes(clocks[1]) - _minutes(clocks[0])) % _DAY
    low, high = length.bounds.low * scale, length.bounds.high * scale
    text = f"{clocks[0][0]} to {clocks[1][0]}: {write(elapsed)} minutes; stated: {write(length.value)} {length.unit}"
    if elapsed and low - 1 <= elapsed <= high + 1:
        yield Finding(length, (), FigureCheck.CONSISTENT, text)
        return
    end = length.end - scene.start
    apposed = _CLOSE.match(words[end : clocks[0].start()]) and _TO.match(words[clocks[0].end() : clocks[1].start()])
    slack = max(_SLACK, scale / 2)
    if apposed and high < _DAY / 2 and not low - slack <= elapsed <= high + slack:
        yield Finding(length, (), FigureCheck.INCONSISTENT, text)


def _minutes(clock: re.Match[str]) -> int:
    if clock["word"]:
        return 12 * 60 if clock["word"] == "noon" else 0
    return (int(clock["hour"]) % 12 + 12 * (clock["half"] == "p")) * 60 + int(clock["minute"] or 0)
