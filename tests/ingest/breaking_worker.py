"""The worker, but words in a page can kill it or let it hang, as a library of it might."""

import os
import time

from onrecord.acquire.item import Raw
from onrecord.encoder import Model
from onrecord.ingest import worker

read = worker._read


def break_or_read(place: str, raw: Raw, model: Model) -> object:
    if b"Kill." in raw.data:
        os._exit(9)
    while b"Hang." in raw.data:
        time.sleep(1)
    return read(place, raw, model)


if __name__ == "__main__":
    worker._read = break_or_read  # type: ignore[assignment]
    worker.main()
