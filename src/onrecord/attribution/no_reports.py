"""What is tagged as a report and reports nothing: asking for anonymity, a vote that is still to be held, mere deeds."""

import re
from functools import cache

from onrecord.attribution.draft import Draft
from onrecord.lexicon import past_forms, read_table, verb_forms
from onrecord.schema.span import hull

_ASKED = re.compile(
    r"\b(?:ask|request|insist|demand|prefer|want|wish|declin|refus)\w*(?:\s+(?:on|for|to|by|of|that))*$", re.IGNORECASE
)
_ANONYMOUS = re.compile(
    r"(?:to\s+)?(?:(?:not\s+(?:to\s+)?)?be(?:ing)?\s+(?:named|identified|quoted\s+by\s+name)"
    r"|(?:remain|stay|be)\s+(?:anonymous|unnamed)|anonymity\b"
    r"|(?:his|her|their|that\s+(?:his|her|their))\s+(?:\w+\s+)?names?\s+(?:not\s+)?be\b)",
    re.IGNORECASE,
)
"""Not to be named: why a source has no name, not what it says."""

_NAMELESS = re.compile(r"\banonym(?:ity|ous(?:ly)?)\s(?:in\sorder\s)?to\s(?:\w+ly\s)?\w+$", re.IGNORECASE)
"""What somebody without a name does not want to be named for: "granted anonymity to describe"."""

