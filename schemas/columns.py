"""How a table is described: columns take type, names and description from a model's field, and know how to be read."""

from __future__ import annotations

import types
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from operator import attrgetter
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from .numbers import json_number
from .record import WorkSummary
from .run import ErrorEntry, SourceEntry
from .sentences import sentence_spans
from .taxonomy import TAXONOMY, Code

Cell = str | int | float | bool | None


class ColumnType(StrEnum):
    """What a column holds; each sink maps it to a type of its own."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    REAL = "real"
    BOOLEAN = "boolean"
    DATE = "date"


class RecordView:
    """A record with what several rows of it need."""

    def __init__(self, record: WorkSummary) -> None:
        self.record = record

    @cached_property
    def _sentences(self) -> tuple[list[int], list[int]]:
        spans = sentence_spans(self.record.text or "")
        return [start for start, _ in spans], [end for _, end in spans]

    def context(self, start: int, end: int) -> str | None:
        """The sentence or sentences around text[start:end]; None where the record leaves its text out."""
        text = self.record.text
        if text is None:
            return None
        starts, ends = self._sentences
        first, last = bisect_right(starts, start) - 1, bisect_left(ends, end)
        if first < 0 or last >= len(ends):
            return text[start:end]
        return text[starts[first] : ends[last]]


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes
    ----------
    name, title
        Its names, in English for programs and in Chinese for spreadsheets.
    codes
        The closed list in `TAXONOMY` that its values come from, if any.
    references
        `table.column` that it points at, if any.
    read
        How its value comes from a part and the part's record.
    """

    name: str
    type: ColumnType
    title: str
    description: str
    nullable: bool
    read: Callable[[Any, RecordView], Cell]
    codes: str | None = None
    references: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """One table.

    Attributes
    ----------
    key
        Columns of the primary key.
    parts
        Which parts of a record become rows; None for a table that a run fills, not a record.
    """

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    parts: Callable[[WorkSummary], Iterable[BaseModel]] | None = None

    def rows(self, record: WorkSummary) -> Iterator[tuple[Cell, ...]]:
        """The rows of a record, in the order of `columns`."""
        if self.parts is None:
            raise TypeError(f"table {self.name} is filled by a run, not by a record; use row()")
        view = RecordView(record)
        reads = [column.read for column in self.columns]
        for part in self.parts(record):
            yield tuple([read(part, view) for read in reads])

    def row(self, entry: SourceEntry | ErrorEntry) -> tuple[Cell, ...]:
        """The row of an entry that a run writes."""
        return tuple([getattr(entry, column.name) for column in self.columns])


_LIST_OF_CODE = {codes: name for name, codes in TAXONOMY.items()}
_TYPES: dict[type, ColumnType] = {
    str: ColumnType.TEXT,
    int: ColumnType.INTEGER,
    Decimal: ColumnType.NUMBER,
    float: ColumnType.REAL,
    bool: ColumnType.BOOLEAN,
    date: ColumnType.DATE,
}
_CONVERSIONS: dict[type, Callable[[Any], Cell]] = {
    Decimal: json_number,
    date: date.isoformat,
    tuple: "|".join,
    Code: attrgetter("value"),
}


def bare_type(annotation: Any) -> tuple[Any, bool]:
    """A field's type without `| None` and constraints, and whether it may be None."""
    nullable = False
    while True:
        arguments = get_args(annotation)
        if get_origin(annotation) in (Union, types.UnionType):
            nullable = True
            (annotation,) = (argument for argument in arguments if argument is not type(None))
        elif hasattr(annotation, "__metadata__"):
            annotation = arguments[0]
        elif get_origin(annotation) is Literal:
            return type(arguments[0]), nullable
        else:
            return annotation, nullable


def field_column(
    model: type[BaseModel],
    path: str,
    *,
    name: str | None = None,
    title: str | None = None,
    description: str | None = None,
    references: str | None = None,
) -> Column:
    """A column from a field of a model; a path with dots reaches into its objects."""
    names = path.split(".")
    nullable = False
    holder: Any = model
    for step in names:
        field = holder.model_fields[step]
        holder, optional = bare_type(field.annotation)
        nullable = nullable or optional
    codes = None
    kind = get_origin(holder) or holder
    if kind is tuple:
        column_type, codes = ColumnType.TEXT, _LIST_OF_CODE.get(get_args(holder)[0])
    elif issubclass(kind, Code):
        column_type, codes, kind = ColumnType.TEXT, _LIST_OF_CODE[kind], Code
    else:
        column_type = _TYPES.get(kind, ColumnType.TEXT)
    return Column(
        name=name or path.replace(".", "_"),
        type=column_type,
        title=title or field.title,
        description=description or field.description,
        nullable=nullable,
        read=_reader(names, _CONVERSIONS.get(kind)),
        codes=codes,
        references=references,
    )


def _reader(names: list[str], convert: Callable[[Any], Cell] | None) -> Callable[[Any, RecordView], Cell]:
    def read(part: Any, _view: RecordView) -> Any:
        for name in names:
            # A kind of item without this field (a cause, a deadline) has none.
            part = getattr(part, name, None)
            if part is None:
                return None
        return part if convert is None else convert(part)

    return read


def field_columns(model: type[BaseModel], *paths: str, **references: str) -> list[Column]:
    """Columns from several fields of a model; keywords say what a field references."""
    return [field_column(model, path, references=references.get(path)) for path in paths]


def span_columns(model: type[BaseModel], field: str) -> list[Column]:
    """Text and bounds of a span within a part, under the span's own name."""
    outer = model.model_fields[field]
    title = outer.title
    return [
        field_column(model, f"{field}.text", name=field, title=title, description=outer.description),
        field_column(model, f"{field}.start", title=f"{title}起点"),
        field_column(model, f"{field}.end", title=f"{title}终点"),
    ]
