"""The words of a line of a time line, the same in every view; all are in one line and harmless for a terminal."""

from collections.abc import Iterator
from datetime import date, datetime

from onrecord.schema.article import Facts
from onrecord.schema.statement import Act, Form, Polarity, SpeakerKind
from onrecord.timeline import Group, Line, Party, Report, Voice
from onrecord.views.dates import NO_DATE, show_day, show_when
from onrecord.views.plain import one_line
from onrecord.views.unsaid import show_unsaid

HEADINGS = {
    Group.HAPPENED: "Happened",
    Group.UNDER_WAY: "Under way",
    Group.PLANNED: "Planned",
    Group.TALKED_ABOUT: "Only talked about",
    Group.OFF: "Postponed, cancelled or denied",
}
UNDATED = "No date in the text"

_REPEATED = 0.8
"""The share of a quote from which on the line above it says the same."""

_ROLES = {"actor": 0, "party": 1, "recipient": 2}


def who(line: Line) -> str:
    """The names: parties with commas, an arrow from who does it to whom; any other part in brackets."""
    order = sorted(line.participants, key=lambda party: _ROLES.get(party.role, 3))
    before = [_name(party) for party in order if party.role != "recipient"]
    after = [_name(party) for party in order if party.role == "recipient"]
    return " → ".join(filter(None, (", ".join(before), ", ".join(after)))) if before else "".join(_to(after))


def _to(names: list[str]) -> Iterator[str]:
    if names:
        yield f"→ {', '.join(names)}"


def _name(party: Party) -> str:
    name = one_line(party.name)
    return name if party.role in _ROLES else f"{name} ({one_line(party.role)})"


def according_to(voice: Voice) -> str:
    """Who says it, with what the speaker does in saying it where that is no plain assertion."""
    facts = [voice.act.value] if voice.act is not Act.ASSERT else []
    if voice.form is not Form.DIRECT:
        facts.append("paraphrase" if voice.form is Form.INDIRECT else "partly paraphrase")
    if voice.polarity is Polarity.NEGATIVE:
        facts.append(show_unsaid(voice.act))
    if voice.said:
        day = show_when(voice.said)
        words = f"“{one_line(voice.said.words.text)}”"
        facts.append(f"said {words}" if day == NO_DATE else f"said {day} ({words})")
    return f"according to {speaker(voice)}" + (f" ({', '.join(facts)})" if facts else "")


def speaker(voice: Voice) -> str:
    """The name, or the article's own words where it is not resolved; the words too where they differ."""
    if voice.speaker:
        return one_line(voice.speaker)
    if voice.source:
        return one_line(voice.source)
    return "nobody named" if voice.kind is SpeakerKind.NONE else "speaker left open"


def evidence(report: Report) -> tuple[tuple[str, str], ...]:
    """Each voice with its words; the article's own voice is heard in its sentence."""
    if not report.voices:
        return (("according to the article itself", one_line(report.sentence.text)),)
    return tuple((according_to(voice), one_line(voice.text)) for voice in report.voices)


def is_repeated(report: Report, words: str) -> bool:
    """Whether `words` say hardly more than the line itself, so that it need not be read twice."""
    what = one_line(report.what.text)
    return what in words and len(what) >= _REPEATED * len(words)


def title(article: Facts) -> str:
    """The headline, or the identifier of an article without one."""
    return one_line(article.headline or f"(no headline, {article.id})")


def about(article: Facts) -> str:
    """Publisher and date of an article; a date that is known less well than to the day, as it is."""
    day = published_day(article)
    published = show_day(day) if day else article.published or "date not stated"
    return one_line(", ".join(filter(None, (article.publisher, published))))


def published_day(article: Facts) -> date | None:
    """The day of publication, where it is known."""
    try:
        return datetime.fromisoformat(article.published or "").date()
    except ValueError:
        return None


def marked(line: Line) -> tuple[str, str, str]:
    """The words of the line before the word for the event, that word, and those after it."""
    what, trigger = line.reports[0].what, line.reports[0].trigger
    before = one_line(what.text[: trigger.start - what.start] + "|")[:-1]
    after = one_line("|" + what.text[trigger.end - what.start :])[1:]
    return before, one_line(trigger.text), after


def label(line: Line, longest: int) -> str:
    """The line in at most `longest` characters, the word for the event among them."""
    what, trigger = line.reports[0].what, line.reports[0].trigger
    text = one_line(what.text)
    end = len(one_line(what.text[: trigger.end - what.start]))
    if end <= longest - 1:
        return shortened(text, longest)
    start = text.find(" ", max(0, end - longest * 2 // 3)) + 1
    return f"…{shortened(text[start:], longest - 1)}"


def shortened(text: str, longest: int) -> str:
    """`text`, cut at a word with "…" where it is longer than `longest` characters."""
    if len(text) <= longest:
        return text
    head = text[: longest - 1]
    return (head.rsplit(" ", 1)[0] if " " in head[longest // 2 :] else head).rstrip(" ,;:") + "…"
