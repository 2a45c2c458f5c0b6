"""The SQLite database: statements that make it and statements that fill it, derived from the tables.

The lists of codes and units are tables too (`codes`, `units`), so a database explains itself.
"""

from __future__ import annotations

from collections.abc import Iterable

from .columns import Column, ColumnType, Table
from .tables import TABLES
from .taxonomy import TAXONOMY
from .units import UNITS
from .views import VIEWS

_SQLITE_TYPES = {
    ColumnType.TEXT: "TEXT",
    ColumnType.INTEGER: "INTEGER",
    ColumnType.NUMBER: "NUMERIC",
    ColumnType.REAL: "REAL",
    ColumnType.BOOLEAN: "INTEGER",
    ColumnType.DATE: "TEXT",
}
_INDEXES = (
    ("metrics", "item"),
    ("metrics", "section"),
    ("metrics", "indicator"),
    ("items", "section"),
    ("links", "target"),
)
_CODES = """\
CREATE TABLE IF NOT EXISTS codes ( -- 代码表
  list TEXT NOT NULL, -- 所属代码表
  code TEXT NOT NULL, -- 代码
  label_zh TEXT NOT NULL, -- 中文名
  label_en TEXT NOT NULL, -- 英文名
  definition TEXT NOT NULL, -- 定义
  PRIMARY KEY (list, code)
);"""
_UNITS = """\
CREATE TABLE IF NOT EXISTS units ( -- 单位表
  code TEXT PRIMARY KEY, -- 单位代码
  label_zh TEXT NOT NULL, -- 中文名
  dimension TEXT NOT NULL -- 量纲
);"""


def quoted(name: str) -> str:
    """A name as an SQL identifier; `end` and `text` are words of SQL.

    Examples
    --------
    >>> quoted("end")
    '"end"'
    """
    return f'"{name}"'


def _definition(column: Column) -> str:
    return f"{quoted(column.name)} {_SQLITE_TYPES[column.type]}{'' if column.nullable else ' NOT NULL'}"


def _reference(column: Column) -> str | None:
    if column.references is None:
        return None
    table, key = column.references.split(".")
    # Deferred: a metric may name a later one, and a batch is checked when it is committed.
    cascade = " ON DELETE CASCADE" if column.references == "documents.doc_id" else ""
    return (
        f"FOREIGN KEY ({quoted(column.name)}) REFERENCES {table} ({quoted(key)}){cascade} DEFERRABLE INITIALLY DEFERRED"
    )


def create_table(table: Table) -> str:
    """The statement that makes a table, each column with its Chinese name."""
    entries = [(_definition(column), f"{column.title}：{column.description}") for column in table.columns]
    if table.key:
        entries.append((f"PRIMARY KEY ({', '.join(map(quoted, table.key))})", ""))
    entries += [(reference, "") for column in table.columns if (reference := _reference(column)) is not None]
    lines = []
    for number, (entry, remark) in enumerate(entries, 1):
        comma = "," if number < len(entries) else ""
        lines.append(f"  {entry}{comma}" + (f" -- {remark}" if remark else ""))
    return "\n".join([f"CREATE TABLE IF NOT EXISTS {table.name} ( -- {table.title}：{table.description}", *lines, ");"])


def insert(table: Table) -> str:
    """The statement that adds one row of a table, with a place for every column.

    Examples
    --------
    >>> from zongjie.schemas.tables import TABLES
    >>> insert(TABLES["links"])
    'INSERT INTO links ("doc_id", "kind", "source", "target", "score") VALUES (?, ?, ?, ?, ?)'
    """
    names = ", ".join(quoted(column.name) for column in table.columns)
    return f"INSERT INTO {table.name} ({names}) VALUES ({', '.join('?' * len(table.columns))})"


def _indexes() -> Iterable[str]:
    by_document = [(table.name, "doc_id") for table in TABLES.values() if "doc_id" not in table.key]
    for table, column in (*by_document, *_INDEXES):
        if any(column == known.name for known in TABLES[table].columns):
            yield f"CREATE INDEX IF NOT EXISTS {table}_{column} ON {table} ({quoted(column)});"


def _fill(table: str, *values: str) -> str:
    literals = ("'" + value.replace("'", "''") + "'" for value in values)
    return f"INSERT OR IGNORE INTO {table} VALUES ({', '.join(literals)});"


def _code_rows() -> Iterable[str]:
    for name, codes in TAXONOMY.items():
        for code in codes:
            yield _fill("codes", name, code.value, code.label_zh, code.label_en, code.definition)
    for unit in UNITS.values():
        yield _fill("units", unit.code, unit.label_zh, unit.dimension)


def script() -> str:
    """Everything that makes an empty database; running it again changes nothing."""
    views = (
        f"-- {view.title}：{view.description}\nCREATE VIEW IF NOT EXISTS {view.name} AS{view.query};" for view in VIEWS
    )
    blocks = [
        _CODES,
        _UNITS,
        *map(create_table, TABLES.values()),
        "\n".join(_indexes()),
        *views,
        "\n".join(_code_rows()),
    ]
    return "\n\n".join(blocks) + "\n"
