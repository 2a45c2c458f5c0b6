"""Writes docs/errors.md from the catalogue of codes: `python docs/errors.py`."""

from __future__ import annotations

import re
from pathlib import Path

from zongjie.extractor.intake import IssueCode, Severity

PAGE = Path(__file__).with_suffix(".md")
_SEVERITIES = {
    Severity.ERROR: (
        "出错 · Errors",
        "可能漏掉了总结；退出码为 1。 · There may be a report that is not in the records; exit code 1.",
    ),
    Severity.SKIP: (
        "跳过 · Skipped",
        "没有可抽取的内容，不算失败。 · Nothing of its own to extract; no failure.",
    ),
    Severity.WARNING: (
        "警告 · Warnings",
        "有记录，写在记录的 `warnings` 里。 · There is a record, and they stand in its `warnings`.",
    ),
}
_VALUE = re.compile(r"\{(\w+)\}")
_HEAD = """# 代码一览 · Codes

没有记录的文件各占 `errors.jsonl` 一行，写明代码、发生了什么、该怎么办；其余文件照常处理。表中 *斜体* 处每次不同。

Each input without a record is a line of `errors.jsonl`: the code, what happened, what to do. The others are read
all the same. Words in *italics* differ from case to case.

This page is written by `make generate` from `extractor/intake/codes.py`; `tests/integration/test_codes_reached.py` has
for each code a small input that gives it.
"""


def page() -> str:
    """The whole page."""
    parts = [_HEAD]
    for severity, (title, meaning) in _SEVERITIES.items():
        rows = ["| 代码 · code | 发生了什么 · what happened | 怎么办 · what to do |", "| --- | --- | --- |"]
        rows += [_row(code) for code in IssueCode if code.severity is severity]
        parts.append("\n".join([f"## {title}", "", meaning, "", *rows]) + "\n")
    return "\n".join(parts)


def _row(code: IssueCode) -> str:
    advice = f"{_cell(code.advice_zh)}<br>{_cell(code.advice_en)}" if code.advice_zh else "—"
    return f"| `{code.value}` | {_cell(code.zh)}<br>{_cell(code.en)} | {advice} |"


def _cell(template: str) -> str:
    return _VALUE.sub(r"*\1*", template).replace("|", r"\|")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
