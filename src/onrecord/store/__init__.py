"""Records in one SQLite file: takes records, gives them back equal, and finds statements, speakers and articles.

The file is the truth; the folder beside it, ``FILE-index``, is made from it for searching and can be made again. The
store reads no pages and knows no model. `docs/store.md` draws its tables.
"""

from onrecord.store.articles import (
    Kept,
    Outcome,
    Version,
    add_record,
    list_versions,
    read_record,
    read_records,
)
from onrecord.store.inputs import FailureRow, add_failure, add_input, is_known, list_failures
from onrecord.store.rows import StatementRow, read_row, rows_by_id, select_rows
from onrecord.store.sets import (
    ArticleRow,
    Selection,
    digests_of,
    find_articles,
    list_publishers,
    read_several,
    rows_of_articles,
    select_articles,
)
from onrecord.store.store import Store, open_store

__all__ = [
    "ArticleRow",
    "FailureRow",
    "Kept",
    "Outcome",
    "Selection",
    "StatementRow",
    "Store",
    "Version",
    "add_failure",
    "add_input",
    "add_record",
    "digests_of",
    "find_articles",
    "is_known",
    "list_failures",
    "list_publishers",
    "list_versions",
    "open_store",
    "read_record",
    "read_records",
    "read_row",
    "read_several",
    "rows_by_id",
    "rows_of_articles",
    "select_articles",
    "select_rows",
]
