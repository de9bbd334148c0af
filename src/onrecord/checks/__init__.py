"""Record + registers → checks: claims that a register supports, contradicts, or does not cover.

Takes a whole record, so that one that was kept can be checked again, with the rows of registers; gives one check for
each claim with a predicate that can be counted or dated. A claim that is outside what a register covers is never false.
"""

from onrecord.checks.check import check_claims

__all__ = ["check_claims"]
