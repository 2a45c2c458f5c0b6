"""`WorkSummary`: one document's record, and its parts.

Every offset is a 0-based Python string offset into `WorkSummary.text`, end exclusive. Every field has a Chinese title
and description; JSON Schema, SQL tables and data dictionary are derived from them
(`python -m zongjie.schemas.publish`).
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, model_validator

from .checks import Violation, check_record
from .numbers import ExactNumber
from .taxonomy import (
    AreaType,
    BodyType,
    DocType,
    HonourLevel,
    Level,
    LinkKind,
    PeriodKind,
    PublishedBasis,
    Qualifier,
    Role,
    SectionKind,
    Status,
    Topic,
)

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

SCHEMA_VERSION: Literal["1.0"] = "1.0"

Offset = Annotated[int, Field(ge=0)]
Probability = Annotated[float, Field(ge=0, le=1)]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Page = Annotated[int, Field(ge=1)]


class Part(BaseModel):
    """Base of everything in a record: immutable, and no field but the documented ones."""

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_serialization_defaults_required=True)


class Span(Part):
    """A piece of the document's text."""

    text: str = Field(title="原文", description="text[start:end] 的原文")
    start: Offset = Field(title="起点", description="在全文中的起始位置（从0起）")
    end: Offset = Field(title="终点", description="在全文中的结束位置（不含）")


class Producer(Part):
    """What made the record."""

    version: str = Field(title="软件版本", description="zongjie 软件包版本")
    pipeline_sha256: str = Field(title="流程指纹", description="代码、模型与影响结果的选项的 SHA-256")


class Source(Part):
    """Where the text came from."""

    uri: str = Field(title="来源", description="输入名称加相对路径，一次运行内唯一")
    media_type: str = Field(title="媒体类型", description="如 text/plain、text/html")
    encoding: str | None = Field(default=None, title="编码", description="解码所用字符编码；不适用时为空")
    reader: str = Field(title="读取器", description="由哪个读取器得到文本")
    reader_version: str | None = Field(
        default=None, title="读取器版本", description="读取所用的库及其版本；直接给出的文字为空"
    )
    bytes_sha256: Sha256 = Field(title="文件指纹", description="原始字节的 SHA-256")
    text_sha256: Sha256 = Field(title="文本指纹", description="全文 UTF-8 形式的 SHA-256，文档身份所在")
    chars: Offset = Field(title="字数", description="全文字符数")
    pages: tuple[Offset, ...] = Field(
        default=(), title="分页", description="各页在全文中的起始位置（PDF 与扫描件）；不分页的格式为空列表"
    )


class DateRange(Part):
    """First and last day, each null where the text does not say."""

    start: date | None = Field(default=None, title="起始日期", description="第一天；原文未给出时为空")
    end: date | None = Field(default=None, title="结束日期", description="最后一天；原文未给出时为空")


class Period(DateRange):
    """Over which time a reading runs."""

    kind: PeriodKind = Field(title="时段类别", description="全年、年内一段、跨年度或时点")


class RegionPart(Part):
    """One rung of the administrative ladder."""

    name: str = Field(title="名称", description="行政区名称")
    code: str | None = Field(default=None, title="代码", description="行政区划代码；未能确定时为空")


class Region(Part):
    """Where the reporting body sits."""

    province: RegionPart | None = Field(default=None, title="省级", description="省、自治区、直辖市、特别行政区")
    city: RegionPart | None = Field(default=None, title="地级", description="地级市、自治州、地区、盟")
    county: RegionPart | None = Field(default=None, title="县级", description="县、县级市、市辖区、旗")
    town: RegionPart | None = Field(default=None, title="乡级", description="乡、镇、街道")
    community: RegionPart | None = Field(default=None, title="村级", description="村、社区")


