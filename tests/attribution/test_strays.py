"""Content in another sentence than the cue: a quotation goes on, other words do not."""

from onrecord import read_text
from onrecord.schema.record import Record

OAR = (
    "Lake club meets\n\n"
    'The Harbour Institute had been hosting a program about river fish at Mill Hall called "Swimming Together". '
    "According to a Twitter post by Anna Brook, director of the event, the oar came from the wall of the hall.\n"
)

NESTED = (
    "Envoy objects\n\n"
    'Brett Mallory also criticized the decision via Twitter. "The statement shows a lack of understanding of anything '
    'that happens. The "Harbour Force" is not holding any detainees. They are all being held by others." Mallory later '
    'wrote, "The force suffered thousands of casualties."\n'
)

KNOWN = "Fair opens\n\nThe fair is run by volunteers, and is known for its programme for fans, by fans.\n"


def contents(record: Record) -> list[str]:
    text = record.article.text
    return [" […] ".join(span.of(text) for span in a.content) for a in record.attributions]


def test_a_name_in_marks_does_not_bring_its_sentence_along() -> None:
    (content,) = contents(read_text(OAR))
    assert content == "the oar came from the wall of the hall"


def test_a_quotation_is_not_cut_at_a_name_in_marks_inside_it() -> None:
    quoted = next(content for content in contents(read_text(NESTED)) if "understanding" in content)
    assert 'They are all being held by others."' in quoted


def test_a_conviction_for_a_crime_reports_nothing() -> None:
    text = (
        "Rivals in Harrow\n\nWhile Blanken has been covered for his role as head of Harrow Energy during the 2010 mine "
        "disaster that resulted in the deaths of 29 miners, his subsequent conviction for conspiracy to violate safety "
        "standards willfully, his one year imprisonment, Mohr is relatively unknown.\n"
    )
    assert not read_text(text).attributions


def test_known_for_reports_nothing() -> None:
    assert not read_text(KNOWN).attributions
