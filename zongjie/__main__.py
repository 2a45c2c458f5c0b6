"""`python -m zongjie` is the `zongjie` command."""

from zongjie.extractor.cli import main

main()
