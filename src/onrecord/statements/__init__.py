"""Takes attributions with their sources and gives statements: what was said, in which form and act, by whom, how."""

from onrecord.statements.build import Sources, build_statements
from onrecord.statements.circumstances import find_circumstances

__all__ = ["Sources", "build_statements", "find_circumstances"]
