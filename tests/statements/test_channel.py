"""The channel and the venue of a statement; every sentence and everyone in them is invented."""

import time

import pytest

from onrecord.schema.article import BlockKind
from onrecord.schema.statement import ChannelKind
from onrecord.statements.channel import find_channel
from onrecord.statements.venue import find_venue
from tests.statements.marked import marked, shown

K = ChannelKind


@pytest.mark.parametrize(
    ("text", "kind", "outlet"),
    [
        ("<s>Mara Quill</s> <q>tweeted</q> <c>that the ferry was late</c>.", K.POST, None),
        ("<s>Quill</s> <q>said</q> in a tweet <c>that the ferry was late</c>.", K.POST, None),
        ("<c>“The ferry is late,”</c> <s>Quill</s> <q>wrote</q> on Truth Social.", K.POST, "Truth Social"),
        ("<c>“The ferry is late,”</c> <s>Quill</s> <q>said</q> on X on Friday.", K.POST, "X"),
        ("<s>Quill</s> <q>praised</q> <c>the crew</c> on Twitter.", K.POST, "Twitter"),
        ("In a Facebook post, <s>Quill</s> <q>said</q> <c>the ferry was late</c>.", K.POST, "Facebook"),
        ("In a video posted to Instagram, <s>Quill</s> <q>said</q> <c>it was late</c>.", K.POST, "Instagram"),
        ("<s>Quill</s> <q>said</q> on her Facebook page <c>that it was late</c>.", K.POST, "Facebook"),
        ("<s>She</s> <q>told</q> NBC’s Ada Brook <c>that it was late</c>.", K.INTERVIEW, "NBC"),
        ("<c>“It is late,”</c> <s>she</s> <q>told</q> the BBC.", K.INTERVIEW, "BBC"),
        ("<s>She</s> <q>told</q> the Ardal Herald <c>that it was late</c>.", K.INTERVIEW, "Ardal Herald"),
        ("<s>She</s> <q>told</q> Radio Ardal <c>that it was late</c>.", K.INTERVIEW, "Radio Ardal"),
        ("<s>She</s> <q>told</q> WPHL radio <c>that it was late</c>.", K.INTERVIEW, "WPHL"),
        ("<s>She</s> <q>told</q> radio station WKLX-FM <c>that it was late</c>.", K.INTERVIEW, "WKLX-FM"),
        ("<s>She</s> <q>told</q> the newspaper Ardal Bladet <c>that it was late</c>.", K.INTERVIEW, "Ardal Bladet"),
        ("<s>She</s> <q>told</q> a local radio station <c>that it was late</c>.", K.INTERVIEW, None),
        ("Speaking to Sky News on Sunday, <s>Quill</s> <q>said</q> <c>it was late</c>.", K.INTERVIEW, "Sky News"),
        ("In an interview with Le Monde, <s>Quill</s> <q>said</q> <c>it was late</c>.", K.INTERVIEW, "Le Monde"),
        ("<s>Quill</s> <q>said</q> in an interview on Friday with CNN <c>that it was late</c>.", K.INTERVIEW, "CNN"),
        ("In an interview that aired on Sunday, <s>Quill</s> <q>said</q> <c>it was late</c>.", K.INTERVIEW, None),
        ("<s>Quill</s>, in remarks to Reuters, <q>said</q> <c>it was late</c>.", K.INTERVIEW, "Reuters"),
        ("<s>Quill</s> <q>said</q> at a news conference <c>that it was late</c>.", K.PRESS_CONFERENCE, None),
        ("<c>“It is late,”</c> <q>said</q> <s>Quill</s> during a press conference.", K.PRESS_CONFERENCE, None),
        ("Asked by reporters at a briefing, <s>Quill</s> <q>said</q> <c>it was late</c>.", K.BRIEFING, None),
        ("<s>Quill</s> <q>told</q> reporters at a briefing <c>that it was late</c>.", K.BRIEFING, None),
        ("<s>Quill</s> <q>commented on</q> <c>the delay</c> during a Harbour Press Briefing.", K.BRIEFING, None),
        ("<s>Quill</s> <q>said in a statement</q> <c>that it was late</c>.", K.STATEMENT, None),
        ("<s>Quill</s>, in a joint statement with Orr, <q>said</q> <c>it was late</c>.", K.STATEMENT, None),
        ("<c>It was late</c>, <s>the announcement</s> <q>said</q>.", K.STATEMENT, None),
        ("<s>Part of the mayor’s statement</s> <q>read</q>: <c>“It is late.”</c>", K.STATEMENT, None),
        ("<s>The port</s> <q>issued a statement saying</q> <c>it was late</c>.", K.STATEMENT, None),
        ("<s>The port</s> <q>announced</q> <c>the delay</c> in a news release.", K.STATEMENT, None),
        ("In a speech at Ardal University, <s>Quill</s> <q>said</q> <c>it was late</c>.", K.SPEECH, None),
        ("<s>Quill</s> <q>testified</q> <c>that it was late</c>.", K.HEARING, None),
        ("At a Senate hearing, <s>Quill</s> <q>said</q> <c>it was late</c>.", K.HEARING, None),
        ("<s>Quill</s> <q>said</q> in a call with the mayor <c>that it was late</c>.", K.CALL, None),
        ("<c>“It is late,”</c> <s>Quill</s> <q>said</q> by phone.", K.CALL, None),
        ("In a letter to the mayor, <s>Quill</s> <q>said</q> <c>it was late</c>.", K.LETTER, None),
        ("<s>Quill</s> <q>told</q> Reuters in an email <c>that it was late</c>.", K.LETTER, "Reuters"),
        ("<c>It was late</c>, <q>according to</q> <s>court documents</s>.", K.COURT_FILING, None),
        ("<s>The lawsuit</s> <q>says</q> <c>it was late</c>.", K.COURT_FILING, None),
        ("<s>Quill</s> <q>said</q> in an affidavit <c>that it was late</c>.", K.COURT_FILING, None),
        ("<q>According to</q> <s>a report in The Guardian</s>, <c>it was late</c>.", K.REPORT, "The Guardian"),
        ("<s>A study by Ardal University</s> <q>found</q> <c>it was late</c>.", K.REPORT, None),
        ("<s>The poll</s> <q>shows</q> <c>that few care</c>.", K.POLL, None),
        ("<q>According to</q> <s>a survey released on Friday</s>, <c>few care</c>.", K.POLL, None),
        ("<s>Quill</s> <q>said</q> on Fox News’ evening show <c>that it was late</c>.", K.BROADCAST, "Fox News"),
        ("<s>Quill</s>, a nurse, <q>said</q> on TV, <c>“It is late.”</c>", K.BROADCAST, None),
        ("<s>Quill</s> <q>said</q> on Meet the Press <c>that it was late</c>.", K.BROADCAST, "Meet the Press"),
        ("<s>Quill</s> <q>privately told</q> aides <c>that it was late</c>.", K.CONVERSATION, None),
        ("<s>Quill</s> <q>wrote</q> in The New York Times <c>that it was late</c>.", K.DOCUMENT, "The New York Times"),
        ("<s>Quill</s> <q>said</q> in her memoir <c>that it was late</c>.", K.DOCUMENT, None),
    ],
)
def test_channel(text: str, kind: ChannelKind, outlet: str | None) -> None:
    article, attribution = marked(text)
    found = find_channel(article, attribution)
    assert found is not None
    assert (found.kind, shown(article, found.outlet)) == (kind, outlet)
    assert found.outlet is None or found.evidence.covers(found.outlet)


