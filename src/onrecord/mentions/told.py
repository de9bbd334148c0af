"""Whom a pronoun means where its sentence or the one before tells it plainly, whatever the network says."""

import re
from collections.abc import Sequence

from onrecord.mentions.clusters import Cluster, kind_of_noun
from onrecord.mentions.scene import Scene
from onrecord.mentions.words import singular
from onrecord.schema.entity import EntityType
from onrecord.schema.span import Span
from onrecord.text import MARKS, sentences

_PEOPLE = re.compile(
    r"(?P<who>(?:(?:The|These|Those|Some|Many|Several|Other)\s)?(?:[\w-]+\s)?(?P<noun>[A-Za-z-]+s))\s[a-z]+"
)
"""Several people as the subject of a sentence, before their verb."""

_VERB = re.compile(r"\s(?!(?:and|or|of|in|at|for|with|who|whose|aides?|officials?)\b)[a-z]+\s")
"""What follows a name that is the subject."""

_BUT = re.compile(r",?\s(?:but|and)\s$")
_ASKS = re.compile(r"\b(?:asked|pressed|questioned|quizzed|contacted|approached)\s(?:[A-Z][\w.]*\s|the\s|an?\s){0,4}$")
"""Before the name of whoever is to answer."""


def find_told(scene: Scene, span: Span, options: Sequence[Cluster]) -> Cluster | None:
    """Who of `options` "he" or "she" is by the words around, where it is the source of a statement."""
    if span.start not in scene.asked:
        return None
    rules = (_reported, _questioned, _own_subject, _speaks_on)
    return next(filter(None, (rule(scene, span, options) for rule in rules)), None)


def _reported(scene: Scene, span: Span, options: Sequence[Cluster]) -> Cluster | None:
    """Whoever is reported to say of himself or herself what he or she thinks ("Orr said she believed …").

    Only whom the source names: "Orr's lawyer said he denied it" may be either.
    """
    around = {at for at, said in scene.says.items() if at != span.start and any(s.start == span.start for s in said)}
    speaker = next((cluster for at, cluster in reversed(scene.spoke) if at in around), None)
    return speaker if speaker in options and speaker is not None and speaker.kind is EntityType.PERSON else None


def _questioned(scene: Scene, span: Span, options: Sequence[Cluster]) -> Cluster | None:
    """Whoever was asked in the clause before ("reporters asked Orr about it, but he declined to comment")."""
    if not _BUT.search(scene.text, max(span.start - 8, 0), span.start):
        return None
    sentence = sentence_of(scene, span)
    for name, cluster in scene.named_in(Span(sentence.start, span.start)):
        if cluster in options and _ASKS.search(scene.text, sentence.start, name.start):
            return cluster
    return None


def _own_subject(scene: Scene, span: Span, options: Sequence[Cluster]) -> Cluster | None:
    """The one person whom the sentence names before a source, if it begins with the name and a verb follows."""
    sentence = sentence_of(scene, span)
    if any(c in MARKS - {"’", "'"} for c in scene.text[sentence.start : span.start]):
        return None
    named = [(name, c) for name, c in scene.named_in(Span(sentence.start, span.start)) if c.human]
    if len({id(c) for _, c in named}) != 1 or scene.text[sentence.start : named[0][0].start].strip():
        return None
    verb = _VERB.match(scene.text, named[0][0].end, span.start)
    return named[0][1] if verb and named[0][1] in options else None


def _speaks_on(scene: Scene, span: Span, options: Sequence[Cluster]) -> Cluster | None:
    """The one person of the sentence before, if he or she speaks there ("Orr called it a mess. He said …")."""
    last = _sentence_before(scene, span)
    if last is None:
        return None
    persons = {id(c): c for _, c in scene.named_in(last) if c.human}
    spoke = {id(c) for place, c in scene.spoke if last.start <= place < last.end}
    one = next(iter(persons.values())) if len(persons) == 1 else None
    return one if one in options and spoke == persons.keys() else None


def people_before(scene: Scene, span: Span) -> Span | None:
    """The people with whom the sentence before "They …" begins: "Researchers took samples. They found …"."""
    last = _sentence_before(scene, span)
    words = last.of(scene.text) if last else ""
    people = _PEOPLE.match(words.lstrip())
    noun = people["noun"].lower() if people else ""
    if last is None or people is None or singular(noun) == noun or kind_of_noun(noun) is not EntityType.GROUP:
        return None
    start = begin_of(scene, last)
    return Span(start, start + people.end("who"))


def _sentence_before(scene: Scene, span: Span) -> Span | None:
    """The sentence before the one that `span` begins, in the same paragraph."""
    home = scene.paragraph_of(span.start)
    before = [s for s in sentences(scene.text, home) if s.start <= span.start] if home else []
    # the mark that closes a quotation may stand in front of the next sentence
    if len(before) < 2 or any(c.isalnum() for c in scene.text[before[-1].start : span.start]):
        return None
    return before[-2]


def begin_of(scene: Scene, sentence: Span) -> int:
    """Where the first letter or mark of `sentence` stands, which begins with the space before it."""
    return sentence.end - len(sentence.of(scene.text).lstrip())


def sentence_of(scene: Scene, span: Span) -> Span:
    """The sentence of the first character of `span`."""
    home = scene.paragraph_of(span.start) or span
    return next((s for s in sentences(scene.text, home) if s.start <= span.start < s.end), home)
