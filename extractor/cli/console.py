"""Where the commands print: results to standard output, everything about the run to standard error."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from ..sinks.harmless import visible


def output() -> Console:
    """Standard output, as it is now."""
    return Console(highlight=False)


def messages() -> Console:
    """Standard error, as it is now."""
    return Console(stderr=True, highlight=False)


def plain(text: str, style: str = "") -> Text:
    """Text from a document or a file name: no markup in it, and no terminal command, takes effect."""
    return Text(visible(text), style)
