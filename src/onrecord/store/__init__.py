"""Records in one SQLite file: takes records, gives them back equal, and finds statements, speakers and articles.

The file is the truth; the folder beside it, ``FILE-index``, is made from it for searching and can be made again. The
store reads no pages and knows no model. `docs/store.md` draws its tables.
"""

from onrecord.store.articles import (
    Kept,
    Outcome,
    Version,
    add_record,
    list_articles,
    list_versions,
    read_record,
    read_records,
)
from onrecord.store.entities import list_entity_keys
from onrecord.store.inputs import (
    FailureRow,
    InputRow,
    add_failure,
    add_input,
    is_known,
    last_input,
    list_failures,
    read_failure,
    settle_failure,
)
from onrecord.store.rows import StatementRow, read_row, rows_by_id, select_rows
from onrecord.store.store import Store, open_store

__all__ = [
    "FailureRow",
    "InputRow",
    "Kept",
    "Outcome",
    "StatementRow",
    "Store",
    "Version",
    "add_failure",
    "add_input",
    "add_record",
    "is_known",
    "last_input",
    "list_articles",
    "list_entity_keys",
    "list_failures",
    "list_versions",
    "open_store",
    "read_failure",
    "read_record",
    "read_records",
    "read_row",
    "rows_by_id",
    "select_rows",
    "settle_failure",
]
