"""What is a table of data, what is none, and where its cells stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zongjie.extractor.layout import Table, outline
from zongjie.extractor.layout.tables import find_tables
from zongjie.extractor.quantity.numerals import fold

WORDS = st.text(alphabet="村镇户亩产值收入改造完成目标", min_size=2, max_size=6)
FIGURES = st.decimals(min_value=0, max_value=1800, places=1).map(str)


def tables(text: str) -> list[Table]:
    return find_tables(text, fold(text))


def cells(text: str, table: Table) -> list[list[str]]:
    return [[text[c.start : c.end] for c in row.cells] for row in table.rows if row.kind != "separator"]


def kinds(table: Table) -> list[str]:
    return [row.kind for row in table.rows]


def test_bars() -> None:
    text = "| 村名 | 户数 |\n| 塘边村 | 120 |\n| 岭背村 | 95 |"
    (table,) = tables(text)
    assert (table.form, table.width, kinds(table)) == ("bars", 2, ["head", "data", "data"])
    assert cells(text, table)[1] == ["塘边村", "120"]


def test_markdown_without_bars_at_the_ends() -> None:
    text = "指标 | 单位 | 2024年\n---|---|---\n肉羊存栏 | 万只 | 11.6"
    (table,) = tables(text)
    assert kinds(table) == ["head", "separator", "data"]


def test_a_blank_first_cell_is_kept_where_rows_have_no_border() -> None:
    text = "村别 | 水稻 | \n | 面积（亩） | 产量（吨）\n东风村 | 1200 | 620\n新桥村 | 940 | 488"
    (table,) = tables(text)
    assert cells(text, table)[1] == ["", "面积（亩）", "产量（吨）"]
    assert kinds(table) == ["head", "head", "data", "data"]


def test_tabs_with_cells_merged_at_the_left() -> None:
    text = "类别\t指标\t数值\n人口\t户数\t312\n\t人数\t1206"
    (table,) = tables(text)
    assert (table.form, cells(text, table)[2]) == ("tabs", ["", "人数", "1206"])


def test_columns_set_apart_by_blanks() -> None:
    text = "村名    户数    人口\n塘边村    312    1206\n岭背村    268    1013"
    (table,) = tables(text)
    assert (table.form, table.width) == ("spaces", 3)


def test_one_cell_a_line() -> None:
    text = "各村情况如下：\n序号\n村名\n户数\n1\n塘边村\n2000\n2\n岭背村\n95\n第二段正文在此。"
    (table,) = tables(text)
    assert (table.form, kinds(table)) == ("lines", ["head", "data", "data"])
    assert cells(text, table) == [["序号", "村名", "户数"], ["1", "塘边村", "2000"], ["2", "岭背村", "95"]]


def test_merged_heads_of_one_cell_a_line() -> None:
    heads = ["村别", "水稻", "油菜", "面积", "产量", "面积", "产量"]
    text = "\n".join([*heads, "东风村", "1200", "620", "860", "118", "新桥村", "940", "488", "720", "97"])
    (table,) = tables(text)
    assert [len(row.cells) for row in table.rows] == [3, 4, 5, 5]


def test_a_row_of_one_cell_that_lost_its_bars_is_a_label() -> None:
    text = "| 类别 | 数量 |\n一、人口\n| 户籍人口 | 5230人 |\n二、组织\n| 党支部 | 6个 |"
    (table,) = tables(text)
    assert kinds(table) == ["head", "label", "data", "label", "data"]


def test_figures_that_look_like_years() -> None:
    text = "| 作物 | 面积（亩） |\n| 水稻 | 2000 |\n| 油菜 | 1998 |"
    (table,) = tables(text)
    assert kinds(table) == ["head", "data", "data"]
    text = "| 指标 | 产值 | |\n| | 2023 | 2024 |\n| 水稻 | 12.5 | 13 |\n| 油菜 | 8 | 9 |"
    (table,) = tables(text)
    assert kinds(table) == ["head", "head", "data", "data"]


def test_a_row_that_numbers_the_columns_is_a_head() -> None:
    text = "| 科目 | 预算 | 决算 |\n| 栏次 | 1 | 2 |\n| 教育 | 120 | 118 |\n| 卫生 | 80 | 79 |"
    (table,) = tables(text)
    assert kinds(table) == ["head", "head", "data", "data"]


def test_two_tables_that_follow_one_another() -> None:
    text = (
        "| 村名 | 户数 |\n| 塘边村 | 120 |\n| 岭背村 | 95 |\n| 项目 | 投资 | 完成 |\n| 桥 | 30 | 20 |\n| 路 | 8 | 8 |"
    )
    assert [table.width for table in tables(text)] == [2, 3]


def test_captions_stand_right_above() -> None:
    text = "全年办理512件。\n2024年各村户数\n单位：户\n| 村名 | 数量 |\n| 塘边村 | 120 |\n| 岭背村 | 95 |"
    (table,) = tables(text)
    assert [text[c.start : c.end] for c in table.captions] == ["2024年各村户数", "单位：户"]


@pytest.mark.parametrize(
    "text",
    [
        "索引号 | 014562-JY/2024-00009 | 主题分类 | 教育\n发布机构 | 教育局 | 成文日期 | 2023年12月29日",
        "首页 | 政务公开 | 规划总结\n新增企业12家。",
        "一、工作回顾\t3\n二、存在问题\t12\n三、下一步打算\t15",
        "一、工作回顾    3\n二、存在问题    12\n三、下一步打算    15",
        "全年新增企业12家 | 增长5.8%，成效明显。",
        "全年\t走访\t12\t户群众。",
        "| 序号 | 责任事项 | 责任单位 |\n| 1 | 推进老旧小区改造 | 城建办 |\n| 2 | 办好实事 | 民政办 |",
        "3\n今年以来，新增企业\n12\n家，同比增长\n5.8%\n，势头良好。",
        "组织党员学习\n31次、\n专题会议\n64次，\n比上年减少\n7次，",
        "办公室    2024年1月5日",
    ],
)
def test_no_table(text: str) -> None:
    assert tables(text) == []


@given(
    st.lists(st.tuples(WORDS, FIGURES, FIGURES), min_size=2, max_size=8),
    st.sampled_from([" | ", "\t", "    ", "\n"]),
)
def test_cells_are_found_where_they_stand(rows: list[tuple[str, str, str]], gap: str) -> None:
    lines = ["前言在此，正文如下。", gap.join(("村别", "面积", "产量")), *(gap.join(row) for row in rows), "正文在此。"]
    text = "\n".join(lines)
    (table,) = tables(text)
    assert cells(text, table)[1:] == [list(row) for row in rows]


@given(st.text(alphabet="全年新增12家，。\n |\t3.5%村户　- ", max_size=120))
def test_tables_are_in_order_and_inside_the_text(text: str) -> None:
    at = 0
    for table in outline(text).tables:
        assert at <= table.start < table.end <= len(text)
        for row in table.rows:
            assert at <= row.start < row.end
            at = row.start
            for cell in row.cells:
                assert at <= cell.start <= cell.end <= table.end
                assert "\n" not in text[cell.start : cell.end]
                at = cell.start
        at = table.end
