import pytest

from onrecord.revisions.cues import find_cues
from onrecord.revisions.told import is_told
from onrecord.schema.revision import RevisionKind
from onrecord.schema.span import Span
from onrecord.text import sentences


def told(text: str) -> list[RevisionKind]:
    """The kinds that the words of `text` tell as facts."""
    found = []
    for sentence in sentences(text, Span(0, len(text))):
        cues = find_cues(text, sentence.start, sentence.end)
        found += [cue.kind for cue in cues if is_told(text, sentence, cue.span)]
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Lund retracted the claim.", "retraction", id="past"),
        pytest.param("Lund has since walked back her remarks.", "retraction", id="perfect"),
        pytest.param("Lund had to retract the claim.", "retraction", id="had to"),
        pytest.param("“I retract that statement,” Lund said.", "retraction", id="first person"),
        pytest.param("Lund corrected the figure.", "correction", id="a figure"),
        pytest.param("Lund clarified her comments.", "clarification", id="comments"),
        pytest.param("Prosecutors deny the allegations.", "denial", id="a plural in the present"),
        pytest.param("Lund backtracked on her pledge to resign.", "reversal", id="a pledge"),
        pytest.param("Lund stood by her remarks.", "confirmation", id="stood by"),
        pytest.param("Lund apologised on Monday for calling Ek a liar.", "apology", id="apology for words"),
    ],
)
def test_what_is_told(text: str, expected: str) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Lund did not retract the claim.", id="not"),
        pytest.param("Lund refused to retract the claim.", id="refused"),
        pytest.param("Lund declined to walk back her remarks.", id="declined"),
        pytest.param("Lund stopped short of retracting the claim.", id="stopped short"),
        pytest.param("Lund will retract the claim.", id="future"),
        pytest.param("Lund may yet clarify her comments.", id="may"),
        pytest.param("Lund should have retracted the claim.", id="should have"),
        pytest.param("Ek called on Lund to retract the claim.", id="a call for it"),
        pytest.param("Ek demanded that she apologise for her remarks.", id="a demand"),
        pytest.param("If Lund retracted the claim, Ek would stay.", id="if"),
        pytest.param("Has Lund retracted the claim?", id="a question"),
        pytest.param("Lund neither confirmed nor denied the reports.", id="neither nor"),
        pytest.param("There is no denying that Lund is late.", id="no denying"),
        pytest.param("The judge denied bail.", id="bail"),
        pytest.param("Ek was denied entry.", id="entry"),
        pytest.param("The insurer denied the claim of a cyclist.", id="an insurer's claim"),
        pytest.param("The Senate confirmed Ek as judge.", id="a nominee"),
        pytest.param("Two cases were confirmed in Oslo.", id="cases"),
        pytest.param("The pilot corrected course.", id="course"),
        pytest.param("Norway withdrew its troops.", id="troops"),
        pytest.param("The party withdrew a bill.", id="a bill"),
        pytest.param("The court reversed the ruling.", id="a ruling"),
        pytest.param("The bank reversed a decline in profits.", id="a decline"),
        pytest.param("The railway apologised for the delay.", id="for a deed"),
        pytest.param("The goalkeeper stood by his post.", id="his post"),
        pytest.param("Lund took back control of the council.", id="control"),
        pytest.param("Lund walked back to the hotel.", id="on foot"),
        pytest.param("Storms repeated that night.", id="that night"),
    ],
)
def test_near_misses(text: str) -> None:
    assert told(text) == []
