"""The command line with units so small that a few articles are several: ``python -m tests.batch.small_units``."""

import sys

from onrecord.batch import plan
from onrecord.cli import main

if __name__ == "__main__":
    plan.FILES, plan.ROWS, plan.STRETCH = 3, 3, 3000
    main(sys.argv[1:])
