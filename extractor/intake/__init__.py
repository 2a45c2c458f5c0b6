"""Files → `SourceText`: which files there are, which documents are in them, and a coded failure for what is unreadable.

`discover` lists files, `sniff` tells from content what a file is, `formats` knows its reader, `expand` opens bundles.
"""

from __future__ import annotations

from .codes import Issue, IssueCode, Severity
from .discover import Input, discover
from .document import LIMIT_SENTENCE_CHARS, Unread
from .expand import expand, read, read_all
from .options import Options
from .result import ReadError, ReadFailure

__all__ = [
    "LIMIT_SENTENCE_CHARS",
    "Input",
    "Issue",
    "IssueCode",
    "Options",
    "ReadError",
    "ReadFailure",
    "Severity",
    "Unread",
    "discover",
    "expand",
    "read",
    "read_all",
]
