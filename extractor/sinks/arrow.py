"""Rows of the tables of `zongjie.schemas` as Arrow tables."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from zongjie.schemas import SCHEMA_VERSION
from zongjie.schemas.columns import Cell, ColumnType, Table

from .extras import library


def arrow_schema(table: Table, *, extra: str = "parquet") -> Any:
    """The Arrow schema of a table; names and descriptions of table and columns are in its metadata.

    Exact numbers are decimals of 18 places, which hold every number that a record admits.

    Parameters
    ----------
    extra
        What is named where pyarrow is not installed.

    Raises
    ------
    MissingExtra
        If pyarrow is not installed.
    """
    arrow = library("pyarrow", extra=extra)
    types = {
        ColumnType.TEXT: arrow.string(),
        ColumnType.INTEGER: arrow.int64(),
        ColumnType.NUMBER: arrow.decimal128(36, 18),
        ColumnType.REAL: arrow.float64(),
        ColumnType.BOOLEAN: arrow.bool_(),
        ColumnType.DATE: arrow.date32(),
    }
    fields = [
        arrow.field(
            column.name,
            types[column.type],
            nullable=column.nullable,
            metadata={"title": column.title, "description": column.description},
        )
        for column in table.columns
    ]
    told = {"title": table.title, "description": table.description, "schema_version": SCHEMA_VERSION}
    return arrow.schema(fields, metadata=told)


class ArrowRows:
    """Rows of one table that wait to be written together."""

    def __init__(self, table: Table, *, extra: str = "parquet") -> None:
        self._arrow = library("pyarrow", extra=extra)
        self.schema = arrow_schema(table, extra=extra)
        self._dates = [place for place, column in enumerate(table.columns) if column.type is ColumnType.DATE]
        self._numbers = [place for place, column in enumerate(table.columns) if column.type is ColumnType.NUMBER]
        self._waiting: list[list[Any]] = []

    def __len__(self) -> int:
        return len(self._waiting)

    def add(self, *rows: tuple[Cell, ...]) -> None:
        """Add rows, with cells in the order of the table's columns."""
        self._waiting.extend(self._typed(row) for row in rows)

    def take(self) -> Any:
        """The rows as an Arrow table; none is left waiting."""
        columns = [
            self._arrow.array([row[place] for row in self._waiting], type=field.type)
            for place, field in enumerate(self.schema)
        ]
        self._waiting.clear()
        return self._arrow.Table.from_arrays(columns, schema=self.schema)

    def _typed(self, row: tuple[Cell, ...]) -> list[Any]:
        cells: list[Any] = list(row)
        for place in self._dates:
            if cells[place] is not None:
                cells[place] = date.fromisoformat(cells[place])
        for place in self._numbers:
            if cells[place] is not None:
                cells[place] = Decimal(str(cells[place]))
        return cells
