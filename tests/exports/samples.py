"""Two articles for exports, made by hand: the people, the ferry and the towns are invented.

The first has characters outside the basic plane before and within what is said, a quotation over two paragraphs, a
statement within another, what spreadsheets take for formulas, and something of all that a record can hold.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from onrecord.exports import export_records
from onrecord.schema.article import Article, DateSource, Published
from onrecord.schema.attribution import Attribution
from onrecord.schema.check import Check, Verdict
from onrecord.schema.entity import Entity, EntityType, Links, Mention, MentionKind, Role
from onrecord.schema.event import Event, EventStatus, EventType, Participant
from onrecord.schema.figure import Figure, FigureCheck
from onrecord.schema.record import Record
from onrecord.schema.revision import Revision, RevisionKind
from onrecord.schema.span import Span
from onrecord.schema.statement import (
    Act,
    Channel,
    ChannelKind,
    Form,
    Polarity,
    Statement,
)
from onrecord.schema.timex import Timex, TimexType
from tests.building import BY_HAND, article_of, span_of, statement_of

LINES = (
    "🚢 Ferry \U0001f6a2 stays in port, Quill says",
    "“The hull is sound 👍🏽,” Ada Quill, chair of the Ferry Board, told reporters on Monday. “Fenn saw 3 of 4 pumps.",
    "“And nobody has asked us,” she went on.",
    "Quill said that Bo Fenn had called the pumps “a heap of rust” in March.",
    "She denied that the Ferry Board met Lorn 🙂 officials. Fenn never said that Lorn would pay.",
    "=HYPERLINK is what a banner said, according to Quill.",
)
TEXT = "\n\n".join(LINES)


def span(words: str, text: str = TEXT) -> Span:
    return span_of(words, text)


def mentions(names: Iterable[str], kind: MentionKind = MentionKind.NAME, text: str = TEXT) -> tuple[Mention, ...]:
    return tuple(Mention(m.start(), m.end(), kind) for name in names for m in re.finditer(rf"\b{name}\b", text))


def statement(
    n: int,
    content: tuple[str, ...],
    speaker: str | None,
    form: Form,
    act: Act = Act.ASSERT,
    *,
    text: str = TEXT,
    url: str | None = "https://ferry.example/port",
    polarity: Polarity = Polarity.POSITIVE,
    parent: str | None = None,
    said: str | None = None,
    channel: Channel | None = None,
) -> Statement:
    spans = (span(words, text) for words in content)
    made = statement_of(
        str(n), text, *spans, margin=9, speaker=speaker, form=form, act=act, polarity=polarity, channel=channel,
        venue="the quay" if channel else None, addressees=("en-board",) if channel else (), said=said,
        via=("en-press", "en-board") if parent else (), parent=parent,
        justification=span("chair of the Ferry Board") if channel else None, issues=None, confidence=(3 + n) / 10,
    )  # fmt: skip
    return replace(made, selector=replace(made.selector, link=f"{url}#:~:text=hull%20is" if url else None))


STATEMENTS = (
    statement(
        0,
        ("“The hull is sound 👍🏽,”", "“Fenn saw 3 of 4 pumps.\n\n“And nobody has asked us,”"), "en-quill", Form.DIRECT,
        said="t-0", channel=Channel(ChannelKind.PRESS_CONFERENCE, "Ferry TV"),
    ),
    statement(1, ("that Bo Fenn had called the pumps “a heap of rust” in March",), "en-quill", Form.MIXED),
    statement(2, ("the pumps “a heap of rust”",), "en-fenn", Form.MIXED, Act.CRITICIZE, parent="st-1", said="t-1"),
    statement(3, ("the Ferry Board met Lorn 🙂 officials",), "en-quill", Form.INDIRECT, Act.DENY),
    statement(4, ("that Lorn would pay",), "en-fenn", Form.INDIRECT, polarity=Polarity.NEGATIVE),
    statement(5, ("=HYPERLINK is what a banner said",), "en-quill", Form.INDIRECT),
)  # fmt: skip
SOURCES = (("Ada Quill, chair of the Ferry Board",), ("Quill",), ("Bo Fenn",), ("She",), ("Fenn",), ("Quill",))
CUES = ("told", "said", "called", "denied", "said", "according to")

ENTITIES = (
    Entity("en-quill", EntityType.PERSON, "Ada Quill", ("Quill",), (Role("chair", "Ferry Board", 0, 1),),
           (*mentions(["Ada Quill"]), *mentions(["She", "she"], MentionKind.PRONOUN)), Links("Q4711")),
    Entity("en-fenn", EntityType.PERSON, "Bo Fenn", (), (), mentions(["Bo Fenn", "Fenn"]), Links("no; id", "F000001")),
    Entity("en-board", EntityType.ORGANIZATION, "Ferry Board", (), (), mentions(["Ferry Board"]), Links()),
    Entity("en-lorn", EntityType.PLACE, "Lorn", (), (), mentions(["Lorn"]), Links()),
    Entity("en-press", EntityType.UNNAMED, "reporters", (), (), mentions(["reporters"], MentionKind.NOMINAL), Links()),
)  # fmt: skip

TIMES = (
    Timex("t-0", (s := span("on Monday")).start, s.end, TimexType.DATE, "2026-03-02", "2026-03-02", "2026-03-02",
          "2026-03-02", "published"),
    Timex("t-1", (s := span("in March")).start, s.end, TimexType.DATE, "2026-03", "2026-03", "2026-03-01",
          "2026-03-31", "published"),
)  # fmt: skip


def article(lines: tuple[str, ...], id: str, url: str | None, published: str | None) -> Article:
    return article_of(
        lines, id, url=url, byline=("Tom Fell",) if url else (), publisher="The Example" if url else None,
        published=Published(published, "day", DateSource.META),
    )  # fmt: skip


FERRY = Record(
    engine=BY_HAND,
    article=article(LINES, "ar-ferry", "https://ferry.example/port", "2026-03-03"),
    entities=ENTITIES,
    attributions=tuple(
        Attribution(one.attribution, tuple(map(span, source)), (span(cue),), one.content, one.confidence, "hand.v1")
        for one, source, cue in zip(STATEMENTS, SOURCES, CUES, strict=True)
    ),
    statements=STATEMENTS,
    times=TIMES,
    events=(
        Event("ev-0", span("met"), EventType.MEETING, None, (Participant("en-board", "party"),), "en-lorn", "t-0",
              EventStatus.DENIED, ("st-3",), 0.9),
        Event("ev-1", span("saw"), EventType.VISIT, None, (Participant("en-fenn", "visitor"),), None, "t-0",
              EventStatus.HAPPENED, ("st-0",), 0.9),
    ),
    revisions=(
        Revision("rv-0", RevisionKind.DENIAL, "st-2", "st-3", "en-quill", "t-0", 0.8),
        Revision("rv-1", RevisionKind.CLARIFICATION, span("nobody has asked us"), "st-5", None, None, 0.6),
    ),
    figures=(
        Figure("fg-0", (s := span("3 of 4")).start, s.end, 3.0, None, "pumps", (), FigureCheck.INCONSISTENT, "3 < 4"),
    ),
    agendas=(),
    checks=(
        Check("meeting", "ev-0", Verdict.CONTRADICTED, "visits", ("row-1", "row-2"), "no meeting", span("met Lorn")),
        Check("office", "st-1", Verdict.SUPPORTED, "holders", (), "she is", span("Quill said")),
    ),
)  # fmt: skip

SHORT = ("Quill backs Lorn", "Ada Quill said Lorn should pay. Bo Fenn, she said, agreed.")
SHORT_TEXT = "\n\n".join(SHORT)
LATER = Record(
    engine=FERRY.engine,
    article=article(SHORT, "ar-later", None, "2026-04-05"),
    entities=tuple(
        Entity(f"en-{n}", kind, name, (), (), mentions([" ".join(name.split()).title()], text=SHORT_TEXT), Links())
        for n, (kind, name) in enumerate(
            [(EntityType.PERSON, "Ada  QUILL"), (EntityType.PLACE, "Lorn"), (EntityType.PERSON, "Bo Fenn")]
        )
    ),
    attributions=(
        Attribution("at-6", (span("Ada Quill", SHORT_TEXT),), (span("said", SHORT_TEXT),),
                    (span("Lorn should pay", SHORT_TEXT),), 0.5, "hand.v1"),
    ),
    statements=(statement(6, ("Lorn should pay",), "en-0", Form.INDIRECT, Act.REQUEST, text=SHORT_TEXT, url=None),),
)  # fmt: skip
"""Another article: no address, and nothing but statements was looked for."""

RECORDS = (FERRY, LATER)


def written(form: str, records: Iterable[Record] = RECORDS, keep: frozenset[str] | None = None) -> bytes:
    """What the export of `records` writes."""
    return b"".join(export_records(records, form, keep=keep))
