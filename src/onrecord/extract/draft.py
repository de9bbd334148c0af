"""A draft: what the readers of HTML and of plain text both hand over, before offsets are fixed."""

from dataclasses import dataclass

from onrecord.schema.article import BlockKind, Candidate, Dropped


@dataclass(frozen=True, slots=True)
class Piece:
    """The text of one block to be; `tight` where just a space parts it from the next (dateline, paragraph)."""

    kind: BlockKind
    text: str
    tight: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """Pieces in order, what was left out, and the candidates for each fact, most trusted first per field."""

    pieces: tuple[Piece, ...]
    dropped: tuple[Dropped, ...]
    candidates: tuple[Candidate, ...]

    def to_json(self) -> dict[str, object]:
        """Plain lists, for the pipe between the child process and its parent."""
        return {
            "pieces": [[piece.kind, piece.text, piece.tight] for piece in self.pieces],
            "dropped": [[item.text, item.reason] for item in self.dropped],
            "candidates": [[item.field, item.value, item.source] for item in self.candidates],
        }

    @classmethod
    def from_json(cls, raw: dict[str, list[list[str]]]) -> "Draft":
        """The draft that `to_json` gave."""
        return cls(
            tuple(Piece(BlockKind(kind), text, bool(tight)) for kind, text, tight in raw["pieces"]),
            tuple(Dropped(text, reason) for text, reason in raw["dropped"]),
            tuple(Candidate(field, value, source) for field, value, source in raw["candidates"]),
        )
