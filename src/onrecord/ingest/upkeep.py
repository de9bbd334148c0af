"""What is made from the store and has to follow it: called after each batch, and once before the first."""

from onrecord.store import Store


def bring_up_to_date(store: Store) -> None:
    """Bring what is derived up to the articles that were kept since the last call; what a kill left undone, too."""
    del store
