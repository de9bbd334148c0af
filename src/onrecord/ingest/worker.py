"""The process that reads articles for an ingest: pages from standard input, records to standard output."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import msgspec

from onrecord.acquire import make_page
from onrecord.acquire.item import Raw
from onrecord.encoder import load_model
from onrecord.errors import PageError, SetupError
from onrecord.ingest.copies import Texts, find_text
from onrecord.ingest.messages import NO_MODEL, Answer, Request, read_message, write_message
from onrecord.pipeline import analyze, open_article
from onrecord.schema.encoding import to_json
from onrecord.schema.failure import describe_failure
from onrecord.schema.page import Page


def main() -> None:
    """Say that all is ready, then serve pages until the input ends."""
    # the pipe is for answers only: whatever a library prints goes nowhere
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    try:
        read = _make_read(sys.argv[1] if len(sys.argv) > 1 else "")
        if len(sys.argv) > 2:
            limit_memory(int(sys.argv[2]))
    except SetupError as error:
        write_message(answers, msgspec.msgpack.encode(Answer(setup=(str(error), error.code))))
        return
    write_message(answers, msgspec.msgpack.encode(Answer()))
    _serve(sys.stdin.buffer, answers, read)


_Read = Callable[[Page, Texts], Answer]


def _make_read(model: str) -> _Read:
    """What a page is read with: the model in that folder, the packaged one, or none."""
    if model == NO_MODEL:
        return lambda page, _: Answer(text=find_text(open_article(page)[0]))
    loaded = load_model(Path(model) if model else None)

    def read(page: Page, texts: Texts) -> Answer:
        record = analyze(page, loaded, lambda article: texts.refuse(article, page.asked))
        texts.add(record.article)
        return Answer(record=to_json(record))

    return read


def limit_memory(size: int) -> None:
    """Let this process have `size` bytes of addresses at most, where the system can."""
    try:
        import resource  # noqa: PLC0415  not on every system
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (size, size))


def _serve(requests: BinaryIO, answers: BinaryIO, read: _Read) -> None:
    texts = Texts("")
    while (message := read_message(requests)) is not None:
        request = msgspec.msgpack.decode(message, type=Request)
        if request.scope != texts.scope:
            texts = Texts(request.scope)
        write_message(answers, msgspec.msgpack.encode(_answer(request.place, request.raw, texts, read)))


def _answer(place: str, raw: Raw, texts: Texts, read: _Read) -> Answer:
    try:
        return read(make_page(place, raw), texts)
    except MemoryError:
        message = f"{place}: reading it takes more memory than a page may have; leave it out"
        return Answer(failure=describe_failure(place, PageError(message, code="memory")))
    except Exception as error:  # noqa: BLE001  whatever a page does, it is told of that page
        return Answer(failure=describe_failure(place, error))


if __name__ == "__main__":
    main()
