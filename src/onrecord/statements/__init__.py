"""Takes attributions and gives statements: what was said, in which form, as which act. Resolves no names."""

from onrecord.statements.build import build_statements

__all__ = ["build_statements"]
