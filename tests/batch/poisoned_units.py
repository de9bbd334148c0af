"""The command line where pages kill the process that makes rows of them: ``python -m tests.batch.poisoned_units``.

"Sink." in a text kills it each time; "Once." the first time only, as if others had taken all memory of the machine.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from onrecord.batch import plan, tally
from onrecord.batch.rows import Row, rows_of
from onrecord.cli import main
from onrecord.schema.record import Record


def break_or_make(record: Record, origin: Row, unit: str) -> Iterator[tuple[str, Row]]:
    marks = Path(os.environ["MARKS"])
    if "Sink." in record.article.text:
        os._exit(9)
    # both tries of the unit die, and nothing after them
    if "Once." in record.article.text and (number := len(list(marks.iterdir()))) < 2:
        (marks / str(number)).touch()
        os._exit(9)
    return rows_of(record, origin, unit)


# at the top: the processes of the pool run this module too
vars(tally)["rows_of"] = break_or_make

if __name__ == "__main__":
    plan.STRETCH = 1 << 20
    main(sys.argv[1:])
