"""What `--help` says of the commands that set articles beside each other."""

from onrecord.cli.exits import EXITS

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
