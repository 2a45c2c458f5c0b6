"""Records → files: JSON lines, a SQLite database and a workbook, each written whole or not at all."""

from .base import OutputError, Sink
from .folder import RESULT_FILES, ResultFolder
from .jsonl import ErrorLines, RecordLines
from .sqlite import Database, aliases_in
from .xlsx import Workbook

__all__ = [
    "RESULT_FILES",
    "Database",
    "ErrorLines",
    "OutputError",
    "RecordLines",
    "ResultFolder",
    "Sink",
    "Workbook",
    "aliases_in",
]
