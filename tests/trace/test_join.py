import pytest

from onrecord.schema.record import Record
from onrecord.schema.revision import RevisionKind
from onrecord.schema.statement import Act, Form, Polarity
from onrecord.trace import Grade, Link, trace_of
from tests.trace.samples import NO_TOLL, TOLL, Revises, Said, embed, person, record

MONDAY, FRIDAY = "2026-03-02", "2026-03-06"
WARD = Said("the night ward would close in April", form=Form.INDIRECT)


def kinds(*records: Record) -> list[RevisionKind | None]:
    return [link.kind for link in trace_of(records, embed).revisions]


def hints(*records: Record) -> tuple[Link, ...]:
    trace = trace_of(records, embed)
    assert not trace.revisions
    return trace.hints


@pytest.mark.parametrize(
    ("earlier", "later", "kind"),
    [
        pytest.param(NO_TOLL, TOLL, RevisionKind.REVERSAL, id="polarity"),
        pytest.param(
            Said("she supports the merger of both railways", form=Form.INDIRECT),
            Said("she no longer supports the merger of both railways", form=Form.INDIRECT),
            RevisionKind.REVERSAL, id="no longer",
        ),
        pytest.param(
            WARD, Said("“I never said the night ward would close in April”"), RevisionKind.DENIAL, id="never said"
        ),
        pytest.param(
            WARD, Said("that the night ward would close in April", act=Act.DENY, cue="denied"), RevisionKind.DENIAL,
            id="denied",
        ),
        pytest.param(
            WARD, Said("her claim that the night ward would close in April", act=Act.RETRACT, cue="retracted"),
            RevisionKind.RETRACTION, id="retracted",
        ),
        pytest.param(
            WARD, Said("saying that the night ward would close in April", act=Act.APOLOGIZE, cue="apologized for"),
            RevisionKind.APOLOGY, id="apologized",
        ),
        pytest.param(
            Said("the farmers of Skarn lazy and greedy", cue="called"),
            Said("calling the farmers of Skarn lazy and greedy", act=Act.APOLOGIZE, cue="apologized for"),
            RevisionKind.APOLOGY, id="called",
        ),
        pytest.param(
            WARD, Said("the night ward would close only at weekends in April", act=Act.CLARIFY, cue="clarified"),
            RevisionKind.CLARIFICATION, id="clarified",
        ),
    ],
)  # fmt: skip
def test_a_later_statement_revises_an_earlier_one(earlier: Said, later: Said, kind: RevisionKind) -> None:
    (link,) = trace_of([record(FRIDAY, later), record(MONDAY, earlier)], embed).revisions
    assert link.kind is kind
    assert (link.earlier.day, link.later.day, link.earlier.dated) == (MONDAY, FRIDAY, "published")
    assert (link.earlier.text, link.later.text) == (earlier.words, later.words)
    assert link.same == "the same full name and office"


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        pytest.param(NO_TOLL, Said(TOLL.words, "Bo Quill"), id="another speaker"),
        pytest.param(NO_TOLL, Said("“We will charge a toll on the Mill Bridge,”"), id="another bridge"),
        pytest.param(NO_TOLL, Said("“We will charge a toll on the Harbour Bridge in June,”"), id="another time"),
        pytest.param(NO_TOLL, Said("“We could charge a toll on the Harbour Bridge,”"), id="hedge"),
        pytest.param(NO_TOLL, Said("“They will charge a toll on the Harbour Bridge,”"), id="what others will do"),
        pytest.param(
            Said("she will not support a toll on the bridge", form=Form.INDIRECT),
            Said("her support for a toll on the bridge", form=Form.INDIRECT, cue="defended"), id="no clause",
        ),
        pytest.param(NO_TOLL, Said("“‘We will charge a toll on the Harbour Bridge’,”"), id="words of somebody else"),
        pytest.param(NO_TOLL, Said(TOLL.words, act=Act.ASK), id="question"),
        pytest.param(NO_TOLL, Said(TOLL.words, polarity=Polarity.NEGATIVE), id="not said"),
        pytest.param(WARD, Said("the night ward would not close in April"), id="no position of the speaker"),
        pytest.param(WARD, Said("a call to close the night ward in April", act=Act.DENY, cue="rejected"), id="call"),
        pytest.param(
            Said("she was accused of taking bribes from a builder", form=Form.INDIRECT),
            Said("taking bribes from a builder", act=Act.DENY, cue="denied"), id="told what others claim",
        ),
        pytest.param(
            Said("“The mayor lied to parliament about the losses”"),
            Said("lying to parliament about the losses", act=Act.DENY, cue="denied"), id="denies an act",
        ),
        pytest.param(
            Said("“The mayor lied to parliament about the losses”"),
            Said("lying to parliament about the losses", act=Act.APOLOGIZE, cue="apologized for"), id="for an act",
        ),
        pytest.param(
            Said("the night ward might close in April"),
            Said("the night ward will close in April", act=Act.DENY, cue="denied"), id="said that it might",
        ),
        pytest.param(
            Said("“We will not vote for the bill”"), Said("“We will vote for the bill”"), id="which bill",
        ),
        pytest.param(
            Said("“We will tax diesel cars in Lorn”"), Said("“We will not tax diesel boats in Lorn”"), id="things",
        ),
        pytest.param(
            Said("Lorn and Skarn", form=Form.INDIRECT), Said("Lorn, Skarn", act=Act.DENY, cue="denied"), id="names only"
        ),
    ],
)  # fmt: skip
def test_what_is_no_revision(earlier: Said, later: Said) -> None:
    assert kinds(record(MONDAY, earlier), record(FRIDAY, later)) == []


