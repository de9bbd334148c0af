"""Deep links: the address of a page that highlights words on it."""

from urllib.parse import quote, urldefrag

_LONG = 12
"""Words from which on a deep link names only the first and the last of them."""


def deep_link(words: str, url: str) -> str:
    """The address `url` with a text fragment that leads to `words`, to the first paragraph of them.

    Source: WICG Scroll-To-Text-Fragment.
    """
    parts = words.partition("\n")[0].strip("\"“”'‘’«» ").split()
    halves = [parts] if len(parts) < _LONG else [parts[:5], parts[-5:]]
    encoded = ",".join(quote(" ".join(half), safe="").replace("-", "%2D") for half in halves)
    return f"{urldefrag(url).url}#:~:text={encoded}"
