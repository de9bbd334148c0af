"""The worker, but words in a page can kill it, let it hang or fill its memory, as a library of it might."""

import os
import time
from collections.abc import Callable

from onrecord import pipeline
from onrecord.encoder import Model
from onrecord.ingest import worker
from onrecord.schema.article import Article
from onrecord.schema.page import Page
from onrecord.schema.record import Record
from onrecord.schema.timex import Timex


def break_or_go_on(page: Page) -> None:
    if "Kill." in page.content:
        os._exit(9)
    while "Hang." in page.content:
        time.sleep(1)
    if "Fill." in page.content:
        bytearray(10_000_000_000)


def break_or_open(page: Page) -> tuple[Article, tuple[Timex, ...]]:
    break_or_go_on(page)
    return pipeline.open_article(page)


def break_or_read(page: Page, model: Model, refuse: Callable[[Article], object]) -> Record:
    break_or_go_on(page)
    return pipeline.analyze(page, model, refuse)


if __name__ == "__main__":
    vars(worker)["analyze"] = break_or_read
    vars(worker)["open_article"] = break_or_open
    worker.main()
