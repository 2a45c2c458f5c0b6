"""Outline and quantities → the parts of a record, a file or folder a part."""
