"""`zongjie schema`: the form of the records."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer


class Kind(StrEnum):
    """Which description."""

    JSON = "json"
    SQL = "sql"
    DICTIONARY = "dictionary"
    TAXONOMY = "taxonomy"


_FILES = {
    Kind.JSON: "record.schema.json",
    Kind.SQL: "tables.sql",
    Kind.DICTIONARY: "data-dictionary.md",
    Kind.TAXONOMY: "taxonomy.json",
}


def schema(
    kind: Annotated[
        Kind,
        typer.Option(
            help="JSON Schema、建库 SQL、数据字典或代码表 · JSON Schema, SQL script, data dictionary or code lists."
        ),
    ] = Kind.JSON,
) -> None:
    """输出记录的格式说明 · Print the form of the records."""
    from zongjie.schemas.publish import FILES

    typer.echo(FILES[_FILES[kind]](), nl=False)
