"""Resolved expressions → the times of a record."""

import datetime as dt
import re
from collections.abc import Sequence
from hashlib import sha256

from onrecord.schema.article import Article
from onrecord.schema.timex import Timex, TimexType
from onrecord.text.plain import plain
from onrecord.times.find import Expression
from onrecord.times.moment import Moment
from onrecord.times.resolve import PUBLISHED, Resolved, resolve_expressions

_SINCE = re.compile(r"\bsince\s(?:the\s)?$")
_UNTIL = re.compile(r"\b(?:by|until|till)\s(?:the\s)?$")


def build_times(article: Article, expressions: Sequence[Expression]) -> tuple[Timex, ...]:
    """The times of `article`, in order; with several possible days of publication a relative time keeps candidates."""
    blocks = [block.span for block in article.blocks]
    days: Sequence[dt.date | None] = published_days(article) or (None,)
    readings = [resolve_expressions(article.text, blocks, expressions, day) for day in days]
    ids = [_identify(article, expression) for expression in expressions]
    words = plain(article.text)
    return tuple(_timex(words, ids, n, [reading[n] for reading in readings]) for n in range(len(expressions)))


def published_days(article: Article) -> tuple[dt.date, ...]:
    """The days on which `article` may have been published: one, several that were inferred, or none."""
    value = article.published.value
    if value:
        return (dt.date.fromisoformat(value[:10]),) if len(value) >= 10 else ()
    found = next((e.value for e in article.published.evidence if e.value.startswith("[")), "[]")
    return tuple(dt.date.fromisoformat(day) for day in found.strip("[]").split(",") if day)


def _identify(article: Article, expression: Expression) -> str:
    place = f"{article.id}|{expression.span.start}-{expression.span.end}"
    return "tx-" + sha256(place.encode()).hexdigest()[:12]


def _timex(words: str, ids: Sequence[str], n: int, readings: Sequence[Resolved]) -> Timex:
    first = readings[0]
    span = first.expression.span
    anchor = None if first.anchor is None else "published" if first.anchor == PUBLISHED else ids[first.anchor]
    moments = list(dict.fromkeys(r.moment for r in readings if r.moment))
    kind = TimexType(first.type)
    if len(moments) != 1:
        edtf = (
            f"[{','.join(dict.fromkeys(m.edtf for m in moments))}]"
            if moments and not any("/" in m.edtf for m in moments)
            else None
        )
        earliest = str(min(m.earliest for m in moments)) if moments else None
        latest = str(max(m.latest for m in moments)) if moments else None
        return Timex(ids[n], span.start, span.end, kind, first.value, edtf, earliest, latest, anchor)
    moment = moments[0]
    before = words[max(span.start - 16, 0) : span.start]
    edtf, earliest, latest = bounded(moment, since=bool(_SINCE.search(before)), until=bool(_UNTIL.search(before)))
    return Timex(ids[n], span.start, span.end, kind, moment.value, edtf, earliest, latest, anchor)


def bounded(moment: Moment, *, since: bool, until: bool) -> tuple[str, str | None, str | None]:
    """EDTF, first and last day of `moment`; open at one end for what lasts since or until then (ISO 8601-2, 4.4)."""
    whole = "/" in moment.edtf
    if since:
        return f"{moment.earliest if whole else moment.edtf}/..", str(moment.earliest), None
    if until:
        return f"../{moment.latest if whole else moment.edtf}", None, str(moment.latest)
    return moment.edtf, str(moment.earliest), str(moment.latest)
