"""Tables of texts: which column is the text, which names the row, and what the others say about the document."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..source import Hints
from .codes import Issue, IssueCode, percent
from .decode import MAX_DAMAGED_SHARE
from .options import Options
from .result import Member, Reading

# fmt: off
_USUAL: dict[str, tuple[str, ...]] = {
    "text": ("正文", "全文", "正文内容", "文章内容", "报告全文", "文本", "内容", "text", "fulltext", "content", "body",
             "rawcontent"),
    "id": ("编号", "文档编号", "文件编号", "id", "docid", "uuid", "网址", "链接", "url", "uri", "link"),
    "title": ("标题", "题目", "题名", "文章标题", "title", "headline"),
    "published": ("发布日期", "发布时间", "日期", "时间", "published", "publishdate", "publishtime", "pubdate", "date"),
    "issuer": ("发布机构", "发文机关", "发布单位", "信息来源", "来源", "issuer", "source"),
    "index_no": ("索引号", "indexno"),
}
# fmt: on
_NOT_IN_NAMES = re.compile(r"[\s_\-*（()）:：]")
_DATE = re.compile(r"((?:19|20)\d\d)\s*[-/.年]?\s*(\d{1,2})\s*[-/.月]?\s*(\d{1,2})(?!\d)")
_MOST_SHOWN = 20
_NAME_CHARS = 200


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table that are used: the first of the usual names that it has.

    Attributes
    ----------
    text, id, title, published, issuer, index_no
        Names of columns as the table has them; None where there is none.
    """

    text: str
    id: str | None = None
    title: str | None = None
    published: str | None = None
    issuer: str | None = None
    index_no: str | None = None

    @property
    def used(self) -> list[str]:
        """All of them, each once."""
        names = (self.text, self.id, self.title, self.published, self.issuer, self.index_no)
        return list(dict.fromkeys(name for name in names if name is not None))


def find_columns(names: Iterable[str], options: Options) -> Columns | Issue:
    """Choose the columns of a table.

    Examples
    --------
    >>> find_columns(["标题", "正文", "Pub_Date"], Options())
    Columns(text='正文', id=None, title='标题', published='Pub_Date', issuer=None, index_no=None)
    >>> find_columns(["年份", "数量"], Options()).message_en
    'there is no column of texts; there are 年份, 数量'
    """
    given = list(dict.fromkeys(names))
    plain = {_NOT_IN_NAMES.sub("", name).casefold(): name for name in reversed(given)}
    found = {use: next((plain[name] for name in usual if name in plain), None) for use, usual in _USUAL.items()}
    if options.text_column is not None:
        found["text"] = options.text_column if options.text_column in given else None
    if options.id_column is not None:
        found["id"] = options.id_column if options.id_column in given else None
    text = found.pop("text")
    if text is None:
        shown = [*given[:_MOST_SHOWN], *(["…"] if len(given) > _MOST_SHOWN else [])]
        return Issue(IssueCode.NO_TEXT_COLUMN, {"columns": ", ".join(shown) or "—"})
    return Columns(text=text, **found)


def row_member(
    row: Mapping[str, Any], columns: Columns, *, number: int, encoding: str | None = None, prefix: str = ""
) -> Member:
    """One row as a member.

    Parameters
    ----------
    row
        Its values by column.
    number
        Which row or line it is, from 1; its name where it has no id.
    encoding
        The Python codec of the file, for files of text.
    prefix
        What goes before the name, such as the sheet.
    """
    key = _plain(row.get(columns.id)) if columns.id is not None else ""
    name = prefix + (key[:_NAME_CHARS] or str(number))
    text = _text(row.get(columns.text))
    if isinstance(text, Issue):
        return Member(name, issue=text)
    damaged = text.count("\ufffd")
    values = {"count": str(damaged), "share": percent(damaged, len(text)), "encoding": encoding or "?"}
    if damaged > MAX_DAMAGED_SHARE * len(text):
        return Member(name, issue=Issue(IssueCode.UNDECODABLE, values))
    hints = Hints(
        title=_hint(row, columns.title),
        published=_date(row.get(columns.published)) if columns.published is not None else None,
        issuer=_hint(row, columns.issuer),
        index_no=_hint(row, columns.index_no),
    )
    issues = (Issue(IssueCode.REPLACED_CHARACTERS, values),) if damaged else ()
    return Member(name, reading=Reading(text=text, encoding=encoding, issues=issues, hints=hints))


def _text(value: Any) -> str | Issue:
    """The text of a row; some corpora have it in a list of paragraphs."""
    if isinstance(value, Sequence) and not isinstance(value, str) and all(isinstance(one, str) for one in value):
        value = "\n".join(value)
    if value is None or value == "":
        return Issue(IssueCode.EMPTY)
    if not isinstance(value, str):
        return Issue(IssueCode.DAMAGED_ROW, {"reason": f"{type(value).__name__} ≠ text"})
    return _clean(value)


def _clean(value: str) -> str:
    # A lone surrogate, which JSON can spell, is no character; databases refuse it.
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _plain(value: Any) -> str:
    if value is None or isinstance(value, (bool, list, dict)):
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(_clean(str(value)).split())


def _hint(row: Mapping[str, Any], column: str | None) -> str | None:
    return (_plain(row.get(column)) or None) if column is not None else None


def _date(value: Any) -> str | None:
    if isinstance(value, datetime.date):
        return value.strftime("%Y-%m-%d")
    found = _DATE.match(_plain(value))
    try:
        return datetime.date(*map(int, found.groups())).isoformat() if found else None
    except ValueError:  # 2024-13-45 is no date
        return None
