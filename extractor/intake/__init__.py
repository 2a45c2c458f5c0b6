"""Bytes → `SourceText`: which files there are, what is in them, and a coded failure where there is nothing to read.

A reader is chosen by the first bytes where they say what the file is, else by the extension.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable

from ..source import SourceText
from .codes import Issue, IssueCode, Severity, percent
from .discover import Input, discover, unreadable
from .result import ReadError, ReadFailure, Reading
from .text import read_text

__all__ = [
    "DEFAULT_LIMIT_CHARS",
    "LIMIT_SENTENCE_CHARS",
    "Input",
    "Issue",
    "IssueCode",
    "ReadError",
    "ReadFailure",
    "Severity",
    "discover",
    "read",
]

DEFAULT_LIMIT_CHARS = 1_000_000
"""Longer documents are refused; the longest report known has under 100,000 characters."""

LIMIT_SENTENCE_CHARS = 10_000
"""Documents with a longer sentence are refused: what looks for pairs within a sentence would take minutes over it, and
the longest one in 277 reports has 805 characters."""

_MAX_BYTES_PER_CHAR = 4
_MEDIA_TYPES = {
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".shtml": "text/html",
    ".xhtml": "text/html",
}
_READER_NAMES = {"text/plain": "text", "text/markdown": "markdown", "text/html": "html"}

_UNBROKEN = re.compile(r"[^。！？；;\n]+")
_LETTERS = re.compile(r"[\W\d_]+")
_NO_HAN = re.compile(r"[^\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]+")
_NO_KANA = re.compile(r"[^\u3041-\u30ff]+")
_LEAST_HAN = 0.1
_MOST_KANA = 0.2


def read(source: Input, *, limit_chars: int = DEFAULT_LIMIT_CHARS) -> SourceText | ReadFailure:
    """Read one input.

    Parameters
    ----------
    source
        A file, as `discover` lists it.
    limit_chars
        The most characters a document may have; a file of more than four bytes for each is not even opened.

    Returns
    -------
    SourceText or ReadFailure
        Never an exception: an input that cannot be read is a value with a code, like every other outcome.
    """
    media_type = _MEDIA_TYPES.get(source.path.suffix.lower())
    if media_type is None:
        values = {"kind": source.path.suffix or "?", "supported": ", ".join(_MEDIA_TYPES)}
        return ReadFailure(uri=source.uri, issue=Issue(IssueCode.UNSUPPORTED_FORMAT, values))
    try:
        if not source.path.is_file() and source.path.exists():  # a pipe or device would never end
            values = {"kind": "not a regular file", "supported": ", ".join(_MEDIA_TYPES)}
            return ReadFailure(uri=source.uri, issue=Issue(IssueCode.UNSUPPORTED_FORMAT, values))
        size = source.path.stat().st_size
        if size > limit_chars * _MAX_BYTES_PER_CHAR:
            issue = _too_large(size, limit_chars * _MAX_BYTES_PER_CHAR, unit="bytes", unit_zh="字节")
            return ReadFailure(uri=source.uri, issue=issue)
        data = source.path.read_bytes()
    except OSError as error:
        return unreadable(source.uri, error)
    return read_bytes(data, uri=source.uri, media_type=media_type, limit_chars=limit_chars)


def read_bytes(
    data: bytes, *, uri: str, media_type: str = "text/plain", limit_chars: int = DEFAULT_LIMIT_CHARS
) -> SourceText | ReadFailure:
    """Read a document from its bytes; `media_type` is what its name promises.

    Examples
    --------
    >>> read_bytes("新增3家企业。".encode("gb18030"), uri="report.txt").text
    '新增3家企业。'
    >>> read_bytes(b"", uri="nothing.txt").issue.code.value
    'empty'
    """
    digest = hashlib.sha256(data).hexdigest()
    media_type, reader = _reader(data, media_type)
    reading = reader(data)
    if isinstance(reading, Issue):
        return ReadFailure(uri=uri, issue=reading, bytes_sha256=digest)
    if (refusal := _refusal(reading.text, limit_chars)) is not None:
        return ReadFailure(uri=uri, issue=refusal, bytes_sha256=digest)
    return SourceText(
        text=reading.text,
        uri=uri,
        media_type=media_type,
        encoding=reading.encoding,
        reader=_READER_NAMES[media_type],
        bytes_sha256=digest,
        warnings=tuple(warning.warned() for warning in reading.issues),
        hints=reading.hints,
    )


def _reader(data: bytes, media_type: str) -> tuple[str, Callable[[bytes], Reading | Issue]]:
    from . import html  # lxml is loaded only by runs that have something to read

    if html.is_page(data) or (media_type == "text/html" and html.has_markup(data)):
        return "text/html", html.read_html
    return ("text/plain" if media_type == "text/html" else media_type), read_text


def _refusal(text: str, limit_chars: int) -> Issue | None:
    """Why a text that was read all the same cannot be extracted."""
    if len(text) > limit_chars:
        return _too_large(len(text), limit_chars, unit="characters", unit_zh="字符")
    if any(found.end() - found.start() > LIMIT_SENTENCE_CHARS for found in _UNBROKEN.finditer(text)):
        return Issue(IssueCode.LINE_TOO_LONG, {"limit": f"{LIMIT_SENTENCE_CHARS:,}"})
    letters = len(_LETTERS.sub("", text))
    han = len(_NO_HAN.sub("", text))
    kana = len(_NO_KANA.sub("", text))
    if han < _LEAST_HAN * letters or han == 0 or kana > _MOST_KANA * letters:
        return Issue(IssueCode.NOT_CHINESE, {"share": percent(han, letters)})
    return None


def _too_large(count: int, limit: int, *, unit: str, unit_zh: str) -> Issue:
    values = {"count": f"{count:,}", "limit": f"{limit:,}", "unit": unit, "unit_zh": unit_zh}
    return Issue(IssueCode.TOO_LARGE, values)
