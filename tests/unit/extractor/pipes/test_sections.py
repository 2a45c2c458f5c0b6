"""The tree of sections, from headings whose kinds of sentence are given."""

from typing import Any

from zongjie.extractor.pipes.metadata import read_head
from zongjie.extractor.pipes.sections import Part, find_sections
from zongjie.extractor.source import Hints

TITLE = "m 某社区2024年工作总结|"


def sections(marked: Any, *rows: str) -> tuple[str, list[Part]]:
    shape, judged = marked(TITLE, *rows)
    return shape.text, find_sections(shape, judged, read_head(shape, Hints()))


def words(text: str, parts: list[Part]) -> list[tuple[str | None, str, int, str, int | None]]:
    return [(p.number, text[slice(*p.heading)], p.level, p.kind, p.parent) for p in parts]


def test_numbered_halves(marked: Any) -> None:
    text, parts = sections(
        marked,
        "h 一、2024年工作回顾|",
        "h （一）党建|",
        "a 发展党员3名。|",
        "h （二）民生|",
        "a 修路3条。|",
        "h 二、存在的不足|",
        "p 人手不足。|",
        "h 三、2025年工作计划|",
        "h （一）党建|",
        "n 发展党员5名。|",
    )
    assert words(text, parts) == [
        ("一、", "2024年工作回顾", 1, "review", None),
        ("（一）", "党建", 2, "review", 0),
        ("（二）", "民生", 2, "review", 0),
        ("二、", "存在的不足", 1, "problems", None),
        ("三、", "2025年工作计划", 1, "plan", None),
        ("（一）", "党建", 2, "plan", 4),
    ]
    assert text[parts[0].start : parts[0].end].endswith("修路3条。")
    assert text[parts[2].start : parts[2].heading_end] == "（二）民生"
    assert parts[-1].end == parts[4].end == len(text.rstrip())


def test_headings_without_numbers_and_a_lead_to_the_problems(marked: Any) -> None:
    _, parts = sections(
        marked,
        "h 工作回顾|",
        "a 发展党员3名。|",
        "h 我们也清醒地看到，还存在不少问题：|",
        "p 人手不足。|",
        "h 下一步打算|",
        "n 修路。|",
    )
    assert [(p.level, p.kind) for p in parts] == [(1, "review"), (1, "problems"), (1, "plan")]


def test_the_highest_number_is_the_first_level(marked: Any) -> None:
    text, parts = sections(marked, "h （一）党建|", "a 发展党员3名。|", "h （二）民生|", "a 修路3条。|")
    assert words(text, parts) == [("（一）", "党建", 1, "review", None), ("（二）", "民生", 1, "review", None)]


def test_emphasis_is_no_part_of_the_heading(marked: Any) -> None:
    text, parts = sections(marked, "h **一、党建**|", "a 发展党员3名。|")
    assert words(text, parts) == [("一、", "党建", 1, "review", None)]
    assert text[parts[0].start : parts[0].heading_end] == "**一、党建**"


def test_the_kind_comes_from_below_where_the_heading_is_silent(marked: Any) -> None:
    _, parts = sections(marked, "h 一、队伍|", "p 人手不足。", "n 增加人手。|", "h 二、道路|", "n 修路。|")
    assert [p.kind for p in parts] == ["mixed", "plan"]


def test_no_heading_no_section(marked: Any) -> None:
    assert sections(marked, "a 走访12户。|")[1] == []
