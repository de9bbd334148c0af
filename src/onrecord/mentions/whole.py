"""Names that the tagger cut, made whole: initials, bodies with a small word in them, places with their state."""

import re
from collections.abc import Callable, Sequence

from onrecord.mentions.name import Name
from onrecord.schema.entity import EntityType
from onrecord.schema.span import Span

_LOOSE = re.compile(r"\s+(?:of|for|the|and|in|on|to|at)$")
_JOINS = re.compile(r"\s+(?:of|for|of the|for the|on|to the)\s+|\s+")
_BODY = re.compile(
    r"(?:Department|Ministry|Office|Bureau|Institute|Center|Centre|Committee|Commission|Council|Agency|School|College"
    r"|Faculty|Board|Directorate)\s+(?:of|for|on)\s+(?:the\s+)?[A-Z][\w’'-]*$"
    r"|(?:Alliance|Party|Association|Union)\s+of\s+[A-Z][\w’'-]*s$"
)
_OF_PARTY = re.compile(r"(?:ic|ive|ist|al|an|ish)$")
_PARTY = re.compile(r"(?:Party|Union|Alliance|List|Front|Movement|Federation)\b")
_PEOPLE = re.compile(r"(?:People|Wom[ae]n|Men|Children|Worker|Farmer|Teacher|Nurse)$")
_INITIAL = re.compile(r"(?:^|\s)(?:[A-Z]\.?){1,3}$")
_MIDDLE = re.compile(r"\s(?:Sheikh?|Haji|Bin|Abu|Ould|Ben)\s")
_INITIALS = re.compile(
    r"(?<![\w.])(?!U\.S|U\.K|U\.N|E\.U|D\.C|P\.S|N\.Y|L\.A)(?:(?:[A-Z]\.){2,3}\s?|[A-Z]\.)$|(?<=[a-z]\s)[A-Z]\.\s$"
)
"""Initials before a name ("J.R. Orr", "nominated A. Edda Orr")."""
_LAST = re.compile(r"\s[A-Z][\w’'-]+")
_PARTICLES = re.compile(
    r"(?<![\w’'-])(?:O['’]|(?:(?:bin|ibn|von|van|der|den|de|di|da|del|della|la|le|el|abu|ten|ter)\s)+)$"
)
_REALM = re.compile(
    r"\b(?:Principality|City|Province|Kingdom|Republic|Grand\s+Duchy|Duchy|Crown\s+Colony|Colony|Emirate|Sultanate|Isle)"
    r"\s+of\s+(?:the\s+)?$"
)
_LAND = re.compile(r"\s(?:islands?|peninsula|strip)\b(?!\s(?:chains?|countr|groups?|nations?|of\b|states?|territor))")
"""What a place is, without a capital ("Gull island")."""
_ISLES = re.compile(r"\b(?:Isl(?:and|e)s?|Keys|Indies|U\.S\.|US|UK)$")
_SECOND_PART = re.compile(
    r"-(?!(?:era|led|run|like|style|born|free|type|only|esque|based|ally|held|owned|tied)\b)[a-z]{2,5}\b"
)
_OWN_THE = re.compile(r"[a-z,]\sThe\s$")
"""An article with a capital within a sentence: it is part of the name ("The Harrow Courier")."""

_REST = re.compile(
    r"(?:\s+(?!The\b|Mr\b|Mrs\b|Ms\b)[A-Z][\w&-]*){0,2}\s+(?:Group|Company|Corporation|Authority|Agency|Association"
    r"|University|College|Bureau|Council|Committee|Commission|Party|Hospital|Foundation|Institute|Department|Board|Bank"
    r"|Union|Ministry|Court|Fund|Federation|Club|Society|Partners|Airlines|Times|Post|Herald|Insider|News|Tribune|Gazette|Chronicle|Telegraph|Journal)(?![\w-]|['’]s?\s[A-Z])"
)
"""Words with capitals after a name, up to one that is a body."""

