"""Which sheets the workbook has, and what stands in their columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pydantic import BaseModel

from zongjie.schemas import TAXONOMY, WorkSummary
from zongjie.schemas.columns import Cell, ColumnType, RecordView
from zongjie.schemas.tables import DOCUMENTS, ERRORS, HONOURS, ITEMS, METRICS, TABLES


class SheetView(RecordView):
    """A record with what the rows of a sheet need."""

    @cached_property
    def _headings(self) -> dict[str, str | None]:
        return {section.id: section.heading for section in self.record.sections}

    def heading(self, section: str | None) -> str | None:
        """Heading of the section with this id."""
        return self._headings.get(section) if section is not None else None


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One column of a sheet.

    Attributes
    ----------
    width
        In characters of the default font; a hanzi takes two.
    wrap
        Whether long text goes on below instead of being hidden.
    """

    title: str
    description: str
    width: int
    read: Callable[[Any, Any], Cell]
    wrap: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: a row for each part."""

    name: str
    columns: tuple[SheetColumn, ...]
    parts: Callable[[WorkSummary], Iterable[BaseModel]]

    def rows(self, view: SheetView) -> Iterable[list[Cell]]:
        """The rows of a record."""
        for part in self.parts(view.record):
            yield [column.read(part, view) for column in self.columns]


def shown_column(table: str, name: str, width: int, *, wrap: bool = False, of_document: bool = False) -> SheetColumn:
    """A column of the database as one for people: codes by their Chinese names, yes or blank for flags."""
    column = next(column for column in TABLES[table].columns if column.name == name)
    labels = {code.value: code.label_zh for code in TAXONOMY[column.codes]} if column.codes else {}

    def read(part: Any, view: SheetView) -> Cell:
        value = column.read(view.record if of_document else part, view)
        if labels and isinstance(value, str):
            return "、".join(labels[code] for code in value.split("|")) if value else None
        if column.type is ColumnType.BOOLEAN:
            return "是" if value else None
        return value

    return SheetColumn(column.title, column.description, width, read, wrap)


def _columns(table: str, **widths: int) -> list[SheetColumn]:
    return [shown_column(table, name, width) for name, width in widths.items()]


_SOURCE = shown_column(DOCUMENTS.name, "uri", 28, of_document=True)
_OF_DOCUMENT = tuple(
    shown_column(DOCUMENTS.name, name, width, of_document=True)
    for name, width in {"place": 14, "title": 28, "report_year": 9}.items()
)
_SECTION = SheetColumn(
    "所在章节", "所在最内层章节的标题", 24, lambda part, view: view.heading(getattr(part, "section", None))
)
_METRIC_COUNT = SheetColumn("指标数", "所含指标的个数", 8, lambda part, _view: len(part.metrics))
_PAGE = {name: shown_column(name, "page", 6) for name in (METRICS.name, ITEMS.name, HONOURS.name)}
_ID = {name: shown_column(name, "id", 30) for name in (METRICS.name, ITEMS.name, HONOURS.name)}


def _items(*special: SheetColumn) -> tuple[SheetColumn, ...]:
    return (
        *_OF_DOCUMENT,
        _SECTION,
        *_columns(ITEMS.name, topics=14, heading=28),
        shown_column(ITEMS.name, "text", 80, wrap=True),
        *special,
        _METRIC_COUNT,
        *_columns(ITEMS.name, confidence=8),
        _SOURCE,
        _PAGE[ITEMS.name],
        _ID[ITEMS.name],
    )


def _count(title: str, read: Callable[[WorkSummary], int]) -> SheetColumn:
    return SheetColumn(title, f"{title}的条数", 8, lambda record, _view: read(record))


RECORD_SHEETS = (
    Sheet(
        "指标",
        (
            *_OF_DOCUMENT,
            *_columns(
                METRICS.name, indicator=26, text=16, value=16, value_max=12, unit=9, qualifier=9, status=7, role=8
            ),
            *_columns(METRICS.name, year=8, period_kind=10, scope=14, topic=12),
            _SECTION,
            *_columns(METRICS.name, context=80, incidental=8, confidence=8),
            _SOURCE,
            _PAGE[METRICS.name],
            _ID[METRICS.name],
        ),
        lambda record: record.metrics,
    ),
    Sheet("成效", _items(), lambda record: record.achievements),
    Sheet("问题", _items(*_columns(ITEMS.name, cause=28)), lambda record: record.problems),
    Sheet("计划", _items(*_columns(ITEMS.name, deadline=14, responsible=18)), lambda record: record.plans),
    Sheet(
        "荣誉",
        (
            *_OF_DOCUMENT,
            *_columns(HONOURS.name, text=32, level=10, year=8, recipient=18, context=80, confidence=8),
            _SOURCE,
            _PAGE[HONOURS.name],
            _ID[HONOURS.name],
        ),
        lambda record: record.honours,
    ),
    Sheet(
        "文档",
        (
            *_columns(DOCUMENTS.name, uri=28, title=36, issuer=20, place=14, level=12, area_type=10, body_type=10),
            *_columns(DOCUMENTS.name, doc_type=12, report_year=9, plan_year=9, published=12, index_no=22),
            *_columns(DOCUMENTS.name, province=10, city=10, county=10, town=10, community=10, chars=9, pages=7),
            _count("指标", lambda record: len(record.metrics)),
            _count("成效", lambda record: len(record.achievements)),
            _count("问题", lambda record: len(record.problems)),
            _count("计划", lambda record: len(record.plans)),
            _count("荣誉", lambda record: len(record.honours)),
            SheetColumn(
                "警告",
                "抽取中的提示",
                40,
                lambda record, _view: "\n".join(warning.message for warning in record.warnings) or None,
            ),
            *_columns(DOCUMENTS.name, doc_id=18),
        ),
        lambda record: (record,),
    ),
)
"""The sheets that records fill, in the order of the workbook."""

ERROR_SHEET = Sheet(
    "错误",
    tuple(_columns(ERRORS.name, uri=36, severity=10, code=20, message=48, advice=60, message_en=48, advice_en=60)),
    lambda _record: (),
)
"""The sheet of the inputs that gave no record; a run fills it."""
