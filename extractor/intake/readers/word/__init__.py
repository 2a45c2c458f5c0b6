"""What Word documents are made of, whichever file format they come in."""
