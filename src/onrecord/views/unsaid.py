"""How it is told that somebody is said not to have said something."""

from onrecord.schema.statement import Act


def show_unsaid(act: str) -> str:
    """What is told beside a statement of negative polarity: nobody denies a report by not answering the reporter."""
    return "gave no comment, or refused" if Act(act) is Act.DECLINE else "said not to have said it"
