"""What the database is made of: numbered steps, each applied once and never edited after publication.

The number of the last one is the database's ``user_version``. A step adds what it needs and fills it from what is
there.
"""

import re
import sqlite3
from collections.abc import Callable

Migration = Callable[[sqlite3.Connection], None]


def m001_articles_and_statements(db: sqlite3.Connection) -> None:
    """Pages with their versions, records with what is looked up in them, entities across articles, inputs, failures."""
    _run(
        db,
        """
        -- what was asked for again and again: one address, or one text where no address is known
        CREATE TABLE pages (
            id      INTEGER PRIMARY KEY,
            address TEXT NOT NULL UNIQUE
        );
        -- one text, read once; `record` is its JSON, packed by zlib, and all else is taken from it
        CREATE TABLE articles (
            id        INTEGER PRIMARY KEY,
            key       TEXT NOT NULL UNIQUE,
            page      INTEGER NOT NULL REFERENCES pages,
            current   INTEGER NOT NULL,
            url       TEXT,
            headline  TEXT,
            publisher TEXT,
            published TEXT,
            added     TEXT NOT NULL,
            engine    TEXT NOT NULL,
            text      TEXT NOT NULL,
            record    BLOB NOT NULL,
            digest    TEXT NOT NULL,
            indexed   INTEGER NOT NULL DEFAULT 0,
            followed  INTEGER NOT NULL DEFAULT 0
        );
        CREATE INDEX articles_by_page ON articles (page);
        CREATE INDEX articles_by_day ON articles (published, id);
        CREATE INDEX articles_by_publisher ON articles (publisher, published);
        CREATE INDEX articles_to_index ON articles (id) WHERE indexed = 0;
        CREATE INDEX articles_to_follow ON articles (id) WHERE followed = 0;
        -- the texts that a page had, in order; one that comes back has two rows
        CREATE TABLE versions (
            page    INTEGER NOT NULL REFERENCES pages,
            number  INTEGER NOT NULL,
            article INTEGER NOT NULL REFERENCES articles,
            added   TEXT NOT NULL,
            PRIMARY KEY (page, number)
        ) WITHOUT ROWID;
        -- who or what articles name, across them
        CREATE TABLE entities (
            id              INTEGER PRIMARY KEY,
            key             TEXT NOT NULL UNIQUE,
            type            TEXT NOT NULL,
            name            TEXT NOT NULL,
            wikidata        TEXT,
            bioguide        TEXT,
            state_historian TEXT
        );
        CREATE INDEX entities_by_name ON entities (name);
        CREATE INDEX entities_by_wikidata ON entities (wikidata) WHERE wikidata IS NOT NULL;
        CREATE INDEX entities_by_bioguide ON entities (bioguide) WHERE bioguide IS NOT NULL;
        CREATE INDEX entities_by_historian ON entities (state_historian) WHERE state_historian IS NOT NULL;
        -- an entity of one record, which entity it is across articles, and why
        CREATE TABLE appearances (
            article  INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
            local    TEXT NOT NULL,
            entity   INTEGER NOT NULL REFERENCES entities,
            name     TEXT NOT NULL,
            reason   TEXT NOT NULL,
            PRIMARY KEY (article, local)
        ) WITHOUT ROWID;
        CREATE INDEX appearances_by_entity ON appearances (entity, article);
        CREATE TABLE roles (
            article      INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
            local        TEXT NOT NULL,
            title        TEXT NOT NULL,
            organization TEXT,
            PRIMARY KEY (article, local, title, organization)
        );
        -- `said` and `until` are the first and last day on which it may have been said; places are code points
        CREATE TABLE statements (
            id             INTEGER PRIMARY KEY,
            key            TEXT NOT NULL UNIQUE,
            article        INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
            number         INTEGER NOT NULL,
            entity         INTEGER REFERENCES entities,
            speaker        TEXT,
            kind           TEXT,
            form           TEXT NOT NULL,
            act            TEXT NOT NULL,
            polarity       TEXT NOT NULL,
            channel        TEXT,
            outlet         TEXT,
            venue          TEXT,
            said           TEXT,
            until          TEXT,
            start          INTEGER NOT NULL,
            "end"          INTEGER NOT NULL,
            sentence_start INTEGER NOT NULL,
            sentence_end   INTEGER NOT NULL,
            revised        INTEGER NOT NULL,
            failed         INTEGER NOT NULL,
            confidence     REAL NOT NULL
        );
        CREATE INDEX statements_by_article ON statements (article, number);
        CREATE INDEX statements_by_entity ON statements (entity, article);
        -- what was read, so that it is not read again: the place it came from and the digest of its bytes
        CREATE TABLE inputs (
            place    TEXT NOT NULL,
            digest   TEXT NOT NULL,
            article  INTEGER REFERENCES articles ON DELETE SET NULL,
            etag     TEXT,
            modified TEXT,
            seen     TEXT NOT NULL,
            PRIMARY KEY (place, digest)
        ) WITHOUT ROWID;
        -- what could not be read: the last reason, and how often it was tried
        CREATE TABLE failures (
            place   TEXT PRIMARY KEY,
            source  TEXT NOT NULL,
            digest  TEXT,
            kind    TEXT NOT NULL,
            code    TEXT NOT NULL,
            message TEXT NOT NULL,
            tries   INTEGER NOT NULL,
            first   TEXT NOT NULL,
            last    TEXT NOT NULL
        ) WITHOUT ROWID;
        """,
    )