@pytest.mark.parametrize(
    ("days", "is_revision"),
    [((MONDAY, FRIDAY), True), ((MONDAY, MONDAY + "T08:00"), False), ((None, FRIDAY), False), ((None, None), False)],
)
def test_without_an_order_nothing_is_reversed(days: tuple[str | None, str | None], *, is_revision: bool) -> None:
    trace = trace_of([record(days[0], NO_TOLL), record(days[1], TOLL, id="ar-2")], embed)
    assert bool(trace.revisions) == is_revision
    assert bool(trace.hints) != is_revision


def test_another_figure_is_a_hint_only() -> None:
    slide = Said("“The slide in Skarn killed 12 people”"), Said("“The slide in Skarn killed 19 people”")
    (hint,) = hints(record(MONDAY, slide[0]), record(FRIDAY, slide[1]))
    assert (hint.kind, hint.grade) == (None, Grade.FACTUAL)
    assert [(c.kind, c.earlier, c.later) for c in hint.changes] == [("figure", "12", "19")]


def test_an_old_statement_told_again_reverses_nothing() -> None:
    old, new, again = record(MONDAY, NO_TOLL), record("2026-03-04", TOLL), record(FRIDAY, NO_TOLL)
    (link,) = trace_of([old, new, again], embed).revisions
    assert (link.earlier.day, link.later.day) == (MONDAY, "2026-03-04")


def test_what_an_article_tells_was_revised_is_found_in_the_earlier_one() -> None:
    later = record(
        FRIDAY,
        Said("she had misspoken about when the night ward would close in April", form=Form.INDIRECT),
        revisions=[Revises(RevisionKind.RETRACTION, "the night ward would close in April")],
    )
    (link,) = trace_of([record(MONDAY, WARD), later], embed).revisions
    assert (link.kind, link.earlier.text) == (RevisionKind.RETRACTION, WARD.words)
    assert "tells of a retraction" in link.reason
    assert trace_of([later, record("2026-04-01", WARD)], embed).revisions == ()


def test_a_charge_that_is_denied_is_not_what_the_speaker_said() -> None:
    later = record(
        FRIDAY,
        Said("she rejected the charge that the night ward would close in April", form=Form.INDIRECT),
        revisions=[Revises(RevisionKind.DENIAL, "the night ward would close in April")],
    )
    assert kinds(record(MONDAY, WARD), later) == []


def test_who_revises_in_other_words_needs_more_than_a_topic() -> None:
    later = record(
        FRIDAY, Said("she took back her remarks"), revisions=[Revises(RevisionKind.RETRACTION, "her remarks")]
    )
    assert kinds(record(MONDAY, WARD), later) == []


def test_filters() -> None:
    records = [record(MONDAY, NO_TOLL), record(FRIDAY, TOLL)]
    assert trace_of(records, embed, speaker="quill", about="toll bridge").revisions
    assert not trace_of(records, embed, speaker="Fenn").revisions
    assert not trace_of(records, embed, about="ferry").revisions


def test_an_article_given_twice_counts_once() -> None:
    trace = trace_of([record(MONDAY, NO_TOLL), record(MONDAY, NO_TOLL)], embed)
    assert (len(trace.articles), trace.hints) == (1, ())


def test_a_speaker_named_by_the_register_in_one_article_only_is_still_found_by_name() -> None:
    known = person("Ada Quill", wikidata="Q1")
    assert kinds(record(MONDAY, NO_TOLL, people=[known]), record(FRIDAY, TOLL)) == [RevisionKind.REVERSAL]


def test_the_same_records_give_the_same_trace_in_any_order() -> None:
    records = [record(MONDAY, NO_TOLL, WARD), record(FRIDAY, TOLL), record("2026-03-09", WARD)]
    one, other = trace_of(records, embed), trace_of(records[::-1], embed)
    assert (one.revisions, one.hints) == (other.revisions, other.hints)
