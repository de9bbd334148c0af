"""Takes the corpora beside the project and makes the weights that onrecord ships; imports onrecord, never the reverse."""
