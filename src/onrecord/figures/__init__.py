"""Article → its figures: the quantities it states, what they are made of, and whether they add up.

Takes the text with what other stages found in it, gives figures in order of their place. Asks no register (that is
`onrecord.checks`) and calls nothing wrong that it cannot compute.
"""

from onrecord.figures.find import find_figures

__all__ = ["find_figures"]