_TO_COME = re.compile(
    r"(?:will|would|shall|(?:is|are|was|were)\s+(?:\w+\s+)?to|could|may|might)\s+(?:\w+ly\s+|also\s+|then\s+)?"
    r"(?:vote|debate|deliberate)(?:\s+(?:on|about|over))?$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"(?:whether|that|if|to|not|no|yes|for|against|in\s+favou?r)\b|[“\"‘']", re.IGNORECASE)
"""What begins a content that says how somebody will vote, or on which question."""

_QUOTED = re.compile(r"^[“„«\"‘'`]|(?<!\w)[“„«\"‘'`](?:[\w’'-]+[\s,.]+){4}")
"""A quotation, more than a word or two in marks."""


_DID = re.compile(
    r"(?:^|[.!?:;,—–-]\s*|[“\"]|\b(?:what|when|why|how|where|who|and|but|so)\s)(?:did|does|do|would|will|can|could|should)(?:n['’]t)?\s$",
    re.IGNORECASE,
)
"""What stands before the subject of a question."""

_SIGHTED = re.compile(
    r"(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+|also\s+)?(?:seen|spotted|found|heard)", re.IGNORECASE
)
"""What happens to a thing that nobody is said to see: "boats were seen"."""

_ASIDE = re.compile(r"(?:^|[.!?”\"\n]\s*)As\s$")
"""What begins an aside on what follows: in "Sure. As Orr said, it sank" Orr did not say "sure"."""

_AS = re.compile(r"\sas\s(?:\w+ed|having|being)\b")

_SMALL = (
    r"(?:(?:ha[sd]|have|having|is|are|was|were|be|been|being|will|would|could|can|may|might|should|must|did|do|does|to|not"
    r"|never|also|just|then|later|again|soon|once|now|since|already|ever|\w+ly|\w*n['’]t)\s+)*"
)
"""What stands before a verb in its group."""

_LAW = re.compile(
    r"(?:law|act|bill|statute|constitution|charter|code|treaty|agreement|accord|deal|pact|convention|protocol|decree|ordinance"
    r"|legislation|amendment|measure|program(?:me)?|project|initiative|rule|regulation|order|directive|policy|resolution|ruling|decision)s?$|Prop(?:osition|\.)?\s\d+$",
    re.IGNORECASE,
)
_WELCOMED = re.compile(r"\b(?:welcom|greet|receiv|host)\w*$", re.IGNORECASE)
_GUESTS = re.compile(
    r"(?:the\s+)?(?:(?:(?-i:[A-Z])[\w.’'-]*\s+(?:of\s+|and\s+)?){2,}"
    r"|(?:\w+\s+){0,4}?(?:guests|visitors|leaders|delegates|students|families|people|athletes|children|veterans|troops)\s+)"
    r"(?:back\s+)?to\s+(?:the\s+)?(?-i:[A-Z])",
    re.IGNORECASE,
)
"""Who comes to a place: they are welcomed at the door, not in words ("welcomed Mayor Orr to the Harbour House")."""

_WORDING = re.compile(
    r".*\b(?:that|which)\s+(?:accus|alleg|say|claim|call|urg|demand|ask|argu|condemn|warn|stat)\w*"
    r"|.*\b(?:accusing|alleging|saying|claiming|calling|urging|demanding|asking|arguing|condemning|warning|stating)\b"
    r"|.*\b(?:in|under)\s+which\b|(?:\S+\s+){0,4}?(?:statement|apolog|warning|denial|promise|pledge|message|call|letter|report|condemn|condolence|question"
    r"|threat|alert|appeal|response|announcement|opinion|claim|complaint|alleg|accus|tweet|comment|remark)\w*",
    re.IGNORECASE | re.DOTALL,
)
"""What can be issued, filed or sent and is made of words, or has words that say something."""


def reports_nothing(text: str, draft: Draft) -> bool:
    """Whether the content is that the source wants no name, the matter of a vote to come, or what is done to it."""
    return bool(draft.cue) and any(test(text, draft) for test in _TESTS)


def _wants_no_name(text: str, draft: Draft) -> bool:
    cue = hull(draft.cue).of(text)
    if _NAMELESS.search(cue):
        return True
    asked = draft.source and _ASKED.search(cue)
    return bool(asked and _ANONYMOUS.match(draft.content[0].of(text)))


def _is_of_reader(text: str, draft: Draft) -> bool:
    """Whether it is said of the reader what he or she may think: "maybe you think …"."""
    source = hull(draft.source).of(text).lower() if draft.source else ""
    return source == "you" and _THINKS.fullmatch(hull(draft.cue).of(text)) is not None


def _is_bare(text: str, draft: Draft) -> bool:
    """Whether the content is a pronoun that stands for a thing: "the plan, which was backed by Orr"."""
    return len(draft.content) == 1 and draft.content[0].of(text) in ("which", "who")


def _is_to_come(text: str, draft: Draft) -> bool:
    to_come = draft.source and _TO_COME.fullmatch(hull(draft.cue).of(text))
    return bool(to_come and not _CLAUSE.match(draft.content[0].of(text)))


def _is_sighted(text: str, draft: Draft) -> bool:
    return not draft.source and _SIGHTED.fullmatch(hull(draft.cue).of(text)) is not None


def _stands_before_aside(text: str, draft: Draft) -> bool:
    """Whether the content is said before "as Orr said" is."""
    start = draft.source[0].start if draft.source else 0
    return draft.content[-1].end < start and _ASIDE.search(text[max(0, start - 6) : start]) is not None


def _is_asked(text: str, draft: Draft) -> bool:
    """Whether it is asked if the source says so: "Did the mayor say when?"."""
    start = draft.source[0].start if draft.source else 0
    if not start or not _DID.search(text[max(0, start - 24) : start]):
        return False
    plain = hull(draft.cue).of(text).split()[0].lower()
    end = re.compile(r"[.!?\n]").search(text, hull((*draft.cue, *draft.content)).end - 1)
    return end is not None and end[0] == "?" and not plain.endswith("ed") and plain not in past_forms()


def _is_passive_as(text: str, draft: Draft) -> bool:
    """Whether somebody is reported by the source as something: what stands before it is another's word."""
    by = draft.source and text[hull(draft.cue).end : draft.source[0].start] == " by "
    return bool(by and _AS.search(draft.source[0].of(text)))


_THINKS = re.compile(
    r"(?:may|might|will|would|can|could|do|don['’]t|also|already)?\s?(?:think|believe|know|feel|suspect|assume)"
)

_LISTENER = frozenset({"you", "you all", "you guys", "you both", "me", "us"})
_HAS_SAID = re.compile(
    rf"{_SMALL}(?:['’](?:ve|d)\s+)?(?:said|told|asked|mentioned|wrote|announced|promised|claimed|stated|described|warned"
    r"|suggested|argued|called|testified|tweeted|posted|insisted|denied|confirmed|admitted|agreed|noted)\b",
    re.IGNORECASE,
)


def is_addressed(text: str, draft: Draft) -> bool:
    """Whether words of a talk are taken for a report of whoever listens: "can you say why", "you can expect that …"."""
    source, cue = hull(draft.source).of(text).lower() if draft.source else "", hull(draft.cue).of(text)
    return source in _LISTENER and not _HAS_SAID.match(cue)


def _is_deed(text: str, draft: Draft) -> bool:
    """Whether the cue is nothing but a verb of doing, and the content a thing: "photographed the damage"."""
    cue, contents = hull(draft.cue).of(text), [span.of(text) for span in draft.content]
    if any(_QUOTED.search(content) for content in contents):
        return False
    if any(_CLAUSE.match(content) for content in contents):
        return contents[0].startswith("to ") and _is_of_law(text, draft)
    if _WELCOMED.search(cue) and _GUESTS.match(contents[0]):
        return True
    if _deeds("deed").fullmatch(cue):
        return not any(_WORDING.match(content) for content in contents)
    return _is_of_law(text, draft)


def _is_of_law(text: str, draft: Draft) -> bool:
    """Whether a law or a treaty does what laws do: "the agreement seeks to …", "the act requires …"."""
    if not draft.source or not _deeds("law").fullmatch(hull(draft.cue).of(text)):
        return False
    return bool(_LAW.search(draft.source[0].of(text)))


_TESTS = (
    _is_of_reader,
    _is_bare,
    _is_deed,
    _is_asked,
    _wants_no_name,
    _is_to_come,
    _is_sighted,
    _stands_before_aside,
    _is_passive_as,
)


@cache
def _deeds(kind: str) -> re.Pattern[str]:
    """A verb of that kind in any form, with what stands before it in its group."""
    verbs = next(verbs for name, verbs in read_table("deeds") if name == kind)
    forms = []
    for verb in verbs.split("|"):
        lemma, _, particle = verb.partition(" ")
        forms += [rf"{form}(?:\s+{particle})" if particle else form for form in verb_forms(lemma)]
    return re.compile(rf"{_SMALL}(?:{'|'.join(sorted(forms))})", re.IGNORECASE)
