"""What a record is made of, one noun a module: frozen values with tuples inside. It imports the errors."""
