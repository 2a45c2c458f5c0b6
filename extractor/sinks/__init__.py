"""Records → files: JSON lines, tables, a workbook; as many of them as a run asks for."""

from .base import OutputError, Sink
from .choice import DEFAULT_SINKS, SINKS, SinkKind, chosen
from .csv import CsvFiles
from .duckdb import DuckDatabase
from .extras import MissingExtra
from .folder import RESULT_FILES, ResultFolder
from .jsonl import ErrorLines, RecordLines
from .parquet import Parquet
from .sqlite import Database, aliases_in
from .stores import StoreError, TableStore, table_stores
from .xlsx import Workbook

__all__ = [
    "DEFAULT_SINKS",
    "RESULT_FILES",
    "SINKS",
    "CsvFiles",
    "Database",
    "DuckDatabase",
    "ErrorLines",
    "MissingExtra",
    "OutputError",
    "Parquet",
    "RecordLines",
    "ResultFolder",
    "Sink",
    "SinkKind",
    "StoreError",
    "TableStore",
    "Workbook",
    "aliases_in",
    "chosen",
    "table_stores",
]
