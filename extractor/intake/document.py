"""One document's bytes → `SourceText`, or a coded failure."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from ..source import SourceText
from .codes import Issue, IssueCode, percent
from .discover import unreadable
from .formats import Format
from .limits import too_large
from .options import Options
from .result import ReadFailure, Reading

LIMIT_SENTENCE_CHARS = 10_000
"""Documents with a longer sentence are refused: what looks for pairs within a sentence would take minutes over it, and
the longest one in 277 reports has 805 characters."""

_UNBROKEN = re.compile(r"[^。！？；;\n]+")
_LETTERS = re.compile(r"[\W\d_]+")
_NO_HAN = re.compile(r"[^\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]+")
_NO_KANA = re.compile(r"[^\u3041-\u30ff]+")
_LEAST_HAN = 0.1
_MOST_KANA = 0.2
_REASON_CHARS = 300


@dataclass(frozen=True, slots=True)
class Unread:
    """A document that was found and not read yet; it can be sent to another process.

    Attributes
    ----------
    uri
        Its name in the records.
    form
        What it is.
    content
        Its bytes, or the file that holds them.
    warnings
        What is known to be remarkable about it already.
    """

    uri: str
    form: Format
    content: bytes | Path
    warnings: tuple[Issue, ...] = ()

    def read(self, options: Options) -> SourceText | ReadFailure:
        """Read it."""
        try:
            data = self.content.read_bytes() if isinstance(self.content, Path) else self.content
        except OSError as error:
            return unreadable(self.uri, error)
        return read_document(data, uri=self.uri, form=self.form, options=options, warnings=self.warnings)


def read_document(
    data: bytes, *, uri: str, form: Format, options: Options, warnings: tuple[Issue, ...] = ()
) -> SourceText | ReadFailure:
    """Read a document from its bytes.

    Parameters
    ----------
    uri
        Its name in the records.
    form
        What the bytes are.
    warnings
        What is known to be remarkable about it already.
    """
    digest = hashlib.sha256(data).hexdigest()
    reading = form.missing or _read(data, form, options)
    return source_text(reading, uri=uri, form=form, options=options, digest=digest, warnings=warnings)


def source_text(
    reading: Reading | Issue,
    *,
    uri: str,
    form: Format,
    options: Options,
    digest: str | None = None,
    warnings: tuple[Issue, ...] = (),
) -> SourceText | ReadFailure:
    """What a reader made of a document, if the pipeline can take it.

    Parameters
    ----------
    digest
        Hex digest of the document's bytes; None has the text's UTF-8 bytes stand for them.
    """
    if isinstance(reading, Issue):
        return ReadFailure(uri=uri, issue=reading, bytes_sha256=digest)
    if digest is None:
        digest = hashlib.sha256(reading.text.encode("utf-8", "surrogatepass")).hexdigest()
    if (refusal := _refusal(reading.text, options)) is not None:
        return ReadFailure(uri=uri, issue=refusal, bytes_sha256=digest)
    return SourceText(
        text=reading.text,
        uri=uri,
        media_type=form.media_type,
        encoding=reading.encoding,
        reader=form.name,
        reader_version=form.reader_version,
        bytes_sha256=digest,
        warnings=tuple(warning.warned() for warning in (*warnings, *reading.issues)),
        hints=reading.hints,
        pages=reading.pages,
    )


def _read(data: bytes, form: Format, options: Options) -> Reading | Issue:
    try:
        return form.document_reader()(data, options)
    except Exception as error:  # readers promise values, but the libraries behind them promise nothing
        return failed(error)


def failed(error: Exception, code: IssueCode = IssueCode.READING_FAILED) -> Issue:
    """The issue for what raised where it should not have: a reader, or with another code what came after it."""
    if isinstance(error, MemoryError):
        return Issue(IssueCode.OUT_OF_MEMORY)
    reason = " ".join(f"{type(error).__name__}: {error}".split())[:_REASON_CHARS]
    return Issue(code, {"reason": reason})


def _refusal(text: str, options: Options) -> Issue | None:
    """Why a text that was read all the same cannot be extracted."""
    if not text or text.isspace():
        return Issue(IssueCode.EMPTY)
    if len(text) > options.limit_chars:
        return too_large("limit_chars", options)
    if any(found.end() - found.start() > LIMIT_SENTENCE_CHARS for found in _UNBROKEN.finditer(text)):
        return Issue(IssueCode.LINE_TOO_LONG, {"limit": f"{LIMIT_SENTENCE_CHARS:,}"})
    letters = len(_LETTERS.sub("", text))
    han = len(_NO_HAN.sub("", text))
    kana = len(_NO_KANA.sub("", text))
    if han < _LEAST_HAN * letters or han == 0 or kana > _MOST_KANA * letters:
        return Issue(IssueCode.NOT_CHINESE, {"share": percent(han, letters)})
    return None