def m002_across_articles(db: sqlite3.Connection) -> None:
    """What is made across articles: links of claims, quotations in several articles, stories."""
    _run(
        db,
        """
        -- what an article adds: its claims and quotations without their words, packed; only articles that are current
        CREATE TABLE parts (
            article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
            body    BLOB NOT NULL
        );
        -- by which words of whose claims a claim is found: `mark` stands for a key of the speaker and a word, or none
        CREATE TABLE claim_words (
            mark INTEGER NOT NULL,
            name INTEGER NOT NULL,
            size INTEGER NOT NULL,
            PRIMARY KEY (mark, name)
        ) WITHOUT ROWID;
        -- likewise what an article tells was said before
        CREATE TABLE told_words (
            mark INTEGER NOT NULL,
            name INTEGER NOT NULL,
            size INTEGER NOT NULL,
            PRIMARY KEY (mark, name)
        ) WITHOUT ROWID;
        -- every link that two claims make; days that are not known are empty
        -- `shown` are those that are listed, `blocked` had been said before
        CREATE TABLE links (
            id              INTEGER PRIMARY KEY,
            key             TEXT NOT NULL,
            earlier_article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
            later_article   INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
            earlier_claim   INTEGER NOT NULL,
            later_claim     INTEGER,
            told            INTEGER,
            earlier         TEXT,
            later           TEXT,
            kind            TEXT,
            grade           TEXT,
            reason          TEXT NOT NULL,
            day             TEXT NOT NULL,
            confidence      REAL NOT NULL,
            must_be_new     INTEGER NOT NULL,
            blocked         INTEGER NOT NULL,
            shown           INTEGER NOT NULL,
            body            BLOB NOT NULL
        );
        CREATE INDEX links_by_earlier ON links (earlier_article, later_article);
        CREATE INDEX links_by_later ON links (later_article);
        CREATE INDEX links_by_told ON links (told) WHERE told IS NOT NULL;
        CREATE INDEX links_to_check ON links (later_claim) WHERE must_be_new = 1;
        CREATE INDEX links_of_earlier ON links (earlier) WHERE shown = 1;
        CREATE INDEX links_of_later ON links (later) WHERE shown = 1;
        CREATE INDEX links_in_order ON links (day DESC, id DESC) WHERE shown = 1;
        -- wordings of quotations, and by which three words in a row they are found
        CREATE TABLE forms (
            id    INTEGER PRIMARY KEY,
            norms TEXT NOT NULL,
            mark  INTEGER NOT NULL,
            words INTEGER NOT NULL
        );
        CREATE INDEX forms_by_mark ON forms (mark);
        CREATE TABLE shingles (
            mark INTEGER NOT NULL,
            form INTEGER NOT NULL,
            PRIMARY KEY (mark, form)
        ) WITHOUT ROWID;
        CREATE TABLE quotes (
            id        INTEGER PRIMARY KEY,
            article   INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
            statement TEXT NOT NULL,
            form      INTEGER NOT NULL REFERENCES forms,
            day       TEXT
        );
        CREATE INDEX quotes_by_article ON quotes (article);
        CREATE INDEX quotes_by_form ON quotes (form);
        -- two reports of one utterance, both ways round
        CREATE TABLE ties (
            one   INTEGER NOT NULL REFERENCES quotes ON DELETE CASCADE,
            other INTEGER NOT NULL REFERENCES quotes ON DELETE CASCADE,
            PRIMARY KEY (one, other)
        ) WITHOUT ROWID;
        CREATE INDEX ties_by_other ON ties (other);
        CREATE TABLE clusters (
            id       INTEGER PRIMARY KEY,
            key      TEXT NOT NULL UNIQUE,
            speaker  TEXT,
            text     TEXT NOT NULL,
            changed  INTEGER NOT NULL,
            wordings INTEGER NOT NULL,
            articles INTEGER NOT NULL,
            first    TEXT NOT NULL,
            last     TEXT NOT NULL
        );
        CREATE INDEX clusters_in_order ON clusters (last DESC, id DESC);
        -- number 1 is the reference
        CREATE TABLE members (
            quote   INTEGER PRIMARY KEY REFERENCES quotes ON DELETE CASCADE,
            cluster INTEGER NOT NULL REFERENCES clusters ON DELETE CASCADE,
            number  INTEGER NOT NULL
        );
        CREATE INDEX members_by_cluster ON members (cluster, number);
        CREATE INDEX quotes_by_statement ON quotes (statement);
        -- by which words articles of the same days are found, `day` counted from the year 1
        CREATE TABLE story_words (
            mark    INTEGER NOT NULL,
            day     INTEGER NOT NULL,
            article INTEGER NOT NULL,
            weight  REAL NOT NULL,
            PRIMARY KEY (mark, day, article)
        ) WITHOUT ROWID;
        -- every article is in one story, most of them alone; `size`, `first` and `last` are of its articles, those of
        -- one text counted once
        CREATE TABLE stories (
            id    INTEGER PRIMARY KEY,
            key   TEXT NOT NULL UNIQUE,
            size  INTEGER NOT NULL,
            first TEXT NOT NULL,
            last  TEXT NOT NULL
        );
        CREATE INDEX stories_in_order ON stories (last DESC, id DESC) WHERE size > 1;
        -- `length` is that of the article's vector of words, `nearness` and `words` say why it is where it is, `mark`
        -- stands for its text
        CREATE TABLE story_articles (
            article  INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
            story    INTEGER NOT NULL REFERENCES stories ON DELETE CASCADE,
            day      INTEGER,
            length   REAL NOT NULL,
            nearness REAL,
            words    TEXT,
            decided  INTEGER NOT NULL,
            mark     INTEGER NOT NULL
        );
        CREATE INDEX story_articles_by_story ON story_articles (story, day);
        CREATE INDEX story_articles_by_day ON story_articles (day);
        -- what a person decided about the article of a page; the story is named by its key, which stays
        CREATE TABLE story_decisions (
            page  INTEGER PRIMARY KEY REFERENCES pages,
            story TEXT NOT NULL,
            at    TEXT NOT NULL
        );
        """,
    )


