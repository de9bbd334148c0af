"""What several tests share: a small record made by hand, and a stand-in for the stages."""

import pytest

from onrecord.schema.record import Record
from tests.samples import ARTICLE, record_of


@pytest.fixture
def record() -> Record:
    return record_of(ARTICLE)
