"""Takes records and gives the audit of their sources: who is heard, how much, how closely, and what rests on nobody.

It counts what the records say and resolves nothing itself; what a record leaves open is counted as open. No I/O.
`docs/audit.md` defines every number.
"""

from onrecord.audit.article import audit_article
from onrecord.audit.rows import (
    ArticleAudit,
    Audit,
    ChannelCount,
    Naming,
    RoleName,
    Share,
    SpeakerRow,
    Stretch,
    Tally,
    Unsourced,
)
from onrecord.audit.total import audit_records, join_articles

__all__ = [
    "ArticleAudit",
    "Audit",
    "ChannelCount",
    "Naming",
    "RoleName",
    "Share",
    "SpeakerRow",
    "Stretch",
    "Tally",
    "Unsourced",
    "audit_article",
    "audit_records",
    "join_articles",
]
