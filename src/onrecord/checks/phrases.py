"""The closed patterns of claims, over sentences with marks (see `marked`)."""

import re

from onrecord.checks.marked import TITLE
from onrecord.checks.numbers import HEDGE, NUMBER, ORDINAL, TIMES

WHO = r"<P(?P<who>\d+)>"
_ASIDE = r"(?:,? \([^()]{1,80}\)|, (?!who\b)[^,.;:]{1,80},)?"
_ADVERB = (
    r"(?:(?:also|already|previously|himself|herself|only|personally|officially|recently|reportedly|later|briefly) )*"
)
_PLACE = r"(?:the |downtown |central )?<L(?P<where>\d+)>(?:, <L\d+>(?:,(?= (?:in|on|for|as|\d)))?)?"
_SORT = (
    r"(?P<sort>(?:(?:official|state|working|private|royal|brief|rare|surprise|short|historic|formal|presidential|two-day"
    r"|three-day|four-day|five-day|day-long|one-day|landmark|high-profile|unannounced) )*)"
)
_NOUN = r"(?:visits?|trips?|journeys?|stops?|tours?)"
_WENT = r"(?:travel(?:l)?ed|flew|went|been|gone|come|came|journeyed|returned) (?:back )?to"
_PAST = rf"(?P<verb>visited|toured|{_WENT})"

NEVER = (
    r"(?P<never>never (?:once )?(?:visited|travel(?:l)?ed to|went to|set foot in)"
    r"|(?:has|had) (?:never|not(?: yet)?|yet to) (?:once |ever |yet )?"
    r"(?:visited|visit|been to|be in|travel(?:l)?ed to|travel to|gone to|go to|set foot in))"
)
_MADE = (
    r"(?:made|paid|began|started|completed|wrapped up|concluded|undertook|embarked on|was on|is on|is making|is paying"
    r"|took|has made|has paid|had made|had paid)"
)
_MADE_BY = rf"{WHO}{_ASIDE} {_ADVERB}{_MADE}"
_LATEST = r"(?:last |latest |most recent |previous )?"
_GREETED = r"(?:hosted|welcomed|received)"

STAYS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{WHO}{_ASIDE} {NEVER} {_PLACE}",
        rf"{WHO}{_ASIDE} (?:has |had |have )?{_ADVERB}(?:(?P<first>first|last) )?{_PAST} {_PLACE}",
        rf"{WHO},? who (?:has |had )?{_ADVERB}(?:(?P<first>first|last) )?{_PAST} {_PLACE}",
        rf"{_MADE_BY} (?:(?P<hedge>{HEDGE}) )?(?P<n>{NUMBER}) {_SORT}{_NOUN} (?:to|in) {_PLACE}",
        rf"{_MADE_BY} (?:his|her|the|<P\d+>'s) (?P<ordinal>{ORDINAL}) {_SORT}(?:{_NOUN}) (?:to|in) {_PLACE}",
        rf"{_MADE_BY} (?:an? |his |her |<P\d+>'s |the )?{_LATEST}{_SORT}{_NOUN} (?:to|in) {_PLACE}",
        rf"{WHO}'s (?P<ordinal>{ORDINAL}) {_SORT}{_NOUN} to {_PLACE}",
        rf"[Tt]he {_SORT}{_NOUN} (?:that |which )?{WHO} (?:took|made|paid) to {_PLACE}(?: (?:in|on)"
        rf" <T(?P<then>\d+)>)?,? (?:was|is) (?:his|her|the|<P\d+>'s) (?P<ordinal>{ORDINAL}) {_NOUN} there",
        rf"{WHO}'s {_LATEST}{_SORT}(?P<held>{_NOUN}) to {_PLACE}",
        rf"{WHO}{_ASIDE} (?P<in>was|arrived|landed|stayed|stopped) in {_PLACE}",
    )
)
"""Who was where, with what follows left to `TAIL`."""

HOSTED = re.compile(
    rf"<P(?P<other>\d+)>{_ASIDE} (?:has |had )?{_ADVERB}{_GREETED} <P(?P<who>\d+)> (?:at|to|in) {_PLACE}"
)
RECEIVED = re.compile(rf"{WHO}{_ASIDE} was {_GREETED} (?:by <P(?P<other>\d+)> )?(?:at|to|in) {_PLACE}")
NEWCOMER = re.compile(
    rf"{WHO}{_ASIDE} (?:was|is|became|would become|has become|had become) the (?P<ordinal>{ORDINAL}|only) "
    rf"(?:sitting |serving |incumbent )?(?:(?:U\.?S\.?|American|<L\d+>) )?(?P<office>president|secretary of state)"
    rf"(?: in history)? (?:ever )?(?:to (?:ever )?(?:visit|travel to|set foot in)|who visited) {_PLACE}"
)
MEETINGS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{WHO}{_ASIDE} (?:has |had |have )?{_ADVERB}met (?:with |face to face with )?(?:the )?<P(?P<other>\d+)>",
        rf"{WHO} and (?:the )?<P(?P<other>\d+)>{_ASIDE} (?:have |had |has )?{_ADVERB}met\b",
        rf"{WHO}{_ASIDE} (?:has |had )?held (?:talks|a (?:bilateral )?meeting|a summit(?: meeting)?)"
        rf" with (?:the )?<P(?P<other>\d+)>",
        rf"{WHO}{_ASIDE} (?:has |had |have )?{_ADVERB}met (?:with )?"
        rf"(?=(?:{HEDGE} )?(?:once|twice|{NUMBER} times) with <P(?P<other>\d+)>)",
    )
)
PARTS = re.compile(
    rf"(?P<count>{TIMES}) (?:with )?(?P<parties>(?:[Tt]he )?(?:[Pp]residents? )?<P\d+>"
    rf"(?:(?:, (?:and )?| and )(?:[Pp]residents? )?<P\d+>)*)"
)
"""How often with whom, in a list."""

