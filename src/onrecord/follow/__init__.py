"""Takes records as they come into a store and keeps what is made across articles up to date.

Links of statements (`onrecord.trace`), quotations in several articles (`onrecord.variants`) and stories. It decides
nothing by itself about claims and quotations: the products do. `docs/follow.md` tells what is kept and when it changes.
"""

from onrecord.follow.across import links_between, links_in, variants_of_speaker
from onrecord.follow.follow import follow_pending, refollow
from onrecord.follow.reads import (
    ClusterRow,
    LinkKind,
    Page,
    clusters_of,
    links_of,
    list_clusters,
    list_links,
    read_cluster,
)
from onrecord.follow.story import (
    Story,
    StoryArticle,
    StoryRow,
    decided_at,
    list_stories,
    move_article,
    read_story,
    release_article,
    story_of,
)

__all__ = [
    "ClusterRow",
    "LinkKind",
    "Page",
    "Story",
    "StoryArticle",
    "StoryRow",
    "clusters_of",
    "decided_at",
    "follow_pending",
    "links_between",
    "links_in",
    "links_of",
    "list_clusters",
    "list_links",
    "list_stories",
    "move_article",
    "read_cluster",
    "read_story",
    "refollow",
    "release_article",
    "story_of",
    "variants_of_speaker",
]
