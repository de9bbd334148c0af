"""Public registers as data files, and their one loader: who held which office when. Asks no network."""

from onrecord.registers.holders import Holder, holders, place_of, terms_of

__all__ = ["Holder", "holders", "place_of", "terms_of"]
