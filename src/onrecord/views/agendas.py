"""Lists of topics for a terminal, and what each two of them share."""

from collections.abc import Iterator, Mapping

from rich.console import Console, ConsoleOptions, RenderResult
from rich.padding import Padding
from rich.text import Text

from onrecord.comparison import Agendas, ArticleFacts, Comparison, TopicList
from onrecord.views.lines import about, title
from onrecord.views.plain import count, one_line


class AgendaReport:
    """Agendas that rich can print: the lists of each article, then the comparisons."""

    def __init__(self, agendas: Agendas) -> None:
        self.agendas = agendas

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for number, article in enumerate(self.agendas.articles):
            if number:
                yield Text()
            yield from _article(article, self.agendas)
        lists = {one.number: one for one in self.agendas.lists}
        for comparison in self.agendas.comparisons:
            yield Text()
            yield from _comparison(comparison, lists)


def _article(article: ArticleFacts, agendas: Agendas) -> Iterator[Text | Padding]:
    yield Text(title(article), "bold")
    yield Text(one_line(" · ".join(filter(None, (about(article), article.url)))), "dim")
    if article.agendas is None:
        yield Text("record made without looking for agendas: read the page again", "yellow")
    elif not article.agendas:
        yield Text("no list of topics", "dim")
    for one in agendas.lists:
        if one.article == article.id:
            yield Text.assemble((f"{one.number}. ", "dim"), (_who(one), "bold"), f": {count(len(one.topics), 'topic')}")
            yield Padding(Text(" · ".join(one_line(topic.text) for topic in one.topics)), (0, 0, 0, 3))
            yield Padding(Text(f"“{one_line(one.sentence)}”", "dim"), (0, 0, 0, 3))


def _comparison(comparison: Comparison, lists: Mapping[int, TopicList]) -> Iterator[Text | Padding]:
    one, other = lists[comparison.one], lists[comparison.other]
    yield Text(f"{one.number} and {other.number}: {_who(one)}, {_who(other)}", "bold")
    both = [_pair(one.topics[n].text, other.topics[m].text) for n, m in comparison.both]
    yield from _row("in both", both, "green")
    yield from _row(f"only {_who(one)}", [one_line(one.topics[n].text) for n in comparison.only_one], "yellow")
    yield from _row(f"only {_who(other)}", [one_line(other.topics[n].text) for n in comparison.only_other], "yellow")


def _row(label: str, topics: list[str], style: str) -> Iterator[Padding]:
    yield Padding(Text.assemble((f"{label}: ", style), " · ".join(topics) or "none"), (0, 0, 0, 3))


def _pair(one: str, other: str) -> str:
    first, second = one_line(one), one_line(other)
    return first if first == second else f"{first} = {second}"


def _who(one: TopicList) -> str:
    if one.speaker:
        return one_line(one.speaker)
    return "somebody (not resolved)" if one.statement else "the article itself"
