"""Events of whole articles, with invented people, by rules alone: the entities are given."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.events import find_events
from onrecord.schema.entity import Entity, EntityType, Links, Mention, MentionKind, Role
from onrecord.schema.event import Event
from onrecord.schema.span import Span
from onrecord.schema.statement import Statement
from onrecord.times import date_article
from tests.samples import ARTICLE, record_of
from tests.statements.marked import marked

PERSON, PLACE = EntityType.PERSON, EntityType.PLACE
WORDS = (
    'Ada Lund|Ek|Norland|Oslo|met|the|meeting|with|and|,|.|who|will|visit|to|in|the two|they|talks|between|"|summit'
    "|second|was|invited|by|for|announcement|May 3|vote|votes|'s|during|discussed|a|(|)|;"
).split("|")
PEOPLE = ("Ada Lund", "Tomas Ek", "Ida Moe")
PLACES = ("Oslo", "Bergen", "Norland")


def entities_of(text: str, names: Sequence[str], kind: EntityType) -> list[Entity]:
    """An entity for each of `names` that `text` has, mentioned wherever its last word stands."""
    found = []
    for name in names:
        mentions = []
        at = text.find(name.split()[-1])
        while at >= 0:
            start = at - len(name) + len(name.split()[-1])
            full = text[max(start, 0) :].startswith(name)
            mentions.append(Mention(start if full else at, at + len(name.split()[-1]), MentionKind.NAME))
            at = text.find(name.split()[-1], at + 1)
        if mentions:
            found.append(Entity(name, kind, name, (), (), tuple(mentions), Links()))
    return found


def events_of(text: str) -> tuple[Event, ...]:
    article, _ = marked(text)
    entities = entities_of(text, PEOPLE, PERSON) + entities_of(text, PLACES, PLACE)
    return find_events(article, entities, (), ())


@pytest.mark.parametrize(
    ("text", "kind", "parties", "place", "status"),
    [
        pytest.param("Ada Lund met Tomas Ek in Oslo.", "meeting", "Lund Ek", "Oslo", "happened", id="verb"),
        pytest.param("Ada Lund held talks with Tomas Ek.", "talks", "Lund Ek", None, "happened", id="light verb"),
        pytest.param(
            "A summit between Ada Lund and Tomas Ek failed.", "summit", "Lund Ek", None, "happened", id="between"
        ),
        pytest.param("Ada Lund invited Tomas Ek to Oslo.", "invitation", "Lund Ek", "Oslo", "happened", id="invite"),
        pytest.param("Ada Lund plans to visit Norland.", "visit", "Lund", "Norland", "planned", id="plans to visit"),
        pytest.param(
            "Ada Lund's visit to Bergen was cancelled.", "visit", "Lund", "Bergen", "cancelled", id="possessive"
        ),
        pytest.param("Ada Lund resigned.", "resignation", "Lund", None, "happened", id="resigned"),
        pytest.param("Ada Lund resigned on Tuesday.", "resignation", "Lund", None, "happened", id="not signed on"),
        pytest.param("Ada Lund stepped down.", "resignation", "Lund", None, "happened", id="stepped down"),
        pytest.param("Ada Lund quit on Monday.", "resignation", "Lund", None, "happened", id="quit"),
        pytest.param("Ada Lund has never met Tomas Ek.", "meeting", "Lund Ek", None, "denied", id="never"),
        pytest.param("The Oslo summit ended.", "summit", "", "Oslo", "happened", id="place before a noun"),
    ],
)
def test_an_event_with_its_parties(text: str, kind: str, parties: str, place: str | None, status: str) -> None:
    (event,) = [e for e in events_of(text) if e.type == kind]
    assert [p.entity.split()[-1] for p in event.participants] == parties.split()
    assert (event.place, event.status) == (place, status)


@pytest.mark.parametrize(
    "text",
    [
        "Ada Lund met the deadline.",
        "Ada Lund quit smoking.",
        "She had a heart attack.",
        "Ek signed up for a course.",
        "They met strict standards.",
    ],
)
def test_what_only_looks_like_an_event(text: str) -> None:
    assert not events_of(text)


@pytest.mark.issue(4)
@pytest.mark.parametrize(
    ("text", "kind", "parties", "place"),
    [
        pytest.param("Ada Lund, the mayor of Bergen, met Tomas Ek.", "meeting", "Lund Ek", None, id="an apposition"),
        pytest.param("Ada Lund flew to Bergen and met Tomas Ek.", "meeting", "Lund Ek", None, id="a second verb"),
        pytest.param("Ada Lund and police in Bergen met Ek.", "meeting", "Lund Ek", None, id="joined to no entity"),
        pytest.param("Lund aides met Tomas Ek.", "meeting", "Ek", None, id="a name that only qualifies"),
        pytest.param("It was said by Ada Lund to have met Ek.", "meeting", "Ek", None, id="behind a preposition"),
        pytest.param("There are calls for Ada Lund to resign.", "resignation", "Lund", None, id="for … to"),
        pytest.param("Ida Moe asked Ada Lund to invite Tomas Ek.", "invitation", "Lund Ek", None, id="asked … to"),
        pytest.param(
            "Ada Lund met once with President Ek, and five times with President Moe.",
            "meeting",
            "Lund Ek Moe",
            None,
            id="with, twice",
        ),
        pytest.param(
            "A short summit of Ada Lund with Tomas Ek in Oslo failed late.", "summit", "Lund Ek", "Oslo", id="of, with"
        ),
        pytest.param("Talks for Ada Lund to visit Oslo began.", "talks", "Lund", None, id="talks for … to"),
        pytest.param("Ada Lund was in talks to sell the yard.", "talks", "Lund", None, id="in talks"),
        pytest.param("Ada Lund flew out for a visit to Oslo.", "visit", "Lund", "Oslo", id="for a visit"),
        pytest.param("During a visit to Oslo, Ada Lund spoke.", "visit", "Lund", "Oslo", id="during a visit"),
        pytest.param("Ada Lund accepted an invitation from Ek.", "invitation", "Lund Ek", None, id="accepted"),
        pytest.param("Ada Lund's election in Norland was close.", "election", "Lund", "Norland", id="her election"),
        pytest.param("The 2016 Norland election was close.", "election", "", "Norland", id="a country's election"),
        pytest.param("The attack on Norland troops was brief.", "attack", "", None, id="a country that only qualifies"),
        pytest.param("In Oslo, Ada Lund met Tomas Ek.", "meeting", "Lund Ek", "Oslo", id="a place in front"),
        pytest.param(
            "Ada Lund met Ek after the sessions in Oslo.", "meeting", "Lund Ek", None, id="another event's place"
        ),
    ],
)
def test_who_takes_part_and_where(text: str, kind: str, parties: str, place: str | None) -> None:
    (event,) = [e for e in events_of(text) if e.type == kind and e.trigger.of(text) != "sessions"]
    assert [p.entity.split()[-1] for p in event.participants] == parties.split()
    assert event.place == place


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        pytest.param("Tomas Ek was invited by Ada Lund.", {"Ek": "recipient", "Lund": "actor"}, id="passive"),
        pytest.param("Ada Lund received an invitation from Ek.", {"Lund": "recipient", "Ek": "actor"}, id="received"),
        pytest.param("Ada Lund's trial began.", {"Lund": "recipient"}, id="what happens to its owner"),
        pytest.param("The appointment of Ada Lund was announced.", {"Lund": "recipient"}, id="appointment of"),
    ],
)
def test_roles(text: str, roles: dict[str, str]) -> None:
    event = events_of(text)[0]
    assert {p.entity.split()[-1]: p.role for p in event.participants} == roles


@pytest.mark.issue(4)
@pytest.mark.parametrize(
    "text",
    [
        "Ada Lund was met with applause.",
        "She was an invited guest.",
        "The first bomb went off in Oslo.",
        "Ada Lund discussed her childhood.",
        "The election campaign was long.",
        "The board of elections was new.",
        "Ada Lund got 6,776 votes.",
        "Ada Lund sued the old Met over a painting.",
        "Moe renamed the Voting Rights Act.",
        "It was nominated for a film award.",
    ],
)
def test_what_is_no_event_by_its_words(text: str) -> None:
    assert not events_of(text)


@pytest.mark.issue(4)
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Ada Lund met Ek. The second meeting will be short.",
            [("happened", "Lund Ek"), ("planned", "Lund Ek")],
            id="a second one has the parties of the first",
        ),
        pytest.param(
            "Lund's summit with Ek in Oslo ended. The Oslo summit was short. It was the first meeting of Lund.",
            [("happened", "Lund Ek")],
            id="a summit is a meeting",
        ),
        pytest.param("Lund held talks with Ek. The talks were long.", [("happened", "Lund Ek")], id="the talks"),
        pytest.param(
            "Lund held talks with Ek. The talks on fish were long.",
            [("happened", "Lund Ek"), ("happened", "")],
            id="the talks on something may be others",
        ),
        pytest.param(
            "Lund met Ek. Her meeting with farmers was short. Lund met farmers.",
            [("happened", "Lund Ek"), ("happened", ""), ("happened", "Lund")],
            id="a party that is no entity",
        ),
        pytest.param(
            "Lund met Ek in Oslo. Lund met Ek in Bergen.",
            [("happened", "Lund Ek"), ("happened", "Lund Ek")],
            id="two places",
        ),
        pytest.param(
            "Lund met Ek. The two leaders discussed a meeting in Oslo.",
            [("happened", "Lund Ek"), ("happened", "Lund Ek"), ("under discussion", "Lund Ek")],
            id="the two leaders",
        ),
        pytest.param(
            "Lund met Ek. They negotiated for days. Moe met farmers.",
            [("happened", "Lund Ek"), ("happened", "Lund Ek"), ("happened", "Moe")],
            id="they, in the same paragraph",
        ),
        pytest.param("Lund met Ek.\nThey negotiated for days.", [("happened", "Lund Ek")], id="they, in another"),
    ],
)
def test_what_is_one_event(text: str, expected: list[tuple[str, str]]) -> None:
    events = events_of(text)
    assert [(e.status, " ".join(p.entity.split()[-1] for p in e.participants)) for e in events] == expected


@pytest.mark.issue(4)
def test_a_leader_by_office_and_country_and_the_country_itself() -> None:
    text = "Lund met the Norwegian leader. Lund's summit with Norway was short. Prime Minister Ek stayed."
    role = Role("Norwegian Prime Minister", None, 0, 4)
    people = [replace(e, roles=(role,)) if e.name == "Tomas Ek" else e for e in entities_of(text, PEOPLE, PERSON)]
    article, _ = marked(text)
    (event,) = find_events(article, [*people, *entities_of(text, ("Norway",), PLACE)], (), ())
    assert event.type == "summit"
    assert [p.entity for p in event.participants] == ["Ada Lund", "Tomas Ek"]


def said_by(text: str, speaker: str, words: str) -> Statement:
    """The statement of `words` by `speaker`."""
    statement = record_of(ARTICLE).statements[0]
    start = text.index(words)
    return replace(statement, speaker=speaker, content=(Span(start, start + len(words)),), said=None)


@pytest.mark.issue(4)
@pytest.mark.parametrize(
    ("text", "words", "kind", "parties"),
    [
        pytest.param("“I met Ek,” Ada Lund said.", "“I met Ek,”", "meeting", "Lund Ek", id="I"),
        pytest.param("“Our meeting with Ek was short,” Ada Lund said.", "“Our meeting with Ek was short,”", "meeting",
                     "Lund Ek", id="our"),
        pytest.param("Fish is dear, Ada Lund said. The announcement came late.", "Fish is dear", "announcement",
                     "Lund", id="the announcement"),
        pytest.param("Fish is dear, Ada Lund said. Moe's announcement came late.", "Fish is dear", "announcement",
                     "Moe", id="another's announcement"),
    ],
)  # fmt: skip
def test_who_speaks_takes_part(text: str, words: str, kind: str, parties: str) -> None:
    article, _ = marked(text)
    statement = said_by(text, "Ada Lund", words)
    events = find_events(article, entities_of(text, PEOPLE, PERSON), [statement], ())
    (event,) = [e for e in events if e.type == kind]
    assert [p.entity.split()[-1] for p in event.participants] == parties.split()


@pytest.mark.issue(4)
@pytest.mark.parametrize(
    ("text", "time"),
    [
        pytest.param("Ada Lund met Tomas Ek on March 3, 2020.", "2020-03-03", id="after"),
        pytest.param("On March 3, 2020, Ada Lund met Tomas Ek.", "2020-03-03", id="in front"),
        pytest.param("Lund met Ek before the vote on March 3, 2020.", None, id="another event's"),
        pytest.param("Lund sought the nomination in the 2020 election.", None, id="in another's phrase"),
        pytest.param("Lund invited Ek to Oslo in May 2020.", None, id="when the invited are to come"),
        pytest.param("It broke in May 2020, and the meeting of Lund failed.", None, id="over a comma"),
    ],
)
def test_when_it_takes_place(text: str, time: str | None) -> None:
    article, times = date_article(marked(text)[0])
    people = entities_of(text, PEOPLE, PERSON) + entities_of(text, PLACES, PLACE)
    event = find_events(article, people, (), times)[0]
    assert next((t.value for t in times if t.id == event.time), None) == time


@settings(deadline=None, max_examples=200)
@given(st.lists(st.sampled_from(WORDS), max_size=16))
def test_no_run_of_words_breaks_it(words: list[str]) -> None:
    text = " ".join(words) or "."
    for event in events_of(text):
        assert event.trigger.of(text).strip()


def test_two_mentions_of_one_event_stand_once() -> None:
    text = "Ada Lund met Tomas Ek in Oslo. Lund's meeting with Ek was short. Lund will meet Moe."
    met, planned = events_of(text)
    assert [p.role for p in met.participants] == ["party", "party"]
    assert [p.entity for p in planned.participants] == ["Ada Lund", "Ida Moe"]
    assert met.trigger.of(text) == "met"