@pytest.mark.parametrize(
    "text",
    [
        "<s>Quill</s> <q>said</q> <c>it was late</c>.",
        "<s>Quill</s> <q>told</q> reporters <c>that it was late</c>.",
        "<s>Quill</s> <q>said</q> <c>“I wrote a letter in a statement on Twitter.”</c>",
        "<s>Quill</s> <q>said</q> <c>that he had told the BBC so in an interview</c>.",
        "Orr said in a statement that he was ill. <s>Quill</s> <q>said</q> <c>it was late</c>.",
        "Orr said in a statement that he was ill, but <s>Quill</s> <q>said</q> <c>it was late</c>.",
        "<s>Quill</s> <q>said</q> <c>it was late</c>, and Orr tweeted a picture of the ferry.",
        "Police released a report, and <s>Quill</s> <q>said</q> <c>it was late</c>.",
        "In a report, police described the delay; <s>Quill</s> <q>said</q> <c>it was late</c>.",
        "<s>Quill</s> <q>said</q> in response to a report <c>that it was late</c>.",
        "<s>Quill</s> <q>urged</q> the BBC <c>to wait</c>.",
        "<s>Quill</s> <q>told</q> Dawn Forbes <c>that it was late</c>.",
        "<s>Quill, a lawyer quoted in the lawsuit,</s> <q>said</q> <c>it was late</c>.",
        "<c>“It is late,”</c> <q>said</q> <s>Quill</s>, a lawyer quoted in the lawsuit.",
        "<s>The Post</s> <q>reported</q> <c>that it was late</c>.",
        "<s>The court</s> <q>said</q> <c>that it was late</c>.",
        "<q>According to</q> <s>media reports</s>, <c>it was late</c>.",
        "<s>The authors of the study</s> <q>said</q> <c>that it was late</c>.",
        "<s>Quill</s> <q>said</q> in a call for unity <c>that it was late</c>.",
        "<s>Quill</s> <q>said</q> in part <c>that it was late</c>.",
        "<s>Quill</s> <q>said</q> in a brief but warm reply <c>that it was late</c>.",
        "<s>Quill</s> <q>said</q> <c>he would speak</c> at a hearing.",
        "<c>“It is late.”</c>",
    ],
)
def test_no_channel(text: str) -> None:
    article, attribution = marked(text)
    assert find_channel(article, attribution) is None


