"""Copies: articles with the very text of another that was read before."""

from dataclasses import dataclass, field
from hashlib import sha256

from onrecord.errors import PageError
from onrecord.schema.article import Article


@dataclass(slots=True)
class Texts:
    """The texts of the articles that were read in a `scope`; without one, none is held against another."""

    scope: str
    _known: dict[bytes, str] = field(default_factory=dict)

    def refuse(self, article: Article, place: str) -> None:
        """Raise if the text of `article`, which lies at `place`, is known.

        Raises:
            PageError: ``duplicate``.
        """
        if (first := self._known.get(_digest(article))) and self.scope:
            raise PageError(f"{place}: has the very text of {first}; only that one is read", code="duplicate")

    def add(self, article: Article) -> None:
        """Know the text of `article` from now on."""
        if self.scope:
            self._known.setdefault(_digest(article), article.id)


def _digest(article: Article) -> bytes:
    return sha256(article.text.encode("utf-8", "surrogatepass")).digest()