_OF_FIELD = re.compile(
    r"\s(?:of|for|on)\s(?:the\s)?(?!(?:\w+day|Jan|Feb|Mar|Apr|May|Ju[nl]|Aug|Sep|Oct|Nov|Dec)\b|(?:Jan|Febr)uary|March|April|June"
    r"|July|August|September|October|November|December)[A-Z][\w’'-]*(?:\s(?:and\s)?[A-Z][\w’'-]*){0,3}"
)
_OF_FIELDS = re.compile(r"(?:^|\s)(?:Board|Bureau|Commission|Committee|Council|Department|Ministry|Office)$")
"""A body that has its field in its name: "the Commission on Harbor Debates"."""
_TWO_FIELDS = re.compile(r"(?:Department|Ministry|Office|Secretary)\sof\s[A-Z]\w+$")
_SECOND_FIELD = re.compile(
    r"\sand\s(?:[A-Z]\w+\s)?(?:Affairs|Care|Commerce|Communities|Construction|Culture|Development|Education|Employment|Energy|Environment"
    r"|Fisheries|Food|Forestry|Housing|Immigration|Industry|Infrastructure|Innovation|Justice|Labou?r|Medicine|Pensions|Planning|Research"
    r"|Resources|Science|Security|Services|Skills|Sports?|Technology|Tourism|Trade|Training|Transport|Welfare|Works)\b"
)
"""The second field of a body: "the Department of Housing | and Harbor Development"."""
_UNION = r"(?:^|\s)(?:Alliance|Association|Coalition|Confederation|Federation|League|Society|Union)"
_CAPITAL = r"[A-Z][\w’'-]*"
_RESTS = (
    (_OF_FIELDS, _OF_FIELD),
    (_TWO_FIELDS, _SECOND_FIELD),
    (
        re.compile(rf"{_UNION}(?:\sof)?$"),
        re.compile(rf"(?:\sof|(?<=\sof))\s(?:{_CAPITAL}\s){{0,2}}[A-Z][\w-]*s\b(?!['’])"),
    ),
    (re.compile(rf"{_UNION}\sof(?:\s{_CAPITAL})+$"), re.compile(r"\s[A-Z][\w-]*s\b(?!['’])")),
)
"""How a body's name ends, and what goes on: its field, or whose it is ("the Federation of | Harbor Reporters")."""

_SAINT = re.compile(r"(?:St\.?|Saint)\s")
_OF_SAINT = re.compile(
    r"['’]s?\s(?:[A-Z]\w+\s)?(?:Academy|Cathedral|Church|College|Hospital|Infirmary|School|University)\b"
)
"""What is called for a saint: "St. Edda | 's Hospital"."""

_TRADE = re.compile(
    r"(?:\s[A-Z][\w-]+)?\s(?:Airlines|Airways|Brewery|Brewing|Builders|Capital|Construction|Consulting|Electronics|Energy|Entertainment"
    r"|Fabrics|Ferries|Foods|Furniture|Holdings|Homes|Industries|Insurance|Lines|Logistics|Marine|Media|Mining|Motors|Motorsports|Petroleum"
    r"|Pharmaceuticals|Pictures|Properties|Realty|Records|Securities|Shipping|Software|Solutions|Steel|Studios|Systems|Technologies"
    r"|Transport|Ventures)(?![\w-]|\s[A-Z])"
)
"""After a name, what makes both a firm: "Edda Orr | Motors"."""

_FORM = r"(?:Inc|Ltd|LLC|Corp|PLC|L\.L\.C|L\.P)\b\.?"
_TWO_NAMES = re.compile(r"[A-Z][\w’']+[-‐‑–]\u2060?[A-Z][\w’']+")
_TICKET = re.compile(r"\s+(?:[Aa]dministration|[Gg]overnment|[Cc]ampaign|[Tt]icket)\b")
"""After the last names of two: what they lead, which is neither of them ("the Orr-Vale Administration")."""

