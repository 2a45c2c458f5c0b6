"""Why a record says what it says: the rule and its cue, or the model and its probability, behind every attribute.

Rooms name the rule that decided as a `Ruling`: the id of a `Pattern`, or one of `RULES` where no single expression
decides. `zongjie.extractor.explain` turns rulings and the models' scores into reasons, for those who ask.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zongjie.schemas import WorkSummary

Span = tuple[int, int]
Ruling = tuple[str, Span | None]
"""Id of the rule that decided, and the stretch of the text that it saw; None where it looked at more than one."""


@dataclass(frozen=True, slots=True)
class Reason:
    """What decided one attribute.

    Attributes
    ----------
    by
        Id of a `Pattern`, a key of `RULES`, or `model.` and the name of a model.
    probability
        What the model gave to the value that was chosen, or None for a rule.
    cue
        The stretch of the text that the rule saw, or None.
    features
        For a model what spoke loudest for the value, in words, with its weight.
    proposed_by
        For a model that chose among proposals the id of the rule that made this one.

    Examples
    --------
    >>> Reason("metric.down", cue=(4, 6)).is_model, Reason("model.metrics", probability=0.97).is_model
    (False, True)
    """

    by: str
    probability: float | None = None
    cue: Span | None = None
    features: tuple[tuple[str, float], ...] = ()
    proposed_by: str | None = None

    @property
    def is_model(self) -> bool:
        """Whether a model decided, and no rule."""
        return self.by.startswith("model.")

    @property
    def meaning(self) -> str | None:
        """What the rule or model does, in Chinese; None for a pattern, whose cue speaks for itself."""
        return RULES.get(self.by)


@dataclass(frozen=True, slots=True)
class Explanation:
    """A record and the reasons for what it says.

    Attributes
    ----------
    record
        The same record, byte for byte, that `Extractor.extract` gives.
    reasons
        For every id of a record the reasons by attribute; those of the metadata stand under the id of the document.
        Ids and offsets have none, nor has `confidence`, which sums up the probabilities. `sign` of a metric, `keep`
        (that it measures something at all) and `kind` of a point are decisions without a field of their own.
    """

    record: WorkSummary
    reasons: Mapping[str, Mapping[str, Reason]]


RULES: dict[str, str] = {
    # Models.
    "model.statements": "句子类别模型",
    "model.metrics": "指标模型",
    "model.indicator": "指标名模型",
    "model.scope": "所属对象模型",
    "model.topics": "主题模型",
    # Title, dates and bodies.
    "title.markup": "网页标记中的标题",
    "date.markup": "网页标记中的日期",
    "years.title": "标题中的年份",
    "years.heading": "靠前的小标题写明的回顾年份",
    "years.published": "由发布日期推断",
    "years.body.latest": "正文提到的最晚年份",
    "years.none": "没有写明年份",
    "years.after_report": "报告年度的下一年（半年总结为同一年）",
    "years.before_plan": "计划年度的上一年（半年总结为同一年）",
    "issuer.markup": "网页标记中的来源",
    "issuer.title": "标题中的机构名",
    "issuer.signed": "文末落款",
    "issuer.place": "没有写明机构，取地名",
    "place.title": "标题中的地名",
    "place.session": "会议名称中的地名",
    "place.issuer": "机构名中的地名",
    "level.place": "地名的最后一个词（村、镇、县……）",
    "level.department": "机构名像部门",
    "level.municipality": "直辖市",
    "area.place": "地名的最后一个词",
    "body.issuer": "机构名中的词",
    "type.title": "标题用词",
    "type.points": "成绩、问题、计划要点各占多少",
    "period.report_year": "报告年度的起止日（半年总结到六月底）",
    "index.markup": "网页标记中的索引号",
    "region.names": "机构名、标题与地点中的各级地名",
    # Sections.
    "section.problem_lead": "引出问题的句子",
    "section.title_line": "单独成行、没有序号的大标题",
    "section.subtitle_line": "单独成行、没有序号的小标题",
    "section.run_in": "段首小标题",
    "section.time": "标题所说的时间与本文年度对照",
    "section.content": "看标题下面的内容",
    "section.above": "随上级章节",
    "section.nested": "前面最近的、层次更高的章节",
    # What sentences are, by form.
    "statement.title": "标题行",
    "statement.furniture": "页面附加内容",
    "statement.announcing_line": "单独成行并预告下文的短句",
    "statement.problem_lead": "引出问题的句子",
    "statement.table": "表格：表头与小标题行为附加内容，数据行为背景",
    "statement.run_in_head": "段首短句，全文多处如此",
    "statement.lone": "孤立的句子，只看用词",
    # Points.
    "point.numbered": "带序号的一条",
    "point.headed": "小标题与其下的句子",
    "point.sentence": "没有可用的序号，一句一条",
    "point.too_broad": "序号所辖过长，拆成单句",
    "point.head": "要点开头的小标题",
    "inside.section": "位置在该章节之内",
    "inside.point": "位置在该要点之内",
    # Quantities.
    "quantity.number": "数字加单位",
    "quantity.range": "数字区间",
    "quantity.rank": "位次",
    "quantity.fraction": "百分之几、几分之几",
    "quantity.hundred": "百分百",
    "quantity.half": "半数",
    "quantity.tenths": "几成",
    "quantity.zero": "零",
    "quantity.structure": "结构比",
    "quantity.to_one": "几比一",
    "quantity.lost_percent": "率后缺百分号的数",
    "quantity.pure": "比、系数、指数等没有单位的数",
    "quantity.shared_unit": "并列数字共用最后的单位",
    "qualifier.touching": "紧邻数字的限定词，没有即为确数",
    "qualifier.of_list": "并列数字共用的限定词",
    "sign.written": "数字前的负号",
    "sign.unsaid": "没有增减词，按原数",
    "unit.written": "原文的单位",
    "unit.of_rank": "位次的单位",
    "unit.of_share": "率与比的单位",
    "unit.of_noun": "由数字后面的名词推知",
    "unit.table": "单位表",
    "role.ordinal": "带“第”字，是位次",
    # Tables.
    "table.number": "单元格中的数字，单位见表头等处",
    "table.cell": "表格单元格",
    "table.broken": "表格散成一格一行",
    "table.column_head": "列标题",
    "table.row_head": "行标题",
    "table.unit_column": "“单位”一列",
    "table.caption": "表题或表上的说明",
    "table.assumed": "表中没有写明，取通常情形",
    "table.pair": "同一指标并列两个年份，前一年为基数",
    "table.beside": "增减对应同一行的水平值",
    # Years and periods of readings.
    "year.of_report": "实绩随报告年度",
    "year.of_plan": "随计划年度",
    "year.of_task": "回顾中提到的任务，随报告年度",
    "year.of_stretch": "本段规划期的末年",
    "year.baseline_written": "基数旁写明的年份",
    "year.baseline_last": "基数是上年、同期或年初",
    "year.baseline_before": "基数没有写明年份，取前一年",
    "year.baseline_of_stretch": "多年回顾中的基数，取起算年",
    "period.calendar_year": "整个公历年",
    "period.months": "原文的月份、季度或半年",
    "period.half_report": "半年总结，一至六月",
    "period.since": "某年以来",
    "period.five_years": "五年来",
    "period.five_year_plan": "五年规划的起止年",
    # Relations and indicators.
    "relation.baseline_of_next": "基数对应后面同单位的水平值",
    "relation.baseline_of_last": "基数对应前面同单位的水平值",
    "relation.change_of_last": "增减对应前面最近的水平值",
    "relation.among": "“其中”所领的部分",
    "recipe.left": "数字左边的词语",
    "recipe.right": "数字右边的词语",
    "recipe.listed": "并列名词中顺序相当的一个",
    "recipe.previous": "与前一个数字相同",
    "recipe.through": "连同前一个数字在内的词语",
    "recipe.paired": "与句中前面的数字成对",
    "recipe.earlier": "句中前面数字的指标",
    "recipe.clause": "前一分句",
    "recipe.opener": "句首分句",
    "recipe.carried": "沿用前面的指标",
    "recipe.before": "前一句",
    "recipe.head": "上方的标题",
    "canonical.as_written": "照原文",
    "canonical.modifiers": "去掉时间、范围和“了、已、共”等修饰",
    # Honours.
    "honour.named_level": "名称或近旁写明的级别",
    "honour.level_above": "没有写明，取上一级",
    "honour.report_year": "随报告年度",
}
"""Rules that are no single expression, and the models, each with what it does; every other id is a `Pattern`'s."""
