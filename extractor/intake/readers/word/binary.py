"""A Word 97–2003 file: its streams, the table of where its parts are, and the pieces of its text.

Written after [MS-DOC] (Word (.doc) Binary File Format): 2.5 The File Information Block, 2.8.35 PlcPcd, 2.9.73
FcCompressed. Names in comments are those of the specification.
"""

from __future__ import annotations

import re
import struct
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise

from ...codes import Issue, IssueCode
from ...limits import too_large
from ...options import Options
from .errors import UnreadableError, damaged

KIND = "Word 97–2003"
_MAGIC_97 = 0xA5EC
_FIRST_OF_97 = 0xC0
_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200
_TEXT_LENGTHS = 0x4C  # ccpText, the first of eight lengths
_PAIRS = 0x9A  # fibRgFcLcbBlob, pairs of an offset into the table stream and a length
_PRC, _PCDT = 1, 2
_COMPRESSED = 0x40000000
# Bytes of GB 2312 come two by two; in a western text a character beyond ASCII mostly stands alone.
_NO_GB = re.compile(rb"[\x80-\xa0\xff]|(?<![\xa1-\xfe])(?:[\xa1-\xfe]{2})*[\xa1-\xfe](?![\xa1-\xfe])")
_HIGH = re.compile(rb"[\x80-\xff]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that lies in one place of the file.

    Attributes
    ----------
    start, end
        Its characters.
    offset
        Where it begins in the stream.
    width
        Bytes of a character.
    """

    start: int
    end: int
    offset: int
    width: int


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a document's text, each a range of characters."""

    main: range
    footnotes: range
    endnotes: range
    boxes: range


class Binary:
    """An open file.

    Parameters
    ----------
    data
        The bytes of the compound file.
    options
        How much text there may be.

    Raises
    ------
    UnreadableError
        If it is no such file, encrypted, older, damaged or too large.
    """

    def __init__(self, data: bytes, options: Options) -> None:
        self._options = options
        self._deadline = options.deadline()
        streams = _streams(data)
        self.stream = streams.get("WordDocument", b"")
        if len(self.stream) < _PAIRS:
            raise damaged(KIND, "there is no document in it")
        magic, version = struct.unpack_from("<HH", self.stream, 0)
        (flags,) = struct.unpack_from("<H", self.stream, 0x0A)
        if magic != _MAGIC_97 or version < _FIRST_OF_97:
            raise UnreadableError(Issue(IssueCode.OLD_FORMAT, {"kind": "Word 6 / 95"}))
        if flags & _ENCRYPTED:
            raise UnreadableError(Issue(IssueCode.ENCRYPTED, {"kind": KIND}))
        self.table = streams.get("1Table" if flags & _SECOND_TABLE else "0Table", b"")
        self.data = streams.get("Data", b"")
        self.parts = self._parts()
        if self.parts.boxes.stop > 2 * options.limit_chars:
            raise UnreadableError(too_large("limit_chars", options))
        self.pieces = list(self._pieces())
        self._starts = [piece.start for piece in self.pieces]

    def look(self) -> None:
        """Give up if time is up."""
        if self._deadline.passed:
            raise UnreadableError(too_large("limit_seconds", self._options))

    def structure(self, index: int) -> bytes:
        """What a pair of the file information block refers to, by the pair's index in `FibRgFcLcb97`."""
        at, size = self.place(index)
        return self.table[at : at + size]

    def place(self, index: int) -> tuple[int, int]:
        """Where a structure begins in the table stream, and its length."""
        at = _PAIRS + 8 * index
        if at + 8 > len(self.stream):
            return 0, 0
        start, size = struct.unpack_from("<II", self.stream, at)
        return start, size

    def characters(self) -> list[str]:
        """The text of all parts, an entry for each of the positions that the file counts."""
        out: list[str] = []
        for piece in self.pieces:
            out += _characters(
                self.stream[piece.offset : piece.offset + (piece.end - piece.start) * piece.width], piece.width
            )
            if len(out) != piece.end:
                raise damaged(KIND, "its text ends in the middle")
        return out

    def offset(self, position: int) -> int:
        """Where in the stream a character lies."""
        piece = self._piece(position)
        return piece.offset + (position - piece.start) * piece.width

    def width(self, position: int) -> int:
        """How many bytes a character has."""
        return self._piece(position).width

    def _piece(self, position: int) -> Piece:
        return self.pieces[max(bisect_right(self._starts, position) - 1, 0)]

    def _parts(self) -> Parts:
        lengths = struct.unpack_from("<8i", self.stream, _TEXT_LENGTHS)
        if min(lengths) < 0:
            raise damaged(KIND, "the length of its text is negative")
        text, footnotes, headers, macros, comments, endnotes, boxes, _ = lengths
        starts = [0, text, text + footnotes]
        end = starts[2] + headers + macros + comments
        return Parts(
            main=range(text),
            footnotes=range(text, starts[2]),
            endnotes=range(end, end + endnotes),
            boxes=range(end + endnotes, end + endnotes + boxes),
        )

    def _pieces(self) -> Iterator[Piece]:
        plc = self._piece_table()
        count = (len(plc) - 4) // 12
        if count < 1:
            raise damaged(KIND, "it does not say where its text is")
        starts = struct.unpack_from(f"<{count + 1}i", plc, 0)
        if starts[0] != 0 or any(start > end for start, end in pairwise(starts)):
            raise damaged(KIND, "the pieces of its text overlap")
        last = self.parts.boxes.stop
        for index in range(count):
            (fc,) = struct.unpack_from("<I", plc, 4 * (count + 1) + 8 * index + 2)
            compressed = bool(fc & _COMPRESSED)
            offset = fc & (_COMPRESSED - 1)
            start, end = starts[index], min(starts[index + 1], last)
            if start < end:
                yield Piece(start, end, offset // 2 if compressed else offset, 1 if compressed else 2)
        if starts[-1] < last:
            raise damaged(KIND, "its text ends in the middle")

    def _piece_table(self) -> bytes:
        """The PlcPcd at the end of the Clx."""
        clx, at = self.structure(33), 0
        while at + 5 <= len(clx):
            if clx[at] == _PCDT:
                (size,) = struct.unpack_from("<I", clx, at + 1)
                return clx[at + 5 : at + 5 + size]
            if clx[at] != _PRC:
                break
            (size,) = struct.unpack_from("<H", clx, at + 1)
            at += 3 + size
        raise damaged(KIND, "it does not say where its text is")


def _streams(data: bytes) -> dict[str, bytes]:
    """The streams of the root folder that a Word file keeps its document in."""
    import olefile

    try:
        with olefile.OleFileIO(BytesIO(data)) as ole:
            names = [name for name in ("WordDocument", "0Table", "1Table", "Data") if ole.exists(name)]
            return {name: ole.openstream(name).read() for name in names}
    except Exception as error:  # olefile gives whatever error its arithmetic runs into
        raise damaged(KIND, " ".join(str(error).split()) or type(error).__name__) from error


def _characters(data: bytes, width: int) -> list[str]:
    if width == 2:
        units = array("H")
        units.frombytes(data[: len(data) // 2 * 2])
        return [chr(unit) for unit in units]
    if not _HIGH.search(data) or _NO_GB.search(data):
        return list(data.decode("cp1252", "replace"))
    # Other programs than Word have written Chinese this way. Two bytes are two positions.
    out: list[str] = []
    for character in data.decode("gb18030", "replace"):
        out += [character] if character.isascii() else [character, ""]
    return out
