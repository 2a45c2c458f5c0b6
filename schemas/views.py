"""Views for reading: codes with their Chinese names, every row with its sentence and its source."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class View:
    """One view."""

    name: str
    title: str
    description: str
    query: str


def _label(column: str, codes: str) -> str:
    """Chinese name of a code."""
    return f"(SELECT label_zh FROM codes WHERE list = '{codes}' AND code = {column})"


_DOCUMENT = "d.uri, d.title, d.place, d.report_year"
_DOCUMENT_OF = "JOIN documents AS d ON d.doc_id ="


def _items(kind: str, extra: str = "") -> str:
    return f"""
SELECT i.id, {_DOCUMENT}, s.heading AS section_heading, i.heading, i.text,
       {_label("i.topic", "topic")} AS topic_zh{extra},
       (SELECT COUNT(*) FROM metrics AS m WHERE m.item = i.id) AS metrics, i.confidence, i.doc_id, i.start, i.end,
       i.page
FROM items AS i {_DOCUMENT_OF} i.doc_id LEFT JOIN sections AS s ON s.id = i.section
WHERE i.kind = '{kind}'"""


VIEWS = (
    View(
        "v_documents",
        "文档一览",
        "每篇文档的元数据与各类记录数",
        f"""
SELECT d.doc_id, d.uri, d.title, d.issuer, d.place, {_label("d.level", "level")} AS level_zh,
       {_label("d.doc_type", "doc_type")} AS doc_type_zh, d.report_year, d.plan_year, d.published, d.chars, d.pages,
       (SELECT COUNT(*) FROM metrics AS x WHERE x.doc_id = d.doc_id) AS metrics,
       (SELECT COUNT(*) FROM items AS x WHERE x.doc_id = d.doc_id AND x.kind = 'achievement') AS achievements,
       (SELECT COUNT(*) FROM items AS x WHERE x.doc_id = d.doc_id AND x.kind = 'problem') AS problems,
       (SELECT COUNT(*) FROM items AS x WHERE x.doc_id = d.doc_id AND x.kind = 'plan') AS plans,
       (SELECT COUNT(*) FROM honours AS x WHERE x.doc_id = d.doc_id) AS honours,
       (SELECT COUNT(*) FROM warnings AS x WHERE x.doc_id = d.doc_id) AS warnings
FROM documents AS d""",
    ),
    View(
        "v_metrics",
        "指标一览",
        "每个指标连同所在句子、章节与来源",
        f"""
SELECT m.id, {_DOCUMENT}, COALESCE(m.indicator_canonical, m.indicator) AS indicator, m.text, m.value, m.value_max,
       u.label_zh AS unit, {_label("m.qualifier", "qualifier")} AS qualifier_zh,
       {_label("m.status", "status")} AS status_zh, {_label("m.role", "role")} AS role_zh, m.year,
       {_label("m.period_kind", "period_kind")} AS period_zh, m.scope, {_label("m.topic", "topic")} AS topic_zh,
       s.heading AS section_heading, m.context, m.incidental, m.confidence, m.doc_id, m.start, m.end,
       m.page
FROM metrics AS m {_DOCUMENT_OF} m.doc_id
LEFT JOIN units AS u ON u.code = m.unit_code LEFT JOIN sections AS s ON s.id = m.section""",
    ),
    View("v_achievements", "成绩一览", "每个成绩要点连同章节与来源", _items("achievement")),
    View(
        "v_problems",
        "问题一览",
        "每个问题要点连同原因、回应它的计划与来源",
        _items(
            "problem",
            """, i.cause,
       (SELECT GROUP_CONCAT(p.text, char(10)) FROM links AS l JOIN items AS p ON p.id = l.target
        WHERE l.source = i.id AND l.kind = 'problem_plan') AS answered_by""",
        ),
    ),
    View("v_plans", "计划一览", "每个计划要点连同时限、责任单位与来源", _items("plan", ", i.deadline, i.responsible")),
    View(
        "v_honours",
        "荣誉一览",
        "每项荣誉连同所在句子与来源",
        f"""
SELECT h.id, {_DOCUMENT}, h.text, {_label("h.level", "honour_level")} AS level_zh, h.year, h.recipient, h.context,
       h.confidence, h.doc_id, h.start, h.end, h.page
FROM honours AS h {_DOCUMENT_OF} h.doc_id""",
    ),
    View(
        "v_targets_vs_actual",
        "目标与实绩",
        "同一地点、同一年度、同一指标（名称相同）的目标与实绩并列",
        """
SELECT td.place, t.year, COALESCE(t.indicator_canonical, t.indicator) AS indicator, t.role, u.label_zh AS unit,
       t.value AS target, t.qualifier AS target_qualifier, a.value AS actual, a.value - t.value AS difference,
       t.context AS target_context, a.context AS actual_context, td.uri AS target_uri, ad.uri AS actual_uri,
       t.id AS target_id, a.id AS actual_id
FROM metrics AS t
JOIN documents AS td ON td.doc_id = t.doc_id
JOIN metrics AS a ON a.status = 'actual' AND a.year = t.year AND a.role = t.role AND a.unit_code = t.unit_code
     AND a.scope IS t.scope
     AND COALESCE(a.indicator_canonical, a.indicator) = COALESCE(t.indicator_canonical, t.indicator)
JOIN documents AS ad ON ad.doc_id = a.doc_id AND ad.place = td.place
LEFT JOIN units AS u ON u.code = t.unit_code
WHERE t.status = 'target' AND t.role IN ('level', 'change')""",
    ),
)
"""Every view, in the order of creation."""
