"""What is left out on purpose, before the model: told with its reason, and no failure."""

FILTERS = frozenset({"language", "duplicate", "no-article", "paywall"})
"""Codes of pages that are no English article, or have the very text of one that was read."""
