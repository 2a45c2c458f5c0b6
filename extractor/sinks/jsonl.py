"""Records and errors as JSON, one object a line, UTF-8."""

from __future__ import annotations

from pathlib import Path

from zongjie.schemas import WorkSummary
from zongjie.schemas.run import ErrorEntry, SourceEntry


class RecordLines:
    """`records.jsonl`: one record a line, ordered by uri."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("w", encoding="utf-8", newline="\n")

    def write(self, record: WorkSummary) -> None:
        """Add the record of a document."""
        self._file.write(record.to_json() + "\n")

    def write_alias(self, alias: SourceEntry) -> None:
        """Nothing: a record does not know its aliases."""

    def write_error(self, error: ErrorEntry) -> None:
        """Nothing: errors have a file of their own."""

    def close(self) -> None:
        """Complete the file."""
        self._file.close()

    def discard(self) -> None:
        """Let go of the file."""
        self._file.close()


class ErrorLines:
    """`errors.jsonl`: one line for each input without a record of its own, ordered by uri."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("w", encoding="utf-8", newline="\n")

    def write(self, record: WorkSummary) -> None:
        """Nothing: records have a file of their own."""

    def write_alias(self, alias: SourceEntry) -> None:
        """Nothing: the error entry that comes with an alias says what is needed."""

    def write_error(self, error: ErrorEntry) -> None:
        """Add an input that gave no record."""
        self._file.write(error.model_dump_json() + "\n")

    def close(self) -> None:
        """Complete the file."""
        self._file.close()

    def discard(self) -> None:
        """Let go of the file."""
        self._file.close()
