"""What every sink does."""

from __future__ import annotations

from typing import Protocol

from zongjie.schemas import WorkSummary
from zongjie.schemas.run import ErrorEntry, SourceEntry


class OutputError(Exception):
    """The results cannot be written; says where and why."""


class Sink(Protocol):
    """Takes the results of a run in the order of their uris and makes one file, folder or schema of them.

    A sink is told each input once: by its record, as an alias of a record that was written before, or as an error. An
    alias comes with an error entry that says so. The docstring of each sink states its commit rule: from when on its
    results count, and what an interrupted run leaves.
    """

    def write(self, record: WorkSummary) -> None:
        """Add the record of a document."""

    def write_alias(self, alias: SourceEntry) -> None:
        """Add an input whose text is that of a record already written."""

    def write_error(self, error: ErrorEntry) -> None:
        """Add an input that gave no record."""

    def close(self) -> None:
        """Complete what was written; until then none of it counts, unless the commit rule says otherwise."""

    def discard(self) -> None:
        """Let go of what is not committed, after `close` too; files are thrown away by who named them."""