_LEGAL = re.compile(rf",?\s{_FORM}")
"""The legal form after a company's name, which is part of it: "Orvik, Inc."."""

_BARE_BODY = re.compile(r"Assembly|Board|Bureau|Commission|Committee|Council|Court|Directorate|Party")
_FRONT = re.compile(r"\b(?:the|a|an|its|interim|former|new)\s(?P<front>(?:[A-Z][\w-]+\s){1,3})$")
"""What of a body's name stands before the noun that alone was tagged ("the Governing | Council")."""

_STATION = re.compile(
    r"(?<![\w’'-])(?:(?:Radio|Television|TV|Rádio|Télé)|(?:Doctors|Engineers|Lawyers|Reporters|Teachers|Writers)\sWithout)\s$"
)
"""Before a name that is a station's or a body's: "Radio Harrow", "Doctors Without Borders"."""

_FORM_FIRST = re.compile(rf"{_FORM}(?P<of>\s+of\b)?\W*")
_CODE = re.compile(r"\s\d{5}(?:-\d{4})?$")
"""A postal code after a state."""

_COUNTRY_STATE = {"U.S.", "US", "U.S", "U.K.", "UK"}


def make_whole(text: str, names: Sequence[Name]) -> list[Name]:
    """`names` with the parts of one name joined, and what belongs to a name on either side of it."""
    joined: list[Name] = []
    for name in filter(None, (_without_form(text, name) for name in names)):
        last = joined[-1] if joined else None
        kind = _kind_of_both(text, last, name) if last else None
        if last and kind:
            joined[-1] = Name(Span(last.span.start, name.span.end), kind)
        else:
            joined.append(name)
    following = [*(name.span.start for name in joined[1:]), len(text)][: len(joined)]
    named = [_with_rest(text, name, until) for name, until in zip(joined, following, strict=True)]
    widened = [_widened(text, _cut_loose(text, name)) for name in named]
    ends = [widened[0].span.end] if widened else []
    kept = widened[:1]
    for name in widened[1:]:  # what was widened may cover its neighbour
        if name.span.end > ends[-1]:
            while kept and name.span.covers(kept[-1].span):
                kept.pop()
            kept.append(name)
            ends.append(name.span.end)
    return kept


def _kind_of_both(text: str, one: Name, other: Name) -> EntityType | None:
    """Of which kind two neighbours are if they are one name; None where they are two."""
    between = text[one.span.end : other.span.start]
    if between == "-" or _is_district(text, one, other):
        return other.kind
    if _first_word(text, one, other, between):
        return one.kind
    return next((kind for test, kind in _TESTS if test(text, one, other, between)), None)


def _is_district(text: str, one: Name, other: Name) -> bool:
    """Cut within a name that is always one: "District | of | Columbia"."""
    words = text[one.span.start : other.span.start].split()
    return words == ["District", "of"] and text.startswith("Columbia", other.span.start)


def _parts_of_body(text: str, one: Name, other: Name, between: str) -> bool:
    """Cut at a small word: "Union | for | Harbor Reform", "Bank of | Harrow", "Court of | the | Isles"."""
    loose = bool(_LOOSE.search(one.span.of(text)))
    joins = _JOINS.fullmatch(between) or (loose and between == " the ")
    if one.kind is not EntityType.ORGANIZATION or not joins:
        return False
    if other.kind is EntityType.ORGANIZATION:
        return loose or between.strip() != "" or one.span.of(text) in _COUNTRY_STATE
    return other.kind is EntityType.PLACE and (loose or between.strip().startswith("of"))


def _two_sides(text: str, one: Name, other: Name, between: str) -> bool:
    """A party with two adjectives: "Social Democratic | and | Labour Party"."""
    bodies = one.kind is other.kind is EntityType.ORGANIZATION and between == " and "
    words = one.span.of(text)
    return (
        bodies
        and bool(_OF_PARTY.search(words))
        and not _PARTY.search(words)
        and bool(_PARTY.search(other.span.of(text)))
    )


