"""The pages of a unit that are copies: how they are named, left out and told."""

import json
from collections.abc import Callable, Mapping
from hashlib import sha256

from onrecord.acquire.item import Item
from onrecord.batch.order import Order
from onrecord.batch.plan import number_files
from onrecord.ingest.copies import tell_copy
from onrecord.schema.failure import Failure, describe_failure

Copies = Mapping[str, Mapping[str, str]]
"""For each unit its pages that are copies, by their keys, with the id of the article that is kept."""


def key_of(place: str, files: Mapping[str, int]) -> str:
    """What tells a page of a unit from its others, wherever the files lie; `files` are those of the unit by number."""
    file, _, part = (place, "", "") if place in files else place.rpartition("#")
    return f"{files.get(file, file)}#{part}"


def refuse_copies(order: Order) -> Callable[[Item], Failure | None]:
    """What gives the failure of a page that is a copy."""
    files = number_files(order.unit)

    def refuse(item: Item) -> Failure | None:
        kept = order.copies.get(key_of(item.place, files))
        return describe_failure(item.place, tell_copy(item.place, kept)) if kept else None

    return refuse


def digest_copies(copies: Mapping[str, str]) -> str:
    """What changes with which pages are left out; empty where none is."""
    return sha256(json.dumps(sorted(copies.items())).encode()).hexdigest()[:32] if copies else ""
