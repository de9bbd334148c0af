"""Takes an article with its entities, statements and times and gives its events: of which type, whose, when, how far.

Three steps: find the words that name events, read off who takes part and how far each has come, merge what is told of
one event.
"""

from onrecord.events.build import find_events
from onrecord.events.status import find_status

__all__ = ["find_events", "find_status"]
