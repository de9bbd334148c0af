"""Whose words they are, and who is said to have said them: one wording for all pages, the feed and the citation.

A paraphrase is the article’s: it never stands in quotation marks, and wherever it is shown it is told to be one.
"""

from collections.abc import Mapping

from onrecord.audit import Naming
from onrecord.schema.statement import Act, Form, Polarity, SpeakerKind
from onrecord.store import StatementRow
from onrecord.views.unsaid import show_unsaid

NOBODY = "Nobody named"
"""Where the article says that something was said, and not by whom."""

OPEN = "Speaker left open"
"""Where it cannot be told who is meant."""

NAMINGS: Mapping[str, str] = {
    Naming.NAMED: "named",
    Naming.UNNAMED: "unnamed",
    Naming.NONE: NOBODY.lower(),
    Naming.NOT_RESOLVED: OPEN.lower(),
}
"""Whether sources are named, in charts."""

WHOSE = {
    Form.DIRECT: "",
    Form.INDIRECT: "paraphrase: the article’s words",
    Form.MIXED: "partly paraphrase",
    None: "the article’s words",
}
"""What is told beside words of each form; ``None`` are words that only tell of a statement."""

_BRIEFLY = {Form.INDIRECT: "paraphrase", Form.MIXED: "partly paraphrase"}

_ACTED = {Act.ASSERT: "said", Act.DENY: "denied", Act.APOLOGIZE: "apologized", Act.CLARIFY: "clarified"}


def show_name(name: str | None, kind: str | None = None) -> str:
    """The speaker's name, or that there is none."""
    return name or (NOBODY if kind == SpeakerKind.NONE else OPEN)


def show_whose(form: str | None) -> str:
    """Whose words they are; nothing where they are the speaker's."""
    return WHOSE[Form(form) if form else None]


def show_act(act: str) -> str:
    """What the speaker did: said, denied, promised."""
    return _ACTED.get(Act(act)) or f"{act}{'d' if act.endswith('e') else 'ed'}"


def introduce(row: StatementRow) -> str:
    """What stands before the colon in front of the words of `row`: who, how, and whether the words are the article's.

    What somebody denied, or did not say, must not read as if it had been said.
    """
    name = show_name(row.speaker, row.kind)
    how = "" if row.act == Act.ASSERT else f" {show_act(row.act)}"
    facts = [show_unsaid(row.act)] if row.polarity == Polarity.NEGATIVE else []
    facts += filter(None, [_BRIEFLY.get(Form(row.form))])
    told = f" ({', '.join(facts)})" if facts else ""
    return f"{name}{how}{told}"


def cite(row: StatementRow, when: str, published: str, link: str, *, caution: str = "") -> str:
    """Who said it, when, where it stands and where to read it, in one line for a text of one's own.

    Only words that the article puts into quotation marks have them; a headline has none, as it may be a paraphrase.
    `caution` is what must be known before it is used.
    """
    who = ", ".join(filter(None, (show_name(row.speaker, row.kind), row.role, when)))
    if row.act != Act.ASSERT:
        who += f", {show_act(row.act)}"
    if row.polarity == Polarity.NEGATIVE:
        who += f" ({show_unsaid(row.act)})"
    words, end = " ".join(row.quote.split()), f" [{caution}]" if caution else ""
    if row.form == Form.DIRECT:
        return f"{who}: {words}{_bracketed(row.headline, row.publisher, published)}, {link}{end}"
    part = "partly " if row.form == Form.MIXED else ""
    source = f"{row.publisher or 'the article'}{_bracketed(row.headline, published)}"
    return f"{who}, {part}in the words of {source}: {words}, {link}{end}"


def _bracketed(*facts: str | None) -> str:
    told = "; ".join(filter(None, facts))
    return f" ({told})" if told else ""
