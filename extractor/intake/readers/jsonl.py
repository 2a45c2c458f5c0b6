"""JSON lines → the text of each object, line by line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from ..codes import Issue, IssueCode
from ..columns import Columns, find_columns, row_member
from ..limits import too_large
from ..options import Options
from ..result import Member
from ..textlines import bounded_lines, encoding_of

_ESCAPED = 6  # characters that JSON may take for one


def read_jsonl(file: BinaryIO, options: Options) -> Iterator[Member | Issue]:
    """The texts of JSON lines, one object a line; objects need not have the same keys."""
    encoding = encoding_of(file)
    if isinstance(encoding, Issue):
        yield encoding
        return
    columns: Columns | Issue | None = None
    keys: tuple[str, ...] = ()
    found = False
    for number, line in enumerate(bounded_lines(file, encoding, most=_ESCAPED * options.limit_chars), 1):
        row = too_large("limit_chars", options) if line is None else _object(line)
        if row is None:
            continue
        if isinstance(row, Issue):
            yield Member(str(number), issue=row)
            continue
        if columns is None or tuple(row) != keys:
            keys, columns = tuple(row), find_columns(row, options)
        if isinstance(columns, Issue):
            if not found:  # one error for a file of something else, not one for each of its lines
                yield columns
                return
            yield Member(str(number), issue=columns)
        else:
            found = True
            yield row_member(row, columns, number=number, encoding=encoding)


def _object(line: str) -> dict[str, Any] | Issue | None:
    """The object on a line; None on a blank line."""
    if not line.strip():
        return None
    try:
        row = json.loads(line)
    except RecursionError:
        return Issue(IssueCode.DAMAGED_ROW, {"reason": "JSON nested too deep"})
    except ValueError as error:
        return Issue(IssueCode.DAMAGED_ROW, {"reason": f"JSON: {error}"})
    return row if isinstance(row, dict) else Issue(IssueCode.DAMAGED_ROW, {"reason": "JSON: not an object"})
