"""What `--help` says of searching; the filters come from the table that the parser has."""

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
