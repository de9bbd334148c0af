"""Takes a record and gives what a person looks at: a report for a terminal, one self-contained page. Reads no input."""
