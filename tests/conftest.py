"""What several tests share: a small record made by hand, and a stand-in for the stages."""

import pytest
from hypothesis import settings

from onrecord.schema.record import Record
from tests.samples import ARTICLE, record_of

# how long an example takes depends on what else the machine does
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture
def record() -> Record:
    return record_of(ARTICLE)
