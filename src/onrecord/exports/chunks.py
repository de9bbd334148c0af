"""What lies between a library that writes to a file and a reader that takes bytes as they come."""

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class Drain(io.RawIOBase):
    """A file that cannot be read or sought: what was written to it is taken out again."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: list[bytes] = []
        self._written = 0

    def writable(self) -> bool:
        """It is only written to."""
        return True

    def tell(self) -> int:
        """Bytes written so far."""
        return self._written

    def write(self, data: "ReadableBuffer", /) -> int:
        """Keep a copy of `data`."""
        chunk = bytes(data)
        self._waiting.append(chunk)
        self._written += len(chunk)
        return len(chunk)

    def take(self) -> bytes:
        """What was written since it was last asked."""
        chunk = b"".join(self._waiting)
        self._waiting.clear()
        return chunk
