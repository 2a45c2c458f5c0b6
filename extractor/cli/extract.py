"""`zongjie extract`: files and folders in, a folder of results out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer
from rich.console import Console
from rich.table import Table

from .console import messages, output, plain, print_problem, tracked
from .exits import Exit
from .reading import (
    DEFAULTS,
    IdColumn,
    LimitBytes,
    LimitChars,
    LimitMembers,
    LimitNesting,
    LimitPages,
    LimitSeconds,
    LimitUnpacked,
    TextColumn,
    options_from,
)
from .working import Jobs, LimitExtractSeconds, LimitMemory, engine_for

if TYPE_CHECKING:
    from zongjie.schemas import WorkSummary
    from zongjie.schemas.run import ErrorEntry

    from ..engines import Engine
    from ..intake import Input, Options, ReadFailure
    from ..pipeline import Extractor
    from ..run import Outcome

T = TypeVar("T")

_OPEN_FIRST = "zongjie.xlsx"
_SHOWN_ERRORS = 20
_TITLE = "抽取 · extracting"
_KINDS = {
    "metrics": "指标",
    "achievements": "成效",
    "problems": "问题",
    "plans": "计划",
    "honours": "荣誉",
    "warnings": "警告",
}


def extract(
    context: typer.Context,
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH",
            help="文件或文件夹（含子文件夹） · Files and folders, searched at any depth.",
            show_default=False,
        ),
    ],
    out: Annotated[
        Path,
        typer.Option(
            "--out",
            "-o",
            metavar="DIR",
            help="结果文件夹 · Folder for the results.",
            file_okay=False,
            show_default=False,
        ),
    ],
    to: Annotated[
        list[str] | None,
        typer.Option(
            metavar="SINK",
            help="写成什么，可重复：jsonl、sqlite、parquet、duckdb、csv、xlsx · Default: jsonl, sqlite, xlsx.",
            show_default=False,
        ),
    ] = None,
    pattern: Annotated[
        str | None,
        typer.Option(
            metavar="GLOB",
            help="只读文件夹中名称相符的文件，如 '*.txt' · Only matching files in folders.",
            show_default=False,
        ),
    ] = None,
    min_confidence: Annotated[
        float,
        typer.Option(
            metavar="P",
            min=0.0,
            max=1.0,
            help="略去置信度低于 P 的记录 · Leave out records less sure than P, from 0 to 1.",
        ),
    ] = 0.0,
    without_text: Annotated[
        bool,
        typer.Option(
            "--without-text",
            help="结果中略去全文和上下文，文件小得多 · Leave full texts and contexts out of the results.",
        ),
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="只报错误 · Print nothing but errors.")] = False,
    update: Annotated[
        bool,
        typer.Option(
            "--update",
            help="接着以前的运行：只处理新的和改动过的输入，结果含以前的全部 · "
            "Go on from earlier runs: work on new and changed inputs only; the results hold all that was ever given.",
        ),
    ] = False,
    retry_errors: Annotated[
        bool,
        typer.Option(
            "--retry-errors",
            help="同 --update，并重试以前出错的输入 · As --update, and try again the inputs that failed.",
        ),
    ] = False,
    jobs: Jobs = 1,
    limit_extract_seconds: LimitExtractSeconds = None,
    limit_memory: LimitMemory = None,
    limit_chars: LimitChars = DEFAULTS.limit_chars,
    limit_bytes: LimitBytes = DEFAULTS.limit_bytes,
    limit_pages: LimitPages = DEFAULTS.limit_pages,
    limit_unpacked: LimitUnpacked = DEFAULTS.limit_unpacked,
    limit_members: LimitMembers = DEFAULTS.limit_members,
    limit_nesting: LimitNesting = DEFAULTS.limit_nesting,
    limit_seconds: LimitSeconds = DEFAULTS.limit_seconds,
    text_column: TextColumn = DEFAULTS.text_column,
    id_column: IdColumn = DEFAULTS.id_column,
) -> None:
    """抽取文件与文件夹中的总结 · Extract the summaries in files and folders.

    写出 records.jsonl、zongjie.sqlite、zongjie.xlsx 和 errors.jsonl · Writes these four files to the folder of --out.

    用 --to 只写其中几种；errors.jsonl 总会写出 · With --to only those it names; errors.jsonl is always written.
    """
    from ..engines import EngineError
    from ..intake import discover
    from ..pipeline import Extractor
    from ..sinks import DEFAULT_SINKS, RESULT_FILES, OutputError, ResultFolder, chosen

    if pattern == "":
        raise typer.BadParameter("不能为空 · must not be empty", param_hint="--pattern")
    try:
        kinds = chosen(to or DEFAULT_SINKS)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--to") from error
    console = messages()
    inputs = discover(paths, pattern=pattern, exclude=[out / name for name in RESULT_FILES])
    if not inputs:
        console.print("没有找到输入文件 · no input files found")
        raise typer.Exit(Exit.NOTHING)
    tally = _Tally()
    try:
        with ResultFolder(out, to=[kind.name for kind in kinds], texts=not without_text) as results:
            work = _Work(
                inputs,
                Extractor(min_confidence=min_confidence),
                options_from(context.params),
                engine_for(jobs, limit_extract_seconds, limit_memory),
                None if quiet else console,
            )
            for outcome in work.updated(out, retry_errors) if update or retry_errors else work.outcomes():
                tally.add(outcome)
                if outcome.record is not None:
                    results.write(outcome.record)
                if outcome.alias is not None:
                    results.write_alias(outcome.alias)
                if outcome.error is not None:
                    results.write_error(outcome.error)
    except OutputError as error:
        console.print("结果无法写出 · the results cannot be written:", plain(str(error)), soft_wrap=True)
        raise typer.Exit(Exit.OUTPUT) from error
    except EngineError as error:
        console.print(plain(str(error)), soft_wrap=True)
        raise typer.Exit(Exit.WORKERS) from error
    if not quiet:
        output().print(tally.table(out, [kind.target for kind in kinds]))
    tally.print_errors(console)
    raise typer.Exit(tally.exit)


@dataclass(frozen=True)
class _Work:
    """What a run does before anything is written; the console is where its progress shows."""

    inputs: list[Input | ReadFailure]
    extractor: Extractor
    options: Options
    engine: Engine
    console: Console | None

    def outcomes(self) -> Iterator[Outcome]:
        """What becomes of the inputs."""
        from ..run import extract_all

        yield from self._shown(extract_all(self.inputs, self.extractor, options=self.options, engine=self.engine))

    def updated(self, out: Path, retry_errors: bool) -> Iterator[Outcome]:
        """What became of all inputs that a folder of results was ever given, these among them."""
        import sqlite3

        from ..ledger import LEDGER_FILE, Ledger, update
        from ..sinks import OutputError

        pipeline = f"{self.extractor.pipeline_sha256}\n{self.options}"
        try:
            with Ledger(out / LEDGER_FILE, pipeline=pipeline) as ledger:
                done = update(
                    ledger,
                    self.inputs,
                    self.extractor,
                    options=self.options,
                    engine=self.engine,
                    retry_errors=retry_errors,
                )
                for _ in self._shown(done):
                    pass
                yield from ledger.outcomes()
        except sqlite3.Error as error:
            advice = "腾出空间，或等另一个运行结束后重试 · free space, or wait for another run to end, and run again"
            raise OutputError(f"{out / LEDGER_FILE}: {error}. {advice}") from error

    def _shown(self, items: Iterator[T]) -> Iterator[T]:
        if self.console is None:
            return items
        return tracked(items, self.console, title=_TITLE, total=len(self.inputs))


class _Tally:
    """What the closing summary counts."""

    def __init__(self) -> None:
        self._documents = 0
        self._records: Counter[str] = Counter()
        self._codes: Counter[tuple[str, str]] = Counter()
        self._errors: list[ErrorEntry] = []
        self._readable = False

    def add(self, outcome: Outcome) -> None:
        if outcome.record is not None:
            self._add_record(outcome.record)
        self._readable = self._readable or outcome.record is not None
        if outcome.error is not None:
            self._readable = self._readable or outcome.error.code == "extraction_failed"
            self._codes[outcome.error.severity, outcome.error.code] += 1
            if outcome.error.severity == "error":
                self._errors.append(outcome.error)

    def _add_record(self, record: WorkSummary) -> None:
        self._documents += 1
        for name in _KINDS:
            self._records[name] += len(getattr(record, name))

    @property
    def exit(self) -> Exit:
        if not self._readable:
            return Exit.NOTHING
        return Exit.FAILED if self._errors else Exit.OK

    def table(self, out: Path, written: list[str]) -> Table:
        """The closing summary."""
        table = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
        table.add_row("文档 · documents", f"{self._documents:,}")
        for name, title in _KINDS.items():
            table.add_row(f"{title} · {name}", f"{self._records[name]:,}")
        for severity, title in (("error", "出错 · failed"), ("skip", "跳过 · skipped")):
            for (kind, code), count in sorted(self._codes.items()):
                if kind == severity:
                    table.add_row(f"{title}: {code}", f"{count:,}", style="red" if severity == "error" else "")
        table.add_row("结果 · results", plain(str(out)))
        if _OPEN_FIRST in written:
            table.add_row("先打开 · open first", plain(str(out / _OPEN_FIRST)))
        return table

    def print_errors(self, console: Console) -> None:
        """Each document that failed, with what to do; the rest of a long list is in the file."""
        for error in self._errors[:_SHOWN_ERRORS]:
            print_problem(console, error.uri, error.code, error)
        hidden = len(self._errors) - _SHOWN_ERRORS
        if hidden > 0:
            console.print(f"另有 {hidden} 个，见 errors.jsonl · {hidden} more in errors.jsonl")
