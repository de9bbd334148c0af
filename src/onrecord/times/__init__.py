"""Takes an article and gives its times: TIMEX3 expressions with their values, and the day of publication if it tells.

Three steps: find the expressions, date an article that gives no date from its own evidence, resolve. No part of a day,
no day of a month is ever made up: what the words leave open stays open. It knows no events and no statements.
"""

from onrecord.times.dated import date_article

__all__ = ["date_article"]
