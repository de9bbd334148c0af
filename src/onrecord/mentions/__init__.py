"""Takes an article with its attributions and gives its entities, and which of them each attribution's source is."""

from onrecord.mentions.find import Found, find_entities, resolve_pronouns
from onrecord.mentions.names import find_names

__all__ = ["Found", "find_entities", "find_names", "resolve_pronouns"]