class Meta(Part):
    """Who reported what about which year."""

    title: str | None = Field(default=None, title="标题", description="文章标题，不含末尾括注的日期或报告人")
    issuer: str | None = Field(default=None, title="发布机构", description="发布机构或报告单位，照原文")
    issuer_resolved: str | None = Field(default=None, title="发布机构全称", description="补全为规范全称的发布机构")
    place: str | None = Field(default=None, title="地点", description="原文中最具体的地名")
    level: Level | None = Field(default=None, title="层级", description="报告单位所在层级")
    area_type: AreaType | None = Field(default=None, title="区域类型", description="报告所涉区域的类型")
    body_type: BodyType | None = Field(default=None, title="机构类型", description="报告单位的类型")
    doc_type: DocType | None = Field(default=None, title="文种", description="文档种类")
    report_year: int | None = Field(default=None, title="报告年度", description="回顾的年度")
    plan_year: int | None = Field(default=None, title="计划年度", description="计划的年度")
    period: DateRange | None = Field(default=None, title="报告期", description="报告所回顾时段的起止日期")
    published: date | None = Field(default=None, title="发布日期", description="页面发布日期；没有时为成文日期")
    published_basis: PublishedBasis | None = Field(default=None, title="发布日期依据", description="发布日期取自何处")
    index_no: str | None = Field(default=None, title="索引号", description="信息公开索引号")
    region: Region = Field(default=Region(), title="行政区", description="报告单位所在各级行政区")


class Section(Part):
    """A section of the document, heading included; the title is none."""

    id: str = Field(title="编号", description="文档编号/s/起点-终点")
    parent: str | None = Field(default=None, title="上级章节", description="所属章节的编号；顶层为空")
    level: Annotated[int, Field(ge=1)] = Field(title="层次", description="1 为最高层")
    number: str | None = Field(default=None, title="序号", description="原文序号，如“一、”")
    heading: str | None = Field(default=None, title="章节标题", description="不含序号与标记的标题；无标题的章节为空")
    kind: SectionKind = Field(title="章节类别", description="章节内容的类别")
    start: Offset = Field(title="起点", description="章节起始位置（含标题行的序号与标记）")
    end: Offset = Field(title="终点", description="章节结束位置（不含）")
    heading_end: Offset = Field(title="标题终点", description="标题行结束位置（不含）；无标题时等于起点")
    page: Page | None = Field(default=None, title="页码", description="起始处所在的页，从1起；不分页的格式为空")


class Indicator(Span):
    """What is measured."""

    canonical: str | None = Field(default=None, title="规范指标名", description="规范化的指标名称；未能确定时为空")


class Metric(Part):
    """A quantity that measures something."""

    id: str = Field(title="编号", description="文档编号/m/起点-终点")
    start: Offset = Field(title="起点", description="数量短语的起始位置")
    end: Offset = Field(title="终点", description="数量短语的结束位置（不含）")
    page: Page | None = Field(default=None, title="页码", description="起始处所在的页，从1起；不分页的格式为空")
    text: str = Field(title="原文", description="数量短语原文，从数字（含紧邻的限定词）到单位")
    value: ExactNumber = Field(title="数值", description="换算百、千、万、亿后的精确值；减少为负")
    value_max: ExactNumber | None = Field(default=None, title="上限", description="区间的上限，照原文顺序；非区间为空")
    unit: str | None = Field(default=None, title="单位", description="原文单位，不含万、亿；省略时为可推知的单位")
    unit_code: str | None = Field(default=None, title="单位代码", description="单位的统一代码，见单位表")
    qualifier: Qualifier = Field(default=Qualifier.EXACT, title="限定", description="数值的确切程度")
    status: Status = Field(title="性质", description="实绩或目标")
    role: Role = Field(title="角色", description="水平值、基数、变动或位次")
    year: int | None = Field(default=None, title="年度", description="读数所属公历年")
    period: Period | None = Field(default=None, title="时段", description="读数覆盖的时段")
    scope: Span | None = Field(default=None, title="所属对象", description="读数不属报告单位时所属的地方、单位或场所")
    indicator: Indicator | None = Field(default=None, title="指标", description="所度量的事物，照原文")
    topic: Topic | None = Field(default=None, title="主题", description="指标所属主题")
    section: str | None = Field(default=None, title="所在章节", description="所在最内层章节的编号")
    item: str | None = Field(default=None, title="所在要点", description="所在成绩、问题或计划要点的编号")
    part_of: str | None = Field(default=None, title="总数", description="作为其中一部分时，总数指标的编号")
    compares_to: str | None = Field(default=None, title="对应水平值", description="基数或变动所对应水平值的编号")
    incidental: bool = Field(default=False, title="附带数量", description="是否算指标可有不同意见的数量")
    confidence: Probability = Field(title="置信度", description="整条记录正确的概率（校准前为未校准的得分）")


