"""A small annotated document, written to a folder as annotators leave it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from zongjie.corpus import GoldDocument, compile_tables, read_text

TEXT = """\
青石村2024年工作总结
一、工作回顾
新修水渠3公里，其中李家组1公里。受益农户由12户增加到40户以上。获评全县先进村。
二、存在问题
因资金不足，仍有2处塘坝漏水。
三、2025年打算
年底前由村委会修复塘坝2处；力争集体收入达到30万元。
"""

SENTENCES = [
    "0 meta - - 0:title",
    "1 heading - - 1:review",
    "2 achievement 1 construction|economy -",
    "3 achievement 2 economy -",
    "4 achievement 3 other -",
    "5 heading - - 1:problems",
    "6 problem 4 construction -",
    "7 heading - - 1:plan",
    "8 plan 5 construction -",
    "9 plan 6 economy -",
]
METRICS = [
    "2 3公里 1 3 - 公里 exact actual level 2024 新修水渠 - year -",
    "2 1公里 1 1 - 公里 exact actual level 2024 新修水渠 - year 李家组",
    "3 12户 1 12 - 户 exact actual baseline 2023 受益农户 - as_of -",
    "3 40户以上 1 40 - 户 over actual level 2024 受益农户 - as_of -",
    "6 2处 1 2 - 处 exact actual level 2024 塘坝漏水 opt as_of -",
    "8 2处 1 2 - 处 exact target level 2025 修复塘坝 - year -",
    "9 30万元 1 300000 - 元|万元 exact target level 2025 集体收入 - year -",
]
ITEMS = ["6 - - 因资金不足", "8 年底前 村委会 -"]
META: dict[str, Any] = {
    "title": "青石村2024年工作总结",
    "issuer": "青石村",
    "place": "青石村",
    "level": "village_community",
    "doc_type": "summary_and_plan",
    "report_year": 2024,
    "plan_year": 2025,
    "published": None,
    "index_no": None,
    "honours": [{"sid": 4, "name": "全县先进村", "level": "district"}],
}


class Tables:
    """The tables of one document in a folder; tests change them before they compile."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "village.txt"
        self.path.write_text(TEXT, encoding="utf-8", newline="")
        self.write("sents.tsv", SENTENCES)
        self.write("metrics.tsv", METRICS)
        self.write("items.tsv", ITEMS)
        self.write_meta(META)

    def write(self, suffix: str, rows: list[str]) -> None:
        content = "".join(row.replace(" ", "\t") + "\n" for row in rows)
        self.path.with_suffix("." + suffix).write_text(content, encoding="utf-8")

    def write_meta(self, meta: dict[str, Any]) -> None:
        self.path.with_suffix(".meta.json").write_text(json.dumps(meta, ensure_ascii=False), encoding="utf-8")

    def replace(self, suffix: str, old: str, new: str) -> None:
        rows = {"sents.tsv": SENTENCES, "metrics.tsv": METRICS, "items.tsv": ITEMS}[suffix]
        assert old in rows
        self.write(suffix, [new if row == old else row for row in rows])

    def compile(self) -> GoldDocument:
        return compile_tables(read_text(self.path), source=self.path.name, stem=self.path.with_suffix(""))


@pytest.fixture
def tables(tmp_path: Path) -> Tables:
    return Tables(tmp_path)


@pytest.fixture
def gold(tables: Tables) -> GoldDocument:
    return tables.compile()


@pytest.fixture
def text(tables: Tables) -> str:
    return read_text(tables.path)
