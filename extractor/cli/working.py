"""The options of commands that extract: how many processes work, and what one document may cost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from ..engines import Engine

_WORK = "并行与单篇上限 · Processes, and limits for one document"

Jobs = Annotated[
    int,
    typer.Option(
        "--jobs",
        "-j",
        metavar="N",
        min=0,
        help="同时工作的进程数，0 为每核一个 · How many processes work, 0 for one on each core.",
        rich_help_panel=_WORK,
    ),
]
LimitExtractSeconds = Annotated[
    float | None,
    typer.Option(
        metavar="N",
        min=0.001,
        help="读取并抽取单篇文档的秒数上限，超过即中止这一篇 · Most seconds for one document in all.",
        rich_help_panel=_WORK,
        show_default="600 with --jobs",
    ),
]
LimitMemory = Annotated[
    int | None,
    typer.Option(
        metavar="N",
        min=1,
        help="单篇文档占用内存的字节上限（仅 Linux） · Most bytes of memory for one document; Linux only.",
        rich_help_panel=_WORK,
        show_default="4000000000 with --jobs",
    ),
]


def engine_for(jobs: int, seconds: float | None, memory: int | None) -> Engine:
    """The engine for what a command was given: a limit needs a process that can be ended, if only one."""
    from ..engines import INLINE, Processes

    if jobs == 1 and seconds is None and memory is None:
        return INLINE
    default = Processes(jobs)
    return Processes(jobs, seconds=seconds or default.seconds, memory=memory or default.memory)
