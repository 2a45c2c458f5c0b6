"""What earlier runs into the same folder have done, so that only new and changed inputs are worked on.

An input is done if its bytes, the pipeline and the options of reading are those of an earlier run. The ledger keeps
what became of each document, and the results are written from it, all that it was ever given: a run that was killed at
any moment and started again leaves what one run would have left.
"""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from zongjie.schemas import WorkSummary
from zongjie.schemas.run import ErrorEntry

from .engines import Document, Done, Engine, Extracts
from .intake import Input, Options, ReadFailure, expand
from .run import Outcome, duplicate, entry_of

LEDGER_FILE = ".zongjie-ledger"
"""Name of the ledger in the folder of results."""

_UNREAD = ""
"""Key of an input whose bytes could not be read: never done."""

_BATCH = 20
# Only one run at a time; the journal survives a killed process, and a failing machine costs the last moments at most.
_SETTINGS = "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"
_TABLES = """
CREATE TABLE IF NOT EXISTS inputs (uri TEXT PRIMARY KEY, key TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS documents (
    uri TEXT PRIMARY KEY, input TEXT NOT NULL, text_sha256 TEXT, bytes_sha256 TEXT,
    record BLOB, severity TEXT, error TEXT
);
CREATE INDEX IF NOT EXISTS documents_input ON documents (input);
CREATE INDEX IF NOT EXISTS documents_text ON documents (text_sha256, uri) WHERE record IS NOT NULL;
"""
_OUTCOMES = """
SELECT uri, text_sha256, bytes_sha256, record, error,
    (SELECT min(uri) FROM documents AS same WHERE same.text_sha256 = documents.text_sha256 AND record IS NOT NULL)
FROM documents ORDER BY uri
"""


class Ledger:
    """The ledger of one folder of results; used in a `with` block, by one run at a time.

    Parameters
    ----------
    path
        Its file, made if it does not exist.
    pipeline
        What a record depends on besides its document: digest of the pipeline, options of reading.

    Raises
    ------
    sqlite3.OperationalError
        If another run has it, or the file cannot be written.
    """

    def __init__(self, path: Path, *, pipeline: str) -> None:
        self._pipeline = pipeline
        self._added = 0
        self._database = sqlite3.connect(path, timeout=0, isolation_level=None)
        self._database.executescript(_SETTINGS + _TABLES)
        self._database.execute("BEGIN IMMEDIATE")
        # A path that did not exist says nothing about a later run that is not given it.
        self._database.execute("DELETE FROM documents WHERE input IN (SELECT uri FROM inputs WHERE key = ?)", [_UNREAD])

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if not isinstance(error, sqlite3.Error):  # an interrupted run keeps what it has done
            self._database.execute("COMMIT")
        self._database.close()

    def key(self, entry: Input | ReadFailure) -> str:
        """What an input is now; the same key means that nothing has to be done again."""
        try:
            if isinstance(entry, ReadFailure) or not entry.path.is_file():
                return _UNREAD
            with entry.path.open("rb") as file:
                content = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            return _UNREAD
        return hashlib.sha256(f"{content}\n{self._pipeline}".encode()).hexdigest()

    def has(self, uri: str, key: str, *, without_errors: bool = False) -> bool:
        """Whether an input is done; `without_errors` counts none of which a document failed."""
        if key == _UNREAD or self._one("SELECT 1 FROM inputs WHERE uri = ? AND key = ?", uri, key) is None:
            return False
        failed = "SELECT 1 FROM documents WHERE input = ? AND severity = 'error'"
        return not (without_errors and self._one(failed, uri) is not None)

    def begin(self, uri: str) -> None:
        """Forget what is known of an input."""
        self._database.execute("DELETE FROM inputs WHERE uri = ?", [uri])
        self._database.execute("DELETE FROM documents WHERE input = ?", [uri])

    def add(self, uri: str, done: Done) -> None:
        """Write down what became of a document of an input."""
        record = None if done.record is None else zlib.compress(done.record.to_json().encode(), 1)
        error = None if done.issue is None else entry_of(done, done.issue)
        row = (done.uri, uri, done.text_sha256, done.bytes_sha256, record)
        written = (error.severity, error.model_dump_json()) if error else (None, None)
        self._database.execute("INSERT OR REPLACE INTO documents VALUES (?, ?, ?, ?, ?, ?, ?)", (*row, *written))
        self._added += 1
        if self._added % _BATCH == 0:
            self._database.execute("COMMIT")
            self._database.execute("BEGIN IMMEDIATE")

    def complete(self, uri: str, key: str) -> None:
        """Note that all documents of an input are written down."""
        self._database.execute("INSERT OR REPLACE INTO inputs VALUES (?, ?)", (uri, key))

    def outcomes(self) -> Iterator[Outcome]:
        """What became of every document ever given, in the order of their uris; of equal texts the first is kept."""
        for uri, text_sha256, bytes_sha256, record, error, kept in self._database.execute(_OUTCOMES):
            if error is not None:
                yield Outcome(uri, error=ErrorEntry.model_validate_json(error))
            elif kept == uri:
                yield Outcome(uri, record=WorkSummary.from_json(zlib.decompress(record)))
            else:
                yield duplicate(Done(uri, bytes_sha256, text_sha256), text_sha256, kept)

    def _one(self, query: str, *values: str) -> object:
        return self._database.execute(query, values).fetchone()


def update(
    ledger: Ledger,
    inputs: Iterable[Input | ReadFailure],
    extractor: Extracts,
    *,
    options: Options,
    engine: Engine,
    retry_errors: bool = False,
) -> Iterator[Done]:
    """Work on the inputs that a ledger has not, and write down what became of them.

    Every text is extracted, also one that stands elsewhere already: which of equal texts is kept may change with the
    next input.

    Parameters
    ----------
    retry_errors
        Whether inputs of which a document failed are worked on again.

    Yields
    ------
    Done
        One for each document that was worked on.
    """
    origins: deque[tuple[str, str]] = deque()  # input of each document that the engine has, and its key

    def documents() -> Iterator[Document]:
        for entry in inputs:
            key = ledger.key(entry)
            if not ledger.has(entry.uri, key, without_errors=retry_errors):
                for document in expand(entry, options) if isinstance(entry, Input) else (entry,):
                    origins.append((entry.uri, key))
                    yield document

    current: tuple[str, str] | None = None
    for done in engine.run(documents(), extractor, options):
        origin = origins.popleft()
        if origin != current:
            if current is not None:
                ledger.complete(*current)
            ledger.begin(origin[0])
            current = origin
        ledger.add(origin[0], done)
        yield done
    if current is not None:
        ledger.complete(*current)
