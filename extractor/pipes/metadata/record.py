"""Head of a document → the fields of `Meta`, once it is known what the document holds."""

from __future__ import annotations

from typing import Any

import regex

from ...why import Ruling
from ..sections import Part
from . import Head
from .bodies import segments, suffix

_EXPERIENCE = regex.compile(r"启示|经验|背景|做法")
_RUNG = {
    "省": "province", "自治区": "province", "特别行政区": "province",
    "市": "city", "自治州": "city", "州": "city", "盟": "city",
    "县": "county", "区": "county", "旗": "county", "自治县": "county", "自治旗": "county",
    "镇": "town", "乡": "town", "街道": "town",
    "村": "community", "社区": "community",
}  # fmt: skip
_AREA = {
    "村": "village", "社区": "community", "街道": "street", "镇": "town", "乡": "township",
    "县": "county", "区": "district", "市": "city", "省": "province", "自治区": "autonomous_region",
}  # fmt: skip


def meta_fields(head: Head, kinds: list[str], parts: list[Part]) -> dict[str, Any]:
    """The metadata of a record; parameters as for `meta_rulings`."""
    return {name: value for name, (value, _) in _ruled(head, kinds, parts).items()}


def meta_rulings(head: Head, kinds: list[str], parts: list[Part]) -> dict[str, Ruling]:
    """The rule behind every field of the metadata.

    Parameters
    ----------
    kinds
        Kinds of all points, which tell a review from a plan.
    parts
        Sections, whose headings tell an experience report.
    """
    return {name: ruling for name, (_, ruling) in _ruled(head, kinds, parts).items()}


def _ruled(head: Head, kinds: list[str], parts: list[Part]) -> dict[str, tuple[Any, Ruling]]:
    dates, body = head.dates, head.body
    title = head.title.text if head.title else None
    total = max(len(kinds), 1)
    # One plan at the end is a plan part; one in the middle need not be.
    planned = (kinds.count("plan") / total >= 0.04 and kinds.count("plan") >= 2) or kinds[-1:] == ["plan"]
    reviewed = kinds.count("achievement") / total >= 0.08
    doc_type, type_rule = _doc_type(title, reviewed=reviewed, planned=planned, parts=parts)
    title_why: Ruling = head.title.why if head.title else ("title.none", None)
    nothing: Ruling = ("meta.none", None)
    start, end = dates.period
    report = None if doc_type == "plan" else dates.report_year
    return {
        "title": (title, title_why),
        "issuer": (body.issuer, body.why.get("issuer", nothing)),
        "place": (body.place, body.why.get("place", nothing)),
        "level": (body.level, body.why.get("level", nothing)),
        "area_type": (_AREA.get(suffix(body.place)) if body.place else None, ("area.place", None)),
        "body_type": (_body_type(body.issuer), ("body.issuer", None)),
        "doc_type": (doc_type, (type_rule, title_why[1] if type_rule == "type.title" else None)),
        "report_year": (report, dates.why["report_year"]),
        "plan_year": (dates.plan_year if planned or dates.address else None, dates.why["plan_year"]),
        "period": ({"start": start, "end": end} if report is not None else None, ("period.report_year", None)),
        "published": (dates.published, dates.why["published"]),
        "published_basis": (dates.basis, dates.why["published"]),
        "index_no": (head.index_no, head.index_why),
        "region": (_region(body.issuer, title, body.place), ("region.names", None)),
    }


def _doc_type(title: str | None, *, reviewed: bool, planned: bool, parts: list[Part]) -> tuple[str, str]:
    squashed = regex.sub(r"\s", "", title or "")
    if "政府工作报告" in squashed:
        return "work_report", "type.title"
    if sum(p.kind == "other" and p.level == 1 for p in parts) and regex.search(r"经验|探索|做法|实践|纪实", squashed):
        return "experience", "type.title"
    if regex.search(r"经验|探索与实践|先行示范", squashed):
        return "experience", "type.title"
    if planned and not reviewed:
        return "plan", "type.points"
    return "summary_and_plan" if planned else "summary" if reviewed else "other", "type.points"


def _body_type(issuer: str | None) -> str | None:
    if issuer is None:
        return None
    for pattern, code in (
        (r"党委|党工委|党总支|党支部|中共", "party"),
        (r"居民委员会|居委会|社区$", "residents_committee"),
        (r"村民委员会|村委会|村$", "villagers_committee"),
        (r"人大", "congress"),
        (r"工会|妇联|妇女联合会|团委|残联|联合会", "mass_org"),
        (r"政府$|办事处|政府办公室|政府办公厅|管委会|镇$|乡$|街道$|省$|市$|县$|区$", "government"),
        (r"局$|厅$|委员会$|办公室$|中心$|院$|所$", "department"),
        (r"公司|集团", "enterprise"),
    ):
        if regex.search(pattern, issuer):
            return code
    return "other"


def _region(issuer: str | None, title: str | None, place: str | None) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for name in (issuer, title, place):
        for found in segments(name) if name else ():
            rung = _RUNG.get(suffix(found))
            if rung is not None:
                out.setdefault(rung, {"name": found})
    return out
