"""What is said when an input goes beyond a limit of `Options`."""

from __future__ import annotations

from .codes import Issue, IssueCode
from .options import Options

_UNITS = {
    "limit_chars": ("characters", "字符"),
    "limit_bytes": ("bytes", "字节"),
    "limit_pages": ("pages", "页"),
    "limit_unpacked": ("bytes when unpacked", "字节（解压后）"),
    "limit_members": ("files or rows", "个文件或行"),
    "limit_nesting": ("archives within each other", "层压缩包"),
    "limit_seconds": ("seconds", "秒"),
}


def too_large(name: str, options: Options) -> Issue:
    """The issue for an input beyond one limit, such as `"limit_pages"`.

    Examples
    --------
    >>> too_large("limit_pages", Options(limit_pages=50)).message_en
    'too large: more than 50 pages'
    >>> too_large("limit_seconds", Options()).advice_en
    'split it into single documents, or raise the limit with --limit-seconds'
    """
    unit, unit_zh = _UNITS[name]
    limit = getattr(options, name)
    flag = "--" + name.replace("_", "-")
    return Issue(IssueCode.TOO_LARGE, {"limit": f"{limit:,}", "unit": unit, "unit_zh": unit_zh, "flag": flag})
