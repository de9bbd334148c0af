"""Text from outside made harmless for a terminal, and the small words that the views share."""

import re

_CONTROLS = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\n\t"} | {0x7F: 0x2421, 0x0D: 0x240D}
_INVISIBLE_ORDERS = (*range(0x80, 0xA0), 0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_NO_CHARACTERS = (0xFFFE, 0xFFFF)
"""XML holds neither."""

_HARMLESS = _CONTROLS | dict.fromkeys((*_INVISIBLE_ORDERS, *_NO_CHARACTERS), 0xFFFD)


def harmless(text: str) -> str:
    """`text` with every control character shown by its picture (``␛``), and orders of direction by U+FFFD.

    Character for character, so that offsets hold.
    """
    return text.translate(_HARMLESS)


def one_line(text: str) -> str:
    """`text` in one line and without characters that a terminal obeys."""
    return harmless(" ".join(text.split()))


def count(number: int, noun: str) -> str:
    """A number with its noun, in the plural where it needs one."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


_FORMULA = re.compile(r"""[\s"'`\u200b-\u200d\u2060\ufeff]*[=+\-@＝＋－＠\t\r]""")
"""How a formula begins, quotation marks and invisible characters in front or not, as wide as it may be."""


def cell(text: str | None) -> str:
    """`text` for a spreadsheet: in one line, and never a formula.

    Source: OWASP, CSV Injection: an apostrophe in front of ``= + - @``, tab and carriage return.
    """
    line = one_line(text or "")
    return f"'{line}" if _FORMULA.match(text or "") or _FORMULA.match(line) else line
