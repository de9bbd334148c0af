"""Statements → revisions: which one retracts, corrects, clarifies, denies, reverses or confirms what was said before.

Takes the statements of one article, gives a link for each that revises another, or a span where the article only
mentions what was said. Compares no articles (that is `onrecord.trace`), and says nothing where it is not sure.
"""

from onrecord.revisions.find import find_revisions

__all__ = ["find_revisions"]
