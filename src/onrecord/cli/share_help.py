"""What `--help` says of the commands that show a store, and take things out."""

from onrecord.cli.exits import EXITS

SERVE_HELP = """Show a store in a browser: search, articles, statements, speakers, stories; and the API.

Opens http://127.0.0.1:8000/ for reading, on this machine only. The second address that it prints also lets write:
corrections, drafts that are kept. docs/app.md tells how to run it for a newsroom.

\b
Examples:
  onrecord serve --db news.db
  onrecord serve --db news.db --port 8080 --allow-host news.example

\b
Exit codes:
  0  stopped by Ctrl-C
  2  the store cannot be opened, or nothing can listen at the address
"""

DEMO_HELP = """Show the articles that ship with onrecord in a browser.

The first time they are read into a store in your cache folder, which takes some seconds. The texts are from Wikinews
(CC BY 2.5).

\b
Examples:
  onrecord demo
  onrecord demo --port 8080
  onrecord demo --prepare

\b
Exit codes:
  0  stopped by Ctrl-C
  2  the store cannot be opened, or nothing can listen at the address
"""

EXPORT_HELP = f"""Take records out in the formats of the field: tables, linked data, annotations, graphs, calendars.

INPUT is what onrecord read takes, or a file that it wrote (json, jsonl); with --db, all articles of a store go out.
The same records always give the same bytes. docs/exports.md defines every format and field.

\b
Examples:
  onrecord export *.html -o statements.csv
  onrecord export records.jsonl -o statements.parquet
  onrecord export --db news.db --format json-ld > news.jsonld
  onrecord export --db news.db -o who-speaks-of-whom.gexf
  onrecord export records.jsonl -o for-brat.zip

\b
Formats, and the ending of --output that asks for each:
  jsonl        .jsonl       the records, one a line
  csv          .csv         a row for each statement; Excel opens it, no cell is a formula
  parquet      .parquet     the same with types and lists (needs pyarrow)
  json-ld      .jsonld      linked data: schema.org and a vocabulary of our own
  annotations  .anno.jsonld W3C Web Annotations that point at the words
  graphml      .graphml     who speaks of whom, as a graph
  gexf         .gexf        the same for Gephi
  brat         .zip         text and standoff annotations for brat
  ical         .ics         the events, as a calendar

{EXITS.replace("and there are statements", "and there are statements (ical: events)")}"""

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
