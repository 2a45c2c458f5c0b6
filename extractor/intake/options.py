"""How much a reader may read, and what it is told about columns."""

from __future__ import annotations

import time
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """What holds for every input of a run. All limits are inclusive.

    Attributes
    ----------
    limit_chars
        Most characters of a document; the longest report known has under 100,000.
    limit_bytes
        Most bytes of a file that is one document.
    limit_pages
        Most pages of a PDF or a picture of several pages.
    limit_unpacked
        Most bytes that one archive, Office file or crawl may unpack to, all its parts together.
    limit_members
        Most files or rows of one archive, crawl or table.
    limit_nesting
        How deep archives may lie in archives.
    limit_seconds
        Most seconds of wall-clock time for reading one document.
    text_column, id_column
        Names of the columns of a table of texts; None has the reader look for the usual names.
    """

    limit_chars: int = 1_000_000
    limit_bytes: int = 200_000_000
    limit_pages: int = 2_000
    limit_unpacked: int = 2_000_000_000
    limit_members: int = 1_000_000
    limit_nesting: int = 3
    limit_seconds: float = 300.0
    text_column: str | None = None
    id_column: str | None = None

    def deadline(self) -> Deadline:
        """A clock that runs out after `limit_seconds`."""
        return Deadline(time.monotonic() + self.limit_seconds)


@dataclass(frozen=True, slots=True)
class Deadline:
    """When a reader has to stop; it asks between pages, rows and members."""

    at: float

    @property
    def passed(self) -> bool:
        """Whether time is up."""
        return time.monotonic() > self.at