def m003_entities_across_articles(db: sqlite3.Connection) -> None:
    """Merging by what articles say of a name, decisions of people, counts for the pages of speakers."""
    _run(
        db,
        """
        -- a name and all that is said of its bearer in the same way, one entity wherever it stands; where `entity` is
        -- null it stays open, and each page has an entity of its own. `evidence` has a piece a line; `reason` is empty
        -- until it is settled, within a transaction
        CREATE TABLE profiles (
            id       INTEGER PRIMARY KEY,
            type     TEXT NOT NULL,
            block    TEXT NOT NULL,
            evidence TEXT NOT NULL,
            entity   INTEGER REFERENCES entities,
            reason   TEXT NOT NULL DEFAULT '',
            UNIQUE (type, block, evidence)
        );
        CREATE INDEX profiles_by_entity ON profiles (entity) WHERE entity IS NOT NULL;
        -- the pieces that join profiles of different names: identifiers, and the pins of decisions
        CREATE TABLE marks (
            piece   TEXT NOT NULL,
            profile INTEGER NOT NULL REFERENCES profiles ON DELETE CASCADE,
            PRIMARY KEY (piece, profile)
        ) WITHOUT ROWID;
        CREATE INDEX marks_by_profile ON marks (profile);
        DROP TABLE appearances;
        -- an entity of one record and which one it is across articles; `unit` is the same in all versions of a page,
        -- `evidence` what this article says, `profile` what the page says (it and `entity` are null only within a
        -- transaction); `block` is the name by which it may be merged, or "?" and why it may not; `day` is that of
        -- publication, empty if unknown
        CREATE TABLE appearances (
            article  INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
            local    TEXT NOT NULL,
            entity   INTEGER REFERENCES entities,
            profile  INTEGER REFERENCES profiles,
            unit     TEXT NOT NULL,
            name     TEXT NOT NULL,
            block    TEXT NOT NULL,
            evidence TEXT NOT NULL,
            day      TEXT NOT NULL,
            PRIMARY KEY (article, local)
        ) WITHOUT ROWID;
        CREATE INDEX appearances_by_entity ON appearances (entity, article, name, day);
        CREATE INDEX appearances_by_profile ON appearances (profile, article);
        CREATE INDEX appearances_by_unit ON appearances (unit);
        -- keys of entities that are no unit, or none any more, and the unit whose entity they lead to
        CREATE TABLE former_keys (
            key  TEXT PRIMARY KEY,
            unit TEXT NOT NULL
        ) WITHOUT ROWID;
        CREATE INDEX former_keys_by_unit ON former_keys (unit);
        -- what people decided: that the two sides are the same, or apart; side 0 is what was taken out
        CREATE TABLE decisions (
            id           INTEGER PRIMARY KEY,
            verdict      TEXT NOT NULL,
            by           TEXT NOT NULL,
            at           TEXT NOT NULL,
            note         TEXT NOT NULL,
            withdrawn    TEXT,
            withdrawn_by TEXT
        );
        CREATE TABLE decided (
            decision INTEGER NOT NULL REFERENCES decisions ON DELETE CASCADE,
            side     INTEGER NOT NULL,
            unit     TEXT NOT NULL,
            name     TEXT NOT NULL,
            article  TEXT NOT NULL,
            PRIMARY KEY (decision, side, unit)
        ) WITHOUT ROWID;
        CREATE INDEX decided_by_unit ON decided (unit);
        DROP INDEX entities_by_name;
        ALTER TABLE entities ADD COLUMN normal TEXT NOT NULL DEFAULT '';
        ALTER TABLE entities ADD COLUMN statements INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX entities_by_name ON entities (normal);
        CREATE INDEX entities_by_statements ON entities (statements DESC, id, normal) WHERE statements > 0;
        CREATE INDEX articles_superseded ON articles (id) WHERE current = 0;
        ALTER TABLE statements ADD COLUMN local TEXT;
        -- the day of publication, empty if unknown: it is sorted by
        ALTER TABLE statements ADD COLUMN day TEXT NOT NULL DEFAULT '';
        ALTER TABLE statements ADD COLUMN publisher TEXT;
        """,
    )
    # what the pages of speakers count is read off an index, in its order: no row is looked up
    db.execute("DROP INDEX statements_by_entity")
    db.execute("CREATE INDEX statements_by_entity ON statements (entity, day, id, article, publisher)")
    db.execute("CREATE INDEX statements_by_way ON statements (entity, act, channel, form, revised, failed, article)")
    for trigger in _COUNTING:
        db.execute(trigger)
    if db.execute("SELECT 1 FROM articles").fetchone():
        from onrecord.store.rebuild import rebuild_entities  # noqa: PLC0415  only a file of form 1 needs it

        db.execute(
            "UPDATE statements SET (day, publisher) ="
            " (SELECT substr(coalesce(published, ''), 1, 10), publisher FROM articles a WHERE a.id = article)"
        )
        rebuild_entities(db)


