"""The folder of results: every sink of a run together, whole or not at all."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from xlsxwriter.exceptions import FileCreateError

from zongjie.schemas import WorkSummary
from zongjie.schemas.run import ErrorEntry, SourceEntry

from .base import OutputError, Sink
from .choice import DEFAULT_SINKS, SINKS, chosen
from .jsonl import ErrorLines

_ERRORS = "errors.jsonl"
RESULT_FILES = (*(kind.target for kind in SINKS.values()), _ERRORS)
"""Names of the files and folders that a run can leave."""


class ResultFolder:
    """Writes the results of a run to a hidden folder inside of `out` and moves them to their names when all is written.

    Used in a `with` block: an exception in it, an interruption included, leaves `out` as it was.

    Parameters
    ----------
    out
        Made if it does not exist. What an earlier run wrote with the same sinks is replaced, other files stay.
    to
        Names of sinks, see `SINKS`; `errors.jsonl` is always written.
    texts
        Whether records keep the text of their document; without it, `context` columns are empty as well.

    Raises
    ------
    ValueError
        If there is no sink of a name.
    OutputError
        On entering, writing or leaving, if the folder cannot be written.
    """

    def __init__(self, out: Path, *, to: Iterable[str] = DEFAULT_SINKS, texts: bool = True) -> None:
        self.out = out
        self._texts = texts
        self._makers: dict[str, Callable[[Path], Sink]] = {kind.target: kind.make for kind in chosen(to)}
        self._makers[_ERRORS] = ErrorLines
        self._sinks: list[Sink] = []

    def __enter__(self) -> Self:
        with self._told():
            self.out.mkdir(parents=True, exist_ok=True)
            self._staging = Path(tempfile.mkdtemp(prefix=".zongjie-", dir=self.out))
            try:
                for name, make in self._makers.items():
                    self._sinks.append(make(self._staging / name))
            except BaseException:
                self._abandon()
                raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                with self._told():
                    for sink in self._sinks:
                        sink.close()
                    for name in self._makers:
                        self._publish(name)
        finally:
            self._abandon()

    def write(self, record: WorkSummary) -> None:
        """Add the record of a document; records come in the order of their uris."""
        if not self._texts:
            record = record.model_copy(update={"text": None})
        with self._told():
            for sink in self._sinks:
                sink.write(record)

    def write_alias(self, alias: SourceEntry) -> None:
        """Add an input whose text is that of a record already written."""
        with self._told():
            for sink in self._sinks:
                sink.write_alias(alias)

    def write_error(self, error: ErrorEntry) -> None:
        """Add an input that gave no record."""
        with self._told():
            for sink in self._sinks:
                sink.write_error(error)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turns what the sinks' libraries raise for a full disk or a missing permission into one error."""
        try:
            yield
        except (OSError, sqlite3.OperationalError, FileCreateError) as error:
            raise OutputError(f"{self.out}: {error}") from error

    def _publish(self, name: str) -> None:
        new, target = self._staging / name, self.out / name
        if not target.is_dir():
            os.replace(new, target)
            return
        # A folder cannot be renamed onto one that holds something.
        old = self._staging / f"{name}.old"
        os.replace(target, old)
        try:
            os.replace(new, target)
        except BaseException:
            os.replace(old, target)
            raise

    def _abandon(self) -> None:
        for sink in self._sinks:
            sink.discard()
        shutil.rmtree(self._staging, ignore_errors=True)
