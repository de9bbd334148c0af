"""Public registers as data files, and their one loader: who held which office when, who is who, and
who travelled where.

Takes an office, a country and a day, or a name; gives what the registers state, and nothing where they do not cover
it. Guesses no gender from a name, asks no network and no clock.
"""

from onrecord.registers.holders import Holder, holders
from onrecord.registers.journeys import Journey, journeys_to, towns
from onrecord.registers.offices import normalize_office
from onrecord.registers.persons import Person, persons_named, terms_of
from onrecord.registers.places import place_of

__all__ = [
    "Holder",
    "Journey",
    "Person",
    "holders",
    "journeys_to",
    "normalize_office",
    "persons_named",
    "place_of",
    "terms_of",
    "towns",
]
