"""Plain text and Markdown: the decoded file, a byte-order mark removed and nothing else changed."""

from __future__ import annotations

from ..codes import Issue
from ..decode import decode
from ..options import Options
from ..result import Reading


def read_text(data: bytes, options: Options) -> Reading | Issue:
    r"""Read the bytes of a text file.

    Examples
    --------
    >>> read_text("\ufeff一、工作\r\n走访12户".encode("utf-8"), Options()).text
    '一、工作\r\n走访12户'
    """
    decoded = decode(data)
    if isinstance(decoded, Issue):
        return decoded
    issues = () if decoded.issue is None else (decoded.issue,)
    return Reading(text=decoded.text, encoding=decoded.encoding, issues=issues)
