"""The labels of a word in the tagging of names."""

from onrecord.schema.entity import EntityType

KINDS = (EntityType.PERSON, EntityType.ORGANIZATION, EntityType.PLACE, None)
"""The kinds of names that are told apart; None is any other: events, works, products, peoples."""

LABELS = ("O", *(f"{place}-{kind or 'other'}" for kind in KINDS for place in "BI"))
"""B begins a name, I continues it; label 1 + 2 n begins a name of kind n."""
