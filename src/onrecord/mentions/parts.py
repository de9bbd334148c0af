"""Parts of a group: "some" is some of those that the sentence before is about."""

import re

from onrecord.mentions.clusters import Cluster, head_noun, kind_of_noun
from onrecord.mentions.scene import Scene
from onrecord.schema.entity import EntityType, MentionKind
from onrecord.schema.span import Span
from onrecord.text import sentences

_SOME = re.compile(r"Some|Many|Most|Several")
"""A quantifier that begins a sentence without a noun of its own."""

_SUBJECT = re.compile(
    r"(?P<words>(?:[A-Z][\w’'-]*)(?:\s[a-z][\w’'-]*){0,4}?)(?=,\s|\s(?:have|had|are|were|do|did|will|would|say|said)\b)"
)
"""What a sentence begins with, up to an aside or a verb."""

_OF_THESE = re.compile(r"(?:the|these|those|his|her|their|its)\s", re.IGNORECASE)
_OTHER_PART = re.compile(r"(?:Some|Many|Most|Several|Few|Other|All|Both|No)\s")


def find_part(scene: Scene, span: Span) -> Cluster | None:
    """Some of the group that the sentence before is about ("some of the residents"); None where that is no group."""
    words = span.of(scene.text)
    home = next((p for p in scene.paragraphs if p.covers(span)), None)
    if home is None or not _SOME.fullmatch(words):
        return None
    before = [s for s in sentences(scene.text, home) if s.end <= span.start]
    subject = _SUBJECT.match(scene.text, before[-1].start, before[-1].end) if before else None
    if subject is None or _OTHER_PART.match(subject["words"]):
        return None
    if kind_of_noun(head_noun(subject["words"]) or "") is not EntityType.GROUP:
        return None
    whole = subject["words"][0].lower() + subject["words"][1:]
    name = f"{words} of {whole}" if _OF_THESE.match(whole) else f"{words} {whole}"
    part = Cluster(EntityType.GROUP, [(span, MentionKind.NOMINAL)], name=name)
    scene.clusters.append(part)
    return part
