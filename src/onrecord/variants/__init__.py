"""Takes records and gives the utterances that several articles quote, with what each quotation changes.

It compares words and judges nobody: the reference is the longest or commonest form, not the true one. No I/O.
`docs/variants.md` defines every field and rule.
"""

from onrecord.variants.join import join_articles, select_clusters, variants_of
from onrecord.variants.quotes import ArticleQuotes, read_article
from onrecord.variants.rows import (
    ArticleFacts,
    Change,
    ChangeKind,
    Cluster,
    Link,
    Op,
    Passage,
    Place,
    Stretch,
    Variant,
    Variants,
)

__all__ = [
    "ArticleFacts",
    "ArticleQuotes",
    "Change",
    "ChangeKind",
    "Cluster",
    "Link",
    "Op",
    "Passage",
    "Place",
    "Stretch",
    "Variant",
    "Variants",
    "join_articles",
    "read_article",
    "select_clusters",
    "variants_of",
]
