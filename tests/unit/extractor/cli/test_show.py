import io
from collections.abc import Callable

from rich.console import Console

from zongjie.extractor.cli.show import Page
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
