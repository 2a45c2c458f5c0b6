"""What a reader hands to the pipeline: a text that no later room changes, and where it came from."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Warned:
    """A remark about one document that does not stop its extraction.

    Attributes
    ----------
    code
        One of the codes of `zongjie.extractor.intake.codes`.
    message
        What happened, for people.
    start, end
        Character offsets into the text, or None when the remark is about the whole document.
    """

    code: str
    message: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Hints:
    """What a page's markup says about itself; wins over guesses from the text.

    Attributes
    ----------
    published, signed
        Dates of publication and of drawing up, as 2024-01-05; the first wins.
    """

    title: str | None = None
    published: str | None = None
    signed: str | None = None
    issuer: str | None = None
    index_no: str | None = None


@dataclass(frozen=True, slots=True)
class SourceText:
    """The decoded text of one document.

    Every offset of the project is a 0-based Python string offset into `text`, end exclusive.

    Attributes
    ----------
    text
        The decoded text, a byte-order mark removed and nothing else changed (plain text and Markdown), or the text that
        the reader produced.
    uri
        The input's name as given plus the relative path; unique in a run.
    encoding
        The Python codec of the bytes; None for formats that are no encoded text.
    reader, reader_version
        What read the bytes: our reader's name, and the library behind it with its version.
    bytes_sha256
        Hex digest of the raw bytes.
    pages
        For PDF and scans, the offset into `text` at which each page begins; else empty.
    """

    text: str
    uri: str
    media_type: str = "text/plain"
    encoding: str | None = "utf-8"
    reader: str = "string"
    reader_version: str | None = None
    bytes_sha256: str = ""
    warnings: tuple[Warned, ...] = ()
    hints: Hints = field(default_factory=Hints)
    pages: tuple[int, ...] = ()

    @property
    def text_sha256(self) -> str:
        """Hex digest of the UTF-8 form of `text`; the document's identity."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @classmethod
    def from_string(cls, text: str, *, uri: str = "string") -> SourceText:
        """Wrap a string that is already decoded.

        Examples
        --------
        >>> SourceText.from_string("新增3家企业。").text_sha256[:8]
        '3e81e8e8'
        """
        # A lone surrogate is no character; JSON and databases refuse it.
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return cls(text=text, uri=uri, bytes_sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest())
