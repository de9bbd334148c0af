"""What an ingest and the processes that read for it say to each other: a length in four bytes, then MessagePack."""

import struct
from dataclasses import dataclass
from typing import IO, Final

from onrecord.acquire.item import Raw
from onrecord.ingest.copies import Text
from onrecord.schema.failure import Failure

NO_MODEL = "-"
"""What stands for the folder of the model where only texts are wanted."""
_LENGTH: Final = struct.Struct(">I")


@dataclass(frozen=True, slots=True)
class Request:
    """A page to read; of those with the same `scope` none is read whose text another had, unless it is empty."""

    place: str
    raw: Raw
    scope: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """The record of a page as JSON, or only its text, or why there is none; none of these says that all is ready.

    `setup` is the message and code of what keeps it from getting ready.
    """

    record: bytes | None = None
    text: Text | None = None
    failure: Failure | None = None
    setup: tuple[str, str] | None = None


def write_message(stream: IO[bytes], data: bytes) -> None:
    """Send one message."""
    stream.write(_LENGTH.pack(len(data)) + data)
    stream.flush()


def read_message(stream: IO[bytes]) -> bytes | None:
    """The next message; `None` at the end of the stream, or where it breaks off."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    length: int = _LENGTH.unpack(head)[0]
    data = stream.read(length)
    return data if len(data) == length else None
