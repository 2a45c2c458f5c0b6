"""Files → the documents in them: bundles are opened, at any depth, one member at a time."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from ..source import SourceText
from .codes import Issue, IssueCode
from .discover import Input, unreadable
from .document import Unread, failed, source_text
from .formats import Format, supported
from .limits import too_large
from .names import Names, cleaned, leads_out
from .options import Options
from .result import Member, ReadFailure
from .sniff import sniff

_MAX_BYTES_PER_CHAR = 4
_MARK_BYTES = 4
_TEXT_TYPES = ("text/plain", "text/markdown")


def read_all(source: Input, options: Options | None = None) -> Iterator[SourceText | ReadFailure]:
    """Read all documents of one input, in the order in which they lie in it.

    Parameters
    ----------
    source
        A file, as `discover` lists it.
    options
        Limits, and the columns of tables of texts.

    Yields
    ------
    SourceText or ReadFailure
        At least one. A member of a bundle is named `bundle/path/in/it`. Never an exception: what cannot be read is a
        value with a code, like every other outcome.
    """
    options = options or Options()
    for found in expand(source, options):
        yield found.read(options) if isinstance(found, Unread) else found


def expand(source: Input, options: Options) -> Iterator[Unread | SourceText | ReadFailure]:
    """Find all documents of one input, as `read_all` does, and leave those that are files unread."""
    try:
        if not source.path.is_file() and source.path.exists():  # a pipe or device would never end
            values = {"kind": "not a regular file", "supported": supported()}
            yield ReadFailure(uri=source.uri, issue=Issue(IssueCode.UNSUPPORTED_FORMAT, values))
            return
        file = source.path.open("rb")
    except OSError as error:
        yield unreadable(source.uri, error)
        return
    with file:
        try:
            yield from _Expansion(options).documents(file, source.uri, path=source.path)
        except OSError as error:
            yield unreadable(source.uri, error)


def read(source: Input, options: Options | None = None) -> SourceText | ReadFailure:
    """Read an input that is one document; a bundle of several is a failure.

    Parameters
    ----------
    source
        A file, as `discover` lists it.
    options
        Limits, and the columns of tables of texts.
    """
    documents = read_all(source, options)
    first = next(documents)
    if next(documents, None) is not None:
        return ReadFailure(uri=source.uri, issue=Issue(IssueCode.SEVERAL_DOCUMENTS))
    return first


class _Expansion:
    """The reading of one input, which counts what all bundles in it unpack to."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._unpacked = 0
        self._members = 0

    def documents(
        self,
        file: BinaryIO,
        uri: str,
        *,
        path: Path | None = None,
        depth: int = 0,
        warnings: tuple[Issue, ...] = (),
    ) -> Iterator[Unread | SourceText | ReadFailure]:
        """The documents in a file, which may be one itself; `path` is where it lies if it is no member of a bundle."""
        form = sniff(file, uri)
        size = _size(file)
        if isinstance(form, Issue):
            yield ReadFailure(uri=uri, issue=form, bytes_sha256=self._digest(file, size))
        elif form.bundle:
            yield from self._bundle(file, uri, form, depth)
        elif (issue := self._oversize(size, form)) is not None:
            yield ReadFailure(uri=uri, issue=issue)
        else:
            yield Unread(uri, form, path or file.read(), warnings)

    def _digest(self, file: BinaryIO, size: int) -> str | None:
        if size > self._options.limit_bytes:
            return None
        return hashlib.sha256(file.read()).hexdigest()

    def _oversize(self, size: int, form: Format) -> Issue | None:
        """Why a document is too large to be even read."""
        if size > self._options.limit_bytes:
            return too_large("limit_bytes", self._options)
        if form.media_type in _TEXT_TYPES and size > self._options.limit_chars * _MAX_BYTES_PER_CHAR + _MARK_BYTES:
            return too_large("limit_chars", self._options)
        return None

    def _bundle(
        self, file: BinaryIO, uri: str, form: Format, depth: int
    ) -> Iterator[Unread | SourceText | ReadFailure]:
        issue = form.missing
        if issue is None and form.kind == "archive" and depth >= self._options.limit_nesting:
            issue = too_large("limit_nesting", self._options)
        if issue is not None:
            yield ReadFailure(uri=uri, issue=issue)
            return
        names, empty = Names(), True
        for member in self._opened(file, form):
            empty = False
            if isinstance(member, Issue):
                yield ReadFailure(uri=uri, issue=member)
                continue
            name = cleaned(member.name)
            place = f"{uri}/{names.unique(name or '_')}" if member.name else uri
            yield from self._member(member, place, form, depth)
        if empty:
            yield ReadFailure(uri=uri, issue=Issue(IssueCode.EMPTY))

    def _opened(self, file: BinaryIO, form: Format) -> Iterator[Member | Issue]:
        """The members, until they are too many or unpack to too much."""
        left = replace(self._options, limit_unpacked=self._options.limit_unpacked - self._unpacked)
        try:
            for member in form.bundle_reader()(file, left):
                self._members += 1
                self._unpacked += _size(member.file) if isinstance(member, Member) and member.file else 0
                if self._members > self._options.limit_members:
                    yield too_large("limit_members", self._options)
                    return
                if self._unpacked > self._options.limit_unpacked:
                    yield too_large("limit_unpacked", self._options)
                    return
                yield member
        except Exception as error:  # readers promise values, but the libraries behind them promise nothing
            yield failed(error)

    def _member(
        self, member: Member, uri: str, form: Format, depth: int
    ) -> Iterator[Unread | SourceText | ReadFailure]:
        warnings = member.warnings
        if form.kind == "archive" and leads_out(member.name):
            warnings = (*warnings, Issue(IssueCode.UNSAFE_NAME, {"name": member.name}))
        if member.file is not None:
            with member.file as file:
                yield from self.documents(file, uri, depth=depth + 1, warnings=warnings)
        elif member.reading is not None:
            yield source_text(member.reading, uri=uri, form=form, options=self._options, warnings=warnings)
        else:
            yield ReadFailure(uri=uri, issue=member.issue or Issue(IssueCode.EMPTY))


def _size(file: BinaryIO) -> int:
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    return size
