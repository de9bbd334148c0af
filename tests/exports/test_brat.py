import io
import re
from dataclasses import replace
from typing import Any
from zipfile import ZipFile

from bioc import brat
from hypothesis import given
from hypothesis import strategies as st

from onrecord.exports.brat import list_files
from onrecord.schema.article import Block, BlockKind
from onrecord.schema.span import Span
from onrecord.schema.statement import Act, ChannelKind, Form, Polarity, SpeakerKind
from tests.exports.samples import LATER, RECORDS, TEXT, written


def archive(**selection: Any) -> dict[str, str]:
    """The files of the archive; Python's reader checks that each is whole."""
    with ZipFile(io.BytesIO(written("brat", **selection))) as packed:
        assert packed.testzip() is None
        return {name: packed.read(name).decode() for name in packed.namelist()}


def document(name: str = "ar-ferry") -> Any:
    files = archive()
    return brat.loads(files[f"{name}.txt"], files[f"{name}.ann"], name)


def test_each_article_has_its_two_files() -> None:
    assert sorted(archive()) == [
        *("annotation.conf", "ar-ferry.ann", "ar-ferry.txt", "ar-later.ann", "ar-later.txt", "visual.conf"),
    ]
    assert archive()["ar-ferry.txt"] == TEXT


def test_bioc_reads_every_span_letter_for_letter() -> None:
    found = document()
    assert len(found.entities) == 16
    for entity in found.entities:
        assert entity.text == " ".join(TEXT[place.start : place.end] for place in sorted(map(_place, entity.locations)))
    contents = [entity.text for entity in found.entities if entity.type == "Content"]
    assert contents[0] == "“The hull is sound 👍🏽,” “Fenn saw 3 of 4 pumps. “And nobody has asked us,”"
    assert len(found.entities[0].locations) == 3, "a line ends within the quotation"


def _place(location: Any) -> Span:
    start, end = location[:2]
    return Span(start, end)


def test_bioc_reads_what_ties_them() -> None:
    found = document()
    texts = {entity.id: entity.text for entity in found.entities}
    ties = {(r.type, texts[r.arguments["Arg1"]], texts[r.arguments["Arg2"]]) for r in found.relations}
    pumps = "the pumps “a heap of rust”"
    assert ("HasSource", pumps, "Bo Fenn") in ties
    assert ("HasCue", pumps, "called") in ties
    assert ("Within", pumps, "that Bo Fenn had called the pumps “a heap of rust” in March") in ties
    facts = {(a.type, texts[a.refid], next(iter(a.attributes))) for a in found.attributes}
    assert ("Act", pumps, "criticize") in facts
    assert ("Channel", contents_of(found)[0], "press-conference") in facts
    notes = {texts[note.refid]: note.text for note in found.notes}
    assert notes[pumps] == "st-2; Bo Fenn; confidence 0.50"


def contents_of(found: Any) -> list[str]:
    return [entity.text for entity in found.entities if entity.type == "Content"]


def test_the_configuration_has_every_value() -> None:
    configuration = archive()["annotation.conf"]
    values = dict(re.findall(r"^(\w+)\tArg:Content, Value:(\S+)$", configuration, re.MULTILINE))
    for name, kinds in (("Form", Form), ("Act", Act), ("Polarity", Polarity), ("SpeakerKind", SpeakerKind)):
        assert values[name].split("|") == [kind.value for kind in kinds]
    assert values["Channel"].split("|") == [kind.replace(" ", "-") for kind in ChannelKind]
    for line in archive()["ar-ferry.ann"].splitlines():
        kind = line.split("\t")[1].split(" ")[0]
        assert kind == "AnnotatorNotes" or re.search(rf"^{kind}\b", configuration, re.MULTILINE)


def test_no_name_leaves_the_folder_and_none_is_written_twice() -> None:
    odd = [
        replace(one, article=replace(one.article, id=id)) for one in RECORDS for id in ("../x", "..\\x", "", "CON/é")
    ]
    names = [name for name, _ in list_files(odd)]
    assert len(names) == len(set(names)) == 2 + 2 * len(odd)
    assert all(re.fullmatch(r"[\w-]+\.(?:txt|ann|conf)", name, re.ASCII) for name in names)


@given(st.text(max_size=40), st.data())
def test_whatever_the_text_every_line_is_read(text: str, data: st.DataObject) -> None:
    text = text.encode("utf-8", "replace").decode()
    places = st.integers(0, len(text))
    start, end = sorted((data.draw(places), data.draw(places)))
    (statement,) = LATER.statements
    record = replace(
        LATER,
        article=replace(LATER.article, text=text, blocks=(Block(BlockKind.PARAGRAPH, 0, len(text)),)),
        attributions=tuple(replace(a, source=(Span(start, end),), cue=()) for a in LATER.attributions),
        statements=(replace(statement, content=(Span(start, end),), text=text[start:end]),),
    )
    files = dict(list_files([record]))
    kept, lines = files["ar-later.txt"].decode(), files["ar-later.ann"].decode()
    assert len(kept) == len(text)
    assert io.StringIO(kept, newline=None).read() == kept, "no reader changes the ends of lines"
    found = brat.loads(kept, lines)
    for entity in found.entities:
        assert entity.text == " ".join(kept[place.start : place.end] for place in sorted(map(_place, entity.locations)))
    assert len(found.entities) == (2 if text[start:end].strip() else 0)