def m004_corrections(db: sqlite3.Connection) -> None:
    """What people correct, beside the machine's answer: place and words tell the statement after it was read anew."""
    _run(
        db,
        """
        -- `machine` is the answer that was corrected and `answer` what a person says, both JSON; start and end are
        -- those of what was said, in the text of the article
        CREATE TABLE corrections (
            id           INTEGER PRIMARY KEY,
            article      INTEGER NOT NULL REFERENCES articles,
            statement    TEXT NOT NULL,
            start        INTEGER NOT NULL,
            "end"        INTEGER NOT NULL,
            engine       TEXT NOT NULL,
            machine      TEXT NOT NULL,
            answer       TEXT NOT NULL,
            note         TEXT NOT NULL,
            by           TEXT NOT NULL,
            at           TEXT NOT NULL,
            withdrawn    TEXT,
            withdrawn_by TEXT
        );
        CREATE INDEX corrections_by_article ON corrections (article);
        CREATE INDEX corrections_by_statement ON corrections (statement);
        """,
    )


def m005_headlines(db: sqlite3.Connection) -> None:
    """The headlines of current articles by themselves: to look for words in them, and to count articles."""
    _run(db, "CREATE INDEX articles_by_headline ON articles (headline) WHERE current = 1")


def m006_search(db: sqlite3.Connection) -> None:
    """What is derived from the database, as of which commit; what changes in a statement is searched for anew."""
    db.execute("CREATE TABLE derived (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID")
    db.execute(
        """
        CREATE TRIGGER statements_changed AFTER UPDATE OF revised, failed, entity, speaker ON statements
        WHEN (old.revised, old.failed, old.entity, old.speaker)
             IS NOT (new.revised, new.failed, new.entity, new.speaker)
        BEGIN UPDATE articles SET indexed = 0 WHERE id = new.article; END
        """
    )


