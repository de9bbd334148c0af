"""Scores onrecord against gold and holds the scores to their floors; imports onrecord and the corpus readers."""
