"""What `--help` says of the commands that take articles in."""

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
