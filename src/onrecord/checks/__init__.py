"""Record + registers → checks: claims that a register supports, contradicts, or does not cover.

Takes a whole record, so that one that was kept can be checked again, with the rows of registers; gives one check for
each claim with a predicate that can be counted or dated. A claim that is outside what a register covers is never false.
`docs/checks.md` defines what is read and how it is judged.
"""

from onrecord.checks.check import check_claims, check_record
from onrecord.checks.rows import ArticleChecks, Checks, ClaimRow, FigureRow, count_wrong, join_checks, list_checks

__all__ = [
    "ArticleChecks",
    "Checks",
    "ClaimRow",
    "FigureRow",
    "check_claims",
    "check_record",
    "count_wrong",
    "join_checks",
    "list_checks",
]
