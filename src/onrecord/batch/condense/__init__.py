"""A whole dataset → tables of its speakers and of the quotations that several articles have.

Steps of tasks that read whole files and leave whole files, on the engines of a batch. Reads finished units only, and
changes none of them.
"""

from onrecord.batch.condense.run import Condensed, Watch, condense
from onrecord.batch.condense.work import MEMORY

__all__ = ["MEMORY", "Condensed", "Watch", "condense"]
