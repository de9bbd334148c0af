"""Public registers as data files, and their one loader: who held which office when, who is who, and
who travelled or visited where.

Takes an office, a country and a day, or a name; gives what the registers state, and nothing where they do not cover
it. Guesses no gender from a name, asks no network and no clock.
"""

from onrecord.registers.holders import Holder, holders, places_of_office
from onrecord.registers.journeys import Journey, journeys_to, towns
from onrecord.registers.offices import normalize_office, office_there, split_office
from onrecord.registers.own import read_register
from onrecord.registers.persons import Person, persons_named, terms_of
from onrecord.registers.places import fold, place_of
from onrecord.registers.register import Covered, Register, RegisterKind, Row, make_register, words_of
from onrecord.registers.shipped import shipped_registers

__all__ = [
    "Covered",
    "Holder",
    "Journey",
    "Person",
    "Register",
    "RegisterKind",
    "Row",
    "fold",
    "holders",
    "journeys_to",
    "make_register",
    "normalize_office",
    "office_there",
    "persons_named",
    "place_of",
    "places_of_office",
    "read_register",
    "shipped_registers",
    "split_office",
    "terms_of",
    "towns",
    "words_of",
]
