"""Records in one SQLite file: takes records, gives them back equal, and finds statements, speakers and articles.

The file is the truth; the folder beside it, ``FILE-index``, is made from it for searching and can be made again. The
store reads no pages and knows no model. `docs/store.md` draws its tables.
"""

from onrecord.store.articles import (
    Kept,
    KeptRecord,
    Outcome,
    Version,
    add_record,
    find_record,
    list_addresses,
    list_articles,
    list_versions,
    read_bytes,
    read_record,
    read_records,
)
from onrecord.store.deadline import Deadline, within
from onrecord.store.entities import list_entity_keys
from onrecord.store.inputs import (
    CrawlRow,
    FailureRow,
    InputRow,
    add_crawl,
    add_failure,
    add_input,
    count_failures,
    is_known,
    last_input,
    list_crawls,
    list_failures,
    read_failure,
    settle_failure,
)
from onrecord.store.overview import Counts, PublisherRow, count_all, list_publishers
from onrecord.store.rows import StatementRow, read_row, rows_by_id, select_rows
from onrecord.store.sets import (
    ArticlePlace,
    ArticleRow,
    Selection,
    digests_of,
    find_articles,
    list_stretch,
    read_facts,
    read_several,
    rows_of_articles,
    select_articles,
)
from onrecord.store.store import Store, explain, open_store

__all__ = [
    "ArticlePlace",
    "ArticleRow",
    "Counts",
    "CrawlRow",
    "Deadline",
    "FailureRow",
    "InputRow",
    "Kept",
    "KeptRecord",
    "Outcome",
    "PublisherRow",
    "Selection",
    "StatementRow",
    "Store",
    "Version",
    "add_crawl",
    "add_failure",
    "add_input",
    "add_record",
    "count_all",
    "count_failures",
    "digests_of",
    "explain",
    "find_articles",
    "find_record",
    "is_known",
    "last_input",
    "list_addresses",
    "list_articles",
    "list_crawls",
    "list_entity_keys",
    "list_failures",
    "list_publishers",
    "list_stretch",
    "list_versions",
    "open_store",
    "read_bytes",
    "read_facts",
    "read_failure",
    "read_record",
    "read_records",
    "read_row",
    "read_several",
    "rows_by_id",
    "rows_of_articles",
    "select_articles",
    "select_rows",
    "settle_failure",
    "within",
]
