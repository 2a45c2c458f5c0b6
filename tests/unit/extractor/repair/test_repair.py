"""Whatever a text is, its view leads back to it; an undamaged one is its own view."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import texts

from zongjie.extractor.repair import STEPS, Edit, View, as_written, repaired

OPEN = Path(__file__).parents[4] / "corpus/documents/open"
# Font runs on lines of their own, and a page head in mid-sentence.
DAMAGED = "county-04.txt"
GAPS = ("\n", " ", "\u200b", "\u00ad", "\ue5e5", "O", "l", "第 3 页 共 9 页", "\n— 3 —\n", "國會發業務", "1 2", "％")
damaged_texts = st.lists(st.one_of(texts, st.sampled_from(GAPS)), max_size=12).map("".join)


def leads_back(view: View) -> None:
    assert len(view.text) == len(view.origins)
    assert all(a < b for a, b in pairwise(view.origins))
    assert all(0 <= origin < len(view.source) for origin in view.origins)


@settings(max_examples=150, deadline=None)
@given(text=damaged_texts)
@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.__name__)
def test_every_step_leads_back(step, text: str) -> None:  # type: ignore[no-untyped-def]
    leads_back(step(View.of(text)))


@settings(max_examples=150, deadline=None)
@given(text=damaged_texts, data=st.data())
def test_a_span_leads_to_a_slice(text: str, data: st.DataObject) -> None:
    view = repaired(text)
    leads_back(view)
    end = data.draw(st.integers(0, len(view.text)))
    start = data.draw(st.integers(0, end))
    first, last = view.source_span(start, end)
    assert 0 <= first <= last <= len(text)
    if start < end:
        # First and last character of the slice are those of the span, or what these were made of.
        assert (first, last - 1) == (view.origins[start], view.origins[end - 1])


@settings(max_examples=100, deadline=None)
@given(text=damaged_texts)
def test_a_repair_adds_no_digit(text: str) -> None:
    """A digit of the view is a digit of the source, or a letter that a scan has for one."""
    view = repaired(text)
    for char, origin in zip(view.text, view.origins, strict=True):
        if char.isdigit():
            assert text[origin] == char or text[origin] in "OolI〇○"


@pytest.mark.parametrize("path", sorted(OPEN.glob("*.txt")), ids=lambda path: path.stem)
def test_an_undamaged_document_is_its_own_view(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    view = repaired(text)
    assert (view.text == text and view.is_source) is (path.name != DAMAGED)


def test_edits_follow_one_another() -> None:
    view = View.of("甲乙\u200b丙\n丁").edited([Edit(2, 3)]).edited([Edit(3, 4)]).edited([Edit(0, 1, "子")])
    assert (view.text, list(view.origins), view.is_source) == ("子乙丙丁", [0, 1, 3, 5], False)
    assert view.source_span(1, 3) == (1, 4)
    assert view.source_span(4, 4) == (6, 6)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("全年新增企业1\u200b2家。", "全年新增企业12家。"),
        ("全年新增企业1O2家，20l9年增长l.5%。", "全年新增企业102家，2019年增长1.5%。"),
        ("全年新增企业3 l家。", "全年新增企业31家。"),
        ("202 4年新增企业1 5家。", "2024年新增企业15家。"),
        ("全年开局良好。新增企业12\n家，同比增长\n5%。", "全年开局良好。新增企业12家，同比增长5%。"),
        ("某某社区2023\n年工作总结", "某某社区2023年工作总结"),
        ("全年走访困难群众，做到\n— 3 —\n不漏一户。", "全年走访困难群众，做到不漏一户。"),
        ("全鎮上下齊心協力，發展黨員3名。", "全镇上下齐心协力，发展党员3名。"),
    ],
)
def test_damage_is_taken_out(source: str, text: str) -> None:
    assert repaired(source).text == text


@pytest.mark.parametrize(
    "text",
    [
        "建成5G基站3座，PM2.5浓度下降，O2O平台1个，IPv6用户2万户，打印A4纸3箱，饮用水2l。",
        "引进1 2家外资银行。",
        "新增1\ue00412家。",
        "二○二四年一月五日",
        "一、党建引领，筑牢基层治理根基\n全年发展党员3名。",
        "（一）强化社区党委领导核心，推动更多力量下沉社区\n加强党的领导是关键，全年走访12户。",
        "全年走访困难群众。\n— 3 —\n新增企业12家。",
        "户数\n12\n人数\n35\n面积\n8",
        "青石坝社区\n2024年1月5日",
        "全镇设“國際”牌匾3块，其余牌匾保持不变。",
        "特色农业稳步发展 新建基地3个，带动120户。",
    ],
)
def test_what_may_be_meant_stays(text: str) -> None:
    assert repaired(text).text == text


def test_hard_wrapped_lines_are_joined_and_headings_are_not() -> None:
    body = "今年以来社区党委下设六个党支部在册党员共有二百八十七名组织集中学习二十六次专题党课九堂" * 6
    lines = [body[at : at + 30] for at in range(0, len(body), 30)]
    text = "一、2023年主要工作\n" + "\n".join(lines) + "。\n二、存在问题\n人手不足。"
    assert repaired(text).text == f"一、2023年主要工作\n{body}。\n二、存在问题\n人手不足。"


def test_words_are_quoted_in_their_script() -> None:
    view = repaired("青石鎮2024年工作總結\n全年發展黨員3名，新增企業5家。")
    assert as_written("青石镇2024年工作总结", view) == "青石鎮2024年工作總結"
    assert as_written("不在文中", view) == "不在文中"
