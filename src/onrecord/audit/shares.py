"""Shares, counts of channels and the order of rows: the same for an article and for a set."""

from collections.abc import Collection, Iterable, Mapping

from onrecord.audit.rows import ChannelCount, Naming, Share, SpeakerRow
from onrecord.schema.statement import ChannelKind, SpeakerKind

KINDS = (SpeakerKind.PERSON, SpeakerKind.ORGANIZATION, SpeakerKind.GROUP, SpeakerKind.DOCUMENT)
"""The kinds of named sources."""


def share_of(part: int, whole: int) -> float | None:
    """`part` of `whole`, 0..1, with four decimals so that it reads well; `None` of nothing."""
    return round(part / whole, 4) if whole else None


def by_prominence(rows: Iterable[SpeakerRow]) -> tuple[SpeakerRow, ...]:
    """Most statements first, then by name; nobody and what is not resolved come last, they are no speakers."""
    return tuple(
        sorted(
            rows,
            key=lambda row: (
                row.name is None,
                -row.statements,
                (row.name or row.naming).casefold(),
                row.name or "",
                row.entity or "",
            ),
        )
    )


def order_channels(counts: Mapping[ChannelKind | None, int]) -> tuple[ChannelCount, ...]:
    """Each kind with its statements, most first, then by name; the statements without a channel last."""
    order = sorted(counts, key=lambda kind: (kind is None, -counts[kind], kind or ""))
    return tuple(ChannelCount(kind, counts[kind]) for kind in order)


def shares_by(
    labels: Iterable[Naming | SpeakerKind], rows: Collection[SpeakerRow], words: Mapping[str, int]
) -> tuple[Share, ...]:
    """The share of each of `labels` in `rows`; `words` counts each word of a text once, which rows cannot."""
    sources = sum(row.name is not None for row in rows)
    statements = sum(row.statements for row in rows)
    return tuple(_share(label, rows, sources, statements, words.get(label, 0)) for label in labels)


def _share(label: Naming | SpeakerKind, rows: Iterable[SpeakerRow], sources: int, statements: int, words: int) -> Share:
    mine = [row for row in rows if label in (row.naming, row.kind)]
    made = sum(row.statements for row in mine)
    # nobody is no source, and how many stand behind what is not resolved is not known
    count = None if label in (Naming.NONE, Naming.NOT_RESOLVED) else len(mine)
    return Share(
        str(label), count, made, words, None if count is None else share_of(count, sources), share_of(made, statements)
    )
