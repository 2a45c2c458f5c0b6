"""What a file is, told by its content; its name only decides between kinds of plain text.

Marks at the beginning come first, then the parts of the containers that many formats share (ZIP, OLE, gzip), then what
a text looks like.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import BinaryIO

from .codes import Issue, IssueCode
from .containers import inside_compressed, inside_ole, inside_zip
from .formats import BY_MEDIA_TYPE, Format, supported

_HEAD_BYTES = 65_536

_MARKS = (
    (b"{\\rtf", "application/rtf"),
    (b"PAR1", "application/vnd.apache.parquet"),
    (b"WARC/", "application/warc"),
    (b"\x89PNG\r\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
)
_COMPRESSED = (
    (b"\x1f\x8b", "application/gzip"),
    (b"BZh", "application/x-bzip2"),
    (b"\xfd7zXZ\0", "application/x-xz"),
)
# What these are is told apart so that the message can say it; no reader takes them.
_OTHERS = (
    (b"Rar!\x1a\x07", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"SQLite format 3", "SQLite"),
    (b"\x7fELF", "ELF"),
    (b"%!PS", "PostScript"),
    (b"AT&TFORM", "DjVu"),
    (b"ID3", "MP3"),
    (b"OggS", "Ogg"),
    (b"\x1aE\xdf\xa3", "Matroska"),
    (b"CAJ\0", "CAJ"),
    (b"HN\0\0", "CAJ"),
)
_PDF = re.compile(rb"%PDF-\d\.\d")
_PDF_JUNK = 1024
_PAGE = re.compile(rb"<!doctype\s+html|<(?:html|head|body)[\s>]", re.IGNORECASE)
_TAG = re.compile(rb"<[a-z!/]", re.IGNORECASE)
_PAGE_HEAD = 8192
_MHTML = re.compile(rb"\A(?:[\w-]+:.*\r?\n(?:[ \t].*\r?\n)*)*?content-type:\s*multipart/related", re.IGNORECASE)
_WORD_XML = re.compile(rb"""progid\s*=\s*["']Word\.Document|<w:wordDocument\b""")
_COMPRESSION = re.compile(r"\.(?:gz|bz2|xz)$")
_BLANK = b" \t\r\n\xef\xbb\xbf\xff\xfe"
_TABLE_SUFFIXES = {".csv": "text/csv", ".tsv": "text/tab-separated-values", ".tab": "text/tab-separated-values"}
_OBJECT = re.compile(rb"""\s*\{\s*["}]""")
_ROWS_SUFFIXES = (".jsonl", ".ndjson")
# Plain text that is no document: what other programs read and write.
# fmt: off
_NO_DOCUMENT = frozenset({
    ".ass", ".bat", ".bib", ".c", ".cfg", ".conf", ".cpp", ".css", ".geojson", ".go", ".h", ".ini", ".ipynb", ".java",
    ".js", ".json", ".jsonl", ".lnk", ".log", ".mjs", ".ndjson", ".ps1", ".py", ".rs", ".rss", ".sh", ".sql", ".srt",
    ".svg", ".tex", ".toml", ".ts", ".url", ".xml", ".xsd", ".xsl", ".yaml", ".yml",
})
# fmt: on


def sniff(file: BinaryIO, name: str) -> Format | Issue:
    r"""What a file is.

    Parameters
    ----------
    file
        The file, at its beginning; can be sought in.
    name
        Its name; decides between kinds of plain text only.

    Returns
    -------
    Format or Issue
        An issue where no reader takes such a file.

    Examples
    --------
    >>> import io
    >>> sniff(io.BytesIO("<html><p>走访12户。</p>".encode()), "总结.txt").media_type
    'text/html'
    >>> sniff(io.BytesIO(b"Rar!\x1a\x07\x01"), "总结.txt").message_en
    'not a supported kind of file: RAR'
    """
    head = file.read(_HEAD_BYTES)
    kind = _marked(head, file) or _text(head, name)
    if isinstance(kind, Issue):
        return kind
    form = BY_MEDIA_TYPE.get(kind)
    return form if form is not None else unsupported(kind)


def unsupported(kind: str) -> Issue:
    """The issue for a file that no reader takes."""
    return Issue(IssueCode.UNSUPPORTED_FORMAT, {"kind": kind, "supported": supported()})


def _marked(head: bytes, file: BinaryIO) -> str | Issue | None:
    """The media type that marks in the bytes tell; None if it must be a text."""
    for mark, media_type in _MARKS:
        if head.startswith(mark):
            return media_type
    for mark, media_type in _COMPRESSED:
        if head.startswith(mark):
            return inside_compressed(head, media_type)
    for mark, kind in _OTHERS:
        if head.startswith(mark):
            return unsupported(kind)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return inside_zip(head, file)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return inside_ole(file)
    if head[257:262] == b"ustar":
        return "application/x-tar"
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "image/webp"
    if head.startswith(b"BM") and head[6:10] == bytes(4):
        return "image/bmp"
    if head[4:8] == b"ftyp":
        return unsupported("MP4 / HEIF")
    if _PDF.search(head, 0, _PDF_JUNK) and not _PAGE.search(head, 0, _PDF_JUNK):
        return "application/pdf"
    return "application/rtf" if head.lstrip(_BLANK).startswith(b"{\\rtf") else None


def _text(head: bytes, name: str) -> str | Issue:
    """Which kind of text it is."""
    suffix = PurePosixPath(_COMPRESSION.sub("", name.lower())).suffix
    bare = head.replace(b"\0", b"")  # UTF-16 has a NUL in every ASCII character
    if _WORD_XML.search(bare, 0, _PAGE_HEAD):
        return unsupported("Word 2003 XML")
    if _MHTML.search(bare, 0, _PAGE_HEAD):
        return unsupported("MHTML")
    page = BY_MEDIA_TYPE["text/html"]
    if _PAGE.search(bare, 0, _PAGE_HEAD) or (suffix in page.suffixes and _TAG.search(bare, 0, _PAGE_HEAD)):
        return page.media_type
    if _is_rows(bare, suffix):
        return "application/jsonl"
    if suffix in _TABLE_SUFFIXES:
        return _TABLE_SUFFIXES[suffix]
    if suffix in _NO_DOCUMENT:
        return unsupported(suffix)
    return "text/markdown" if suffix in BY_MEDIA_TYPE["text/markdown"].suffixes else "text/plain"


def _is_rows(head: bytes, suffix: str) -> bool:
    """Whether the text is JSON lines: two objects, or one where the name says so."""
    objects = [_OBJECT.match(line) is not None for line in head.strip(_BLANK).split(b"\n", 2)[:2]]
    return all(objects) and (len(objects) == 2 or suffix in _ROWS_SUFFIXES)
