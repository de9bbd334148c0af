"""The process that reads articles for an ingest: pages from standard input, records to standard output."""

import os
import sys
from pathlib import Path
from typing import BinaryIO

import msgspec

from onrecord.acquire import make_page
from onrecord.acquire.item import Raw
from onrecord.encoder import Model, load_model
from onrecord.errors import PageError, SetupError
from onrecord.ingest.copies import Texts
from onrecord.ingest.messages import Answer, Request, read_message, write_message
from onrecord.pipeline import analyze
from onrecord.schema.encoding import to_json
from onrecord.schema.failure import describe_failure


def main() -> None:
    """Say that all is ready, then serve pages until the input ends."""
    # the pipe is for answers only: whatever a library prints goes nowhere
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    try:
        model = load_model(Path(sys.argv[1]) if len(sys.argv) > 1 and sys.argv[1] else None)
        if len(sys.argv) > 2:
            limit_memory(int(sys.argv[2]))
    except SetupError as error:
        write_message(answers, msgspec.msgpack.encode(Answer(setup=(str(error), error.code))))
        return
    write_message(answers, msgspec.msgpack.encode(Answer()))
    _serve(sys.stdin.buffer, answers, model)


def limit_memory(size: int) -> None:
    """Let this process have `size` bytes of addresses at most, where the system can."""
    try:
        import resource  # noqa: PLC0415  not on every system
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (size, size))


def _serve(requests: BinaryIO, answers: BinaryIO, model: Model) -> None:
    texts = Texts("")
    while (message := read_message(requests)) is not None:
        request = msgspec.msgpack.decode(message, type=Request)
        if request.scope != texts.scope:
            texts = Texts(request.scope)
        write_message(answers, msgspec.msgpack.encode(_read(request.place, request.raw, model, texts)))


def _read(place: str, raw: Raw, model: Model, texts: Texts) -> Answer:
    try:
        record = analyze(make_page(place, raw), model, lambda article: texts.refuse(article, place))
        texts.add(record.article)
        return Answer(record=to_json(record))
    except MemoryError:
        message = f"{place}: reading it takes more memory than a page may have; leave it out"
        return Answer(failure=describe_failure(place, PageError(message, code="memory")))
    except Exception as error:  # noqa: BLE001  whatever a page does, it is told of that page
        return Answer(failure=describe_failure(place, error))


if __name__ == "__main__":
    main()
