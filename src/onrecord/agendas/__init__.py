"""Statements → agendas: the topics that somebody says a talk or a meeting was, or will be, about.

Takes the text with its statements, gives one agenda for each list of topics. Topics are the article's words.
"""

from onrecord.agendas.find import find_agendas

__all__ = ["find_agendas"]