def m007_crawls(db: sqlite3.Connection) -> None:
    """What an archive says of a page that was read from it: when it was fetched, its record there, its digest."""
    _run(
        db,
        """
        CREATE TABLE crawls (
            place   TEXT NOT NULL,
            digest  TEXT NOT NULL,
            fetched TEXT,
            record  TEXT,
            payload TEXT,
            PRIMARY KEY (place, digest)
        ) WITHOUT ROWID;
        CREATE INDEX inputs_by_article ON inputs (article);
        """,
    )


_COUNTING = (
    """CREATE TRIGGER statement_added AFTER INSERT ON statements WHEN new.entity IS NOT NULL BEGIN
        UPDATE entities SET statements = statements + 1 WHERE id = new.entity
            AND (SELECT current FROM articles WHERE id = new.article);
    END""",
    """CREATE TRIGGER statement_gone AFTER DELETE ON statements WHEN old.entity IS NOT NULL BEGIN
        UPDATE entities SET statements = statements - 1 WHERE id = old.entity
            AND (SELECT current FROM articles WHERE id = old.article);
    END""",
    """CREATE TRIGGER statement_moved AFTER UPDATE OF entity ON statements WHEN new.entity IS NOT old.entity BEGIN
        UPDATE entities SET statements = statements - 1 WHERE id = old.entity
            AND (SELECT current FROM articles WHERE id = new.article);
        UPDATE entities SET statements = statements + 1 WHERE id = new.entity
            AND (SELECT current FROM articles WHERE id = new.article);
    END""",
    """CREATE TRIGGER article_turned AFTER UPDATE OF current ON articles WHEN new.current != old.current BEGIN
        UPDATE entities SET statements = statements + (new.current - old.current)
            * (SELECT count(*) FROM statements s WHERE s.article = new.id AND s.entity = entities.id)
            WHERE id IN (SELECT entity FROM statements WHERE article = new.id);
    END""",
)
"""Keeps `entities.statements`, the number of statements in current articles."""


def _run(db: sqlite3.Connection, script: str) -> None:
    """The statements of `script` one by one: `executescript` would end the transaction."""
    for statement in re.sub("--.*", "", script).split(";"):
        if statement.strip():
            db.execute(statement)


MIGRATIONS: tuple[Migration, ...] = (
    m001_articles_and_statements,
    m002_across_articles,
    m003_entities_across_articles,
    m004_corrections,
    m005_headlines,
    m006_search,
    m007_crawls,
)
