"""What `--help` says of the commands that look after a store."""

BACKUP_HELP = """Copy a store to a new file, while others read and write it.

The copy is of one moment, is checked before it gets its name, and comes with its SHA-256 in DEST.sha256. A backup is a
store like any other: to restore it, copy it over the damaged file. The search index is not in it; reindex makes it.

\b
Examples:
  onrecord backup --db news.db backups/news-2026-11-27.db
  onrecord verify --db backups/news-2026-11-27.db
  sha256sum --check news-2026-11-27.db.sha256

\b
To restore, with nothing else using the store:
  rm -f news.db-wal news.db-shm
  cp backups/news-2026-11-27.db news.db
  onrecord reindex --db news.db

\b
Exit codes:
  0    the backup is there, whole
  2    DEST is there already, or there is no such store; nothing was written
  4    the backup could not be written (a full disk, say), or the store is damaged; DEST was not made
"""

VERIFY_HELP = """Check a store, or a backup of one, from its bytes to its words.

Looked at, in this order: the checksum of a backup; the pages of the database and the references between its rows; each
record, which must unpack and be the one that was kept; every place in it, read again letter for letter in the text; the
rows taken from it; the versions of pages; entities and where they appear; what people corrected and decided. Nothing is
written without --repair. What is wrong is listed with what to do next.

\b
Examples:
  onrecord verify --db news.db
  onrecord verify --db backups/news-2026-11-27.db && echo "a good backup"
  onrecord verify --db news.db --format json | jq '.damages[] | [.kind, .place, .message]'
  onrecord verify --db news.db --repair

--repair writes rows that disagree with their record anew and puts all entities together again, with the decisions of
people; then it checks once more. Records, versions and what people said cannot be made again: restore a backup.

\b
Exit codes:
  0    sound
  2    there is no such store, or it is of another form
  6    damaged; the report says what, where, and what to do
"""

CORRECTIONS_HELP = """Take out what people corrected, as rows to train or to measure on.

One JSON object a line ("schema": "onrecord.correction/1"): the exact text of the paragraphs, the machine's answer and
the person's, and the engine that was wrong. Places are code points of that text, half-open. Withdrawn corrections are
left out. The texts are the publishers'; whether they may be passed on is for you to see to.

\b
Examples:
  onrecord corrections --db news.db -o corrections.jsonl
  onrecord corrections --db news.db | jq 'select(.person.statement | not) | .machine'

\b
Exit codes:
  0    there are corrections
  1    there are none
  2    there is no such store
  4    the output could not be written
"""
