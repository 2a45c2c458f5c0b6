"""Files of lines that may be larger than memory: their encoding from a part of them, and lines of a bounded length."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO

from .codes import Issue
from .decode import decode

_SAMPLE = 2**20


def encoding_of(file: BinaryIO) -> str | Issue:
    """The Python codec of a file, told from the first part of it that says more than ASCII; leaves it at its start.

    Examples
    --------
    >>> encoding_of(io.BytesIO(b"id,text\\n" * 300_000 + "1,走访12户\\n".encode("gb18030")))
    'gb18030'
    """
    file.seek(0)
    sample = first = file.read(_SAMPLE)
    while sample.isascii() and b"\0" not in sample and (more := file.readline(_SAMPLE)):
        sample = more + file.read(_SAMPLE)  # from the beginning of a line, so that no character is cut
    file.seek(0)
    if len(sample) >= _SAMPLE:
        end = sample.rfind(b"\n") + 1 or len(sample)
        sample = sample[: end + (sample[:end].count(b"\0") > 0)]  # the line feed of UTF-16 has a second byte
    decoded = decode(sample or first)
    return decoded if isinstance(decoded, Issue) else decoded.encoding


def bounded_lines(file: BinaryIO, encoding: str, *, most: int) -> Iterator[str | None]:
    """The lines of a file with their line ends; None for one of more than so many characters, which is not kept."""
    text = io.TextIOWrapper(file, encoding=encoding, errors="replace", newline="")
    try:
        while line := text.readline(most):
            if len(line) < most or line.endswith("\n"):
                yield line
                continue
            while len(more := text.readline(most)) == most and not more.endswith("\n"):
                pass
            yield None
    finally:
        text.detach()  # else the file would be closed with it
