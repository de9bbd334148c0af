"""A statement: the meaning of an attribution, that is who said what, how, and where it stands in the text."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.schema.span import Span


class SpeakerKind(StrEnum):
    """What sort of source a speaker is."""

    PERSON = "person"
    ORGANIZATION = "organization"
    GROUP = "group"
    DOCUMENT = "document"
    UNNAMED = "unnamed"
    NONE = "none"


class Form(StrEnum):
    """How the words are given: verbatim, in the reporter's words, or both."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Act(StrEnum):
    """What the speaker does in saying it."""

    ASSERT = "assert"
    CONFIRM = "confirm"
    DENY = "deny"
    CLARIFY = "clarify"
    RETRACT = "retract"
    APOLOGIZE = "apologize"
    PROMISE = "promise"
    REQUEST = "request"
    ASK = "ask"
    WARN = "warn"
    ACCUSE = "accuse"
    CRITICIZE = "criticize"
    PRAISE = "praise"
    DECLINE = "decline"
    BELIEVE = "believe"


class Polarity(StrEnum):
    """Negative when the source is said *not* to have said it."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class ChannelKind(StrEnum):
    """The channel through which something was said."""

    POST = "post"
    INTERVIEW = "interview"
    PRESS_CONFERENCE = "press conference"
    BRIEFING = "briefing"
    STATEMENT = "statement"
    SPEECH = "speech"
    HEARING = "hearing"
    CALL = "call"
    LETTER = "letter"
    DOCUMENT = "document"
    REPORT = "report"
    COURT_FILING = "court filing"
    POLL = "poll"
    CONVERSATION = "conversation"
    BROADCAST = "broadcast"


@dataclass(frozen=True, slots=True)
class Channel:
    """The kind of channel and the outlet, where one is named; `None` means not stated."""

    kind: ChannelKind | None
    outlet: str | None


@dataclass(frozen=True, slots=True)
class TextQuoteSelector:
    """The words themselves with what stands around them (W3C Web Annotation Data Model, 4.2.4)."""

    exact: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True)
class TextPositionSelector:
    """The place in `Article.text`, in code points (W3C Web Annotation Data Model, 4.2.5)."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Selector:
    """How to find the statement again: one quote and one position selector per content span, and a deep link.

    `link` is the page's URL with a text fragment (``#:~:text=``, WICG Scroll-To-Text-Fragment), if the URL is known.
    """

    quote: tuple[TextQuoteSelector, ...]
    position: tuple[TextPositionSelector, ...]
    link: str | None


@dataclass(frozen=True, slots=True)
class Statement:
    """One attributed statement. `None` means not stated or not resolved yet, an empty tuple looked for, none found.

    `text` is the content as the article has it, its spans joined by a space and "[…]" where words lie between them;
    `attribution`, `speaker`, `said` and `parent` are identifiers.
    """

    id: str
    attribution: str
    speaker: str | None
    speaker_kind: SpeakerKind | None
    form: Form
    act: Act
    polarity: Polarity
    text: str
    content: tuple[Span, ...]
    channel: Channel | None
    venue: str | None
    addressees: tuple[str, ...] | None
    said: str | None
    via: tuple[str, ...] | None
    parent: str | None
    justification: Span | None
    issues: tuple[str, ...] | None
    selector: Selector
    confidence: float
