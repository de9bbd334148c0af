"""What `--help` says of the commands that read articles."""

from onrecord.cli.exits import EXITS

READ_HELP = f"""Read articles and say who said what in them.

INPUT is a file (HTML or plain text), an http(s) address, or - for standard input. Several are read in order; one that
cannot be read is named on standard error, and the others are read all the same. A file that onrecord read wrote (json,
jsonl) is not read anew: its records come out again, as a report for instance.

\b
Examples:
  onrecord read article.html
  onrecord read https://news.example/talks --format html --output talks.html
  onrecord read *.html > records.jsonl
  onrecord read - --url https://news.example/talks --published 2018-07-19 < page.html
  onrecord read article.txt --format json | jq '.statements[].text'

\b
Formats:
  text   a report: each paragraph, below it speaker → cue → exact words
  json   the record, indented; several inputs give an array
  jsonl  one record a line, in the order of the inputs
  html   one page that needs nothing else, with the statements marked
Where an input cannot be read, json and jsonl hold an error object in its place ("schema": "onrecord.error/1").

{EXITS}"""

AUDIT_HELP = f"""Count the sources of an article or of a set: who is heard, how much, how closely.

INPUT is what onrecord read takes, or a file that it wrote (json, jsonl): those are counted without reading the pages
again. An audit counts what the records say; speakers that a record leaves open stand in a row of their own, (not
resolved), and are never taken for named or unnamed. docs/audit.md defines every number.

\b
Example:
  onrecord audit article.html
  named and unnamed sources, people, organizations, groups and documents; for each speaker roles, statements, words,
  first-hand and second-hand, channels; the longest stretch on one source; claims without a source

\b
Over a set, as a spreadsheet:
  onrecord audit *.html --output sources.csv

\b
Formats:
  text   tables; over a set the totals, the speakers, and a row for each article
  json   everything, with the speakers of each article ("schema": "onrecord.audit/1")
  csv    one row for each article and each speaker; the column level tells which

{EXITS}"""

TIMELINE_HELP = f"""Tell what happened, what is planned and what is only talked about, across one or many articles.

INPUT is what onrecord read takes, or a file that it wrote (json, jsonl). Each line is an event with its date, who takes
part, where, how far it has come, and the statement it rests on, word for word; nothing in it is summed up or made up.
An event that several articles tell is one line only where that is certain. What the text does not date stands apart.
docs/timeline.md defines every column and rule.

\b
Examples:
  onrecord timeline article.html
  onrecord timeline *.html --output talks.html
  onrecord timeline *.html --output talks.ics
  onrecord timeline records.jsonl | jq '.lines[] | select(.group == "planned") | .what'

\b
Formats:
  text  a table each for what happened, is under way, planned, only talked about, and postponed, cancelled or denied
  json  everything, with the places in the articles ("schema": "onrecord.timeline/1")
  ical  a calendar (RFC 5545) of the events known to the day, or to a stretch of at most 31 days
  html  one page that needs nothing else: the plotted time line, below it the same as a table

{EXITS.replace("statement", "event")}"""

CHECK_EXITS = EXITS.replace("statement", "check").replace(
    "  130", "  5    with --fail: a claim is contradicted or a figure inconsistent\n  130"
)

CHECK_HELP = f"""Set claims beside public registers: who visited, travelled, met or held an office, when and how often.

INPUT is what onrecord read takes, or a file that it wrote (json, jsonl). A claim is supported, contradicted, or not
covered, with the rows it rests on and the arithmetic in one sentence; what a register does not cover is never false.
The article's own figures stand beside, where their parts add up or do not. docs/checks.md defines every rule.

\b
Examples:
  onrecord check article.html
  onrecord check *.html --output checks.csv
  onrecord check article.html --register sanctions.toml
  onrecord check draft.txt --fail || echo "look again"

\b
Formats:
  text  for each article what is contradicted first, then what is supported, then what is open
  json  everything ("schema": "onrecord.check/1")
  csv   one row for each claim and figure

{CHECK_EXITS}"""

SCHEMA_HELP = """Print the JSON Schema (2020-12) of a record, or of the error object.

\b
Examples:
  onrecord schema > record.schema.json
  onrecord schema error

\b
Exit codes:
  0  the schema was printed
  4  the output could not be written
"""
