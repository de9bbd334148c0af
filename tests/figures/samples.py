"""Articles of a few sentences, and their figures."""

from evaluation.figures import article_of
from onrecord.figures import find_figures
from onrecord.schema.figure import Figure
from onrecord.times import date_article


def figures_of(text: str, published: str | None = "2018-07-20") -> tuple[Figure, ...]:
    """The figures of `text`, published on that day."""
    article, times = date_article(article_of(text, published))
    return find_figures(article, (), times)


def verdict_of(text: str, published: str | None = "2018-07-20") -> str:
    """What the checks say of the text: the worst of their outcomes."""
    checks = [str(figure.check) for figure in figures_of(text, published)]
    return next((check for check in ("inconsistent", "consistent") if check in checks), "unchecked")
