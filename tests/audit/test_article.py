from dataclasses import replace

import pytest

from onrecord.audit import ArticleAudit, Naming, SpeakerRow, audit_article
from onrecord.audit.rows import RoleName
from onrecord.schema.entity import EntityType, Mention, MentionKind
from onrecord.schema.record import Record
from onrecord.schema.statement import ChannelKind, SpeakerKind
from tests.audit.samples import LINES, RIDERS, TRAM, Said, named, record_with
from tests.samples import ARTICLE, record_of


@pytest.fixture
def tram() -> ArticleAudit:
    return audit_article(TRAM)


def row(audit: ArticleAudit, name: str | None, naming: Naming = Naming.NAMED) -> SpeakerRow:
    (found,) = (row for row in audit.speakers if row.name == name and (name or row.naming is naming))
    return found


def test_most_statements_first_then_by_name_and_who_is_no_speaker_last(tram: ArticleAudit) -> None:
    names = ["Mara Voss", "a city official", "Lorn", "riders", "roof survey", "Tramway Board", None, None]
    assert [row.name for row in tram.speakers] == names
    assert [row.naming for row in tram.speakers[-2:]] == [Naming.NONE, Naming.NOT_RESOLVED]


def test_a_speaker_has_statements_words_roles_and_channels(tram: ArticleAudit) -> None:
    voss = row(tram, "Mara Voss")
    assert (voss.kind, voss.statements, voss.words, voss.share_of_statements) == (SpeakerKind.PERSON, 2, 10, 0.2222)
    assert voss.roles == (RoleName("chair", "Tramway Board"), RoleName("engineer", None))
    assert [(one.kind, one.statements) for one in voss.channels] == [(ChannelKind.INTERVIEW, 1), (None, 1)]


def test_named_and_unnamed_sources_share_the_sources_and_all_share_the_statements(tram: ArticleAudit) -> None:
    shares = {share.label: share for share in tram.tally.naming}
    assert [(label, share.sources, share.statements) for label, share in shares.items()] == [
        ("named", 5, 6),
        ("unnamed", 1, 1),
        ("none", None, 1),
        ("not resolved", None, 1),
    ]
    assert shares["named"].share_of_sources == 0.8333
    assert shares["not resolved"].share_of_sources is None
    assert sum(share.share_of_statements or 0 for share in shares.values()) == pytest.approx(1, abs=0.001)


def test_kinds_part_the_named(tram: ArticleAudit) -> None:
    kinds = {share.label: (share.sources, share.statements, share.words) for share in tram.tally.kinds}
    # Lorn is a place: one that speaks is taken for an organization
    assert kinds == {"person": (1, 2, 10), "organization": (2, 2, 5), "group": (1, 1, 3), "document": (1, 1, 3)}


def test_words_of_nested_statements_count_for_both_speakers_and_once_in_all(tram: ArticleAudit) -> None:
    assert row(tram, "a city official").words == 8
    assert row(tram, "Tramway Board").words == 2
    assert tram.tally.statement_words == sum(row.words for row in tram.speakers) - 2


def test_hands_are_first_second_or_open(tram: ArticleAudit) -> None:
    hands = {row.name: (row.first_hand, row.second_hand, row.hand_open) for row in tram.speakers if row.name}
    assert hands["Mara Voss"] == (2, 0, 0)
    assert hands["Tramway Board"] == (0, 1, 0)  # enclosed
    assert hands["roof survey"] == (0, 1, 0)  # passed on
    assert hands["a city official"] == (0, 0, 1)  # not told whether passed on
    assert row(tram, None, Naming.NONE).hand_open == 1
    assert (tram.tally.first_hand, tram.tally.second_hand, tram.tally.hand_open) == (4, 2, 3)


@pytest.mark.parametrize(
    ("outer", "inner", "hands"),
    [
        pytest.param("Mara Voss", "Mara Voss", (2, 0, 0), id="one's own words"),
        pytest.param("Mara Voss", "riders", (1, 1, 0), id="another's words"),
        pytest.param(None, "riders", (1, 1, 0), id="nobody knows whose"),
        pytest.param(None, None, (1, 1, 0), id="both open"),
    ],
)
def test_who_tells_of_his_own_words_is_first_hand(
    outer: str | None, inner: str | None, hands: tuple[int, int, int]
) -> None:
    said = (Said("that it leaks, which Lorn denied", outer), Said("it leaks", inner, parent=0))
    tally = audit_article(record_with(LINES, TRAM.entities or (), said)).tally
    assert (tally.first_hand, tally.second_hand, tally.hand_open) == hands


def test_statements_said_not_to_have_been_made_are_told_apart(tram: ArticleAudit) -> None:
    assert (tram.tally.not_said, row(tram, "Lorn").not_said, row(tram, "Mara Voss").not_said) == (1, 1, 0)


