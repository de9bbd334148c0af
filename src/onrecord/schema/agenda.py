"""Agendas: the topics that a meeting or a talk is said to be about."""

from dataclasses import dataclass

from onrecord.schema.span import Span


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One topic of an agenda and the characters that name it."""

    start: int
    end: int
    topic: str

    @property
    def span(self) -> Span:
        """The characters of the item."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Agenda:
    """The topics that one statement lists, `by` its id, in the order of the text; `None` is the article's own voice."""

    by: str | None
    items: tuple[AgendaItem, ...]
