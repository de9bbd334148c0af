"""The command line with units so small that a few articles are several: ``python -m tests.batch.small_units``."""

import sys

from onrecord.batch import plan
from onrecord.batch.condense import plan as condense_plan
from onrecord.cli import main

if __name__ == "__main__":
    plan.FILES, plan.ROWS, plan.STRETCH = 3, 3, 3000
    condense_plan.BUNDLE, condense_plan.BUCKET = 900, 400
    main(sys.argv[1:])