def _of_people(text: str, one: Name, other: Name, between: str) -> bool:
    """A body of people: "Harrow People | 's | Union"."""
    bodies = one.kind is other.kind is EntityType.ORGANIZATION and between in ("'s ", "’s ")
    return bodies and bool(_PEOPLE.search(one.span.of(text)))


def _first_word(text: str, one: Name, other: Name, between: str) -> bool:
    """A name cut after its first word: "Concerned | Women of Harrow", "Edda | Gull Orr"."""
    same = one.kind is other.kind and one.kind in (EntityType.ORGANIZATION, EntityType.PERSON)
    return same and between == " " and " " not in one.span.of(text) and " " in other.span.of(text)


def _body_of_person(text: str, one: Name, other: Name, between: str) -> bool:
    """A body called for a person: "Edda M. | Orr Foundation"."""
    kinds = one.kind is EntityType.PERSON and other.kind is EntityType.ORGANIZATION
    return kinds and between == " " and bool(_INITIAL.search(one.span.of(text)))


def _body_of_country(text: str, one: Name, other: Name, between: str) -> bool:
    """A body with its country in front: "U.S. | Census Bureau"."""
    return one.span.of(text) in _COUNTRY_STATE and other.kind is EntityType.ORGANIZATION and between == " "


def _two_fields(text: str, one: Name, other: Name, between: str) -> bool:
    """A body with two fields: "Department of Harbors | and | Public Works"."""
    one_body = one.kind is other.kind is EntityType.ORGANIZATION
    return one_body and between == " and " and bool(_BODY.search(one.span.of(text)))


def _initial(text: str, one: Name, other: Name, between: str) -> bool:
    """A person cut after an initial or at a title within the name: "Ann L. | Orr", "Omar | Sheikh | Orr"."""
    persons = one.kind is other.kind is EntityType.PERSON
    initial = between == " " and _INITIAL.search(one.span.of(text)) is not None
    return persons and (initial or _MIDDLE.fullmatch(between) is not None)


def _with_state(text: str, one: Name, other: Name, between: str) -> bool:
    """A place with its state: "Washington, | D.C."; a state with its continent: "United States of | America"."""
    places = one.kind is other.kind is EntityType.PLACE
    capital = between == ", " and other.span.of(text).startswith(("D.C", "DC"))
    return places and (capital or between == " of ")


def _turned(text: str, one: Name, other: Name, between: str) -> bool:
    """A person as mail names whom it is from, the last name first: ""Orr, Edda" <orr@…>"."""
    quoted = between == ", " and text[max(one.span.start - 1, 0) : one.span.start] == '"'
    single = " " not in one.span.of(text) and EntityType.PERSON in (one.kind, other.kind)
    return (
        quoted
        and single
        and re.match(r'"(?:[^\S\n]*<|\s*(?:\n|$))', text[other.span.end : other.span.end + 9]) is not None
    )


_TESTS: tuple[tuple[Callable[[str, Name, Name, str], bool], EntityType], ...] = (
    (_parts_of_body, EntityType.ORGANIZATION),
    (_body_of_country, EntityType.ORGANIZATION),
    (_two_fields, EntityType.ORGANIZATION),
    (_two_sides, EntityType.ORGANIZATION),
    (_of_people, EntityType.ORGANIZATION),
    (_body_of_person, EntityType.ORGANIZATION),
    (_initial, EntityType.PERSON),
    (_turned, EntityType.PERSON),
    (_with_state, EntityType.PLACE),
)


def _cut_loose(text: str, name: Name) -> Name:
    """`name` without a small word at its end."""
    loose = _LOOSE.search(name.span.of(text))
    return Name(Span(name.span.start, name.span.start + loose.start()), name.kind) if loose else name