class Item(Part):
    """A point of the document, head included."""

    id: str = Field(title="编号", description="文档编号/类别字母/起点-终点；a 成绩，p 问题，n 计划")
    start: Offset = Field(title="起点", description="要点起始位置")
    end: Offset = Field(title="终点", description="要点结束位置（不含）")
    page: Page | None = Field(default=None, title="页码", description="起始处所在的页，从1起；不分页的格式为空")
    text: str = Field(title="原文", description="要点原文，含其标题")
    heading: str | None = Field(default=None, title="要点标题", description="要点标题的文字；没有时为空")
    topic: Topic | None = Field(default=None, title="主题", description="首要主题")
    topics: tuple[Topic, ...] = Field(default=(), title="全部主题", description="全部主题，首要主题在前")
    section: str | None = Field(default=None, title="所在章节", description="所在最内层章节的编号")
    metrics: tuple[str, ...] = Field(default=(), title="所含指标", description="所含指标的编号")
    confidence: Probability = Field(title="置信度", description="整条记录正确的概率（校准前为未校准的得分）")


class Achievement(Item):
    """Work done, a result reached."""


class Problem(Item):
    """A deficiency, difficulty or risk that the author admits."""

    cause: Span | None = Field(default=None, title="原因", description="原文所述原因")


class Plan(Item):
    """What will be done, a target, an intention."""

    deadline: Span | None = Field(default=None, title="时限", description="原文所述完成时限")
    responsible: Span | None = Field(default=None, title="责任单位", description="原文所述责任单位或责任人")


class Honour(Part):
    """An award or title won by the place or its people."""

    id: str = Field(title="编号", description="文档编号/h/起点-终点")
    start: Offset = Field(title="起点", description="荣誉名称的起始位置")
    end: Offset = Field(title="终点", description="荣誉名称的结束位置（不含）")
    page: Page | None = Field(default=None, title="页码", description="起始处所在的页，从1起；不分页的格式为空")
    text: str = Field(title="原文", description="荣誉名称，不含引号与届次")
    level: HonourLevel | None = Field(default=None, title="荣誉级别", description="授予单位的级别")
    year: int | None = Field(default=None, title="年度", description="获得荣誉的年份")
    recipient: str | None = Field(default=None, title="获得者", description="获得者，照原文；为报告单位时可为空")
    confidence: Probability = Field(title="置信度", description="整条记录正确的概率（校准前为未校准的得分）")


class Link(Part):
    """How two records of this document hang together."""

    kind: LinkKind = Field(title="关联类别", description="两条记录是何种关系")
    source: str = Field(title="起", description="问题要点的编号")
    target: str = Field(title="止", description="计划要点的编号")
    score: Probability = Field(title="得分", description="关联的可信程度")


class RecordWarning(Part):
    """A remark about the document that did not stop its extraction."""

    code: str = Field(title="警告代码", description="哪一种提示")
    message: str = Field(title="说明", description="发生了什么")
    start: Offset | None = Field(default=None, title="起点", description="涉及处的起始位置；涉及全文时为空")
    end: Offset | None = Field(default=None, title="终点", description="涉及处的结束位置（不含）；涉及全文时为空")


