"""CSV and TSV → the texts in their rows, line by line; a table of anything else is one document."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

from ..codes import Issue, IssueCode
from ..grid import Row, Sheet, read_sheets
from ..options import Options
from ..result import Member
from ..textlines import bounded_lines, encoding_of

_SEPARATORS = ",\t;|"
_LINE_PER_FIELD = 4


def read_separated(file: BinaryIO, options: Options) -> Iterator[Member | Issue]:
    """The texts in the rows of a CSV file, or all of it as a table."""
    encoding = encoding_of(file)
    if isinstance(encoding, Issue):
        yield encoding
        return
    # The longest field is a setting of the whole process; here it only ever grows.
    csv.field_size_limit(max(csv.field_size_limit(), options.limit_chars))
    separator = _separator(next(_lines(file, encoding, options)))
    sheet = Sheet("", lambda: _rows(file, encoding, separator, options))
    try:
        yield from read_sheets([sheet], options, encoding=encoding)
    except csv.Error as error:
        yield Issue(IssueCode.DAMAGED_FILE, {"kind": "CSV", "reason": str(error)})


def _lines(file: BinaryIO, encoding: str, options: Options) -> Iterator[str]:
    file.seek(0)
    lines = bounded_lines(file, encoding, most=_LINE_PER_FIELD * options.limit_chars)
    return ("\n" if line is None else line for line in lines)


def _rows(file: BinaryIO, encoding: str, separator: str, options: Options) -> Iterator[Row]:
    return csv.reader(_lines(file, encoding, options), delimiter=separator)


def _separator(heading: str) -> str:
    """The separator that the first line has most of."""
    counts = Counter(char for char in heading if char in _SEPARATORS)
    return max(_SEPARATORS, key=lambda char: counts[char])
