"""The data dictionary: every field, column, view and code with its English and its Chinese name."""

from __future__ import annotations

import inspect
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from .columns import bare_type
from .record import (
    SCHEMA_VERSION,
    Achievement,
    DateRange,
    Honour,
    Indicator,
    Link,
    Meta,
    Metric,
    Period,
    Plan,
    Problem,
    Producer,
    RecordWarning,
    Region,
    RegionPart,
    Section,
    Source,
    Span,
    WorkSummary,
)
from .run import ErrorEntry
from .tables import TABLES
from .taxonomy import TAXONOMY
from .units import UNITS
from .views import VIEWS

_MODELS: tuple[type[BaseModel], ...] = (
    *(WorkSummary, Producer, Source, Meta, DateRange, Region, RegionPart, Section, Metric, Period, Span, Indicator),
    *(Achievement, Problem, Plan, Honour, Link, RecordWarning, ErrorEntry),
)
_JSON_TYPES: dict[Any, str] = {
    str: "string",
    int: "integer",
    Decimal: "number",
    float: "number",
    bool: "boolean",
    date: "date (YYYY-MM-DD)",
}
_INTRODUCTION = f"""\
# 数据字典 · Data dictionary

由 `python -m zongjie.schemas.publish` 从模型生成，请勿手改。Generated from the models; do not edit.

记录格式版本 schema version: `{SCHEMA_VERSION}`

- 一切位置（`start`、`end` 等）都是 `text` 中从 0 起的字符偏移，不含终点。
  Offsets count characters of `text` from 0, end exclusive.
- 列表从不为空值（null）；原文不支持的单值或对象为空值。
  Lists are never null; what the text does not support is null.
- 数值在记录与数据库中都是精确的：整数的绝对值小于 10^18，其他数至多 15 位有效数字、绝对值不小于 0.0001。
  Numbers are exact, in records and in the database alike.
"""


def _cell(text: str | None) -> str:
    return (text or "").replace("|", "\\|").replace("\n", " ")


def _table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [header, tuple("---" for _ in header), *rows]
    return "\n".join("| " + " | ".join(map(_cell, line)) + " |" for line in lines) + "\n"


def _type(field: FieldInfo) -> str:
    """A field's type in the words of JSON; a part or a closed list by its name."""
    kind, nullable = bare_type(field.annotation)
    many = get_origin(kind) is tuple
    if many:
        kind = get_args(kind)[0]
    name: str = _JSON_TYPES.get(kind, kind.__name__)
    return ("list of " if many else "") + name + (" or null" if nullable else "")


def _docstring(thing: type) -> str:
    return inspect.getdoc(thing) or ""


def _models() -> Iterable[str]:
    for model in _MODELS:
        rows = (
            (f"`{name}`", field.title or "", _type(field), field.description or "")
            for name, field in model.model_fields.items()
        )
        yield f"### {model.__name__}\n\n{_docstring(model).splitlines()[0]}\n"
        yield _table(("字段 field", "中文名", "类型 type", "说明"), rows)


def _tables() -> Iterable[str]:
    for table in TABLES.values():
        rows = (
            (
                f"`{column.name}`",
                column.title,
                column.type.value + ("" if column.nullable else " not null"),
                f"`{column.codes}`" if column.codes else f"→ `{column.references}`" if column.references else "",
                column.description,
            )
            for column in table.columns
        )
        yield f"### {table.name} · {table.title}\n\n{table.description}\n"
        yield _table(("列 column", "中文名", "类型 type", "代码表或引用 codes, reference", "说明"), rows)


def _codes() -> Iterable[str]:
    for name, codes in TAXONOMY.items():
        rows = ((f"`{code.value}`", code.label_zh, code.label_en, code.definition) for code in codes)
        yield f"### {name}\n\n{_docstring(codes)}\n"
        yield _table(("代码 code", "中文名", "English", "定义"), rows)


def data_dictionary() -> str:
    """The whole dictionary as Markdown."""
    units = ((f"`{unit.code}`", unit.label_zh, unit.dimension, "、".join(unit.spellings)) for unit in UNITS.values())
    blocks = [
        _INTRODUCTION,
        "## 记录 · Records (JSON)\n",
        *_models(),
        "## 数据库 · Database (SQLite)\n",
        *_tables(),
        "### 视图 · Views\n",
        _table(("视图 view", "中文名", "说明"), ((f"`{view.name}`", view.title, view.description) for view in VIEWS)),
        "## 代码 · Codes\n",
        *_codes(),
        "## 单位 · Units\n",
        _table(("代码 code", "中文名", "量纲 dimension", "写法 spellings"), units),
    ]
    return "\n".join(blocks)
