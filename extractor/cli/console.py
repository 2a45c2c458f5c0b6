"""Where the commands print: results to standard output, everything about the run to standard error."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

from rich.console import Console
from rich.text import Text

from ..harmless import visible

# A pipe or file has no width; tables should not be squeezed for it.
_WIDTH_ELSEWHERE = 160

T = TypeVar("T")


def output() -> Console:
    """Standard output, as it is now."""
    return _console(stderr=False)


def messages() -> Console:
    """Standard error, as it is now."""
    return _console(stderr=True)


def _console(*, stderr: bool) -> Console:
    console = Console(stderr=stderr, highlight=False)
    if not console.is_terminal:
        console.width = _WIDTH_ELSEWHERE
    return console


def plain(text: str, style: str = "") -> Text:
    """Text from a document or a file name: no markup in it, and no terminal command, takes effect."""
    return Text(visible(text), style)


def tracked(items: Iterable[T], console: Console, *, title: str, total: int) -> Iterator[T]:
    """The items, with a progress bar where somebody watches."""
    if not console.is_terminal:
        yield from items
        return
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        Task,
        TextColumn,
        TimeRemainingColumn,
    )

    class Rate(ProgressColumn):
        """Items a second."""

        def render(self, task: Task) -> Text:
            return Text("" if task.speed is None else f"{task.speed:.1f}/s")

    columns = (TextColumn(title), BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        yield from progress.track(items, total=total)


class Problem(Protocol):
    """What can be told about an input: an `Issue`, or the entry that was made of it."""

    @property
    def message(self) -> str:
        """What happened, in Chinese."""

    @property
    def message_en(self) -> str:
        """What happened, in English."""

    @property
    def advice(self) -> str:
        """What to do, in Chinese."""

    @property
    def advice_en(self) -> str:
        """What to do, in English."""


def print_problem(console: Console, uri: str, code: str, problem: Problem) -> None:
    """What happened to an input, and below it what to do."""
    console.print(plain(f"{uri}: [{code}] {problem.message} · {problem.message_en}"), soft_wrap=True)
    if problem.advice:
        console.print(plain(f"    {problem.advice} · {problem.advice_en}"), soft_wrap=True)