def test_the_longest_stretch_is_in_outer_statements_of_one_speaker_in_a_row(tram: ArticleAudit) -> None:
    longest = tram.tally.longest
    assert longest
    assert (longest.speaker, longest.statements, longest.words) == ("Mara Voss", 2, 10)
    words = TRAM.article.text[longest.start : longest.end]
    assert words.startswith("The depot")
    assert words.endswith("rotten,”")


def test_a_nested_statement_does_not_break_a_stretch_and_an_open_one_does() -> None:
    said = (
        Said("The depot will close", "Mara Voss"),
        Said("The depot", "riders", parent=0),
        Said("The roof", "Mara Voss"),
        Said("it leaks", None),
        Said("they were angry", "Mara Voss"),
    )
    longest = audit_article(record_with(LINES, TRAM.entities or (), said)).tally.longest
    assert longest
    assert (longest.statements, longest.words) == (2, 6)


def test_what_nobody_is_said_to_have_said_is_listed(tram: ArticleAudit) -> None:
    assert tram.tally.unsourced_statements == 1
    (quotation,) = tram.tally.unsourced_quotations
    assert quotation.text == "“Nothing is decided, and nobody asked us,”"
    assert TRAM.article.text[quotation.start : quotation.end] == quotation.text
    assert quotation.words == 7


@pytest.mark.parametrize(
    ("speaker", "kind", "naming", "counted"),
    [
        pytest.param(None, None, Naming.NOT_RESOLVED, None, id="nothing known"),
        pytest.param(None, SpeakerKind.PERSON, Naming.NOT_RESOLVED, None, id="a person, but who"),
        pytest.param(None, SpeakerKind.UNNAMED, Naming.NOT_RESOLVED, None, id="unnamed, but who"),
        pytest.param(None, SpeakerKind.NONE, Naming.NONE, None, id="nobody"),
        pytest.param("someone else", SpeakerKind.PERSON, Naming.NOT_RESOLVED, None, id="no such entity"),
        pytest.param("Mara Voss", None, Naming.NAMED, SpeakerKind.PERSON, id="the kind is that of the entity"),
        pytest.param("Lorn", SpeakerKind.GROUP, Naming.NAMED, SpeakerKind.GROUP, id="the statement's kind comes first"),
        pytest.param("a city official", SpeakerKind.PERSON, Naming.UNNAMED, SpeakerKind.UNNAMED, id="type unnamed"),
        pytest.param("Mara Voss", SpeakerKind.UNNAMED, Naming.UNNAMED, SpeakerKind.UNNAMED, id="kind unnamed"),
    ],
)
def test_what_is_open_is_neither_named_nor_unnamed(
    speaker: str | None, kind: SpeakerKind | None, naming: Naming, counted: SpeakerKind | None
) -> None:
    record = record_with(LINES, TRAM.entities or (), (Said("it leaks", speaker, kind),))
    (only,) = audit_article(record).speakers
    assert (only.naming, only.kind, only.name is None) == (naming, counted, counted is None)


def test_a_record_without_speakers_is_all_open() -> None:
    audit = audit_article(record_of(ARTICLE))
    (only,) = audit.speakers
    assert (only.naming, only.statements, only.first_hand, only.second_hand, only.hand_open) == (
        *(Naming.NOT_RESOLVED, 4),
        *(0, 1, 3),
    )
    assert audit.tally.longest is None


def test_a_record_without_statements_has_no_shares() -> None:
    tally = audit_article(replace(TRAM, statements=(), attributions=())).tally
    assert {share.share_of_statements for share in tally.naming} == {None}
    assert [quotation.words for quotation in tally.unsourced_quotations] == [4, 2, 7]


def _looped() -> Record:
    first, second = record_with(LINES, (), (Said("it leaks", parent=1), Said("The roof", parent=0))).statements
    voss = named("v", EntityType.PERSON)
    return replace(
        TRAM,
        entities=(voss,),
        statements=(replace(first, speaker="en-v"), replace(second, speaker="en-v")),
    )


@pytest.mark.parametrize(
    "record",
    [
        pytest.param(_looped(), id="each the parent of the other"),
        pytest.param(replace(TRAM, statements=(replace(TRAM.statements[0], content=()),)), id="no content"),
        pytest.param(replace(TRAM, article=replace(TRAM.article, text="short")), id="spans beyond the text"),
    ],
)
def test_odd_records_are_audited_all_the_same(record: Record) -> None:
    assert audit_article(record).tally.statements == len(record.statements)


@pytest.mark.parametrize(("how", "naming"), [(MentionKind.NOMINAL, Naming.UNNAMED), (MentionKind.NAME, Naming.NAMED)])
def test_a_group_that_is_only_described_is_unnamed(how: MentionKind, naming: Naming) -> None:
    riders = replace(RIDERS, mentions=(Mention(0, 4, how),))
    record = record_with(LINES, (riders,), (Said("they were angry", "riders", SpeakerKind.GROUP),))
    (only,) = audit_article(record).speakers
    assert only.naming is naming
