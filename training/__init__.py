"""Takes the corpora beside the project and makes the weights of the package; imports onrecord, never the reverse."""
