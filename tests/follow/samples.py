"""Records for a store: of the samples of the trace and of quote variants, with identifiers that no two share."""

import random
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from onrecord import Record, trace_of, variants_of
from onrecord.follow import follow_pending
from onrecord.schema.encoding import encode
from onrecord.schema.revision import RevisionKind
from onrecord.schema.statement import Act, Form
from onrecord.store import Store, add_record, open_store, select_rows
from tests.trace.samples import NO_TOLL, TOLL, Revises, Said, embed, person, record
from tests.variants.samples import FULL, article

AT = "2026-11-27T04:00:00Z"

WARD = Said("the night ward will close in April", form=Form.INDIRECT)
SLIDE = Said("“The slide in Skarn killed 12 people”")
KNOWN = person("Ada Quill", wikidata="Q1")


def unique(record: Record) -> Record:
    """`record` with an address and identifiers that belong to it alone."""
    name = record.article.id

    statements = tuple(
        replace(
            one,
            id=f"{name}-{one.id}",
            parent=one.parent and f"{name}-{one.parent}",
            attribution=f"{name}-{one.attribution}",
        )
        for one in record.statements
    )
    revisions = tuple(
        replace(one, by=f"{name}-{one.by}" if isinstance(one.by, str) else one.by) for one in record.revisions or ()
    )
    attributions = tuple(replace(one, id=f"{name}-{one.id}") for one in record.attributions)
    article = replace(record.article, url=f"https://news.example/{name}")
    return replace(record, article=article, statements=statements, revisions=revisions, attributions=attributions)


TRACED = tuple(
    map(
        unique,
        (
            record("2026-03-02", NO_TOLL, WARD, id="ar-monday"),
            record("2026-03-04", TOLL, id="ar-wednesday"),
            record("2026-03-06", NO_TOLL, SLIDE, id="ar-friday", people=[KNOWN]),
            record("2026-03-06", TOLL, id="ar-friday-too", people=[KNOWN]),
            record("2026-03-01", Said("“The slide in Skarn killed 19 people”"), id="ar-sunday"),
            record(None, TOLL, id="ar-undated"),
            record(
                "2026-03-07",
                Said("the night ward will close in April", form=Form.INDIRECT, act=Act.DENY, cue="denied that"),
                id="ar-denial",
            ),
            record(
                "2026-03-09",
                Said("she had misspoken about when the night ward would close in April", form=Form.INDIRECT),
                revisions=[Revises(RevisionKind.RETRACTION, "the night ward would close in April")],
                id="ar-retraction",
            ),
            record("2026-03-03", Said("the night ward may well close in April", form=Form.INDIRECT), id="ar-may"),
            record("2026-03-05", Said("“I never said that the night ward will close in April”"), id="ar-never"),
            record("2026-03-08", Said("“We no longer support the ferry to Skarn”"), id="ar-no-longer"),
            record("2026-03-02", Said("“We support the ferry to Skarn”"), id="ar-ferry"),
            record("2026-03-05", Said("“We will not charge a toll”", speaker="Bo Fenn"), id="ar-fenn"),
        ),
    )
)
QUOTED = tuple(
    map(
        unique,
        (
            article("first", FULL),
            article("second", FULL, day="2026-03-03"),
            article("cut", "We will not close the harbour bridge on Monday"),
            article("third", FULL.replace("20 million", "30 million"), day="2026-03-05"),
            article("other", FULL, "Bo Fenn"),
            article("modal", FULL.replace("will pay", "may pay")),
            article("late", "We will not close the harbour bridge on Monday", day="2026-04-20"),
            article("two", ["Nobody in Lorn wants another winter without the ferry to Skarn.", FULL]),
            article("winter", "Nobody in Lorn wants another winter without the ferry."),
            article("alone", "The herring are back in the sound, and so are the boats."),
        ),
    )
)


def invented(seed: int) -> list[Record]:
    """Articles of few days in which few people say much the same and the contrary, and quote one speech in parts."""
    draw = random.Random(seed)
    people = [person("Ada Quill"), person("Ada Quill", wikidata="Q1"), person("Ada Quill", "baker"), person("Bo Fenn")]
    made = []
    for number in range(16):
        day = draw.choice([None, *(f"2026-03-{n:02}" for n in range(1, 8))])
        one = draw.choice(people)
        said = [_claim(draw, one.name) for _ in range(draw.randint(1, 3))]
        told = [Revises(RevisionKind.RETRACTION, said[0].words.strip("“”"))] if draw.random() < 0.2 else []
        made.append(unique(record(day, *said, people=[one], revisions=told, id=f"ar-{number}")))
    words = FULL.split()
    for number in range(12):
        start, end = draw.choice([0, 0, 8]), draw.choice([9, 13, len(words)])
        part = [word if draw.random() < 0.97 else "perhaps" for word in words[start:end]]
        day = draw.choice([None, "2026-03-02", "2026-03-04", "2026-04-20"])
        made.append(
            unique(article(f"q{number}", " ".join(part) or FULL, draw.choice(["Ada Quill", "Bo Fenn", None]), day=day))
        )
    return draw.sample(made, len(made))


def _claim(draw: random.Random, speaker: str) -> Said:
    will = draw.choice(["We will", "We will not", "We would", "She will", "We no longer", "I never said that we will"])
    verb = draw.choice(["support", "oppose", "close", "open", "sell"])
    thing = draw.choice(["the ferry", "the ferry to Skarn", "12 piers", "19 piers", "the pier in April"])
    act, cue = draw.choice([(Act.ASSERT, "said"), (Act.ASSERT, "said"), (Act.DENY, "denied")])
    return Said(f"“{will} {verb} {thing} in Lorn”", speaker=speaker, act=act, cue=cue)


def keep(store: Store, records: Iterable[Record], *, one_by_one: bool = True, address: str | None = None) -> None:
    """Keep `records` and follow them."""
    for each in records:
        with store.write() as db:
            add_record(db, each, at=AT, address=address)
        if one_by_one:
            follow_pending(store, embed)
    follow_pending(store, embed)


def new_store(folder: Path) -> Store:
    """An empty store."""
    return open_store(folder / "news.db", create=True)


def kept_links(store: Store) -> list[bytes]:
    """The links that the store shows."""
    return sorted(row["body"] for row in store.db.execute("SELECT body FROM links WHERE shown = 1"))


def links_of_all(records: Iterable[Record]) -> list[bytes]:
    """The links that a trace of `records` has."""
    trace = trace_of(records, embed)
    return sorted(map(encode, (*trace.revisions, *trace.hints)))


def kept_clusters(store: Store) -> list[tuple[object, ...]]:
    """The utterances of the store, each with its statements in order."""
    query = "SELECT c.* FROM clusters c ORDER BY key"
    members = "SELECT q.statement FROM members m JOIN quotes q ON q.id = m.quote WHERE m.cluster = ? ORDER BY m.number"
    return [
        (
            row["key"],
            row["speaker"],
            bool(row["changed"]),
            tuple(member[0] for member in store.db.execute(members, (row["id"],))),
        )
        for row in store.db.execute(query)
    ]


def clusters_of_all(records: Iterable[Record]) -> list[tuple[object, ...]]:
    """The utterances that the variants of `records` have."""
    clusters = sorted(variants_of(records).clusters, key=lambda cluster: cluster.id)
    return [(one.id, one.speaker, one.changed, tuple(v.place.statement for v in one.variants)) for one in clusters]


def revised(store: Store) -> set[str]:
    """The statements of current articles that the store takes to be in a revision."""
    return {row.key for row in select_rows(store.db, "s.revised = 1 AND a.current = 1")}
