"""Over which time a figure of a table runs, by what it counts."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from zongjie.schemas.units import UNITS, unit_code

from ....layout.tables import Cell
from ....patterns import Pattern
from ....why import Ruling, Span
from ..context import STATE_CUES

KIND_WORDS = (
    Pattern("table.kind.fresh", r"新[增建开修设办改]|发展党员|[完达]成|培训|改造|发放|救助|慰问|走访|调解|受理|办结|整治|清理|引进|开展|举办|转移就业|入[住学]人次|人次|场次|批次|件数|次数|投资|招商|处理|排查|整改|发生|收入|产量|产值|出栏|支出|销售|用水|用电|总值|增加值|消费|税", "新增就业", "总人口"),
    Pattern("table.kind.state", r"人口|户数|总户|党员|面积|存栏|装机|耕地|林地|水田|旱地|床位|学位|岗位|从业人员|在[册编岗校籍园]|现有|总数|总量|余额|组数|网格|楼栋|保有量|库容|里程|能力|规模|总投资|低保|五保|特困|残疾|劳动力|参保|覆盖|普及率|森林|绿地|企业数|机构数|合作社数|户籍|常住|资产|负债|债务", "总人口", "新增就业"),
)  # fmt: skip
_FRESH, _STATE = (p.compile() for p in KIND_WORDS)
_RATE_STATE, _SHARE_STATE, _RATE_FLOW = (
    next(p for p in STATE_CUES if p.id == f"metric.{name}") for name in ("rate_state", "share_state", "rate_flow")
)
_OF_STATE = tuple((p.id, p.compile()) for p in (_RATE_STATE, _SHARE_STATE))
_OF_FLOW = (_RATE_FLOW.id, _RATE_FLOW.compile())
_STANDING = frozenset(("people", "area"))


def kind_of(
    folded: str,
    said: Sequence[Cell | Span | None],
    *,
    unit: str,
    role: str,
    part: bool,
    many: bool,
) -> tuple[str, Ruling]:
    """The kind of a period and the rule that decided.

    Parameters
    ----------
    said
        What says something of the figure, the most telling first: its indicator, heads, the name of its row.
    part, many
        Whether a head or the caption limits it to part of a year, or adds up years.
    """
    spans = [(s.start, s.end) if isinstance(s, Cell) else s for s in said if s is not None]
    flow = "multi_year" if many else "part_year" if part else "year"
    why: Ruling = ("table.column_head", None)
    if role == "change":
        return flow, why
    for start, end in spans:
        words = folded[start:end]
        m = _OF_FLOW[1].search(words)
        if m is not None:
            return flow, (_OF_FLOW[0], (start + m.start(), start + m.end()))
        for name, cue in _OF_STATE:
            m = cue.search(words)
            if m is not None:
                return "as_of", (name, (start + m.start(), start + m.end()))
        fresh, state = _FRESH.search(words), _STATE.search(words)
        if state is not None and (fresh is None or "总投资" in words):
            return "as_of", (KIND_WORDS[1].id, (start + state.start(), start + state.end()))
        if fresh is not None:
            return flow, (KIND_WORDS[0].id, (start + fresh.start(), start + fresh.end()))
    if many or part:
        return flow, why
    known = UNITS.get(unit_code(unit) or "") if unit else None
    if known is not None and known.dimension in _STANDING and not regex.search(r"次$", unit):
        return "as_of", ("table.assumed", None)
    return flow, ("table.assumed", None)