class WorkSummary(Part):
    """One document's record.

    Building one checks it whole (see `check_record`): no record comes into being that is not grounded in its text.

    Examples
    --------
    >>> from zongjie.schemas import Metric, Producer, Source, WorkSummary, doc_id_of, record_id, text_digest, unit_code
    >>> text = "新增企业3家。"
    >>> digest = text_digest(text)
    >>> doc_id = doc_id_of(digest)
    >>> metric = Metric(
    ...     id=record_id(doc_id, "metric", 4, 6), start=4, end=6, text="3家", value=3, unit="家",
    ...     unit_code=unit_code("家"), status="actual", role="level", confidence=0.9)
    >>> record = WorkSummary(
    ...     doc_id=doc_id,
    ...     producer=Producer(version="0.1.0", pipeline_sha256="0" * 64),
    ...     source=Source(uri="a.txt", media_type="text/plain", encoding="utf-8", reader="text", bytes_sha256=digest,
    ...                   text_sha256=digest, chars=len(text)),
    ...     text=text,
    ...     metrics=[metric],
    ... )
    >>> WorkSummary.from_json(record.to_json()) == record
    True
    """

    schema_version: Literal["1.0"] = Field(default=SCHEMA_VERSION, title="格式版本", description="记录格式的版本")
    doc_id: str = Field(title="文档编号", description="文本指纹的前16位；同文同号")
    report_id: str | None = Field(
        default=None, title="报告编号", description="报告本身的身份（单位×时段×文种）；未知为空"
    )
    producer: Producer = Field(title="生成者", description="生成本记录的软件")
    source: Source = Field(title="来源", description="文本从何而来")
    text: str | None = Field(title="全文", description="一切位置所指的全文；可应要求略去")
    meta: Meta = Field(default=Meta(), title="元数据", description="谁就哪一年报告了什么")
    sections: tuple[Section, ...] = Field(default=(), title="章节", description="章节，按位置排列")
    metrics: tuple[Metric, ...] = Field(default=(), title="指标", description="指标，按位置排列")
    achievements: tuple[Achievement, ...] = Field(default=(), title="成绩", description="成绩要点，按位置排列")
    problems: tuple[Problem, ...] = Field(default=(), title="问题", description="问题要点，按位置排列")
    plans: tuple[Plan, ...] = Field(default=(), title="计划", description="计划要点，按位置排列")
    honours: tuple[Honour, ...] = Field(default=(), title="荣誉", description="所获荣誉，按位置排列")
    links: tuple[Link, ...] = Field(default=(), title="关联", description="本文档之内的关联")
    warnings: tuple[RecordWarning, ...] = Field(default=(), title="警告", description="抽取中的提示")

    @model_validator(mode="after")
    def _hold_together(self, info: ValidationInfo) -> Self:
        """Refuse a record that breaks an invariant; a context with a `violations` list collects them instead."""
        found = check_record(self)
        if found:
            sink: list[Violation] | None = (info.context or {}).get("violations")
            if sink is None:
                raise ValueError("; ".join(map(str, found)))
            sink.extend(found)
        return self

    @property
    def items(self) -> tuple[Item, ...]:
        """Achievements, problems and plans together, by position."""
        return tuple(sorted((*self.achievements, *self.problems, *self.plans), key=lambda item: item.start))

    def to_json(self, *, text: bool = True) -> str:
        """One line of JSON; `text=False` leaves the document's text out (null)."""
        return (self if text else self.model_copy(update={"text": None})).model_dump_json()

    @classmethod
    def from_json(cls, line: str | bytes) -> Self:
        """Read what `to_json` wrote.

        Raises
        ------
        pydantic.ValidationError
            If the line is not a record, or the record breaks an invariant.
        """
        return cls.model_validate_json(line)

    def to_pandas(self, kind: str = "metrics") -> pd.DataFrame:
        """Rows of one kind (a table of `zongjie.schemas.tables`) as a pandas data frame."""
        from .frames import to_pandas

        return to_pandas([self], kind)

    def to_polars(self, kind: str = "metrics") -> pl.DataFrame:
        """Rows of one kind (a table of `zongjie.schemas.tables`) as a polars data frame."""
        from .frames import to_polars

        return to_polars([self], kind)
