"""Excel workbooks, old and new → the texts in their rows, or all sheets as tables, each cell as Excel shows it."""

from __future__ import annotations

import datetime
import re
import zipfile
from collections.abc import Iterator
from functools import partial
from typing import Any, BinaryIO, NamedTuple

from ..codes import Issue, IssueCode
from ..grid import Row, Sheet, read_sheets
from ..limits import too_large
from ..options import Options
from ..result import Member
from ..unpacking import Beyond, Meter, Metered

_CHUNK = 2**20
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|[_*].')
_DECIMALS = re.compile(r"[0#]\.(0+)")
_SIGNIFICANT = 11  # digits that Excel shows of a number without a format
_XLS_DATE, _XLS_BOOLEAN, _XLS_ERROR = 3, 4, 5


class Value(NamedTuple):
    """A cell: what it holds, and the format code that says how to show it."""

    held: Any
    code: str

    def __str__(self) -> str:
        return shown(self.held, self.code)


def shown(held: Any, code: str) -> str:
    """A value as Excel shows it, without separators of thousands.

    Examples
    --------
    >>> shown(0.0853, "0.0%"), shown(1234.5, "#,##0.00"), shown(3.0, "General"), shown(0.1 + 0.2, "General")
    ('8.5%', '1234.50', '3', '0.3')
    >>> shown(datetime.datetime(2024, 1, 5), "yyyy-mm-dd"), shown(None, "General")
    ('2024年1月5日', '')
    """
    if held is None:
        return ""
    if isinstance(held, datetime.datetime | datetime.date):
        return f"{held.year}年{held.month}月{held.day}日"
    if isinstance(held, bool) or not isinstance(held, int | float):
        return str(held)
    code = _QUOTED.sub("", code.split(";")[0])
    decimals = _DECIMALS.search(code)
    places = len(decimals.group(1)) if decimals else 0
    if "%" in code:
        return f"{held * 100:.{places}f}%"
    if decimals or "0" in code:
        return f"{held:.{places}f}"
    rounded = float(f"{held:.{_SIGNIFICANT}g}")
    return str(int(rounded)) if rounded.is_integer() else f"{rounded:.{_SIGNIFICANT}f}".rstrip("0")


def read_xlsx(file: BinaryIO, options: Options) -> Iterator[Member | Issue]:
    """The texts in the rows of a workbook, or all its sheets as tables."""
    import openpyxl

    try:
        _unpack(file, options)
        book = openpyxl.load_workbook(file, read_only=True, data_only=True)
    except Beyond as beyond:
        yield beyond.issue
        return
    except Exception as error:  # openpyxl gives whatever error its parsing runs into
        yield _damaged("xlsx", error)
        return
    try:
        sheets = [Sheet(sheet.title, partial(_xlsx_rows, sheet, options)) for sheet in book.worksheets]
        yield from read_sheets(sheets, options)
    except Beyond as beyond:
        yield beyond.issue
    except Exception as error:  # and while it goes through the rows
        yield _damaged("xlsx", error)
    finally:
        book.close()


def _unpack(file: BinaryIO, options: Options) -> None:
    """Go through all parts once, because openpyxl unpacks some of them whole."""
    meter = Meter(options)
    with zipfile.ZipFile(file) as package:
        for info in package.infolist():
            with package.open(info) as part:
                stream = Metered(part, meter, packed=info.compress_size)
                while stream.read(_CHUNK):
                    pass
    file.seek(0)


def _xlsx_rows(sheet: Any, options: Options) -> Iterator[Row]:
    deadline = options.deadline()
    sheet.reset_dimensions()  # programs write wrong ones
    for row in sheet.iter_rows():
        if deadline.passed:
            raise Beyond(too_large("limit_seconds", options))
        yield [cell.value if isinstance(cell.value, str) else Value(cell.value, _code(cell)) for cell in row]


def _code(cell: Any) -> str:
    return str(getattr(cell, "number_format", None) or "General")


def read_xls(file: BinaryIO, options: Options) -> Iterator[Member | Issue]:
    """The texts in the rows of a workbook of Excel 97–2003, or all its sheets as tables."""
    import xlrd

    data = file.read(options.limit_bytes + 1)
    if len(data) > options.limit_bytes:
        yield too_large("limit_bytes", options)
        return
    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=_Silent())
        sheets = [Sheet(sheet.name, partial(_xls_rows, book, sheet)) for sheet in book.sheets()]
    except Exception as error:  # xlrd gives whatever error its arithmetic runs into
        encrypted = isinstance(error, xlrd.XLRDError) and "encrypted" in str(error)
        yield Issue(IssueCode.ENCRYPTED, {"kind": "xls"}) if encrypted else _damaged("xls", error)
        return
    yield from read_sheets(sheets, options)


def _xls_rows(book: Any, sheet: Any) -> Iterator[Row]:
    for index in range(sheet.nrows):
        yield [_xls_value(book, sheet.cell(index, column)) for column in range(sheet.row_len(index))]


def _xls_value(book: Any, cell: Any) -> Any:
    if isinstance(cell.value, str):
        return cell.value
    if cell.ctype == _XLS_ERROR:
        return None
    if cell.ctype == _XLS_BOOLEAN:
        return bool(cell.value)
    held: Any = cell.value
    if cell.ctype == _XLS_DATE:
        days = datetime.timedelta(days=float(cell.value))
        held = (datetime.datetime(1904, 1, 1) if book.datemode else datetime.datetime(1899, 12, 30)) + days
    return Value(held, book.format_map[book.xf_list[cell.xf_index].format_key].format_str)


class _Silent:
    """Takes what xlrd would print."""

    def write(self, text: str) -> int:
        """Nothing is kept."""
        return len(text)

    def flush(self) -> None:
        """There is nothing to flush."""


def _damaged(kind: str, error: Exception) -> Issue:
    return Issue(IssueCode.DAMAGED_FILE, {"kind": kind, "reason": " ".join(str(error).split()) or type(error).__name__})
