"""Takes records and gives the utterances that several articles quote, with what each quotation changes.

It compares words and judges nobody: the reference is the longest or commonest form, not the true one. No I/O.
`docs/variants.md` defines every field and rule.
"""

from onrecord.variants.align import align
from onrecord.variants.candidates import FEWEST, is_enough
from onrecord.variants.groups import Node, group_ties, node_of
from onrecord.variants.join import (
    cluster_of,
    identity_of,
    join_articles,
    select_clusters,
    tied,
    variants_of,
)
from onrecord.variants.quotes import ArticleQuotes, Quote, read_article, with_words, without_words
from onrecord.variants.rows import (
    ArticleFacts,
    Change,
    ChangeKind,
    Cluster,
    Link,
    Op,
    Place,
    Stretch,
    Variant,
    Variants,
)

__all__ = [
    "FEWEST",
    "ArticleFacts",
    "ArticleQuotes",
    "Change",
    "ChangeKind",
    "Cluster",
    "Link",
    "Node",
    "Op",
    "Place",
    "Quote",
    "Stretch",
    "Variant",
    "Variants",
    "align",
    "cluster_of",
    "group_ties",
    "identity_of",
    "is_enough",
    "join_articles",
    "node_of",
    "read_article",
    "select_clusters",
    "tied",
    "variants_of",
    "with_words",
    "without_words",
]
