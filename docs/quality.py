"""Fill the quality block of the READMEs from the figures of the model card: `python docs/quality.py [--check]`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).resolve().parent.parent
_FIGURES = _ROOT / "extractor" / "models" / "artefacts" / "figures.json"
_BEGIN, _END = "<!-- figures:begin -->", "<!-- figures:end -->"
_STRATA = {
    "real grassroots": "真实基层总结",
    "real work reports": "真实政府工作报告",
    "open stand-off": "真实报告节选（公开）",
    "frozen stand-off": "真实报告节选（封存）",
    "open composed": "编写文档（公开）",
    "frozen composed": "编写文档（封存）",
}
_ROWS = (
    ("metric", "metric found, F1", "找到指标，F1"),
    ("metric value", "… number, unit, qualifier, status and role right", "……并且数值、单位、限定、性质、角色都对"),
    ("metric reading", "… and the year right", "……并且年度也对"),
    ("metric complete", "… and the indicator right: complete", "……并且指标名也对（完全正确）"),
    ("statement macro F1", "kind of sentence, macro F1", "句子类别，宏平均 F1"),
    ("achievement item", "achievements, F1", "成效要点，F1"),
    ("problem item", "problems, F1", "问题要点，F1"),
    ("plan item", "plans, F1", "计划要点，F1"),
    ("topic", "topic of a point", "要点主题"),
    ("honour", "honours, F1", "荣誉，F1"),
    ("section", "top sections, F1", "一级章节，F1"),
    ("scope", "whose number it is, F1", "数字属谁，F1"),
    ("metric.period", "period of a metric", "指标的时段"),
    ("meta mean", "metadata, mean over fields", "元数据，各字段平均"),
    ("promise told as fact", "promises told as facts (less is better)", "把目标当成实绩（越低越好）"),
)


def _cell(stratum: dict[str, Any], name: str) -> str:
    if name in stratum["detection"]:
        value = stratum["detection"][name]["f1"]
    elif name in stratum["accuracy"]:
        value = stratum["accuracy"][name]["acc"]
    else:
        value = stratum[name]
    low, high = stratum["intervals"][name]
    return f"{value:.3f} [{low:.2f}–{high:.2f}]"


def table(*, chinese: bool) -> str:
    """The figures as a Markdown table, strata as columns, 95 % bounds in brackets."""
    strata = json.loads(_FIGURES.read_text(encoding="utf-8"))["strata"]
    names = [name for name in _STRATA if name in strata]
    heads = [f"{_STRATA[n] if chinese else n} ({strata[n]['documents']})" for n in names]
    lines = [f"| {'项目' if chinese else 'what'} | {' | '.join(heads)} |", f"| --- |{' ---: |' * len(names)}"]
    for key, english, zh in _ROWS:
        lines.append(f"| {zh if chinese else english} | {' | '.join(_cell(strata[n], key) for n in names)} |")
    return "\n".join(lines)


def main() -> int:
    """Rewrite the blocks, or with `--check` only say whether they are current."""
    stale = 0
    for name, chinese in (("README.md", False), ("README.zh.md", True)):
        path = _ROOT / name
        page = path.read_text(encoding="utf-8")
        head, _, rest = page.partition(_BEGIN)
        _, _, tail = rest.partition(_END)
        new = f"{head}{_BEGIN}\n\n{table(chinese=chinese)}\n\n{_END}{tail}"
        stale += new != page
        if "--check" not in sys.argv:
            path.write_text(new, encoding="utf-8")
    return int("--check" in sys.argv and stale > 0)


if __name__ == "__main__":
    sys.exit(main())
