"""An attribution in the making."""

from dataclasses import dataclass, replace

from onrecord.schema.span import Span

NESTED = "nested"
"""What is added to the name of the model or rule for an attribution inside the content of another one."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution that has no identifier yet; the fields are those of `Attribution`."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    confidence: float
    by: str

    def nested(self) -> "Draft":
        """The draft as one inside the content of another; it says so once."""
        return self if self.by.endswith(NESTED) else replace(self, by=f"{self.by}.{NESTED}")