def test_an_embedded_post_is_a_post() -> None:
    article, attribution = marked("<c>The ferry is late.</c> — <s>Mara Quill</s> (@maraquill)", BlockKind.EMBED)
    found = find_channel(article, attribution)
    assert found is not None
    assert found.kind is K.POST


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("<s>Quill</s> <q>said</q> at the Ardal Security Forum <c>that it was late</c>.", "the Ardal Security Forum"),
        ("In a speech at Ardal University, <s>Quill</s> <q>said</q> <c>it was late</c>.", "Ardal University"),
        ("<s>Quill</s> <q>told</q> reporters outside the White House <c>that it was late</c>.", "the White House"),
        ("<s>Quill</s> <q>said</q> on the Senate floor <c>that it was late</c>.", "the Senate floor"),
        ("<c>“It is late,”</c> <s>Quill</s> <q>said</q> at a rally in Ohio on Friday.", "a rally in Ohio"),
        ("<s>Quill</s> <q>told</q> Reuters in Oslo <c>that it was late</c>.", "Oslo"),
        ("At a campaign event in Ames, <s>Quill</s> <q>said</q> <c>it was late</c>.", "a campaign event in Ames"),
        ("<c>“It is late,”</c> <s>Quill</s> <q>said</q> at a news conference in Oslo.", "Oslo"),
        ("Speaking at the harbour gala, <s>Quill</s> <q>said</q> <c>it was late</c>.", "the harbour gala"),
        (
            "<s>Quill</s>, told by Orr at the Ardal Forum of a delay, <q>said</q> <c>it was news</c>.",
            "the Ardal Forum",
        ),
        (
            "Orr, <q>told</q> by <s>Dunn</s> at the Ardal Forum of the Port House plan <c>to close</c>.",
            "the Ardal Forum",
        ),
        ("<s>Quill</s> <q>said</q> during the debate <c>that it was late</c>.", "the debate"),
    ],
)
def test_venue(text: str, venue: str) -> None:
    article, attribution = marked(text)
    assert shown(article, find_venue(article, attribution)) == venue


@pytest.mark.parametrize(
    "text",
    [
        "In Oslo, <s>police</s> <q>said</q> <c>three ferries were late</c>.",
        "<s>Quill</s> <q>said</q> at first <c>that it was late</c>.",
        "<s>Quill</s> <q>said</q> in March <c>that it was late</c>.",
        "<s>Quill</s> <q>said</q> in French <c>that it was late</c>.",
        "<s>Quill</s> <q>said</q> on Friday <c>that it was late</c>.",
        "<s>Quill</s> <q>said</q> at a news conference <c>that it was late</c>.",
        "<c>“It is late,”</c> <s>Quill</s> <q>said</q>, looking at Orr.",
        "<c>“It is late,”</c> <q>said</q> <s>Jane Orr</s>, a professor at Ardal University.",
        "<s>Quill</s> <q>said</q> <c>the ferry was at the Ardal Forum</c>.",
        "<c>The raid</c> <q>was acknowledged</q> by the movement in Yemen.",
        "<s>Quill</s> <q>wrote</q> in The Guardian <c>that it was late</c>.",
        "<q>According to</q> <s>Quill</s> at the time, <c>it was late</c>.",
    ],
)
def test_no_venue(text: str) -> None:
    article, attribution = marked(text)
    assert find_venue(article, attribution) is None


@pytest.mark.parametrize(
    "filler",
    ["in a " * 4000, "The A " * 4000, "who " * 4000, "“a” " * 4000, "a, " * 4000, "of the of the " * 2000, "x" * 20000],
)
def test_hostile_text_takes_linear_time(filler: str) -> None:
    article, attribution = marked(f"{filler} <s>Quill</s> {filler} <q>told</q> {filler} <c>it was late</c> {filler}")
    begun = time.process_time()
    find_channel(article, attribution)
    find_venue(article, attribution)
    assert time.process_time() - begun < 2
