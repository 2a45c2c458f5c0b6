"""A module for each format: bytes → `Reading`, or a bundle → its members."""
