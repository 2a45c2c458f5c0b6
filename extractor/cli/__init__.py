"""The `zongjie` command: a file for each of its commands, one for their exit codes."""

from __future__ import annotations

import io
import sys


def main() -> None:
    """Run the command with the arguments of the process."""
    from .app import app

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that lacks a character shows a replacement, instead of the command failing halfway.
            stream.reconfigure(errors="replace")
    app()
