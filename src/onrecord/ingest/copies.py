"""Copies: articles with the very text of another that was read before."""

from dataclasses import dataclass, field
from hashlib import sha256

from onrecord.errors import PageError
from onrecord.schema.article import Article


@dataclass(frozen=True, slots=True)
class Text:
    """What tells the text of the article with the id `article` from others, and when that was published."""

    article: str
    digest: str
    published: str | None


def digest_text(article: Article) -> str:
    """What is the same for the same text."""
    return sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def find_text(article: Article) -> Text:
    """What is held against other texts."""
    return Text(article.id, digest_text(article), article.published.value)


def tell_copy(place: str, first: str) -> PageError:
    """Why what lies at `place` is not read: the article `first` has its text."""
    return PageError(f"{place}: has the very text of {first}; only that one is read", code="duplicate")


@dataclass(slots=True)
class Texts:
    """The texts of the articles that were read in a `scope`; without one, none is held against another."""

    scope: str
    _known: dict[str, str] = field(default_factory=dict)

    def refuse(self, article: Article, place: str) -> None:
        """Raise if the text of `article`, which lies at `place`, is known.

        Raises:
            PageError: ``duplicate``.
        """
        if (first := self._known.get(digest_text(article))) and self.scope:
            raise tell_copy(place, first)

    def add(self, article: Article) -> None:
        """Know the text of `article` from now on."""
        if self.scope:
            self._known.setdefault(digest_text(article), article.id)
