"""Records as flat rows: the one place that says which tables and columns there are.

Types, names and descriptions come from the models. A row holds only `str`, `int`, `float`, `bool` and None, so that
every sink can take it: codes as strings, dates in ISO form, several topics joined by `|`. Exact numbers become int or
float, which loses nothing: `ExactNumber` admits only numbers that a 64-bit integer or a double gives back unchanged, so
`Decimal(str(cell))` is the record's value and no second, textual column is needed.
"""

from __future__ import annotations

from .columns import Column, ColumnType, Table, field_column, field_columns, span_columns
from .record import (
    Achievement,
    Honour,
    Item,
    Link,
    Metric,
    Plan,
    Problem,
    RecordWarning,
    Region,
    Section,
    WorkSummary,
)
from .run import ErrorEntry, SourceEntry
from .taxonomy import ItemKind

_DOC_ID = Column(
    name="doc_id",
    type=ColumnType.TEXT,
    title="文档编号",
    description="所在文档的编号",
    nullable=False,
    read=lambda _part, view: view.record.doc_id,
    references="documents.doc_id",
)
_CONTEXT = Column(
    name="context",
    type=ColumnType.TEXT,
    title="上下文",
    description="所在句子的原文；记录略去全文时为空",
    nullable=True,
    read=lambda part, view: view.context(part.start, part.end),
)
_PAGES = Column(
    name="pages",
    type=ColumnType.INTEGER,
    title="页数",
    description="页数；不分页的格式为空",
    nullable=True,
    read=lambda record, _view: len(record.source.pages) or None,
)
_ITEM_KINDS: dict[type[Item], ItemKind] = {
    Achievement: ItemKind.ACHIEVEMENT,
    Problem: ItemKind.PROBLEM,
    Plan: ItemKind.PLAN,
}


def _rung(rung: str) -> list[Column]:
    field, path = Region.model_fields[rung], f"meta.region.{rung}"
    return [
        field_column(WorkSummary, f"{path}.name", name=rung, title=field.title, description=field.description),
        field_column(WorkSummary, f"{path}.code", name=f"{rung}_code", title=f"{field.title}代码"),
    ]


DOCUMENTS = Table(
    name="documents",
    title="文档",
    description="一行一篇文档：谁就哪一年报告了什么",
    columns=(
        *field_columns(WorkSummary, "doc_id", "report_id", "schema_version"),
        field_column(WorkSummary, "producer.version", name="producer_version"),
        field_column(WorkSummary, "producer.pipeline_sha256", name="pipeline_sha256"),
        *(
            field_column(WorkSummary, f"source.{name}", name=name)
            for name in (
                *("uri", "media_type", "encoding", "reader", "reader_version"),
                *("bytes_sha256", "text_sha256", "chars"),
            )
        ),
        _PAGES,
        *(
            field_column(WorkSummary, f"meta.{name}", name=name)
            for name in (
                *("title", "issuer", "issuer_resolved", "place", "level", "area_type", "body_type", "doc_type"),
                *("report_year", "plan_year", "published", "published_basis", "index_no"),
            )
        ),
        field_column(WorkSummary, "meta.period.start", name="period_start", title="报告期起始日期"),
        field_column(WorkSummary, "meta.period.end", name="period_end", title="报告期结束日期"),
        *(column for rung in Region.model_fields for column in _rung(rung)),
        field_column(WorkSummary, "text"),
    ),
    key=("doc_id",),
    parts=lambda record: (record,),
)

SECTIONS = Table(
    name="sections",
    title="章节",
    description="一行一个章节",
    columns=(
        *field_columns(Section, "id"),
        _DOC_ID,
        *field_columns(Section, "parent", "level", "number", "heading", "kind", parent="sections.id"),
        *field_columns(Section, "start", "end", "heading_end", "page"),
    ),
    key=("id",),
    parts=lambda record: record.sections,
)

ITEMS = Table(
    name="items",
    title="要点",
    description="一行一个要点：成绩、问题或计划",
    columns=(
        *field_columns(Item, "id"),
        _DOC_ID,
        Column(
            name="kind",
            type=ColumnType.TEXT,
            title="要点类别",
            description="成绩、问题或计划",
            nullable=False,
            read=lambda part, _view: _ITEM_KINDS[type(part)].value,
            codes="item_kind",
        ),
        *field_columns(
            Item, "start", "end", "page", "text", "heading", "topic", "topics", "section", section="sections.id"
        ),
        *span_columns(Problem, "cause"),
        *span_columns(Plan, "deadline"),
        *span_columns(Plan, "responsible"),
        *field_columns(Item, "confidence"),
    ),
    key=("id",),
    parts=lambda record: record.items,
)

METRICS = Table(
    name="metrics",
    title="指标",
    description="一行一个指标读数",
    columns=(
        *field_columns(Metric, "id"),
        _DOC_ID,
        *field_columns(Metric, "start", "end", "page", "text", "value", "value_max", "unit"),
        *field_columns(Metric, "unit_code", unit_code="units.code"),
        *field_columns(Metric, "qualifier", "status", "role", "year"),
        field_column(Metric, "period.kind"),
        field_column(Metric, "period.start", title="时段起始日期"),
        field_column(Metric, "period.end", title="时段结束日期"),
        *span_columns(Metric, "scope"),
        *span_columns(Metric, "indicator"),
        field_column(Metric, "indicator.canonical"),
        *field_columns(Metric, "topic", "section", "item", section="sections.id", item="items.id"),
        *field_columns(Metric, "part_of", "compares_to", part_of="metrics.id", compares_to="metrics.id"),
        *field_columns(Metric, "incidental", "confidence"),
        _CONTEXT,
    ),
    key=("id",),
    parts=lambda record: record.metrics,
)

HONOURS = Table(
    name="honours",
    title="荣誉",
    description="一行一项荣誉",
    columns=(
        *field_columns(Honour, "id"),
        _DOC_ID,
        *field_columns(Honour, "start", "end", "page", "text", "level", "year", "recipient", "confidence"),
        _CONTEXT,
    ),
    key=("id",),
    parts=lambda record: record.honours,
)

LINKS = Table(
    name="links",
    title="关联",
    description="一行一个关联：同一文档内两条记录的关系",
    columns=(_DOC_ID, *field_columns(Link, "kind", "source", "target", "score", source="items.id", target="items.id")),
    key=("kind", "source", "target"),
    parts=lambda record: record.links,
)

WARNINGS = Table(
    name="warnings",
    title="警告",
    description="一行一条警告：不妨碍抽取的提示",
    columns=(_DOC_ID, *field_columns(RecordWarning, "code", "message", "start", "end")),
    key=(),
    parts=lambda record: record.warnings,
)

SOURCES = Table(
    name="sources",
    title="输入",
    description="一行一个输入文件；文字相同的输入指向同一文档",
    columns=(*field_columns(SourceEntry, "uri", "doc_id", "bytes_sha256", "kept", doc_id="documents.doc_id"),),
    key=("uri",),
)

ERRORS = Table(
    name="errors",
    title="未抽取的输入",
    description="一行一个没有记录的输入及其原因",
    columns=tuple(field_columns(ErrorEntry, *ErrorEntry.model_fields)),
    key=("uri", "code"),
)

TABLES = {
    table.name: table for table in (DOCUMENTS, SECTIONS, ITEMS, METRICS, HONOURS, LINKS, WARNINGS, SOURCES, ERRORS)
}
"""Every table by name, in an order in which references point backwards or to the table itself."""
