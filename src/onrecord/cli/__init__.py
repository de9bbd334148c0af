"""Takes arguments and gives text, JSON or a page, with an exit code; all reading is done by the public surface."""

from onrecord.cli.commands import main

__all__ = ["main"]
