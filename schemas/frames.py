"""Records as data frames, one call each; pandas and polars are imported when asked for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from .columns import Cell, Column, ColumnType, Table
from .tables import ITEMS, TABLES
from .taxonomy import ItemKind

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

    from .record import WorkSummary

_ITEM_FRAMES = {"achievements": ItemKind.ACHIEVEMENT, "problems": ItemKind.PROBLEM, "plans": ItemKind.PLAN}
FRAME_KINDS = (*(name for name, table in TABLES.items() if table.parts is not None), *_ITEM_FRAMES)
"""What a frame can hold: the tables that records fill, and the three kinds of items one by one."""

_PANDAS_TYPES = {
    ColumnType.TEXT: "object",
    ColumnType.INTEGER: "Int64",
    ColumnType.NUMBER: "float64",
    ColumnType.REAL: "float64",
    ColumnType.BOOLEAN: "boolean",
    ColumnType.DATE: "datetime64[s]",
}


def _table(kind: str) -> Table:
    if kind in _ITEM_FRAMES:
        return ITEMS
    if kind not in FRAME_KINDS:
        raise ValueError(f"there are no rows of kind {kind!r}; choose one of {', '.join(FRAME_KINDS)}")
    return TABLES[kind]


def rows_of(records: Iterable[WorkSummary], kind: str = "metrics") -> tuple[tuple[Column, ...], list[tuple[Cell, ...]]]:
    """Columns and rows of one kind, over any number of records.

    Raises
    ------
    ValueError
        If there are no rows of this kind; see `FRAME_KINDS`.
    """
    table = _table(kind)
    rows = [row for record in records for row in table.rows(record)]
    wanted = _ITEM_FRAMES.get(kind)
    if wanted is not None:
        place = [column.name for column in table.columns].index("kind")
        rows = [row for row in rows if row[place] == wanted.value]
    return table.columns, rows


def _values(columns: tuple[Column, ...], rows: list[tuple[Cell, ...]]) -> dict[str, list[Cell]]:
    return {column.name: [row[place] for row in rows] for place, column in enumerate(columns)}


def to_pandas(records: Iterable[WorkSummary], kind: str = "metrics") -> pd.DataFrame:
    """Rows of one kind as a pandas data frame.

    Numbers are doubles there; the exact decimals are those of the records.

    Raises
    ------
    ImportError
        If pandas is not installed.
    """
    try:
        import pandas as pd
    except ImportError as error:
        raise ImportError('pandas is not installed; install it with: pip install "zongjie[pandas]"') from error
    columns, rows = rows_of(records, kind)
    values = _values(columns, rows)
    return pd.DataFrame(
        {column.name: pd.Series(values[column.name], dtype=_PANDAS_TYPES[column.type]) for column in columns}
    )


def to_polars(records: Iterable[WorkSummary], kind: str = "metrics") -> pl.DataFrame:
    """Rows of one kind as a polars data frame.

    Numbers are doubles there; the exact decimals are those of the records.

    Raises
    ------
    ImportError
        If polars is not installed.
    """
    try:
        import polars as pl
    except ImportError as error:
        raise ImportError('polars is not installed; install it with: pip install "zongjie[polars]"') from error
    polars_types = {
        ColumnType.TEXT: pl.String,
        ColumnType.INTEGER: pl.Int64,
        ColumnType.NUMBER: pl.Float64,
        ColumnType.REAL: pl.Float64,
        ColumnType.BOOLEAN: pl.Boolean,
        ColumnType.DATE: pl.Date,
    }
    columns, rows = rows_of(records, kind)
    values = _values(columns, rows)
    series = []
    for column in columns:
        if column.type is ColumnType.DATE:
            series.append(pl.Series(column.name, values[column.name], dtype=pl.String).str.to_date("%Y-%m-%d"))
        else:
            series.append(pl.Series(column.name, values[column.name], dtype=polars_types[column.type], strict=False))
    return pl.DataFrame(series)
