"""What `--help` says of the commands for very many articles."""

BATCH_HELP = """Read very many articles into a dataset of Parquet tables, on all cores or on a cluster.

\b
INPUT is an archive (.warc, .warc.gz, .warc.zst), a table (JSON Lines, CSV, Parquet; one article a row), a folder of
pages, or a quoted pattern: "crawl/**/*.warc.gz"; or an address of such (s3://, gs://, https:// and what else fsspec
knows: pip install 'onrecord[remote]'). Pages that a table names by their address alone are not fetched.

\b
Examples:
  onrecord batch "CC-NEWS-2026*.warc.gz" --out news/
  onrecord batch crawl/ tables/*.jsonl --out news/ --workers 8
  onrecord batch "crawl/*.warc.gz" --out news/ --plan
  onrecord batch "CC-NEWS-2026*.warc.gz" --out news/ --once
  onrecord batch "s3://crawl/2026/*.warc.gz" --out s3://news/2026 --engine ray --workers 64
  onrecord query news/ "SELECT speaker, count(*) FROM statements GROUP BY 1 ORDER BY 2 DESC LIMIT 20"

DIR has a folder for each table (articles, statements, entities, times, events, revisions, figures, failures, records)
with one for each month of publication in it, a manifest (_manifest.json) and a report (_report.html, _report.json).
The work is cut by the input alone: whatever the number of workers, the engine, and how often it was killed and begun
again, the same rows come out. The same command goes on where it was. A page that cannot be read, or that crashes,
hangs or takes too much memory, is a row of the table failures, and the others are read. Copies are left out within a
unit of work; with --once over the whole input: of pages with the very same text the first published is read. That looks
through all pages first, and pays where more than about one in eight is a copy. docs/batch.md tells more.

\b
Exit codes:
  0    all is read
  2    an option, an input or the set-up is wrong
  3    some pages failed (the table failures), or some units (_report.html)
  4    the dataset could not be written (a full disk, another batch that writes, a store that denies
       or does not answer); what is done is kept
  130  interrupted (Ctrl-C); the same command goes on
"""

QUERY_HELP = """Ask a dataset that onrecord batch made with SQL (DuckDB), in a folder or at an address (s3://, gs://).

\b
Its tables are articles, statements, entities, times, events, revisions, figures, failures and records; each has a
column published_month. Where onrecord condense made them, there are speakers and quotes, too. The query can read these
and nothing else, and cannot write.

\b
Examples:
  onrecord query news/ "SELECT code, count(*) FROM failures GROUP BY code"
  onrecord query news/ "SELECT speaker, quote FROM statements WHERE published_month = '2026-01'" --format csv

\b
Exit codes:
  0  there is an answer, be it without rows
  2  the query is wrong, or DIR is no dataset, or cannot be reached
  4  the answer could not be written
"""

CONDENSE_HELP = """Make two more tables of a dataset: who speaks, and what several articles quote.

\b
  speakers  one row for each name (or Wikidata item): statements, articles, publishers, days
  quotes    quotations that share five words in a row with one of another article, in groups

Of articles with the very same text one is counted, the earliest. All finished units are taken in; run it again after
the dataset has grown. Until both tables are made, the former ones stay.

The work is cut into tasks by the units alone. Whatever the number of workers, the engine, and how often it was killed
and begun again, the same files come out. The same command goes on where it was. What the steps leave for each other is
in DIR/_condense meanwhile, and gone at the end. On a cluster DIR is a folder that all machines share; an address
(s3://) will not do.

\b
Examples:
  onrecord condense news/
  onrecord condense /data/news --engine ray --workers 64
  onrecord query news/ "SELECT name, articles FROM speakers ORDER BY articles DESC LIMIT 20"
  onrecord query news/ "SELECT variants, publisher, quote FROM quotes ORDER BY variants, published_day"

\b
Exit codes:
  0    both are made, or were made of the same units before
  2    DIR is no dataset, or an address; files of it are missing; a step needs more --memory
  4    they could not be written, or a task could not be finished; what is done is kept
  130  interrupted (Ctrl-C); the same command goes on
"""
