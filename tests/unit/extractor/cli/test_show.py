import io
from collections.abc import Callable
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console
from typer.testing import CliRunner

from zongjie.extractor.cli.app import app
from zongjie.extractor.cli.reasons import ReasonRows
from zongjie.extractor.cli.show import Page
from zongjie.extractor.why import Explanation, Reason
from zongjie.schemas import WorkSummary


def shown(record: WorkSummary) -> str:
    console = Console(file=io.StringIO(), width=120, force_terminal=False)
    Page(record, console).print()
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_records_stand_under_their_section(make_record: Callable[..., WorkSummary]) -> None:
    page = shown(make_record())
    outside, inside, honours = page.index("（不在任何章节"), page.index("一、成绩"), page.index("荣誉 · honours")
    assert outside < page.index("-12.7%") < inside < page.index("3家") < honours < page.index("全国文明村  国家级")
    assert outside < page.index("一是人手不足") < page.index("年底前由党政办") < inside < page.index("经济产业")


def test_metrics_show_value_unit_status_and_year(make_record: Callable[..., WorkSummary]) -> None:
    (line,) = [line for line in shown(make_record()).splitlines() if "3家" in line and "新增企业 " in line]
    assert line.split() == ["新增企业", "3", "家", "实绩", "水平值", "2023", "3家"]


def test_warnings_come_last(make_record: Callable[..., WorkSummary]) -> None:
    assert shown(make_record()).splitlines()[-1] == "! 重复 [repeated_text]"


def test_commands_and_markup_in_a_text_have_no_effect(make_record: Callable[..., WorkSummary]) -> None:
    page = shown(make_record("[bold]\x1b[2Ja.txt"))
    assert "\x1b" not in page
    assert page.startswith("[bold]a.txt")


def explained(record: WorkSummary, width: int) -> str:
    reasons = {part.id: {} for part in (*record.sections, *record.metrics, *record.items, *record.honours)}
    metric = record.metrics[0]
    low = Reason("model.metrics", 0.62, features=(("近处有“力争”", 1.4), ("单位是“户”", 0.3)))
    reasons |= {
        record.doc_id: {},
        metric.id: {"text": Reason("quantity.number"), "status": low, "year": Reason("year.written", cue=(0, 4))},
    }
    console = Console(file=io.StringIO(), width=width, force_terminal=False)
    Page(record, console, reasons=ReasonRows(Explanation(record, reasons))).print()
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_reasons_stand_below_their_record(make_record: Callable[..., WorkSummary]) -> None:
    lines = explained(make_record(), 100).splitlines()
    at = lines.index("新增企业  3家")
    assert lines[at + 1] == "    原文 · text ← 数字加单位 quantity.number"
    assert lines[at + 2] == "    性质 · status = 实绩 ← 指标模型 model.metrics 0.62（近处有“力争”，单位是“户”）"
    assert lines[at + 3] == "    年度 · year = 2023 ← 规则 year.written “一、成绩”"


def test_long_reasons_go_on_further_inside(make_record: Callable[..., WorkSummary]) -> None:
    lines = explained(make_record(), 50).splitlines()
    at = next(k for k, line in enumerate(lines) if "status" in line)
    assert lines[at].endswith("model.metrics") or lines[at].endswith("model.metrics ")
    assert lines[at + 1] == "        0.62（近处有“力争”，单位是“户”）"
    assert max(cell_len(line) for line in lines) <= 50


def test_explain_prints_reasons(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("青石镇2023年工作总结\n全年新增企业3家，比上年减少2家。", encoding="utf-8")
    result = CliRunner().invoke(app, ["show", str(path), "--explain"])
    assert result.exit_code == 0
    assert "正负 · sign ← 规则 metric.down “减少”" in result.stdout
    assert "标题 · title = 青石镇2023年工作总结 ← 规则 title.name" in result.stdout
    assert "title.name" not in CliRunner().invoke(app, ["show", str(path)]).stdout
