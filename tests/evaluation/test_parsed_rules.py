"""The rule set that onrecord is set beside, on parses written by hand."""

from collections.abc import Sequence

import pytest

from evaluation.parsed_rules import Word, find_quotes

VERBS = frozenset({"said", "told", "adding"})


def paragraph(text: str, parse: str, start: int = 0) -> list[Word]:
    """The words of `text`: `parse` has relation and head of each, and ``|`` before a new sentence."""
    words: list[Word] = []
    sentence, place = 0, start
    for line, item in zip(text.split(), parse.replace("| ", "|").split(), strict=True):
        sentence += item.startswith("|")
        relation, _, head = item.removeprefix("|").partition(":")
        words.append(Word(place, place + len(line), line, line.lower(), relation, int(head), sentence))
        place += len(line) + 1
    return words


def read(*paragraphs: tuple[str, str]) -> list[tuple[str, str, str]]:
    """Source, cue and content of each quote, as words."""
    text, parsed = "", []
    for line, parse in paragraphs:
        parsed.append(paragraph(line, parse, len(text)))
        text += line + "\n"

    def words(places: Sequence[tuple[int, int]]) -> str:
        return " … ".join(text[start:end] for start, end in places)

    return [(words(q.source), words(q.cue), words(q.content)) for q in find_quotes(text, parsed, VERBS)]


CLAUSE = ("Ada Quill said the bridge is safe", "compound:1 nsubj:2 ROOT:2 det:4 nsubj:5 ccomp:2 acomp:5")


@pytest.mark.parametrize(
    ("line", "parse", "expected"),
    [
        pytest.param(*CLAUSE, [("Ada Quill", "said", "the bridge is safe")], id="clause"),
        pytest.param(
            "the bridge is safe , Quill said , and wide",
            "det:1 nsubj:2 ccomp:6 acomp:2 punct:6 nsubj:6 ROOT:6 punct:6 cc:3 conj:3",
            [("Quill", "said", "the bridge is safe … and wide")],
            id="around the verb",
        ),
        pytest.param(
            "Quill told Reed it was over and said the bridge was old",
            "nsubj:1 ROOT:1 dobj:1 nsubj:4 ccomp:1 advmod:4 cc:1 conj:1 det:9 nsubj:10 ccomp:7 acomp:10",
            [("Quill", "told", "it was over"), ("Quill", "said", "the bridge was old")],
            id="the subject of the verb before",
        ),
        pytest.param(
            "According to Quill the bridge is safe",
            "prep:5 prep:0 pobj:1 det:4 nsubj:5 ROOT:5 acomp:5",
            [("Quill", "According to", "the bridge is safe")],
            id="according to",
        ),
        pytest.param(
            "Quill built the bridge she knew was old",
            "nsubj:1 ROOT:1 det:3 dobj:1 nsubj:5 relcl:3 ccomp:5 acomp:6",
            [],
            id="no verb of saying",
        ),
        pytest.param("it was said", "nsubj:2 auxpass:2 ROOT:2", [], id="nothing said"),
        pytest.param(
            "Quill was blunt : “ A very old bridge ” , she said",
            "nsubj:1 ROOT:1 acomp:1 punct:1 punct:12 det:8 advmod:7 amod:8 dobj:12 punct:12 punct:12 nsubj:12 conj:1",
            [("she", "said", "A very old bridge ")],
            id="between marks",
        ),
    ],
)
def test_one_sentence(line: str, parse: str, expected: list[tuple[str, str, str]]) -> None:
    assert read((line, parse)) == expected


def test_a_quotation_goes_on_after_the_parsed_sentence() -> None:
    line = "“ It is safe , ” Quill said . “ Nobody ever doubted that . ”"
    parse = "punct:2 nsubj:2 ccomp:7 acomp:2 punct:7 punct:7 nsubj:7 ROOT:7 punct:7"
    rest = " |punct:12 nsubj:12 advmod:12 ROOT:12 dobj:12 punct:12 punct:12"
    assert [(source, cue) for source, cue, _ in read((line, parse + rest))] == [("Quill", "said"), ("Quill", "")]


def test_a_quotation_of_the_next_paragraph_follows_and_one_of_a_later_one_does_not() -> None:
    quoted = ("“ Nobody ever doubted that . ”", "punct:3 nsubj:3 advmod:3 ROOT:3 dobj:3 punct:3 punct:3")
    other = ("It rained", "nsubj:1 ROOT:1")
    assert [source for source, _, _ in read(CLAUSE, quoted)] == ["Ada Quill", "Ada Quill"]
    assert [source for source, _, _ in read(CLAUSE, other, quoted)] == ["Ada Quill"]


def test_a_quote_inside_another_is_left_out() -> None:
    line = "Quill said Reed told her that it was over"
    parse = "nsubj:1 ROOT:1 nsubj:3 ccomp:1 dobj:3 mark:7 nsubj:7 ccomp:3 advmod:7"
    assert read((line, parse)) == [("Quill", "said", "Reed told her that it was over")]
