"""Page → record: the drawing of the architecture, and the only module that knows the stages."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from onrecord.acquire import fetch_page
from onrecord.acquire.item import InputType
from onrecord.agendas import find_agendas
from onrecord.attribution import find_attributions
from onrecord.checks import check_claims
from onrecord.encoder import Model, encode, load_model
from onrecord.events import find_events
from onrecord.extract import extract_article
from onrecord.figures import find_figures
from onrecord.mentions import find_entities
from onrecord.revisions import find_revisions
from onrecord.schema.article import Article
from onrecord.schema.page import Page
from onrecord.schema.record import Engine, Record
from onrecord.schema.timex import Timex
from onrecord.statements import Sources, build_statements, find_circumstances
from onrecord.times import date_article
from onrecord.version import VERSION


def open_article(page: Page) -> tuple[Article, tuple[Timex, ...]]:
    """The article of `page` and the times in it, which ask no model; raises what `analyze` raises."""
    return date_article(extract_article(page))


def analyze(page: Page, model: Model, refuse: Callable[[Article], object] = lambda _: None) -> Record:
    """Everything that `model` and the rules find in `page`; `refuse` may raise before the model is asked.

    Raises:
        PageError: the page holds no article that can be read.
    """
    article, times = open_article(page)
    refuse(article)
    reading = encode(article.text, [block.span for block in article.blocks], model)
    attributions = find_attributions(article, reading, model)
    circumstances = find_circumstances(article, attributions, times)
    told = [span for c in circumstances.values() for span in (*c.addressees, *c.via)]
    found = find_entities(article, reading, attributions, told)
    sources = Sources(found.entities, found.sources, found.ties, found.others, found.registers)
    statements = build_statements(article, attributions, circumstances, sources)
    record = Record(
        engine=Engine("onrecord", VERSION, model.name),
        article=article,
        entities=found.entities,
        attributions=attributions,
        statements=statements,
        times=times,
        events=find_events(article, found.entities, statements, times),
        revisions=find_revisions(article, attributions, found.entities, statements, times),
        figures=find_figures(article, found.entities, times),
        agendas=find_agendas(article, attributions, statements),
    )
    return replace(record, checks=check_claims(record))


def read(
    location: str,
    *,
    url: str | None = None,
    published: str | None = None,
    input_type: InputType = "auto",
    model: Path | None = None,
    allow_private: bool = False,
    stdin: BinaryIO | None = None,
) -> Record:
    """The record of the article at `location`: a path, an http(s) address, or ``-`` for `stdin`.

    `url` is the address of the page; `published` its date, ``YYYY-MM-DD``, where the caller knows better; `model` a
    folder that ``training`` made; private and loopback addresses are refused unless `allow_private`.

    Raises:
        PageError: there is no article there that can be read.
        RetryLater: the server or the network failed; another time may do.
        SetupError: the model cannot be loaded.
    """
    loaded = load_model(model)
    page = fetch_page(
        location, url=url, published=published, input_type=input_type, allow_private=allow_private, stdin=stdin
    )
    return analyze(page, loaded)


def read_text(text: str, *, url: str | None = None, published: str | None = None, model: Path | None = None) -> Record:
    """The record of an article given as plain text.

    Raises:
        PageError: the text holds no article that can be read.
        SetupError: the model cannot be loaded.
    """
    return analyze(Page("text", text, "text", url, published), load_model(model))
