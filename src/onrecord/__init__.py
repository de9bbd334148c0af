"""onrecord reads news articles and turns them into a checkable record of who said what.

    >>> from onrecord import read                                       # doctest: +SKIP
    >>> record = read("article.html", url="https://news.example/talks")  # doctest: +SKIP
    >>> for statement in record.statements:                              # doctest: +SKIP
    ...     print(statement.form, statement.text)

What is listed in `__all__` is promised; all else may change. Names are loaded at first use, so importing is cheap.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from onrecord.errors import OnrecordError, PageError, RequestError, RetryLater, SetupError, StoreError
from onrecord.version import VERSION

if TYPE_CHECKING:
    from onrecord.audit import Audit as Audit
    from onrecord.audit import audit_records as audit_records
    from onrecord.checks import Checks as Checks
    from onrecord.checks import check_record as check_record
    from onrecord.comparison import Agendas as Agendas
    from onrecord.comparison import agendas_of as agendas_of
    from onrecord.encoder import load_embedder as load_embedder
    from onrecord.exports import export_records as export_records
    from onrecord.pipeline import read as read
    from onrecord.pipeline import read_text as read_text
    from onrecord.registers import Register as Register
    from onrecord.registers import read_register as read_register
    from onrecord.schema.article import Article as Article
    from onrecord.schema.attribution import Attribution as Attribution
    from onrecord.schema.encoding import from_json as from_json
    from onrecord.schema.encoding import json_schema as json_schema
    from onrecord.schema.encoding import to_json as to_json
    from onrecord.schema.failure import Failure as Failure
    from onrecord.schema.record import Record as Record
    from onrecord.schema.span import Span as Span
    from onrecord.schema.statement import Statement as Statement
    from onrecord.timeline import Timeline as Timeline
    from onrecord.timeline import timeline_of as timeline_of
    from onrecord.trace import Trace as Trace
    from onrecord.trace import trace_of as trace_of
    from onrecord.variants import Variants as Variants
    from onrecord.variants import variants_of as variants_of

__version__ = VERSION

_HOMES = {
    "Agendas": "onrecord.comparison",
    "Article": "onrecord.schema.article",
    "Attribution": "onrecord.schema.attribution",
    "Audit": "onrecord.audit",
    "Checks": "onrecord.checks",
    "Failure": "onrecord.schema.failure",
    "Record": "onrecord.schema.record",
    "Register": "onrecord.registers",
    "Span": "onrecord.schema.span",
    "Statement": "onrecord.schema.statement",
    "Timeline": "onrecord.timeline",
    "Trace": "onrecord.trace",
    "Variants": "onrecord.variants",
    "agendas_of": "onrecord.comparison",
    "audit_records": "onrecord.audit",
    "check_record": "onrecord.checks",
    "export_records": "onrecord.exports",
    "from_json": "onrecord.schema.encoding",
    "json_schema": "onrecord.schema.encoding",
    "load_embedder": "onrecord.encoder",
    "read": "onrecord.pipeline",
    "read_register": "onrecord.registers",
    "read_text": "onrecord.pipeline",
    "timeline_of": "onrecord.timeline",
    "to_json": "onrecord.schema.encoding",
    "trace_of": "onrecord.trace",
    "variants_of": "onrecord.variants",
}

__all__ = [
    "Agendas",
    "Article",
    "Attribution",
    "Audit",
    "Checks",
    "Failure",
    "OnrecordError",
    "PageError",
    "Record",
    "Register",
    "RequestError",
    "RetryLater",
    "SetupError",
    "Span",
    "Statement",
    "StoreError",
    "Timeline",
    "Trace",
    "Variants",
    "__version__",
    "agendas_of",
    "audit_records",
    "check_record",
    "export_records",
    "from_json",
    "json_schema",
    "load_embedder",
    "read",
    "read_register",
    "read_text",
    "timeline_of",
    "to_json",
    "trace_of",
    "variants_of",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
