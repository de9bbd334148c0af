"""An attribution: the textual relation between a source, a cue and a content (PARC3, PolNeAR)."""

from dataclasses import dataclass

from onrecord.schema.span import Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to have said it (`source`), the words that say so (`cue`), and what was said (`content`).

    Each is a tuple of spans in text order, because all three may be discontinuous; an empty `source` or `cue` means
    that the text has none. `confidence` is the calibrated probability, 0..1, that the relation is right; `by` names the
    rule or model that made it, with its version.
    """

    id: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    confidence: float
    by: str
