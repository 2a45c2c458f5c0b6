"""`zongjie show`: one document's records on the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from .console import messages, output, plain, print_problem
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
from .reasons import ReasonRows

if TYPE_CHECKING:
    from zongjie.schemas import Item, Metric, Section, WorkSummary

_NO_SECTION = "（不在任何章节 · in no section）"


def show(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="一篇总结，格式不限 · One summary, of any format.", show_default=False)],
    explain: Annotated[
        bool,
        typer.Option("--explain", help="逐项说明判定依据 · Which rule or model decided each attribute."),
    ] = False,
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
    """显示一篇文档的记录 · Show one document's records.

    按章节分组：指标、成效、问题、计划，另有元数据与荣誉 · Section by section, with metadata and honours.

    --explain 在每条记录下逐项写明依据：规则编号和它看到的字句，或模型、概率和主要线索 · Below each record, by
    attribute: the rule and the words it saw, or the model, its probability and what spoke loudest.
    """
    from ..intake import Input, ReadFailure, read
    from ..pipeline import Extractor

    source = read(Input(path=file, uri=file.as_posix()), options_from(context.params))
    if isinstance(source, ReadFailure):
        issue = source.issue
        print_problem(messages(), source.uri, issue.code, issue)
        raise typer.Exit(Exit.NOTHING)
    if explain:
        explanation = Extractor().explain(source)
        Page(explanation.record, output(), reasons=ReasonRows(explanation)).print()
    else:
        Page(Extractor().extract(source), output()).print()


class Page:
    """One record on a console.

    Parameters
    ----------
    reasons
        What decided about the record, shown below each of its parts; None to leave it out.
    """

    def __init__(self, record: WorkSummary, console: Console, *, reasons: ReasonRows | None = None) -> None:
        self._record = record
        self._console = console
        self._reasons = reasons
        self._top = {section.id: section for section in record.sections}

    def print(self) -> None:
        """Metadata, then section by section, then honours and warnings."""
        self._metadata()
        groups: list[Section | None] = [None, *(section for section in self._record.sections if section.parent is None)]
        for section in groups:
            self._group(section)
        self._honours()
        for warning in self._record.warnings:
            self._console.print(plain(f"! {warning.message} [{warning.code}]", "yellow"))

    def _metadata(self) -> None:
        meta = self._record.meta
        self._console.print(plain(meta.title or self._record.source.uri, "bold"))
        if self._reasons is not None:
            self._console.print(self._reasons.of(meta, self._record.doc_id, indent=0))
            return
        table = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
        for name, field in type(meta).model_fields.items():
            value = getattr(meta, name)
            if value is None or name in ("title", "region", "period"):
                continue
            shown = getattr(value, "label_zh", None) or str(value)
            table.add_row(f"{field.title} · {name}", plain(shown))
        self._console.print(table)

    def _group(self, section: Section | None) -> None:
        metrics = [metric for metric in self._record.metrics if self._top_of(metric.section) is section]
        kinds = {
            "成效 · achievements": self._record.achievements,
            "问题 · problems": self._record.problems,
            "计划 · plans": self._record.plans,
        }
        items = {
            title: [item for item in items if self._top_of(item.section) is section] for title, items in kinds.items()
        }
        if section is None and not metrics and not any(items.values()):
            return
        self._console.print()
        self._console.rule(self._heading(section), align="left", characters="─")
        if self._reasons is not None:
            self._explained(section, metrics, items, self._reasons)
            return
        if metrics:
            self._console.print(self._metrics(metrics))
        for title, some in items.items():
            self._items(title, some)

    def _explained(
        self, top: Section | None, metrics: list[Metric], items: Mapping[str, Sequence[Item]], reasons: ReasonRows
    ) -> None:
        """Every record of a section with its reasons below it."""
        if top is not None:
            self._console.print(reasons.of(top, top.id))
        inside = [s for s in self._record.sections if s is not top and self._top_of(s.id) is top]
        blocks: dict[str, Sequence[Section | Metric | Item]] = {"章节 · sections": inside, "指标 · metrics": metrics}
        for title, some in (*blocks.items(), *items.items()):
            if some:
                self._console.print(Text(f"\n{title}", style="dim"))
            for one in some:
                self._console.print(self._line(one))
                self._console.print(reasons.of(one, one.id))

    @staticmethod
    def _line(one: Section | Metric | Item) -> Text:
        heading = getattr(one, "text", None) or f"{getattr(one, 'number', None) or ''}{getattr(one, 'heading', '')}"
        indicator = getattr(one, "indicator", None)
        return plain(f"{indicator.text + '  ' if indicator else ''}{' '.join(heading.split())}", "bold")

    def _top_of(self, name: str | None) -> Section | None:
        section = self._top.get(name) if name is not None else None
        while section is not None and section.parent is not None:
            section = self._top[section.parent]
        return section

    def _heading(self, section: Section | None) -> Text:
        if section is None:
            return Text(_NO_SECTION)
        heading = section.heading or "（无标题 · no heading）"
        return plain(f"{section.number or ''}{heading}", "bold").append(f"  {section.kind.label_zh}", style="dim")

    def _metrics(self, metrics: Iterable[Metric]) -> Table:
        table = Table(box=None, padding=(0, 2, 0, 0), title="指标 · metrics", title_justify="left", title_style="dim")
        table.add_column("指标 · indicator")
        table.add_column("数值 · value", justify="right", no_wrap=True)
        for title in ("单位 · unit", "性质 · status", "年度 · year", "原文 · text"):
            table.add_column(title)
        for metric in metrics:
            value = f"{metric.value:f}" if metric.value_max is None else f"{metric.value:f}–{metric.value_max:f}"
            table.add_row(
                plain(metric.indicator.text if metric.indicator is not None else "—"),
                value,
                plain(metric.unit or ""),
                f"{metric.status.label_zh} {metric.role.label_zh}",
                str(metric.year or ""),
                plain(metric.text),
            )
        return table

    def _items(self, title: str, items: Iterable[Item]) -> None:
        table = Table(box=None, padding=(0, 2, 0, 0), title=title, title_justify="left", title_style="dim")
        table.show_header = False
        table.add_column(no_wrap=True)
        table.add_column()
        for item in items:
            topic = item.topic.label_zh if item.topic is not None else ""
            table.add_row(Text(topic, style="cyan"), plain(" ".join(item.text.split())))
        if table.row_count:
            self._console.print(table)

    def _honours(self) -> None:
        if not self._record.honours:
            return
        self._console.print()
        self._console.rule(Text("荣誉 · honours", style="bold"), align="left", characters="─")
        for honour in self._record.honours:
            level = honour.level.label_zh if honour.level is not None else ""
            self._console.print(plain(f"{honour.text}  {level}  {honour.year or ''}".rstrip()))
            if self._reasons is not None:
                self._console.print(self._reasons.of(honour, honour.id))
