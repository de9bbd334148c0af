"""Takes an article and gives its times: TIMEX3 expressions with their values, and the day it was published if it says so.

Three steps: find the expressions, date an article that gives no date from its own evidence, resolve. No part of a day,
no day of a month is ever made up: what the words leave open stays open. It knows no events and no statements.
"""

from onrecord.times.build import build_times
from onrecord.times.find import Expression, find_expressions
from onrecord.times.published import infer_published

__all__ = ["Expression", "build_times", "find_expressions", "infer_published"]
