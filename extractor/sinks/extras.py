"""Libraries that only some sinks need, and that come with an extra."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from .base import OutputError


class MissingExtra(OutputError):
    """A sink needs a library that is not installed; names the extra that brings it."""

    def __init__(self, library: str, extra: str) -> None:
        super().__init__(
            f'没有安装 {library}，请执行 · {library} is not installed; install it with: pip install "zongjie[{extra}]"'
        )


def library(name: str, *, extra: str) -> Any:
    """The module of this name, imported now.

    Raises
    ------
    MissingExtra
        If it is not installed.
    """
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        raise MissingExtra(name.partition(".")[0], extra) from error
