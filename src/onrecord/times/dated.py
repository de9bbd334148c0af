"""The stage as a whole: an article → the article with its day of publication, and its times."""

from dataclasses import replace

from onrecord.schema.article import Article
from onrecord.schema.timex import Timex
from onrecord.times.build import build_times
from onrecord.times.find import find_expressions
from onrecord.times.published import infer_published


def date_article(article: Article) -> tuple[Article, tuple[Timex, ...]]:
    """`article`, dated by what it says if nothing else dates it, and its times in order."""
    expressions = find_expressions(article.text, [block.span for block in article.blocks])
    if article.published.value is None:
        article = replace(article, published=infer_published(article, expressions))
    return article, build_times(article, expressions)
