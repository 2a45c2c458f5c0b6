"""Records → files: JSON lines, a SQLite database, a workbook; as many of them as a run asks for."""

from .base import OutputError, Sink
from .choice import DEFAULT_SINKS, SINKS, SinkKind, chosen
from .folder import RESULT_FILES, ResultFolder
from .jsonl import ErrorLines, RecordLines
from .sqlite import Database, aliases_in
from .xlsx import Workbook

__all__ = [
    "DEFAULT_SINKS",
    "RESULT_FILES",
    "SINKS",
    "Database",
    "ErrorLines",
    "OutputError",
    "RecordLines",
    "ResultFolder",
    "Sink",
    "SinkKind",
    "Workbook",
    "aliases_in",
    "chosen",
]
