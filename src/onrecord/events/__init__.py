"""Takes a sentence and the word that names an event and gives how far it has come; finds no events itself yet."""

from onrecord.events.status import find_status

__all__ = ["find_status"]
