"""The filters of the query language: one table that the parser, the index, the help and the documentation share."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from onrecord.schema.statement import Act, ChannelKind, Form, SpeakerKind


class Kind(Enum):
    """What the values of a filter are."""

    WORDS = "words, next to each other"
    ALL = "words, anywhere"
    KEY = "a key, letter for letter"
    CHOICE = "one of a few values"
    DAYS = "a day, month or year, or a stretch of them"
    LIKE = "a text that others are like"


@dataclass(frozen=True, slots=True)
class Field:
    """A filter: what its values are, `choices` if there are only some, and what it asks, in a line."""

    kind: Kind
    asks: str
    choices: tuple[str, ...] = ()


IS = ("named", "unnamed", "revised", "failed", "negative", "corrected")
"""What can be asked of a statement by ``is:``."""

FIELDS: Mapping[str, Field] = {
    "speaker": Field(Kind.WORDS, "the speaker's name has these words"),
    "entity": Field(Kind.KEY, "the speaker is the entity with this key"),
    "role": Field(Kind.WORDS, "a role of the speaker, as stated, has these words"),
    "kind": Field(Kind.CHOICE, "what sort of source the speaker is", tuple(SpeakerKind)),
    "is": Field(Kind.CHOICE, "named or unnamed source, takes part in a revision, has a failed check, …", IS),
    "act": Field(Kind.CHOICE, "what the speaker does in saying it", tuple(Act)),
    "form": Field(Kind.CHOICE, "how the words are given", tuple(Form)),
    "channel": Field(Kind.CHOICE, "how it was said; none where that is not stated", (*ChannelKind, "none")),
    "outlet": Field(Kind.WORDS, "the outlet or place it was said to, if named, has these words"),
    "publisher": Field(Kind.WORDS, "the publisher's name has these words"),
    "published": Field(Kind.DAYS, "the article was published then"),
    "said": Field(Kind.DAYS, "it was said then, for certain"),
    "topic": Field(Kind.ALL, "the article has these words anywhere, its headline included"),
    "article": Field(Kind.KEY, "it stands in the article with this key"),
    "like": Field(Kind.LIKE, "what it says is near to this text; sorts by nearness"),
}
