"""What `--help` says of the commands that keep articles in a store, and find what is in it."""

INGEST_EXITS = """\b
Exit codes:
  0    all was taken in, or was there already
  2    an option, the set-up or the store is wrong; nothing was taken in
  3    some could not be read; standard error and onrecord failures say which and why
  4    the store could not be written (a full disk, another ingest that writes); what was kept before is kept
  130  interrupted (Ctrl-C): what was being read is kept, the same command goes on from there
"""

INGEST_HELP = f"""Take articles into a store: read each once, keep it with all that is said in it.

\b
SOURCE is
  a file     HTML, text, or what onrecord read wrote (json, jsonl), which is kept without reading anew
  a folder   all pages, records and archives in it and below it; or a quoted pattern: "crawl/**/*.html"
  an address of a page, of an RSS or Atom feed, or of a sitemap (also news, index, gz); or a file of such
  an archive WARC (.warc, .warc.gz, .warc.zst): the HTML and text in it
  a table    JSON Lines, CSV or Parquet (pip install 'onrecord[parquet]'), one article a row, with columns such as
             url, text or html, title, date, publisher, author; rows with a url alone are fetched
  -          standard input: a page, records or JSON Lines

\b
Examples:
  onrecord ingest articles/ --db news.db
  onrecord ingest https://news.example/rss --db news.db
  onrecord ingest CC-NEWS-2026.warc.gz --db news.db --limit 1000
  onrecord read *.html | onrecord ingest - --db news.db

What is in the store is not read again, so the same command may be run as often as you like: every hour for a feed,
or after a crash, when it goes on where it was. A page whose text changed is kept as a new version beside the old one.
What cannot be read is noted (onrecord failures) and does not stop the others. Sites are asked for their robots.txt, and
no more than once a second each. docs/ingest.md tells more.

{INGEST_EXITS}"""

FAILURES_HELP = f"""List what could not be taken into a store: where it is, why, how often it was tried.

With --retry all of it is tried again: after the files are mended, the server is back, or onrecord is newer. An ingest
by itself tries again what may work another time (a timeout, say) and what has changed; the rest it passes over.

\b
Examples:
  onrecord failures --db news.db
  onrecord failures --db news.db --format csv > failures.csv
  onrecord failures --db news.db --retry

\b
Formats:
  text  a table
  json  everything ("schema": "onrecord.failures/1")
  csv   one row for each

{INGEST_EXITS}"""

SEARCH_EXITS = """\b
Exit codes:
  0    statements were found
  1    no statement answers the query
  2    an option, the store or its index is wrong; standard error says what to do
  4    the output could not be written
"""

SEARCH_HELP = f"""Find statements in a store: by words, by who said them, how and when, by what they are about.

\b
QUERY is any of these, all of which must hold; put it in single quotes:
  bridge toll               these words, in any form, in the statement or around it
  "toll road"               these words as they stand, next to each other
  -school                   without the word (-"a phrase", -act:deny likewise)
  speaker:Quill             words of the speaker's name; speaker:"Ada Quill"
  role:mayor outlet:radio   words of a role, of the outlet it was said to
  publisher:courier         words of the publisher's name
  act:deny,retract          what the speaker does: one of these acts
  channel:"press conference"   how it was said; also kind: (of speaker) and form:
  is:unnamed                named, unnamed, revised, failed, negative, corrected
  published:2024-03         also 2024, 2024-03-05, 2024-01..2024-06, 2024-03.. ; said: likewise
  topic:ferry               a word anywhere in the article
  article:KEY entity:KEY    what stands in an article, what one speaker said
  like:"a text"             nearest to the text in what they are about: the 200 nearest

What is not understood is taken as words, and standard error says so; no query is an error.

\b
Examples:
  onrecord search --db news.db 'bridge act:deny published:2024'
  onrecord search --db news.db 'speaker:"Ada Quill" is:revised' --order oldest
  onrecord search --db news.db 'like:"the crossing is unsafe" -speaker:Quill' --limit 5
  onrecord search --db news.db 'is:unnamed channel:interview' --format csv --limit 500 > unnamed.csv
  onrecord search --db news.db 'bridge' | jq '.statements[] | [.speaker, .quote]'

\b
Formats:
  text  the quote in its sentence, who said it, how, where and when
  json  everything, with counts by act, channel, publisher, year, speaker ("schema": "onrecord.search/1")
  csv   one row for each statement

{SEARCH_EXITS}"""

REINDEX_HELP = """Make the search index of a store anew: the folder FILE.db-index beside it.

The index follows each ingest by itself. Make it anew where search says that it is damaged or missing, after a backup
was put back, or with other weights. Nothing in the store is changed, and searches go on meanwhile.

\b
Example:
  onrecord reindex --db news.db

\b
Exit codes:
  0    the index is made
  2    the store or the model is wrong, or another process is indexing
  4    the index could not be written (a full disk, say)
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
