"""Many articles → a dataset: inputs → work units → Parquet tables, a manifest and a report.

A unit depends on the input alone, is written whole or not at all, and leaves a marker; a page that breaks its reader
costs that page only. Fetches nothing.
"""

from onrecord.errors import SetupError

try:
    import pyarrow as _pyarrow  # noqa: F401
except ImportError:
    raise SetupError("batch needs pyarrow: pip install 'onrecord[batch]'", code="batch") from None

from onrecord.batch.engines import ENGINES
from onrecord.batch.folder import open_folder
from onrecord.batch.job import Broken, Counts, Job, Marker, Outcome, make_job
from onrecord.batch.manifest import Manifest
from onrecord.batch.report import Prices, Report
from onrecord.batch.run import Batch, Watch

__all__ = [
    "ENGINES",
    "Batch",
    "Broken",
    "Counts",
    "Job",
    "Manifest",
    "Marker",
    "Outcome",
    "Prices",
    "Report",
    "Watch",
    "make_job",
    "open_folder",
]