_SPAN = (
    r"(?: (?P<from>from|between) <T(?P<since>\d+)>(?: (?:to|until|till|through|and) |–|-)<T(?P<until>\d+)>"
    r"| (?P<at>in|on|in early|in late|during|early in|late in) <T(?P<when>\d+)>"
    r"| (?:since|starting in|from) <T(?P<only>\d+)>(?! to| until)"
    r"| until <T(?P<end>\d+)>|,? (?P<ago><T(?P<bare>\d+)>))"
)
_BECAME = (
    r"became|has been|had been|was (?:first )?(?:named|appointed|elected|sworn in|inaugurated|re-?elected)(?: as)?"
    r"|took office as|served as|has served as|had served as|was|is|took over as|left office as|stepped down as"
    r"|resigned as|ceased to be|started as|came to power as|left|took up|assumed"
)
_OFFICE = r"(?:an? |the )?(?P<office>(?:[^.,;:()<]|(?<=\w)\.(?=\w|\s[a-z])|<L\d+>){3,70}?)"
OFFICES = (
    re.compile(rf"{WHO}{_ASIDE} (?:also |then |later |first )?(?P<verb>{_BECAME}) {_OFFICE}{_SPAN}"),
    re.compile(rf"{WHO},? who (?:also |then |later |first )?(?P<verb>{_BECAME}) {_OFFICE}{_SPAN}"),
    re.compile(rf"{WHO}, (?:the |a )?(?P<verb>)(?:former )?{_OFFICE}(?= from| between| in| since| until){_SPAN}[,.]?"),
    re.compile(rf"{WHO}{_ASIDE} (?P<verb>took office|left office|came to power|took power)(?P<office>){_SPAN}"),
)

RESERVED = re.compile(
    r"\b(?:if|whether|unless|would|could|should|might|may|of|for|with|by|to|from|between|than|like|about|on|at|against"
    r"|under|over|into|where) (?:the |then )?$",
    re.IGNORECASE,
)
"""Words before a subject after which it is no subject, or what follows no claim."""

FRONT = re.compile(
    r"(?:^|[\s\"“(])(?:(?P<since>[Ss]ince|[Uu]ntil|[Bb]efore|[Aa]fter) <T\d+>"
    r"|(?:[Bb]etween|[Ff]rom) <T(?P<first>\d+)>(?: (?:and|to|until|through) |–|-)<T(?P<last>\d+)>"
    r"|(?:[Ii]n|[Oo]n|[Dd]uring|[Ee]arly in|[Ll]ate in) <T(?P<when>\d+)>),? $|^<T(?P<bare>\d+)>,? $"
)
"""A time before the subject; one after since or until is no day on which it was."""

_REST = (
    rf",? ?{TIMES}(?! a (?:year|month|week))",
    r" (?:in|on|during|of|early in|late in|in early|in late|in mid-) ?<T(?P<when>\d+)>",
    r",? <T(?P<bare>\d+)>",
    r",? since <T(?P<since>\d+)>",
    r" (?:between|from) <T(?P<first>\d+)>(?: (?:and|to|until|through) |–|-)<T(?P<last>\d+)>",
    rf",? (?P<office>as (?:the )?(?:sitting |serving )?(?:(?:[A-Z][\w.]+|<L\d+>)(?:'s)? )?"
    rf"(?i:{TITLE}|head of state|head of government)(?: of (?:the )?<L\d+>)?"
    r"|during (?:his|her|<P\d+>'s) (?:presidency|time in office|tenure|chancellorship|premiership)"
    rf"|while (?:in office|(?:he|she|<P\d+>) was (?:in office|president|prime minister|chancellor|secretary of state))"
    rf"|since (?:taking office|becoming (?:\w+ ?){{1,3}}|(?:he|she|<P\d+>) (?:took office|became (?:\w+ ?){{1,3}})))",
    r" with (?:then-)?(?:[Pp]resident )?<P(?P<other>\d+)>",
    r",? (?:(?:to meet|for (?:talks|a meeting|meetings|a summit)|and met)(?: with)?|as a guest of|at the invitation of)"
    r" <P(?P<guest>\d+)>",
    r",? (?:at|in) (?:the )?<L(?P<venue>\d+)>",
    r",? (?:so far|to date|in all|in total|now|face to face|in person|each)",
)
TAIL = tuple(map(re.compile, _REST))
"""What may follow who was where, each part of it understood."""

END = re.compile(
    r"$|[.;:?!—–\"”)]|,? (?:according to|said|says|told)\b|,? the \w+ said\b"
    r"|, (?:which|where|who|and|but|the|a|including|he|she|it|<)"
    r"|,? (?:and|but|while|though|although|when|because|after|before) "
)
"""Where the clause ends."""
