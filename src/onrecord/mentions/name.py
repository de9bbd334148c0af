"""What a name is."""

from dataclasses import dataclass

from onrecord.schema.entity import EntityType
from onrecord.schema.span import Span


@dataclass(frozen=True, slots=True)
class Name:
    """A name and its kind."""

    span: Span
    kind: EntityType
