"""Sources → store: what is new is read and kept, what is known is passed over, what fails is remembered.

Every batch is one transaction, so that after a kill at any moment the same command goes on where it was.
"""

from onrecord.acquire.item import Item
from onrecord.acquire.sources import Reach
from onrecord.ingest.reader import Readers, Stop
from onrecord.ingest.run import Ingest, Report, Watch
from onrecord.ingest.sources import count_items, open_reach, retry_items, source_items
from onrecord.ingest.upkeep import Upkeep

__all__ = [
    "Ingest",
    "Item",
    "Reach",
    "Readers",
    "Report",
    "Stop",
    "Upkeep",
    "Watch",
    "count_items",
    "open_reach",
    "retry_items",
    "source_items",
]
