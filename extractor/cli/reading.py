"""The options of every command that reads files: limits, and the columns of tables of texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Annotated, Any

import typer

from ..intake import Options

DEFAULTS = Options()
_LIMITS = "读取上限 · Limits of reading"
_TABLES = "文本表格 · Tables of texts"


def _limit(zh: str, en: str, *, least: float = 1) -> typer.models.OptionInfo:
    info: typer.models.OptionInfo = typer.Option(metavar="N", min=least, help=f"{zh} · {en}.", rich_help_panel=_LIMITS)
    return info


LimitChars = Annotated[int, _limit("单篇文档的字符上限", "Most characters of one document")]
LimitBytes = Annotated[int, _limit("单个文件的字节上限", "Most bytes of a file that is one document")]
LimitPages = Annotated[int, _limit("PDF 和多页图片的页数上限", "Most pages of a PDF or picture")]
LimitUnpacked = Annotated[int, _limit("一个压缩包解压后的字节上限", "Most bytes that an archive may unpack to")]
LimitMembers = Annotated[int, _limit("一个压缩包或表格的文件数、行数上限", "Most files or rows of an archive or table")]
LimitNesting = Annotated[int, _limit("压缩包层层相套的上限", "How deep archives may lie in archives")]
LimitSeconds = Annotated[float, _limit("读取单篇文档的秒数上限", "Most seconds for reading one document", least=0.001)]
TextColumn = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="正文所在列 · Column that holds the texts.",
        rich_help_panel=_TABLES,
        show_default="正文 · text …",
    ),
]
IdColumn = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="编号所在列，用来命名各行 · Column that names the rows.",
        rich_help_panel=_TABLES,
        show_default="编号 · id …",
    ),
]


def options_from(parameters: Mapping[str, Any]) -> Options:
    """What a command was given, `context.params`, as the options of reading."""
    return Options(**{field.name: parameters[field.name] for field in fields(Options)})
