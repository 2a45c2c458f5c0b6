"""Which sinks there are, and which of them a run writes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from .base import Sink
from .csv import CsvFiles
from .duckdb import DuckDatabase
from .jsonl import RecordLines
from .parquet import Parquet
from .sqlite import Database
from .xlsx import Workbook


@dataclass(frozen=True, slots=True)
class SinkKind:
    """One kind of sink that a run can write to its folder.

    Attributes
    ----------
    name
        What the option `--to` calls it.
    target
        Name of the file or folder that it leaves.
    make
        Opens it at a path where there is nothing yet.
    zh, en
        What it is.
    """

    name: str
    target: str
    make: Callable[[Path], Sink]
    zh: str
    en: str


SINKS = {
    kind.name: kind
    for kind in (
        SinkKind(
            "jsonl", "records.jsonl", RecordLines, "每行一篇文档，信息最全", "one document a line, with everything"
        ),
        SinkKind("sqlite", "zongjie.sqlite", Database, "SQLite 数据库", "a SQLite database"),
        SinkKind("parquet", "zongjie-parquet", Parquet, "Parquet，每张表一个文件夹", "Parquet, one folder a table"),
        SinkKind("duckdb", "zongjie.duckdb", DuckDatabase, "DuckDB 数据库", "a DuckDB database"),
        SinkKind("csv", "zongjie-csv", CsvFiles, "CSV，每张表一个文件", "CSV, one file a table"),
        SinkKind("xlsx", "zongjie.xlsx", Workbook, "供人阅读的工作簿", "a workbook for people"),
    )
}
"""Every kind of sink, by name."""

DEFAULT_SINKS = ("jsonl", "sqlite", "xlsx")
"""What a run writes unless told otherwise."""


def chosen(names: Iterable[str]) -> tuple[SinkKind, ...]:
    """The kinds with these names, each once, in the order of `SINKS`.

    Raises
    ------
    ValueError
        If there is no sink of a name.

    Examples
    --------
    >>> [kind.target for kind in chosen(["xlsx", "jsonl", "xlsx"])]
    ['records.jsonl', 'zongjie.xlsx']
    """
    wanted = set(names)
    unknown = sorted(wanted - SINKS.keys())
    if unknown:
        raise ValueError(f"没有这种输出 · there is no sink {', '.join(unknown)}; choose of {', '.join(SINKS)}")
    return tuple(kind for name, kind in SINKS.items() if name in wanted)
