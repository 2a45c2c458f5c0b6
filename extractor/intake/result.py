"""What the readers and the whole of intake give back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import BinaryIO

from ..source import Hints
from .codes import Issue


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reader made of the bytes of a file.

    Attributes
    ----------
    text
        The text that every offset will point into.
    encoding
        The Python codec of the bytes; None for formats that are no encoded text.
    issues
        Warnings about the whole document.
    hints
        What the file's markup says about the document.
    pages
        For PDF and scans, the offset into `text` at which each page begins, in order, the first one 0; else empty.
    """

    text: str
    encoding: str | None = None
    issues: tuple[Issue, ...] = ()
    hints: Hints = field(default_factory=Hints)
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive or crawl, or one row of a table of texts; it has one of `file`, `reading` and `issue`.

    Attributes
    ----------
    name
        Its path or row id within the bundle, as the bundle says it; empty where the bundle is one document after all.
    file
        The file, which can be sought in; whoever takes it closes it.
    reading
        What a row says, which is read already.
    issue
        Why there is nothing to read in this member; the others go on. A bare `Issue` is about the whole bundle.
    warnings
        Remarks that belong to the member's record.
    """

    name: str
    file: BinaryIO | None = None
    reading: Reading | None = None
    issue: Issue | None = None
    warnings: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadFailure:
    """An input that gave no text: a value like any other, so that the rest of a run goes on.

    Attributes
    ----------
    uri
        Name of the input.
    issue
        What happened and what to do.
    bytes_sha256
        Hex digest of the raw bytes, None where they were not read.
    """

    uri: str
    issue: Issue
    bytes_sha256: str | None = None


class ReadError(ValueError):
    """An input that gave no text, for callers that asked for one document only.

    Attributes
    ----------
    failure
        The failure as a value: its code, what to do, and the digest of the bytes.
    """

    def __init__(self, failure: ReadFailure) -> None:
        self.failure = failure
        issue = failure.issue
        super().__init__(f"{failure.uri}: {issue.message_en} [{issue.code.value}]. {issue.advice_en}".rstrip(". "))
