"""The shape of a word: what an uncased encoder cannot see."""

from onrecord.text.quotations import MARKS


def word_shape(word: str) -> int:
    """The shape of `word`: 1 lower case, 2 Capitalised, 3 UPPER, 4 miXed, 5 number, 6 punctuation, 7 quotation mark."""
    if word[0] in MARKS:
        return 7
    if not word[0].isalnum():
        return 6
    if word[0].isdigit():
        return 5
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) > 1 else 2
    return 2 if word[0].isupper() and word[1:].islower() else 4
