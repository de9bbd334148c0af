"""Text letter for letter as long, in which words can be looked up."""


def plain(text: str) -> str:
    """`text`, letter for letter as long, with lower-case ASCII letters, plain apostrophes, hyphens and blanks."""
    return text.translate(_PLAIN)


_PLAIN = {n: n + 32 for n in range(ord("A"), ord("Z") + 1)}
_PLAIN |= {ord("’"): ord("'"), ord("‘"): ord("'"), ord("–"): ord("-"), ord("‑"): ord("-"), ord("—"): ord("-")}
_PLAIN |= dict.fromkeys(map(ord, "\n\t\r\v\f\xa0\u2009\u202f"), ord(" "))
