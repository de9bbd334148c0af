"""What `--help` says: one text for each command, with the exit codes that all share."""

EXITS = """\b
Exit codes:
  0    every input was read, and there are statements
  1    every input was read, and there is no statement in any of them
  2    an option or the set-up is wrong; nothing was read
  3    some inputs could not be read; standard error says which and why
  4    the output could not be written (a full disk, say)
  130  interrupted (Ctrl-C)
  141  what read the output closed the pipe
"""

READ_HELP = f"""Read articles and say who said what in them.

INPUT is a file (HTML or plain text), an http(s) address, or - for standard input. Several are read in order; one that
cannot be read is named on standard error, and the others are read all the same.

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
VARIANTS_HELP = f"""Show how a quotation changes from article to article.

INPUT is what onrecord read takes, or a file that it wrote (json, jsonl); give several articles. The same utterance in
two or more of them is shown once, with each wording of it, what that changes and who has it. Only words are compared:
the reference is the longest form or the one most articles have, not the true one. docs/variants.md says when two
quotations are one utterance, and when a wording is faithful.

\b
Named changes:
  cut with or without ellipsis, or where the quotation is interrupted; begins later or ends earlier; modal, negation,
  number, date, name, other wording; words added, in brackets; attributed to another speaker

\b
Examples:
  onrecord variants *.html
  onrecord variants records.jsonl --speaker Quill --changed-only
  onrecord variants *.html --output variants.html
  onrecord variants records.jsonl | jq '.clusters[].variants[] | select(.faithful | not) | .text'

\b
Formats:
  text  the wordings of each utterance; [-words-] only in the reference, {{+words+}} only in this one
  json  everything, with places and links between statements ("schema": "onrecord.variants/1")
  csv   one row for each report of each utterance
  html  one page that needs nothing else

{EXITS}"""

TRACE_HELP = f"""Follow statements across articles: who retracted, corrected, clarified, denied or reversed what.

INPUT is what onrecord read takes, or a file that it wrote (json, jsonl); give two articles or more. A revision links a
later statement to an earlier one of the same speaker, with both quotes word for word, who, when, where, what changed in
the words, and why onrecord says so. It is listed only where the words make it certain. What merely looks like one, the
same claim with another figure, say, comes after the revisions as a hint, and is never called one. A speaker is the same
by a register, or by the full name with no other office; never by the last name. docs/trace.md defines every rule.

\b
Examples:
  onrecord trace monday.html friday.html
  onrecord read *.html > records.jsonl; onrecord trace records.jsonl --output trace.html
  onrecord trace records.jsonl --speaker "Ada Quill" --about toll
  onrecord trace records.jsonl | jq '.revisions[] | [.later.day, .kind, .later.speaker]'

\b
Order: by the day on which it was said, where the article tells it, else by the day of publication. What has no date, or
the same one, is not in order: such a pair is a revision only if the words themselves tell which came first.

\b
Formats:
  text  each link with its quotes, the revisions first
  json  everything, with the places in the articles ("schema": "onrecord.trace/1")
  html  one page that needs nothing else

{EXITS}"""

AGENDAS_HELP = f"""List what parties say they talked about, and set two such lists side by side.

INPUT is what onrecord read takes, or a file that it wrote (json, jsonl). A list is what somebody says was, or will be,
the subject of talks, a call or a meeting; its topics are the article's words. Two lists of different speakers are
compared: which topics are in both, which in one only. That a topic is missing from a list does not say that it was not
talked about. docs/agendas.md defines every rule.

\b
Examples:
  onrecord agendas article.html
  onrecord agendas readout-a.txt readout-b.txt
  onrecord agendas *.html | jq '.lists[] | [.speaker, .topics[].text]'

\b
Formats:
  text  each list with the sentence it stands in, then what each two have in common
  json  everything, with the places in the articles ("schema": "onrecord.agendas/1")

{EXITS.replace("statement", "agenda")}"""

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

SCHEMA_HELP = """Print the JSON Schema (2020-12) of a record, or of the error object.

\b
Example:
  onrecord schema > record.schema.json
  onrecord schema error
"""

HELP = """Turn news articles into a checkable record of who said what. Works offline.

\b
Start here:
  onrecord read article.html        a report on the terminal
  onrecord read article.html | jq   the same as JSON
  onrecord audit *.html             the sources of a set of articles
  onrecord timeline *.html          what happened, what is planned, what is only talked about
  onrecord check article.html       its claims about visits, meetings and offices beside public registers
  onrecord variants *.html          how quotations change from article to article
  onrecord trace *.html             what was corrected, denied or taken back later
  onrecord agendas *.html           what parties say they talked about, side by side
  onrecord export *.html -o a.csv   statements for spreadsheets, linked data, graphs and more
  onrecord ingest *.html --db FILE  keep them all in a store; also feeds, archives and tables
  onrecord search --db FILE WORDS   find statements in it, by words and by who said them, how and when
  onrecord read --help              inputs, formats, exit codes
"""

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
Exit codes:
  0  stopped by Ctrl-C
  2  the store cannot be opened, or nothing can listen at the address
"""
