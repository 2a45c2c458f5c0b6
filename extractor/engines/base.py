"""What every engine does, and what it does with one document."""

from __future__ import annotations

import traceback
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from zongjie.schemas import WorkSummary

from ..intake import Issue, IssueCode, Options, ReadFailure, Unread
from ..intake.document import failed
from ..source import SourceText

Document = Unread | SourceText | ReadFailure
"""What an engine is given: a document that is still to be read, one that is, or one that cannot be."""


class Extracts(Protocol):
    """What turns a text into a record."""

    def extract(self, source: SourceText) -> WorkSummary:
        """The record of one document."""


@dataclass(frozen=True, slots=True)
class Done:
    """What became of one document.

    Attributes
    ----------
    uri
        Its name.
    bytes_sha256
        Hex digest of its bytes, None where they were not read.
    text_sha256
        Hex digest of its text, None where there is none.
    record
        Its record; None where there is an issue, and where the text was known.
    issue
        Why it has none.
    detail
        What helps those who look into the issue.
    """

    uri: str
    bytes_sha256: str | None = None
    text_sha256: str | None = None
    record: WorkSummary | None = None
    issue: Issue | None = None
    detail: str | None = None


class Engine(Protocol):
    """Works on documents; which engine it was cannot be seen from what it gives."""

    def run(
        self, documents: Iterable[Document], extractor: Extracts, options: Options, *, known: Container[str] = ()
    ) -> Iterator[Done]:
        """Work on documents.

        Parameters
        ----------
        documents
            Taken one at a time as there is room for them.
        known
            Digests of texts whose record nobody needs; may grow while the results are taken. An engine may extract
            them all the same.

        Yields
        ------
        Done
            One for each document, in the same order.
        """


def work(document: Document, extractor: Extracts, options: Options, *, known: Container[str] = ()) -> Done:
    """Read and extract one document."""
    bytes_sha256 = text_sha256 = record = None
    try:
        source = document.read(options) if isinstance(document, Unread) else document
        bytes_sha256 = source.bytes_sha256
        if isinstance(source, ReadFailure):
            return Done(source.uri, bytes_sha256, issue=source.issue)
        text_sha256 = source.text_sha256
        if text_sha256 not in known:
            record = extractor.extract(source)
    except Exception as error:  # whatever one document does to the code, the others still have to be read
        issue = failed(error, IssueCode.EXTRACTION_FAILED)
        return Done(document.uri, bytes_sha256, text_sha256, issue=issue, detail=traceback.format_exc())
    return Done(source.uri, bytes_sha256, text_sha256, record)
