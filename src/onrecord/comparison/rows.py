"""What a comparison of agendas is made of; `docs/agendas.md` defines each field."""

from dataclasses import dataclass
from typing import Literal

from onrecord.schema.failure import Failure

AGENDAS_SCHEMA: Literal["onrecord.agendas/1"] = "onrecord.agendas/1"


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic, letter for letter: the characters ``[start, end)`` of its article.

    `names` are the other names that the article has for it, where it is an entity.
    """

    start: int
    end: int
    text: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TopicList:
    """The topics that one party lists; `number` counts from 1.

    `statement` and `speaker` are `None` where the article lists them in its own voice, `speaker` alone where the record
    does not resolve it. `sentence` is what the list stands in, word for word.
    """

    number: int
    article: str
    statement: str | None
    speaker: str | None
    sentence: str
    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two lists by number: pairs of topics (counted from 0 in each list) in both, and those in one only."""

    one: int
    other: int
    both: tuple[tuple[int, int], ...]
    only_one: tuple[int, ...]
    only_other: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """An article that was looked at; `agendas` is `None` where its record was made without looking for any."""

    id: str
    url: str | None
    headline: str | None
    publisher: str | None
    published: str | None
    agendas: int | None


@dataclass(frozen=True, slots=True)
class ArticleLists:
    """The lists of one article, numbered from 1 within it."""

    facts: ArticleFacts
    lists: tuple[TopicList, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agendas:
    """The lists of a set of articles in their order, and each two that can be compared.

    `failures` are inputs that could not be read.
    """

    schema: Literal["onrecord.agendas/1"] = AGENDAS_SCHEMA
    lists: tuple[TopicList, ...]
    comparisons: tuple[Comparison, ...]
    articles: tuple[ArticleFacts, ...]
    failures: tuple[Failure, ...] = ()
