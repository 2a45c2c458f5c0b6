"""Records and errors as JSON, one object a line, UTF-8, ordered by uri."""

from __future__ import annotations

from pathlib import Path

from zongjie.schemas import WorkSummary
from zongjie.schemas.run import ErrorEntry, SourceEntry


class RecordLines:
    """`records.jsonl`: one record a line.

    Commit rule: the lines are ordered by uri on closing, and the file counts from its renaming on. An interrupted run
    leaves none.
    """

    def __init__(self, path: Path) -> None:
        self._lines = _OrderedLines(path)

    def write(self, record: WorkSummary) -> None:
        """Add the record of a document."""
        self._lines.add(record.source.uri, record.to_json())

    def write_alias(self, alias: SourceEntry) -> None:
        """Nothing: a record does not know its aliases."""

    def write_error(self, error: ErrorEntry) -> None:
        """Nothing: errors have a file of their own."""

    def close(self) -> None:
        """Complete the file."""
        self._lines.close()

    def discard(self) -> None:
        """Let go of the file."""
        self._lines.discard()


class ErrorLines:
    """`errors.jsonl`: one line for each input without a record of its own.

    Commit rule: as for `RecordLines`.
    """

    def __init__(self, path: Path) -> None:
        self._lines = _OrderedLines(path)

    def write(self, record: WorkSummary) -> None:
        """Nothing: records have a file of their own."""

    def write_alias(self, alias: SourceEntry) -> None:
        """Nothing: the error entry that comes with an alias says what is needed."""

    def write_error(self, error: ErrorEntry) -> None:
        """Add an input that gave no record."""
        self._lines.add(error.uri, error.model_dump_json())

    def close(self) -> None:
        """Complete the file."""
        self._lines.close()

    def discard(self) -> None:
        """Let go of the file."""
        self._lines.discard()


class _OrderedLines:
    """Lines that stand in the order of their uris at last: members of bundles come in the order of the bundle."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = path.open("w+b")
        self._places: list[tuple[str, int]] = []  # uri of each line, and where the line begins

    def add(self, uri: str, line: str) -> None:
        self._places.append((uri, self._file.tell()))
        self._file.write(line.encode() + b"\n")

    def close(self) -> None:
        ordered = sorted(self._places)
        if ordered != self._places:
            aside = self._path.with_name(f"{self._path.name}.ordered")
            with aside.open("wb") as target:
                for _, place in ordered:
                    self._file.seek(place)
                    target.write(self._file.readline())
            aside.replace(self._path)
        self._file.close()

    def discard(self) -> None:
        self._file.close()
