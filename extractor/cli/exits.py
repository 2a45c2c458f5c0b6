"""What the exit codes of every command mean; the one place that says so."""

from __future__ import annotations

from enum import IntEnum
from typing import Self


class Exit(IntEnum):
    """An exit code of the `zongjie` command.

    Attributes
    ----------
    zh, en
        What it means.
    """

    zh: str
    en: str

    def __new__(cls, code: int, zh: str, en: str) -> Self:
        member = int.__new__(cls, code)
        member._value_ = code
        member.zh = zh
        member.en = en
        return member

    OK = 0, "完成；跳过的和重复的文件不算失败", "done; skipped and duplicate files are no failure"
    FAILED = 1, "有文档出错，或核对不通过", "some document failed, or the check found violations"
    USAGE = 2, "命令用法有误", "the command was not used as it should"
    NOTHING = 3, "没有可读的输入", "there was nothing to read"
    OUTPUT = 4, "结果无法写出", "the results cannot be written"
    WORKERS = 5, "工作进程无法启动", "worker processes cannot be started"
    INTERRUPTED = 130, "被中断，原有结果未改动", "interrupted; earlier results are as they were"


def explained() -> str:
    """All codes for the help of the command, one a paragraph."""
    return "退出码 · Exit codes:\n\n" + "\n\n".join(f"{code.value}  {code.zh} · {code.en}" for code in Exit)
