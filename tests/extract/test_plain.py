"""Plain text as scraped: what is the article, what stands at its head, what is furniture."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.hostile_bench import UNITS
from onrecord.errors import PageError
from onrecord.extract import extract_article
from onrecord.extract.dates import find_date_in_url, normalize_date
from onrecord.extract.furniture import find_furniture
from onrecord.extract.opening import find_byline, find_dateline, find_stamp
from onrecord.extract.plain import draft_plain, split_paragraphs
from onrecord.schema.page import Page

LEAD = "The council voted on Monday to reopen the bridge, which had been closed since the storm in May of last year."
NEXT = '"We never rushed," Mayor Ada Quill said. "Nobody did, and the engineers were asked about it three times."'


def parts(text: str) -> list[tuple[str, str]]:
    article = extract_article(Page("x", text, "text"))
    assert all(
        not article.text[a.end : b.start].strip() for a, b in zip(article.blocks, article.blocks[1:], strict=False)
    )
    return [(str(block.kind), block.span.of(article.text)) for block in article.blocks]


@pytest.mark.parametrize(
    ("lines", "kinds"),
    [
        pytest.param(["Bridge will reopen, mayor says", LEAD, NEXT], "headline paragraph paragraph", id="headline"),
        pytest.param(["Bridge will reopen.", LEAD, NEXT], "headline paragraph paragraph", id="headline with a stop"),
        pytest.param([LEAD, NEXT], "paragraph paragraph", id="no headline"),
        pytest.param(
            ["Bridge will reopen", "It closed in May after a storm", LEAD, NEXT],
            "headline standfirst paragraph paragraph",
            id="standfirst without a stop",
        ),
        pytest.param(
            ["Bridge will reopen", "It was closed for a year.", "By Jane Doe", LEAD, NEXT],
            "headline standfirst byline paragraph paragraph",
            id="byline",
        ),
        pytest.param(
            ["Bridge will reopen", "July 19, 2018", "HARROW, July 3 (AP) — " + LEAD, NEXT],
            "headline dateline dateline paragraph paragraph",
            id="date line and dateline",
        ),
        pytest.param(
            ["Bridge will reopen", LEAD, "- one point of it", "Photo: the bridge in May"],
            "headline paragraph list caption",
            id="list and caption",
        ),
    ],
)
def test_kinds(lines: list[str], kinds: str) -> None:
    assert [kind for kind, _ in parts("\n\n".join(lines))] == kinds.split()


@pytest.mark.parametrize(
    ("line", "day"),
    [
        pytest.param("LORN, March 3, 2026 — It rained all day in the old town.", "March 3, 2026", id="with its year"),
        pytest.param("LORN, March 3 — It rained all day in the old town.", None, id="without a year"),
        pytest.param("LORN — On March 3, 2025 — a Monday — it rained.", None, id="a day in the text"),
    ],
)
def test_a_dateline_dates(line: str, day: str | None) -> None:
    draft = draft_plain(f"Rain in the old town\n\n{line}\n\nNobody had said that it would rain again.")
    assert [c.value for c in draft.candidates if c.field == "published"] == ([day] if day else [])


def test_a_dateline_is_a_block_and_the_line_is_not_changed() -> None:
    article = extract_article(Page("x", f"Bridge will reopen\n\nLONDON, July 3 — {LEAD}", "text"))
    assert article.text == f"Bridge will reopen\n\nLONDON, July 3 — {LEAD}"
    assert [block.span.of(article.text) for block in article.blocks][1:] == ["LONDON, July 3 —", LEAD]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Your browser is out of date. Please update it.", "browser notice"),
        ("We use cookies to make this site better.", "cookie notice"),
        ("Sign up for our newsletter", "newsletter notice"),
        ("Advertisement", "advertisement"),
        ("Read more: Ten things to know", "link to another page"),
        ("Share | Tweet | Email", "share bar"),
        ("Share on Facebook", "share bar"),
        ("© 2018 The Ledger", "copyright line"),
        ("___", "rule between parts"),
        ("Cookies are the favourite of the mayor, he said on Monday.", None),
        ('Read more: "I never said that I would leave," the minister insists', None),
        ("The share of votes rose.", None),
        ("Subscribe to the idea or not, the bridge opens.", None),
        ("Next year the bridge opens.", None),
    ],
)
def test_furniture(line: str, reason: str | None) -> None:
    assert find_furniture(line) == reason


def test_what_is_dropped_is_listed() -> None:
    article = extract_article(
        Page("x", f"Bridge will reopen\n\nAdvertisement\n\n{LEAD}\n\nSign up for our newsletter", "text")
    )
    assert [(item.text, item.reason) for item in article.dropped] == [
        ("Advertisement", "advertisement"),
        ("Sign up for our newsletter", "newsletter notice"),
    ]


def test_wrapped_lines_are_joined() -> None:
    text = (
        "The council voted on Monday to reopen the bridge, which had been closed\n"
        "since the storm in May of last year, and the mayor thanked all of those\n"
        "who had worked on it without a day of rest since that night.\n"
        "\n"
        "The engineers had asked for more time, but the council found that there\n"
        "was none to give before the winter."
    )
    assert [len(paragraph.split("\n")) for paragraph in split_paragraphs(text)] == [1, 1]
    assert split_paragraphs(f"One.\r\n{LEAD}\r\n{NEXT}") == ["One.", LEAD, NEXT]


@given(st.text(alphabet="ab .“”\n\u00a0\u200b—,", max_size=300))
def test_only_white_space_changes(text: str) -> None:
    joined = "".join("".join(split_paragraphs(text)).split())
    assert joined == "".join(text.split())


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Doe", ("Jane Doe",)),
        ("By Jane Doe and John Roe, The Ledger", ("Jane Doe", "John Roe")),
        ("By Jane Doe, Health Correspondent, and John Roe", ("Jane Doe", "John Roe")),
        ("By Staff Reporter", ("Staff Reporter",)),
        ("By the time the bridge opened, it was late", None),
        ("By Monday", None),
    ],
)
def test_bylines(line: str, names: tuple[str, ...] | None) -> None:
    assert find_byline(line) == names


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        ("WASHINGTON (AP) — The president", "WASHINGTON (AP) —"),
        ("FLINT, Mich., Oct. 4 (UPI) — Former", "FLINT, Mich., Oct. 4 (UPI) —"),
        ("Mexico City (AFP) – Three", "Mexico City (AFP) –"),
        ("BRUSSELS - European leaders", "BRUSSELS -"),
        ("EXCLUSIVE – The mayor", None),
        ("The mayor — a Democrat — spoke", None),
    ],
)
def test_datelines(line: str, dateline: str | None) -> None:
    end = find_dateline(line)
    assert (line[:end] if end else None) == dateline


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2018-07-19", ("2018-07-19", "day")),
        ("2018-07-19T15:04:05+0200", ("2018-07-19T15:04:05+02:00", "second")),
        ("2018-07-19 15:04", ("2018-07-19T15:04", "minute")),
        ("2018-07", ("2018-07", "month")),
        ("Thursday, July 19, 2018", ("2018-07-19", "day")),
        ("19 July 2018", ("2018-07-19", "day")),
        ("2018-02-30", None),
        ("7/3/2018", None),
        ("yesterday", None),
    ],
)
def test_dates(text: str, expected: tuple[str, str] | None) -> None:
    assert normalize_date(text) == expected


def test_stamps_and_dates_in_urls() -> None:
    assert find_stamp("Updated July 19, 2018 3:04 PM EDT") == ("July 19, 2018", True)
    assert find_stamp("He left office on July 19, 2018") is None
    assert find_stamp("Lorn Courier, 14 May 2026") == ("14 May 2026", False)
    assert find_stamp("Lorn | Thursday, July 19, 2018") == ("July 19, 2018", False)
    assert find_stamp("Born in Lorn, 14 May 2026") is None
    assert find_date_in_url("https://a.example/2018/07/19/x") == "2018-07-19"
    assert find_date_in_url("https://a.example/2018/jul/19/x") == "2018-07-19"
    assert find_date_in_url("https://a.example/story-20180") is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("x" * 1_000_001, "too-large", id="one long line"),
        pytest.param("Advertisement\n\nShare on Facebook", "no-article", id="furniture only"),
        pytest.param(
            "Der Stadtrat hat am Montag beschlossen, die Brücke wieder zu öffnen. " * 8, "language", id="German"
        ),
        pytest.param("".join(f"{n}a etapa: corrida em Interlagos\n" for n in range(30)), "language", id="ordinals"),
        pytest.param("Совет проголосовал в понедельник за открытие моста, закрытого в мае.", "language", id="Russian"),
    ],
)
def test_text_that_is_refused(text: str, code: str) -> None:
    with pytest.raises(PageError) as caught:
        extract_article(Page("x", text, "text"))
    assert caught.value.code == code


@pytest.mark.parametrize("unit", UNITS)
def test_what_repeats_for_long_is_read_to_its_end(unit: str) -> None:
    text = f"Bridge will reopen, mayor says\n\n{unit * (300_000 // len(unit))}\n\n{LEAD}"
    assert extract_article(Page("x", text, "text")).text.endswith(LEAD)


@pytest.mark.parametrize(
    "text", ["He said no.", "Przemysław Wąsik, Łukasz Żak, José Núñez, Jürgen Müller met Zoë Kravčenko."]
)
def test_short_texts_and_foreign_names_are_read(text: str) -> None:
    assert extract_article(Page("x", text, "text")).text == text


def test_same_input_same_article() -> None:
    page = Page("x", f"Bridge will reopen\n\n{LEAD}", "text", "https://a.example/2018/07/19/x", "2018-07-20")
    article = extract_article(page)
    assert article == extract_article(page)
    assert (article.published.value, str(article.published.source)) == ("2018-07-20", "option")
    assert [item.source for item in article.published.evidence] == ["option", "url"]
