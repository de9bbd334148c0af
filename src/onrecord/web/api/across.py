"""What is made across articles: speakers, stories, revisions, quotations in several articles, the audit of a set."""

from typing import Annotated

from fastapi import Query

from onrecord import Audit, Timeline, audit_records
from onrecord.errors import RequestError
from onrecord.follow import (
    ClusterRow,
    LinkKind,
    Story,
    StoryRow,
    links_of,
    list_clusters,
    list_links,
    list_stories,
    read_cluster,
    read_story,
)
from onrecord.store import StatementRow, read_row, read_several, select_articles
from onrecord.store.speakers import (
    Appearance,
    Speaker,
    SpeakerRow,
    list_appearances,
    list_speaker_statements,
    list_speakers,
    read_speaker,
)
from onrecord.trace import Link
from onrecord.variants import Cluster
from onrecord.web.api.cursors import Steps
from onrecord.web.api.routes import After, Day, Kept, Limit, Routes
from onrecord.web.api.shapes import Listing

routes = Routes("across articles")

MOST_AUDITED = 500
"""Articles in one audit: each record is read for it."""

Name = Annotated[str, Query(max_length=200, description="Each word must begin one of the name.")]
Changed = Annotated[bool, Query(description="Only those that a report changes.")]
Kind = Annotated[LinkKind | None, Query(description="A kind of revision, all revisions, or hints.")]

SPEAKERS, SAYINGS, PLACES = Steps("speakers"), Steps("speaker statements"), Steps("appearances")
STORIES, CLUSTERS, LINKS = Steps("stories"), Steps("variants"), Steps("links")


@routes.read("/speakers", Listing[SpeakerRow], 400)
def speakers(store: Kept, name: Name = "", after: After = None, limit: Limit = 50) -> Listing[SpeakerRow]:
    """List who says something, by number of statements."""
    return SPEAKERS.pass_on(list_speakers(store.db, name=name, limit=limit, cursor=SPEAKERS.step(after)))


@routes.read("/speakers/{key}", Speaker, 404)
def speaker(store: Kept, key: str) -> Speaker:
    """Give a speaker across articles: names, roles, and counts of what is said."""
    return read_speaker(store.db, key)


@routes.read("/speakers/{key}/statements", Listing[StatementRow], 400, 404)
def speaker_statements(store: Kept, key: str, after: After = None, limit: Limit = 20) -> Listing[StatementRow]:
    """List what a speaker says, the newest publication first."""
    return SAYINGS.pass_on(list_speaker_statements(store.db, key, limit=limit, cursor=SAYINGS.step(after)))


@routes.read("/speakers/{key}/appearances", Listing[Appearance], 400, 404)
def appearances(store: Kept, key: str, after: After = None, limit: Limit = 50) -> Listing[Appearance]:
    """List where a speaker appears, and why each is this one."""
    return PLACES.pass_on(list_appearances(store.db, key, limit=limit, cursor=PLACES.step(after)))


@routes.read("/stories", Listing[StoryRow], 400)
def stories(store: Kept, after: After = None, limit: Limit = 20) -> Listing[StoryRow]:
    """List the stories of several articles, those last reported on first."""
    return STORIES.pass_on(list_stories(store.db, limit=limit, cursor=STORIES.step(after)))


@routes.read("/stories/{key}", Story, 404)
def story(store: Kept, key: str) -> Story:
    """Give a story: its articles, and the events of the latest of them on one time line."""
    return read_story(store.db, key)


@routes.read("/stories/{key}/timeline", Timeline, 404)
def story_timeline(store: Kept, key: str) -> Timeline:
    """Give the time line of a story."""
    return read_story(store.db, key).timeline


@routes.read("/variants", Listing[ClusterRow], 400)
def variants(
    store: Kept,
    changed: Changed = False,  # noqa: FBT002  FastAPI calls it by name
    after: After = None,
    limit: Limit = 20,
) -> Listing[ClusterRow]:
    """List the utterances that several articles quote, those last reported first."""
    page = list_clusters(store.db, changed_only=changed, limit=limit, cursor=CLUSTERS.step(after))
    return CLUSTERS.pass_on(page)


@routes.read("/variants/{key}", Cluster, 404)
def variant(store: Kept, key: str) -> Cluster:
    """Give an utterance with all its reports, each beside the reference."""
    return read_cluster(store.db, key)


@routes.read("/links", Listing[Link], 400)
def links(store: Kept, kind: Kind = None, after: After = None, limit: Limit = 20) -> Listing[Link]:
    """List revisions of statements across articles, and hints of them, the latest first."""
    return LINKS.pass_on(list_links(store.db, kind=kind, limit=limit, cursor=LINKS.step(after)))


@routes.read("/statements/{key}/links", tuple[Link, ...], 404)
def statement_links(store: Kept, key: str) -> tuple[Link, ...]:
    """List the links of a statement to others of the same speaker."""
    return links_of(store.db, read_row(store.db, key).key)


@routes.read("/audit", Audit, 400)
def audit(store: Kept, publisher: str | None = None, since: Day = None, until: Day = None) -> Audit:
    """Give the audit of the sources of a set of articles: of a publisher, of a period, or of all."""
    found = select_articles(store.db, publisher=publisher, first=since, last=until, limit=MOST_AUDITED)
    if found.total > MOST_AUDITED:
        raise RequestError(
            f"{found.total:,} articles: an audit reads at most {MOST_AUDITED}; narrow it by publisher, since and until",
            code="too-many",
        )
    return audit_records(read_several(store.db, found.keys))
