"""The law that "the law" is, by the names that the article gives; all of them are invented."""

import pytest

from onrecord import read_text

BEGIN = "Harrow votes\n\nVoters passed Measure KK, a 2014 ordinance on ferries, in May. "
REQUIRES = "The law requires that every ferry carry two boats, and says that owners must pay.\n"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(BEGIN + REQUIRES, {"Measure KK"}, id="an ordinance is a law"),
        pytest.param(
            BEGIN.replace("Measure KK, a 2014 ordinance on ferries,", "the Harbor Safety Act") + REQUIRES,
            {"Harbor Safety Act"},
            id="an act is a law",
        ),
        pytest.param(
            BEGIN.replace(", a 2014 ordinance on ferries,", "") + REQUIRES, {"The law"}, id="not called a law"
        ),
        pytest.param(BEGIN + "Per Lundgaard signed another law in June. " + REQUIRES, {"The law"}, id="another since"),
        pytest.param(
            BEGIN + REQUIRES.replace("The law requires", "Measure KK requires"), {"Measure KK"}, id="by its name"
        ),
    ],
)
def test_which_law_is_meant(text: str, names: set[str]) -> None:
    record = read_text(text)
    known = {entity.id: entity for entity in record.entities or ()}
    spoke = {known[s.speaker].name for s in record.statements if s.speaker and known[s.speaker].type == "document"}
    assert spoke == names