def _with_rest(text: str, name: Name, until: int) -> Name:
    """A body of which only the first words were tagged ("Orvik | Legal Group"), up to the next name."""
    saint = _OF_SAINT.match(text, name.span.end, until) if _SAINT.match(name.span.of(text)) else None
    if saint:
        return Name(Span(name.span.start, saint.end()), EntityType.ORGANIZATION)
    ticket = _TICKET.match(text, name.span.end) if _TWO_NAMES.fullmatch(name.span.of(text)) else None
    if ticket:
        return Name(Span(name.span.start, ticket.end()), EntityType.ORGANIZATION)
    rest = _REST.match(text, name.span.end, until) if name.kind is not EntityType.PERSON else None
    if rest is None and name.kind is EntityType.ORGANIZATION:
        fitting = (rest for ends, rest in _RESTS if ends.search(name.span.of(text)))
        rest = next(filter(None, (rest.match(text, name.span.end, until) for rest in fitting)), None)
    rest = rest or _TRADE.match(text, name.span.end, until)
    return Name(Span(name.span.start, rest.end()), EntityType.ORGANIZATION) if rest else name


def _without_form(text: str, name: Name) -> Name | None:
    """`name` without a legal form that it begins with, which is another's: "Inc. of Harrow" is the place."""
    form = _FORM_FIRST.match(name.span.of(text)) if name.kind is EntityType.ORGANIZATION else None
    if form is None:
        return name
    rest = Span(name.span.start + form.end(), name.span.end)
    return Name(rest, EntityType.PLACE if form["of"] else name.kind) if len(rest) else None


def _widened(text: str, name: Name) -> Name:
    """`name` with what belongs to it on either side, by its kind; what makes it a station's stands before any."""
    if station := _STATION.search(text, max(name.span.start - 20, 0), name.span.start):
        return Name(Span(station.start(), name.span.end), EntityType.ORGANIZATION)
    widen = _WIDENED.get(name.kind)
    return Name(widen(text, name.span), name.kind) if widen else name


def _whole_person(text: str, span: Span) -> Span:
    """With the second part of a given name ("Min Jae-ho"), particles and initials before it, the name after them."""
    start, end = span.start, span.end
    single = " " not in span.of(text)
    part = None if single else _SECOND_PART.match(text, end)
    end = part.end() if part else end
    last = _LAST.match(text, end) if _INITIAL.search(span.of(text)) else None
    particles = _PARTICLES.search(text, max(start - 12, 0), start) if single else None
    before = particles or _INITIALS.search(text, max(start - 12, 0), start)
    return Span(before.start() if before else start, last.end() if last else end)


def _whole_body(text: str, span: Span) -> Span:
    """With its own article, its legal form, and the words before a noun that alone was tagged."""
    start = span.start
    front = _FRONT.search(text, max(start - 40, 0), start) if _BARE_BODY.fullmatch(span.of(text)) else None
    start = front.start("front") if front else start
    if _OWN_THE.search(text, max(start - 12, 0), start):
        start -= len("The ")
    legal = _LEGAL.match(text, span.end)
    return Span(start, legal.end() if legal else span.end)


def _whole_place(text: str, span: Span) -> Span:
    """With what it is before or after it ("Duchy of Harrow", "Gull island"), without a postal code."""
    start, end = span.start, span.end
    code = _CODE.search(span.of(text))
    end = start + code.start() if code else end
    land = None if _ISLES.search(text, start, end) else _LAND.match(text, end)
    realm = _REALM.search(text, max(start - 30, 0), start)
    return Span(realm.start() if realm else start, land.end() if land else end)


_WIDENED: dict[EntityType, Callable[[str, Span], Span]] = {
    EntityType.PERSON: _whole_person,
    EntityType.ORGANIZATION: _whole_body,
    EntityType.PLACE: _whole_place,
}
