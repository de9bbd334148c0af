"""An article and its statements → agendas."""

from collections.abc import Sequence

from onrecord.schema.agenda import Agenda
from onrecord.schema.article import Article
from onrecord.schema.statement import Statement


def find_agendas(article: Article, statements: Sequence[Statement]) -> tuple[Agenda, ...]:
    """The lists of topics in `article`, in order of their place."""
    del article, statements
    return ()
