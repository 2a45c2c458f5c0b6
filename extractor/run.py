"""Many inputs, one after another: each becomes a record, an alias of one, or a coded error, and none stops the rest."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from zongjie.schemas import WorkSummary, doc_id_of
from zongjie.schemas.run import ErrorEntry, SourceEntry

from .intake import Input, Issue, IssueCode, Options, ReadFailure, read_all
from .source import SourceText

_REASON_CHARS = 300


class Extracts(Protocol):
    """What turns a text into a record."""

    def extract(self, source: SourceText) -> WorkSummary:
        """The record of one document."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input.

    Attributes
    ----------
    uri
        Name of the input.
    record
        Its record, if it has one of its own.
    alias
        Where its text stands already, if it has the text of an earlier input.
    error
        Why it has no record of its own.
    """

    uri: str
    record: WorkSummary | None = None
    alias: SourceEntry | None = None
    error: ErrorEntry | None = None


def extract_all(
    inputs: Iterable[Input | SourceText | ReadFailure], extractor: Extracts, *, options: Options | None = None
) -> Iterator[Outcome]:
    """Extract inputs in the given order; of equal texts the first is kept.

    Parameters
    ----------
    inputs
        Files and failures, as `discover` lists them, and texts that somebody has read already.
    extractor
        What turns a text into a record.
    options
        Limits, and the columns of tables of texts.

    Yields
    ------
    Outcome
        One for each document, in the same order; a bundle's documents in the order in which they lie in it.
    """
    kept: dict[str, str] = {}  # digest of a text → uri of its record
    for source in _read(inputs, options):
        if isinstance(source, ReadFailure):
            yield Outcome(source.uri, error=_entry(source.uri, source.issue, bytes_sha256=source.bytes_sha256))
            continue
        digest = source.text_sha256
        if digest in kept:
            yield _duplicate(source, digest, kept[digest])
            continue
        outcome = _extracted(source, extractor)
        if outcome.record is not None:
            kept[digest] = source.uri
        yield outcome


def _read(
    inputs: Iterable[Input | SourceText | ReadFailure], options: Options | None
) -> Iterator[SourceText | ReadFailure]:
    for entry in inputs:
        if isinstance(entry, Input):
            yield from read_all(entry, options)
        else:
            yield entry


def _extracted(source: SourceText, extractor: Extracts) -> Outcome:
    try:
        return Outcome(source.uri, record=extractor.extract(source))
    except Exception as error:  # whatever one document does to the code, the others still have to be read
        reason = " ".join(f"{type(error).__name__}: {error}".split())[:_REASON_CHARS]
        issue = Issue(IssueCode.EXTRACTION_FAILED, {"reason": reason})
        detail = traceback.format_exc()
        return Outcome(source.uri, error=_entry(source.uri, issue, bytes_sha256=source.bytes_sha256, detail=detail))


def _duplicate(source: SourceText, digest: str, kept: str) -> Outcome:
    alias = SourceEntry(uri=source.uri, doc_id=doc_id_of(digest), bytes_sha256=source.bytes_sha256, kept=False)
    issue = Issue(IssueCode.DUPLICATE_TEXT, {"kept": kept})
    return Outcome(source.uri, alias=alias, error=_entry(source.uri, issue, bytes_sha256=source.bytes_sha256))


def _entry(uri: str, issue: Issue, *, bytes_sha256: str | None, detail: str | None = None) -> ErrorEntry:
    return ErrorEntry(
        uri=uri,
        severity=issue.severity.value,
        code=issue.code.value,
        message=issue.message,
        message_en=issue.message_en,
        advice=issue.advice,
        advice_en=issue.advice_en,
        detail=detail,
        bytes_sha256=bytes_sha256,
    )
