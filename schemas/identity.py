"""Ids: a document is its text, a record is its kind and span, so ids outlive a change of rules."""

from __future__ import annotations

import hashlib
from types import MappingProxyType

ID_LETTERS = MappingProxyType(
    {"metric": "m", "achievement": "a", "problem": "p", "plan": "n", "honour": "h", "section": "s"}
)
"""The letter that stands for each kind in an id; `n` is the plan's (next steps), as `p` is the problem's."""


def text_digest(text: str) -> str:
    """Hex SHA-256 of the UTF-8 form of a text.

    Examples
    --------
    >>> text_digest("新增3家企业。")[:8]
    '3e81e8e8'
    """
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def doc_id_of(text_sha256: str) -> str:
    """Id of the document with this text digest: its first 16 digits.

    Examples
    --------
    >>> doc_id_of("3e81e8e8a1b2c3d4" + "0" * 48)
    '3e81e8e8a1b2c3d4'
    """
    return text_sha256[:16]


def record_id(doc_id: str, kind: str, start: int, end: int) -> str:
    """Id of the record of `kind` (a key of `ID_LETTERS`) at text[start:end].

    Examples
    --------
    >>> record_id("3e81e8e8a1b2c3d4", "metric", 2, 4)
    '3e81e8e8a1b2c3d4/m/2-4'
    """
    return f"{doc_id}/{ID_LETTERS[kind]}/{start}-{end}"
