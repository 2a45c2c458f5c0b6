"""Many inputs: each becomes a record, an alias of one, or a coded error, and none stops the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from zongjie.schemas import WorkSummary, doc_id_of
from zongjie.schemas.run import ErrorEntry, SourceEntry

from .engines import INLINE, Document, Done, Engine, Extracts
from .intake import Input, Issue, IssueCode, Options, expand


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
    inputs: Iterable[Input | Document],
    extractor: Extracts,
    *,
    options: Options | None = None,
    engine: Engine = INLINE,
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
    engine
        Where the documents are worked on.

    Yields
    ------
    Outcome
        One for each document, in the same order; a bundle's documents in the order in which they lie in it.
    """
    kept: dict[str, str] = {}  # digest of a text → uri of its record
    options = options or Options()
    for done in engine.run(_documents(inputs, options), extractor, options, known=kept):
        if done.issue is not None:
            yield Outcome(done.uri, error=entry_of(done, done.issue))
        elif done.text_sha256 in kept:
            yield duplicate(done, done.text_sha256, kept[done.text_sha256])
        else:
            if done.text_sha256 is not None:
                kept[done.text_sha256] = done.uri
            yield Outcome(done.uri, record=done.record)


def _documents(inputs: Iterable[Input | Document], options: Options) -> Iterator[Document]:
    for entry in inputs:
        if isinstance(entry, Input):
            yield from expand(entry, options)
        else:
            yield entry


def duplicate(done: Done, digest: str, kept: str) -> Outcome:
    """The outcome of a document whose text another one has already."""
    alias = SourceEntry(uri=done.uri, doc_id=doc_id_of(digest), bytes_sha256=done.bytes_sha256 or "", kept=False)
    return Outcome(done.uri, alias=alias, error=entry_of(done, Issue(IssueCode.DUPLICATE_TEXT, {"kept": kept})))


def entry_of(done: Done, issue: Issue) -> ErrorEntry:
    """The entry for a document without a record of its own."""
    return ErrorEntry(
        uri=done.uri,
        severity=issue.severity.value,
        code=issue.code.value,
        message=issue.message,
        message_en=issue.message_en,
        advice=issue.advice,
        advice_en=issue.advice_en,
        detail=done.detail,
        bytes_sha256=done.bytes_sha256,
    )
