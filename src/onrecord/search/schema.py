"""What the index of words holds of a statement, and how words are cut and stemmed for it."""

import tantivy

FORM = 2
"""The form of the folder; another one is made anew."""

HEAP = 16_000_000
"""Bytes that the writer gathers before it writes: the least that tantivy takes is 15 million."""

WORDS, EXACT, BARE, RAW = "onrecord.words", "onrecord.exact", "whitespace", "raw"

_TEXTS = (
    # the statement by its stems; the same with its sentence, the headline and the speaker's name
    ("words", WORDS, "freq"),
    ("around", WORDS, "freq"),
    # for phrases: sentence and headline as they stand
    ("exact", EXACT, "position"),
    ("speaker", EXACT, "position"),
    ("role", EXACT, "position"),
    ("outlet", EXACT, "position"),
    ("publisher", EXACT, "position"),
    # all stems of the article, once each
    ("topic", BARE, "basic"),
    ("is", RAW, "basic"),
    ("article", RAW, "basic"),
    ("entity", RAW, "basic"),
)
_COLUMNS = ("act", "channel", "kind", "form", "publisher_name", "year")
SPEAKER = "speaker_number"
FACETS = (*_COLUMNS, SPEAKER)
"""Columns of whole values, which can be counted; that of tens of thousands of speakers as numbers, which is faster."""

_NUMBERS = (SPEAKER, "id", "check", "newest", "oldest", "published_from", "published_until", "said_from", "said_until")


def _make_schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name, tokenizer, option in _TEXTS:
        builder.add_text_field(name, tokenizer_name=tokenizer, index_option=option)
    for name in _COLUMNS:
        builder.add_text_field(name, tokenizer_name=RAW, index_option="basic", fast=True)
    for name in _NUMBERS:
        builder.add_integer_field(name, indexed=name == "id", fast=True)
    # what an article's statements are deleted by
    builder.add_integer_field("number", indexed=True)
    return builder.build()


def _make_analyzer(*, stem: bool) -> tantivy.TextAnalyzer:
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple()).filter(tantivy.Filter.remove_long(40))
    builder = builder.filter(tantivy.Filter.lowercase()).filter(tantivy.Filter.ascii_fold())
    return (builder.filter(tantivy.Filter.stemmer("english")) if stem else builder).build()


SCHEMA = _make_schema()
ANALYZERS = {WORDS: _make_analyzer(stem=True), EXACT: _make_analyzer(stem=False)}


def stems(text: str) -> list[str]:
    """The stems of the words of `text`, in order."""
    return ANALYZERS[WORDS].analyze(text)


def tokens(text: str) -> list[str]:
    """The words of `text` as they stand, in small letters without accents."""
    return ANALYZERS[EXACT].analyze(text)
