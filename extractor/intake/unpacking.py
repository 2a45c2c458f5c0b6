"""Compressed bytes → plain bytes, counted while they come: no header is believed about how many there will be."""

from __future__ import annotations

import bz2
import io
import lzma
import tempfile
import zlib
from collections.abc import Callable
from typing import IO, Any, BinaryIO, cast

from .codes import Issue, IssueCode
from .limits import too_large
from .options import Options

MOST_RATIO = 250
"""What unpacks to more than so many times its size is a bomb; text and markup stay below 100."""

_RATIO_FROM = 16 * 2**20
_CHUNK = 2**16
_IN_MEMORY = 8 * 2**20
_DICTIONARY = 64 * 2**20

# magic → a new decompressor
_METHODS: tuple[tuple[bytes, Callable[[], Any]], ...] = (
    (b"\x1f\x8b", lambda: zlib.decompressobj(wbits=31)),
    (b"BZh", bz2.BZ2Decompressor),
    (b"\xfd7zXZ\0", lambda: lzma.LZMADecompressor(memlimit=_DICTIONARY)),
)
DAMAGE = (zlib.error, lzma.LZMAError, OSError, EOFError, ValueError)
"""What decompressors raise over bad bytes."""


class Beyond(Exception):
    """Unpacking goes beyond a limit.

    Attributes
    ----------
    issue
        What to say about it.
    """

    def __init__(self, issue: Issue) -> None:
        self.issue = issue
        super().__init__(issue.message_en)


class Meter:
    """Counts what comes out of an archive and raises `Beyond` when it is too much, or too much for what went in."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._total = 0

    def add(self, count: int, *, unpacked: int, packed: int) -> None:
        """Count some bytes.

        Parameters
        ----------
        count
            How many came out now.
        unpacked, packed
            How many came out of this stream so far, and how many went into it.
        """
        self._total += count
        if self._total > self._options.limit_unpacked:
            raise Beyond(too_large("limit_unpacked", self._options))
        if unpacked > _RATIO_FROM and unpacked > MOST_RATIO * max(packed, 1):
            raise Beyond(Issue(IssueCode.ARCHIVE_BOMB, {"ratio": str(MOST_RATIO)}))


class Unpacked(io.RawIOBase):
    """The bytes in a gzip, bzip2 or xz file, read forwards; what follows its last part is not read.

    Parameters
    ----------
    file
        The compressed file, at its beginning.
    """

    def __init__(self, file: BinaryIO, meter: Meter) -> None:
        self._file, self._meter = file, meter
        self._input = b""
        self._stream: Any = None
        self._packed = self._unpacked = 0
        self._done = False

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Any) -> int:
        """The next bytes; OSError where the file ends too early."""
        piece = b""
        while not piece and not self._done:
            piece = self._next(len(buffer))
        buffer[: len(piece)] = piece
        self._unpacked += len(piece)
        self._meter.add(len(piece), unpacked=self._unpacked, packed=self._packed)
        return len(piece)

    def _next(self, most: int) -> bytes:
        if not self._input:
            self._input = self._file.read(_CHUNK)
            self._packed += len(self._input)
        if self._stream is None:
            if len(self._input) < len(_METHODS[-1][0]):
                more = self._file.read(_CHUNK)
                self._packed += len(more)
                self._input += more
            make = next((make for magic, make in _METHODS if self._input.startswith(magic)), None)
            if make is None:  # the end, or what somebody put behind it
                self._done = True
                return b""
            self._stream = make()
        elif not self._input and getattr(self._stream, "needs_input", True):
            raise OSError("the compressed data ends too early")
        return self._through(most)

    def _through(self, most: int) -> bytes:
        stream, given = self._stream, self._input
        piece = cast("bytes", stream.decompress(given, most))
        # zlib hands back what it did not take; the others keep it and want nothing until it is used up.
        self._input = stream.unconsumed_tail if hasattr(stream, "unconsumed_tail") else b""
        if stream.eof:
            self._input, self._stream = stream.unused_data, None
        return piece


class Metered:
    """A stream that is counted while it is read.

    Parameters
    ----------
    packed
        How many bytes it has in the archive.
    """

    def __init__(self, stream: IO[bytes], meter: Meter, *, packed: int) -> None:
        self._stream, self._meter, self._packed = stream, meter, packed
        self._unpacked = 0

    def read(self, size: int) -> bytes:
        """The next bytes."""
        piece = self._stream.read(size)
        self._unpacked += len(piece)
        self._meter.add(len(piece), unpacked=self._unpacked, packed=self._packed)
        return piece


def spooled(stream: Any) -> BinaryIO:
    """All bytes of a stream in a file that can be sought in: in memory, beyond some megabytes in a throw-away file."""
    file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115  # whoever gets it closes it
    try:
        while piece := stream.read(_CHUNK):
            file.write(piece)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return cast("BinaryIO", file)
