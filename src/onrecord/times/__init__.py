"""Takes the text of an article and gives its expressions of time, with the values they stand for; knows no events."""
