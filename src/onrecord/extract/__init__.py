"""From a page to an article: blocks, metadata with every candidate, and what was dropped and why.

Opens no socket and has no clock. HTML is parsed in a child process with limits of time and memory; plain text is read
here and loads none of the HTML libraries. Does not find statements: that is `onrecord.attribution`.
"""

from onrecord.extract.extract import extract_article

__all__ = ["extract_article"]
