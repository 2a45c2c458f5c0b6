"""Which format lies in a container that many share: ZIP told by its parts, OLE by its streams, gzip by its start."""

from __future__ import annotations

import bz2
import lzma
import struct
import zipfile
import zlib
from typing import BinaryIO

from .codes import Issue, IssueCode

_PEEK = 1024
_BOMB_DICTIONARY = 64 * 2**20

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

# A part or folder of the package → what the package is; the first that is there decides.
_ZIP_PARTS = (
    ("word/", _WORD),
    ("xl/", _EXCEL),
    ("ppt/", "PowerPoint (.pptx)"),
    ("OFD.xml", "OFD"),
    ("mimetype", "OpenDocument / EPUB"),
    ("META-INF/MANIFEST.MF", "Java"),
)
_PACKAGE = ("[Content_Types].xml", "OFD.xml", "mimetype", "META-INF/MANIFEST.MF")

# A stream of the root folder → what the file is; the first that is there decides.
_OLE_STREAMS = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "application/msword"),
    ("Workbook", "application/vnd.ms-excel"),
    ("Book", "application/vnd.ms-excel"),
    ("PowerPoint Document", "PowerPoint (.ppt)"),
    ("__properties_version1.0", "Outlook (.msg)"),
    ("CONTENTS", "Microsoft Works"),
    ("MatOST", "Microsoft Works"),
)


def inside_zip(head: bytes, file: BinaryIO) -> str | Issue:
    """What a ZIP file is: an Office document by its parts, else an archive."""
    try:
        with zipfile.ZipFile(file) as package:
            names = package.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, struct.error, NotImplementedError, EOFError):
        names = _names_in(head)  # a file that was cut short has lost its list of parts
    if not any(name in _PACKAGE for name in names):
        return "application/zip"
    for part, kind in _ZIP_PARTS:
        if any(name.startswith(part) for name in names):
            return kind
    return "application/zip"


def _names_in(head: bytes) -> list[str]:
    """Names in the local headers near the beginning of a ZIP file."""
    names, at = [], 0
    while (at := head.find(b"PK\x03\x04", at)) >= 0 and at + 30 <= len(head):
        length = int.from_bytes(head[at + 26 : at + 28], "little")
        names.append(head[at + 30 : at + 30 + length].decode("utf-8", "replace"))
        at += 30
    return names


def inside_ole(file: BinaryIO) -> str | Issue:
    """What an OLE file is, by the streams in its root folder."""
    import olefile

    file.seek(0)
    try:
        with olefile.OleFileIO(file) as ole:
            streams = {path[0] for path in ole.listdir()}
    except Exception as error:  # olefile gives whatever error its arithmetic runs into
        return Issue(IssueCode.DAMAGED_FILE, {"kind": "OLE", "reason": " ".join(str(error).split())})
    kind = next((kind for stream, kind in _OLE_STREAMS if stream in streams), "OLE")
    return Issue(IssueCode.ENCRYPTED, {"kind": "Office"}) if kind == "encrypted" else kind


def inside_compressed(head: bytes, media_type: str) -> str:
    """What a compressed file is: a crawl, a tar, else one file that was compressed."""
    start = _start(head, media_type)
    if start.startswith(b"WARC/"):
        return "application/warc"
    return "application/x-tar" if start[257:262] == b"ustar" else media_type


def _start(head: bytes, media_type: str) -> bytes:
    """The first unpacked bytes."""
    try:
        if media_type == "application/gzip":
            return zlib.decompressobj(wbits=31).decompress(head, _PEEK)
        if media_type == "application/x-bzip2":
            return bz2.BZ2Decompressor().decompress(head, _PEEK)
        return lzma.LZMADecompressor(memlimit=_BOMB_DICTIONARY).decompress(head, _PEEK)
    except (zlib.error, OSError, lzma.LZMAError, EOFError, ValueError):
        return b""
