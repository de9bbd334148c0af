import re
from collections import Counter

import pytest

from onrecord.events import find_status
from onrecord.events.status import explain_status
from onrecord.lexicon import read_table
from onrecord.schema.event import EventStatus
from onrecord.schema.span import Span

HAPPENED, UNDER_WAY, PLANNED = EventStatus.HAPPENED, EventStatus.UNDER_WAY, EventStatus.PLANNED
PROPOSED, UNDER_DISCUSSION = EventStatus.PROPOSED, EventStatus.UNDER_DISCUSSION
POSTPONED, CANCELLED, DENIED = EventStatus.POSTPONED, EventStatus.CANCELLED, EventStatus.DENIED
HYPOTHETICAL = EventStatus.HYPOTHETICAL


def marked(sentence: str) -> tuple[str, Span]:
    """The sentence without the brackets around its trigger, and the trigger."""
    before, trigger, after = re.split(r"[\[\]]", sentence)
    return before + trigger + after, Span(len(before), len(before) + len(trigger))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param("Ada Lund [met] Tomas Ek in Oslo on Monday.", HAPPENED, id="past"),
        pytest.param("Lund has [signed] the treaty.", HAPPENED, id="perfect"),
        pytest.param("The treaty was [signed] in Oslo.", HAPPENED, id="passive"),
        pytest.param("Lund praised the [visit] on Monday.", HAPPENED, id="a noun that is praised"),
        pytest.param("After the [meeting], Lund will fly home.", HAPPENED, id="after a noun"),
        pytest.param("After [meeting] Ek, Lund will fly home.", HAPPENED, id="after a gerund"),
        pytest.param("In the wake of the [attack], Ek will resign.", HAPPENED, id="in the wake of"),
        pytest.param("The previous [meeting] had been tense.", HAPPENED, id="previous"),
        pytest.param("Last week's [visit] was short.", HAPPENED, id="last week's"),
        pytest.param("Lund managed to [meet] the rebels.", HAPPENED, id="managed to"),
        pytest.param("Lund had to [leave] early.", HAPPENED, id="had to"),
        pytest.param("The meeting that was [planned] for May was held.", HAPPENED, id="the planning itself"),
        pytest.param("The [meeting] that was planned for May was held.", HAPPENED, id="planned, and held"),
        pytest.param("Lund claims to have [met] Ek in secret.", HAPPENED, id="claims to have"),
        pytest.param("Ek said Tuesday that the [talks] had ended.", HAPPENED, id="a reported past"),
        pytest.param("Lund [said] Tuesday that it will sell the yard.", HAPPENED, id="saying what will be"),
        pytest.param("Lund [agreed] last month to meet Ek.", HAPPENED, id="the agreeing itself"),
        pytest.param("Lund is [meeting] Ek in Oslo.", UNDER_WAY, id="progressive"),
        pytest.param("Ek said that [talks] were under way.", UNDER_WAY, id="under way, reported"),
        pytest.param("The ongoing [talks] are tense.", UNDER_WAY, id="ongoing"),
        pytest.param("The [negotiations] are underway in Oslo.", UNDER_WAY, id="underway"),
        pytest.param("Lund will [meet] Ek in Oslo.", PLANNED, id="will"),
        pytest.param("Lund said Tuesday that it will [sell] the yard.", PLANNED, id="said that it will"),
        pytest.param("Lund announced that she would [meet] Ek.", PLANNED, id="announced that she would"),
        pytest.param("They'll [meet] again in Oslo.", PLANNED, id="short will"),
        pytest.param("Lund agreed last month to [meet] Ek.", PLANNED, id="agreed last month to"),
        pytest.param("Lund is to [visit] Oslo.", PLANNED, id="is to"),
        pytest.param("Lund to [visit] Oslo", PLANNED, id="headline infinitive"),
        pytest.param("Lund is going to [visit] Oslo.", PLANNED, id="going to"),
        pytest.param("Lund is set to [visit] Oslo.", PLANNED, id="set to"),
        pytest.param("Lund plans a [visit] to Oslo.", PLANNED, id="plans a"),
        pytest.param("The planned [visit] worries Ek.", PLANNED, id="planned"),
        pytest.param("Lund spoke of the upcoming [summit].", PLANNED, id="upcoming"),
        pytest.param("Next week's [visit] will be short.", PLANNED, id="next week's"),
        pytest.param("The [visit] is planned for May.", PLANNED, id="is planned"),
        pytest.param("The [trial] is set to begin on Wednesday.", PLANNED, id="is set to begin"),
        pytest.param("The [summit] will take place in Oslo.", PLANNED, id="will take place"),
        pytest.param("Ek confirmed a [visit] to Oslo next month.", PLANNED, id="next month"),
        pytest.param("Plans for a [visit] to Oslo are ready.", PLANNED, id="plans for"),
        pytest.param("Lund will hold [talks] with Ek.", PLANNED, id="object of a future"),
        pytest.param("Lund intends to meet Ek and [sign] the treaty.", PLANNED, id="coordinate infinitive"),
        pytest.param("Lund will fly to Oslo and then [meet] Ek.", PLANNED, id="coordinate future"),
        pytest.param("The treaty will be signed and [published].", PLANNED, id="coordinate participle"),
        pytest.param("Lund invited Ek to [visit] Oslo.", PROPOSED, id="invited to"),
        pytest.param("Lund asked the council to [hold] a vote.", PROPOSED, id="asked to"),
        pytest.param("An invitation to [visit] Oslo reached Ek.", PROPOSED, id="invitation to"),
        pytest.param("Lund accepted an invitation to [talks] in Oslo.", PROPOSED, id="invitation to a noun"),
        pytest.param("Ek called for an [inquiry].", PROPOSED, id="called for"),
        pytest.param("Ek proposed a [summit] in Oslo.", PROPOSED, id="proposed a"),
        pytest.param("Ek said the council should [vote] again.", PROPOSED, id="should"),
        pytest.param("Ek demanded that Lund [resign].", PROPOSED, id="demanded that"),
        pytest.param("A [visit] to Oslo is in the works.", PLANNED, id="in the works"),
        pytest.param("Ek said a second [visit] was in the works.", PLANNED, id="was in the works"),
        pytest.param("No [visit] is in the works.", DENIED, id="nothing in the works"),
        pytest.param("Lund was in [talks] to sell the yard.", UNDER_WAY, id="in talks"),
        pytest.param("Lund will be in [talks] next week.", PLANNED, id="will be in talks"),
        pytest.param("The two discussed a possible [visit] to Oslo.", UNDER_DISCUSSION, id="discussed a possible"),
        pytest.param("Lund got a call about the [attack].", HAPPENED, id="a call about"),
        pytest.param("The [vote] was boycotted by Ek.", HAPPENED, id="boycotted"),
        pytest.param("The two discussed a [visit] to Oslo.", UNDER_DISCUSSION, id="discussed a"),
        pytest.param("Talks about a [visit] to Oslo went on.", UNDER_DISCUSSION, id="talks about"),
        pytest.param("Lund is considering [selling] the yard.", UNDER_DISCUSSION, id="considering"),
        pytest.param("A [visit] is under discussion.", UNDER_DISCUSSION, id="is under discussion"),
        pytest.param("A second [summit] was being discussed.", UNDER_DISCUSSION, id="was being discussed"),
        pytest.param("The [visit] was postponed until May.", POSTPONED, id="was postponed"),
        pytest.param("Lund put off the [visit].", POSTPONED, id="put off"),
        pytest.param("The [vote] has been pushed back to May.", POSTPONED, id="pushed back"),
        pytest.param("Lund delayed her [trip] to Oslo.", POSTPONED, id="delayed"),
        pytest.param("The [visit], which was planned for May, was cancelled.", CANCELLED, id="planned, and cancelled"),
        pytest.param("Lund called off the [visit].", CANCELLED, id="called off"),
        pytest.param("The [summit] was called off on Friday.", CANCELLED, id="was called off"),
        pytest.param("Ek said the [talks] are off.", CANCELLED, id="are off"),
        pytest.param("Lund scrapped plans to [visit] Oslo.", CANCELLED, id="scrapped plans to"),
        pytest.param("No [visit] is planned.", DENIED, id="no visit"),
        pytest.param("Lund has no plans to [visit] Oslo.", DENIED, id="no plans to"),
        pytest.param("Lund never [met] Ek.", DENIED, id="never"),
        pytest.param("Lund did not [meet] Ek.", DENIED, id="did not"),
        pytest.param("Lund won't [meet] Ek.", DENIED, id="short will not"),
        pytest.param("They cannot [meet] in Oslo.", DENIED, id="cannot"),
        pytest.param("Lund refused to [meet] Ek.", DENIED, id="refused to"),
        pytest.param("Lund does not intend to [meet] Ek.", DENIED, id="does not intend to"),
        pytest.param("Lund decided not to [meet] Ek.", DENIED, id="decided not to"),
        pytest.param("Lund denied [meeting] Ek.", DENIED, id="denied a gerund"),
        pytest.param("Lund denied that a [meeting] took place.", DENIED, id="denied that"),
        pytest.param("Lund ruled out a [visit] to Oslo.", DENIED, id="ruled out"),
        pytest.param("Lund left without [meeting] Ek.", DENIED, id="without"),
        pytest.param("No date has been [set].", DENIED, id="negative subject"),
        pytest.param("The [meeting] did not take place.", DENIED, id="did not take place"),
        pytest.param("The storm prevented Lund from [visiting] Oslo.", DENIED, id="prevented from"),
        pytest.param("Lund failed to [reach] Oslo.", DENIED, id="failed to"),
        pytest.param("Lund did not rule out [talks] with Ek.", HYPOTHETICAL, id="did not rule out"),
        pytest.param("If [elected], Lund will raise taxes.", HYPOTHETICAL, id="if elected"),
        pytest.param("If Ek [resigns], Lund will follow.", HYPOTHETICAL, id="if"),
        pytest.param("Lund would [resign] if Ek returned.", HYPOTHETICAL, id="would, if"),
        pytest.param("Lund may [visit] Oslo.", HYPOTHETICAL, id="may"),
        pytest.param("A possible [visit] worries Ek.", HYPOTHETICAL, id="possible"),
        pytest.param("Ek raised the possibility of a [summit].", HYPOTHETICAL, id="possibility of"),
        pytest.param("Lund is believed to have [met] Ek in secret.", HYPOTHETICAL, id="is believed to have"),
        pytest.param("Lund is likely to [visit] Oslo.", HYPOTHETICAL, id="likely to"),
        pytest.param("Ek did not say whether Lund [resigned].", HYPOTHETICAL, id="whether"),
        pytest.param("Lund threatened to [leave] the talks.", HYPOTHETICAL, id="threatened to"),
        pytest.param("A [visit] to Oslo is possible.", HYPOTHETICAL, id="is possible"),
        pytest.param("Both sides denied any [agreement].", DENIED, id="denied any"),
        pytest.param("There was no [agreement].", DENIED, id="there was no"),
        pytest.param("There were no plans for a [strike].", DENIED, id="no plans for"),
        pytest.param("Lund did not make any [promise].", DENIED, id="did not make any"),
        pytest.param("The march ended without [incident].", DENIED, id="without a noun"),
        pytest.param("The [strike] was averted.", DENIED, id="averted"),
        pytest.param("Lund declined the [invitation].", HAPPENED, id="an invitation that is declined"),
        pytest.param("The union rejected the [offer].", HAPPENED, id="an offer that is rejected"),
        pytest.param("The [deal] fell through.", CANCELLED, id="fell through"),
        pytest.param("Lund is expected to attend the [summit].", PLANNED, id="expected to attend the"),
        pytest.param("Ek flew in ahead of the [summit].", PLANNED, id="ahead of"),
        pytest.param("Lund is seeking a [meeting] with Ek.", PROPOSED, id="seeking"),
        pytest.param("They agreed on a [ceasefire].", PLANNED, id="agreed on"),
        pytest.param("Lund signed a [deal] with Ek.", HAPPENED, id="signed a"),
        pytest.param("Lund will sign a [deal] with Ek.", PLANNED, id="will sign a"),
        pytest.param("The dispute could lead to a [strike].", HYPOTHETICAL, id="could lead to"),
        pytest.param("The [strike] could begin on Monday.", HYPOTHETICAL, id="could begin"),
        pytest.param("The [vote] is due on Monday.", PLANNED, id="is due on"),
        pytest.param("A [meeting] with Ek scheduled for Monday worries her.", PLANNED, id="scheduled for"),
        pytest.param("The [visit], expected in May, worries Ek.", PLANNED, id="expected, in commas"),
        pytest.param("Lund flew to Oslo to [see] Ek.", HAPPENED, id="what somebody did it for"),
        pytest.param("Lund will fly to Oslo to [see] Ek.", PLANNED, id="what somebody will do it for"),
        pytest.param("They will save money by [closing] the yard.", PLANNED, id="how it will be done"),
        pytest.param("They saved money by [closing] the yard.", HAPPENED, id="how it was done"),
        pytest.param("Lund will wait until she [lands].", PLANNED, id="until, beside a future"),
        pytest.param("Another march, to be [held] in Oslo, worries Ek.", PLANNED, id="to be held"),
        pytest.param("Nobody was [hurt].", DENIED, id="nobody"),
        pytest.param("Lund seems to [like] Ek.", HAPPENED, id="seems to"),
        pytest.param("Lund announced a [summit] in Oslo.", PLANNED, id="announced a"),
        pytest.param("A delay in the [delivery] angered Ek.", POSTPONED, id="a delay in"),
        pytest.param("Two weeks of [talks] brought nothing.", HAPPENED, id="weeks of talks"),
        pytest.param("Lund could not [attend].", DENIED, id="could not"),
        pytest.param("Ek may not [come].", HYPOTHETICAL, id="may not"),
        pytest.param(
            "Discussions about a fall [visit] are already under way.", UNDER_DISCUSSION, id="what is discussed"
        ),
        pytest.param("[Discussions] about a fall visit are already under way.", UNDER_WAY, id="the discussing"),
        pytest.param("Lund invited Ek to Oslo for a second [summit].", PROPOSED, id="invited for"),
        pytest.param("Lund has asked Berg to invite Ek to [visit] Oslo.", PROPOSED, id="asked to invite to"),
        pytest.param("Parliament voted to postpone the [election].", POSTPONED, id="voted to postpone"),
        pytest.param("A [strike] would cost millions.", HYPOTHETICAL, id="a noun that is supposed"),
        pytest.param(
            "Lund's [trip] to Oslo, scheduled for next week, includes a speech.", PLANNED, id="scheduled, in commas"
        ),
        pytest.param(
            "Lund's [trip] to Oslo, scheduled for next week, has been cancelled.",
            CANCELLED,
            id="scheduled, and cancelled",
        ),
        pytest.param("Lund had ruled out [resigning].", DENIED, id="ruled out a gerund"),
        pytest.param("Lund has yet to [respond].", DENIED, id="yet to"),
        pytest.param("When Lund [visits] Oslo, she will meet Ek.", PLANNED, id="when, beside a future"),
        pytest.param("The [summit] never happened.", DENIED, id="never happened"),
        pytest.param("The [trial] begins on Monday.", PLANNED, id="begins on a day"),
        pytest.param("The [trial] began on Monday.", HAPPENED, id="began on a day"),
        pytest.param("The [trial] is ongoing.", UNDER_WAY, id="is ongoing"),
        pytest.param("Lund was the first president to [visit] the yard.", HAPPENED, id="the first to"),
        pytest.param("Lund will be the first president to [visit] the yard.", PLANNED, id="will be the first to"),
        pytest.param("Ek denied that he had [met] the envoy.", DENIED, id="denied that, a verb"),
        pytest.param("He looks forward to [meeting] Lund.", PLANNED, id="looks forward to"),
        pytest.param("The talks ended without an [agreement].", DENIED, id="ended without"),
        pytest.param("The [attack] killed twelve people.", HAPPENED, id="a subject with an object"),
        pytest.param("The [strike] delayed the vote.", HAPPENED, id="what delays something"),
        pytest.param("The Air Force [left] the base.", HAPPENED, id="a name that could govern"),
        pytest.param("The decision of the Northern Union (NU) to [leave] is old.", PLANNED, id="over brackets"),
        pytest.param("Lund announced 10,000 job [cuts].", PLANNED, id="over a number"),
        pytest.param("It fell due to a string of [accidents].", HAPPENED, id="due to a string of"),
        pytest.param("Ek called for a review of the [vote].", HAPPENED, id="a review of what was"),
        pytest.param("There is no evidence that Ek [met] the envoy.", DENIED, id="no evidence that"),
        pytest.param("There is evidence that Ek [met] the envoy.", HAPPENED, id="evidence that"),
        pytest.param("Lund warned that a tax would be [imposed] unless Ek left.", HYPOTHETICAL, id="would, unless"),
        pytest.param("Asked whether he would resign, Ek [said] no.", HAPPENED, id="after a question"),
        pytest.param("Lund will attend a memorial for the victims of the [attack].", HAPPENED, id="victims of the"),
        pytest.param(
            "The [vote], originally planned for June, was held on Tuesday.", HAPPENED, id="originally planned"
        ),
        pytest.param("Lund, who will step down, was [elected] in May.", HAPPENED, id="after a relative clause"),
        pytest.param("Ek is [visiting] Oslo next week.", PLANNED, id="progressive with a time to come"),
        pytest.param("Lund no longer plans to [run].", DENIED, id="no longer plans to"),
    ],
)
def test_status(sentence: str, expected: EventStatus) -> None:
    text, trigger = marked(sentence)
    verdict = explain_status(text, Span(0, len(text)), trigger)
    assert verdict.status == expected, verdict.rule


def test_places_are_those_of_the_text() -> None:
    text, trigger = marked("Ek will not come. Lund [met] Berg. They will talk.")
    sentence = Span(text.index("Lund"), text.index(" They"))
    assert find_status(text, sentence, trigger) == HAPPENED


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        pytest.param("Lund will [meet] Ek.", "auxiliary: future", id="auxiliary"),
        pytest.param("Lund plans to [meet] Ek.", "plans < finite verb", id="governing word"),
        pytest.param("The upcoming [summit] is in Oslo.", "modifier: upcoming", id="modifier"),
    ],
)
def test_the_rule_is_named(sentence: str, rule: str) -> None:
    text, trigger = marked(sentence)
    assert explain_status(text, Span(0, len(text)), trigger).rule == rule


def test_no_governing_word_is_listed_twice() -> None:
    rows = read_table("event_governors")
    listed = Counter((complement, part, word) for _, complement, part, words in rows for word in words.split())
    assert [entry for entry, times in listed.items() if times > 1] == []


@pytest.mark.parametrize("text", ["", "…", "?", "To", "[", "will not to"])
def test_anything_has_a_status(text: str) -> None:
    assert find_status(text, Span(0, len(text)), Span(0, len(text))) in set(EventStatus)
